package spoor.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spoor.model.RowBatch;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.RunningAnswer;
import spoor.workbench.picture.Drill;
import spoor.workbench.picture.Picture;
import spoor.workbench.picture.Pictures;

/// What `render` asks for, as Kusto's clients read it, and as the page does.
final class Visualizations {
    private static final String TOO_LARGE =
            "The result is too large to be drawn: summarize it, or ask for fewer rows.";

    /// Kusto's spelling of the properties of `render`.
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("title", "Title"),
                    Map.entry("xcolumn", "XColumn"),
                    Map.entry("series", "Series"),
                    Map.entry("ycolumns", "YColumns"),
                    Map.entry("anomalycolumns", "AnomalyColumns"),
                    Map.entry("xtitle", "XTitle"),
                    Map.entry("ytitle", "YTitle"),
                    Map.entry("xaxis", "XAxis"),
                    Map.entry("yaxis", "YAxis"),
                    Map.entry("legend", "Legend"),
                    Map.entry("ysplit", "YSplit"),
                    Map.entry("accumulate", "Accumulate"),
                    Map.entry("kind", "Kind"),
                    Map.entry("ymin", "Ymin"),
                    Map.entry("ymax", "Ymax"),
                    Map.entry("xmin", "Xmin"),
                    Map.entry("xmax", "Xmax"));

    private final ObjectMapper mapper;

    Visualizations(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// Whether we draw what is asked for, which takes all rows before the first is written.
    static boolean drawn(RunningAnswer.Heading heading) {
        return heading.render()
                .filter(render -> !render.kind().equalsIgnoreCase("table"))
                .isPresent();
    }

    /// The JSON object `{"Visualization":"timechart","Title":...}`; null without `render`.
    ObjectNode visualization(RunningAnswer.Heading heading) {
        ObjectNode text = mapper.createObjectNode();
        text.put("Visualization", heading.render().map(Render::kind).orElse(null));
        heading.render().stream()
                .flatMap(render -> new TreeMap<>(render.properties()).entrySet().stream())
                .forEach(property -> text.put(name(property.getKey()), property.getValue()));
        return text;
    }

    private static String name(String name) {
        String kusto = NAMES.get(name);
        return kusto != null
                ? kusto
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// The picture for our own page: `{"svg", "caption", "drill"}`, or `{"why"}` where there is
    /// none.
    ///
    /// @param rows empty: they do not fit into memory
    /// @param query the text that was asked
    ObjectNode picture(RunningAnswer.Heading heading, Optional<List<RowBatch>> rows, String query) {
        ObjectNode text = mapper.createObjectNode();
        if (rows.isEmpty()) {
            return text.put("why", TOO_LARGE);
        }
        ResultTable table =
                new ResultTable(heading.name(), heading.columns(), rows.get(), heading.render());
        switch (Pictures.of(table, heading.render().orElseThrow(), "picture")) {
            case Picture.None none -> text.put("why", none.why());
            case Picture.Drawn drawn -> {
                text.put("svg", drawn.svg());
                text.put("caption", drawn.caption());
                Drill.of(query, table.columns()).ifPresent(drill -> text.set("drill", json(drill)));
            }
        }
        return text;
    }

    private ObjectNode json(Drill drill) {
        ObjectNode json = mapper.createObjectNode();
        json.put("table", drill.table());
        drill.names().forEach(json.putArray("names")::add);
        drill.behind().ifPresent(behind -> json.put("behind", behind));
        ArrayNode keys = json.putArray("keys");
        drill.keys().forEach(key -> key.ifPresentOrElse(keys::add, keys::addNull));
        return json;
    }
}
