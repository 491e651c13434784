package spoor.workbench.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

/// Draws tables. The same rows give the same bytes; what a log says is text in every place.
public final class Pictures {
    private Pictures() {}

    private static final Set<String> KINDS =
            Set.of(
                    "anomalychart",
                    "areachart",
                    "barchart",
                    "boxplot",
                    "card",
                    "columnchart",
                    "confusionmatrix",
                    "graph",
                    "heatmap",
                    "linechart",
                    "piechart",
                    "processtree",
                    "scatterchart",
                    "timechart",
                    "timeline");

    /// Lines over rows, which the page draws by itself, so that they can be zoomed.
    private static final Set<String> ZOOMED = Set.of("areachart", "linechart", "timechart");

    /// Whether a kind of `render` is drawn here.
    public static boolean draws(String kind) {
        return KINDS.contains(kind.toLowerCase(Locale.ROOT));
    }

    /// Whether the page is given what is drawn here; lines only where they are of series.
    public static boolean draws(List<Column> columns, Render render) {
        return draws(render.kind())
                && (!ZOOMED.contains(render.kind().toLowerCase(Locale.ROOT))
                        || columns.stream().anyMatch(column -> column.type() == KqlType.DYNAMIC));
    }

    /// The picture that `render` asks for.
    ///
    /// @param prefix of the ids in the page
    public static Picture of(ResultTable table, Render render, String prefix) {
        String kind = render.kind().toLowerCase(Locale.ROOT);
        Fields fields = new Fields(table, render);
        try {
            return switch (kind) {
                case "anomalychart", "areachart", "linechart", "timechart" ->
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
                case "processtree" -> ProcessTreeDrawing.draw(fields);
                case "scatterchart" -> ScatterDrawing.draw(fields);
                case "timeline" -> TimelineDrawing.draw(fields);
                default ->
                        new Picture.None(
                                "There is no picture for render %s yet; the table has the rows."
                                        .formatted(kind));
            };
        } catch (NoPicture e) {
            return new Picture.None("There is no picture: " + sentence(e.why()));
        }
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
