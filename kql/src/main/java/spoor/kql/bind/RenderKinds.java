package spoor.kql.bind;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.Operator;

/// The pictures that `render` may name, and their properties.
public final class RenderKinds {
    /// Kinds that are drawn.
    public static final SortedSet<String> DRAWN =
            sorted(
                    "anomalychart",
                    "areachart",
                    "barchart",
                    "boxplot",
                    "card",
                    "columnchart",
                    "confusionmatrix",
                    "graph",
                    "heatmap",
                    "ladderchart",
                    "linechart",
                    "piechart",
                    "processtree",
                    "scatterchart",
                    "stackedareachart",
                    "table",
                    "timechart",
                    "timeline",
                    "timepivot",
                    "treemap");

    /// Kinds of Kusto's that are understood and not drawn: the table has the rows.
    public static final SortedSet<String> NOT_DRAWN = sorted("pivotchart", "plotly");

    /// All properties, by lower-case name, each with what it says.
    public static final Map<String, String> PROPERTIES = properties();

    private RenderKinds() {}

    /// Whether `render` takes it, in any case of its letters.
    public static boolean isKnown(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        return DRAWN.contains(lower) || NOT_DRAWN.contains(lower);
    }

    /// Refuses what nobody draws and what no picture reads.
    static void check(Context context, Operator.Render render) {
        if (!isKnown(render.kind())) {
            throw context.fail(
                    "KQL134",
                    render.span(),
                    "'" + render.kind() + "' is no kind of picture",
                    hint(render.kind(), DRAWN));
        }
        for (String name : new TreeSet<>(render.properties().keySet())) {
            if (!PROPERTIES.containsKey(name)) {
                throw context.fail(
                        "KQL135",
                        render.span(),
                        "'" + name + "' is no property of 'render'",
                        hint(name, PROPERTIES.keySet()));
            }
        }
    }

    private static String hint(String name, java.util.Collection<String> names) {
        String near = Nearest.hint(name, names);
        return near.isEmpty() ? "there are " + String.join(", ", names) : near;
    }

    private static SortedSet<String> sorted(String... names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(names)));
    }

    private static Map<String, String> properties() {
        Map<String, String> all = new TreeMap<>();
        all.put("accumulate", "whether each value adds to those before it");
        all.put("anomalycolumns", "the columns that mark anomalies");
        all.put("kind", "stacked, unstacked or stacked100; of a heat map count or rowshare");
        all.put("labels", "the column whose values stand beside the marks");
        all.put("lanes", "the column of which each value gets a lane");
        all.put("legend", "hidden or visible");
        all.put("overlay", "the column of which each value is a set of rows above the next");
        all.put("reference", "a time, or the column that tells events to compare with");
        all.put("series", "the columns whose values are told apart by colour");
        all.put("size", "the column of numbers that says how large or how often");
        all.put("title", "the title above the picture");
        all.put("tooltip", "the columns that show when a mark is pointed at");
        all.put("xaxis", "linear or log");
        all.put("xcolumn", "the column along x");
        all.put("xmax", "the greatest value along x");
        all.put("xmin", "the least value along x");
        all.put("xtitle", "what stands along x");
        all.put("yaxis", "linear or log");
        all.put("ycolumns", "the columns upwards");
        all.put("ymax", "the greatest value upwards");
        all.put("ymin", "the least value upwards");
        all.put("ysplit", "none, axes or panels");
        all.put("ytitle", "what stands along y");
        return Collections.unmodifiableMap(all);
    }
}
