package spoor.workbench.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

/// Draws tables. The same rows give the same bytes; what a log says is text in every place.
public final class Pictures {
    private Pictures() {}

    /// Kinds of Kusto's that no picture stands for, and what to draw instead.
    private static final Map<String, String> INSTEAD =
            Map.of(
                    "pivotchart",
                    "a table that is arranged by hand: turn it with evaluate pivot(...), and draw"
                            + " it with render heatmap or columnchart",
                    "plotly",
                    "a figure for the library of that name, which is not here: render the rows that"
                            + " it was made of");

    /// Whether a kind of `render` is drawn.
    public static boolean draws(String kind) {
        return Properties.drawn().contains(kind.toLowerCase(Locale.ROOT));
    }

    /// The picture that `render` asks for.
    ///
    /// @param prefix of the ids in the page
    public static Picture of(ResultTable table, Render render, String prefix) {
        String kind = render.kind().toLowerCase(Locale.ROOT);
        String instead = INSTEAD.get(kind);
        if (instead != null) {
            return new Picture.None(
                    "There is no picture for render %s, %s. The table has the rows."
                            .formatted(kind, instead));
        }
        Fields fields = new Fields(table, render);
        try {
            Properties.check(render);
            return told(drawn(fields, table, kind, prefix), Properties.unread(render));
        } catch (NoPicture e) {
            return new Picture.None("There is no picture: " + sentence(e.why()));
        }
    }

    private static Picture told(Picture picture, String unread) {
        return picture instanceof Picture.Drawn drawn && !unread.isEmpty()
                ? new Picture.Drawn(drawn.kind(), drawn.svg(), drawn.caption() + " " + unread)
                : picture;
    }

    private static Picture drawn(Fields fields, ResultTable table, String kind, String prefix) {
        return switch (kind) {
            case "anomalychart", "areachart", "linechart", "stackedareachart", "timechart" ->
                    LinesDrawing.draw(fields, kind);
            case "boxplot" -> BoxPlotDrawing.draw(fields);
            case "card" -> CardDrawing.draw(fields);
            case "piechart" -> PieDrawing.draw(fields);
            case "barchart", "columnchart" -> BarsDrawing.draw(fields, kind);
            case "graph" ->
                    GraphPicture.of(table, checked(fields), prefix)
                            .orElseThrow(() ->
                                    new NoPicture("graph needs two columns of text, the ends"));
            case "confusionmatrix", "heatmap" -> HeatMapDrawing.draw(fields, kind);
            case "ladderchart" -> LadderDrawing.draw(fields);
            case "processtree" -> ProcessTreeDrawing.draw(fields);
            case "scatterchart" -> ScatterDrawing.draw(fields);
            case "timeline" -> TimelineDrawing.draw(fields);
            case "timepivot" -> TimePivotDrawing.draw(fields);
            case "treemap" -> TreemapDrawing.draw(fields);
            default ->
                    new Picture.None(
                            "There is no picture for render %s yet; the table has the rows."
                                    .formatted(kind));
        };
    }

    /// The properties of a graph, whose columns are there.
    private static Render checked(Fields fields) {
        for (String property : List.of("xcolumn", "ycolumns", "series", "size", "tooltip")) {
            fields.listed(property);
        }
        return fields.render();
    }

    private static String sentence(String why) {
        return why.endsWith("?") ? why : why + ".";
    }

    /// The style sheet that pictures need: colours for light and for dark ground.
    public static String style() {
        try (InputStream in = Pictures.class.getResourceAsStream("picture.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource picture.css", e);
        }
    }
}
