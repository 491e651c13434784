package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import spoor.workbench.Render;

/// Which properties of `render` say something to which kind of picture, and which values those of
/// few values take. What is not understood is refused, what says nothing is told.
final class Properties {
    private static final Set<String> LINES =
            set(
                    "xcolumn ycolumns series ysplit accumulate xaxis yaxis xmin xmax ymin ymax xtitle"
                            + " ytitle legend anomalycolumns");
    private static final Set<String> BARS =
            set("xcolumn ycolumns series kind accumulate yaxis ymin ymax xtitle ytitle legend");

    /// The properties that each kind reads, besides the title.
    private static final Map<String, Set<String>> READ =
            Map.ofEntries(
                    Map.entry("anomalychart", LINES),
                    Map.entry("areachart", with(LINES, "kind")),
                    Map.entry("barchart", BARS),
                    Map.entry(
                            "boxplot",
                            set("xcolumn ycolumns series size yaxis ymin ymax xtitle legend")),
                    Map.entry("card", set("ycolumns")),
                    Map.entry("columnchart", BARS),
                    Map.entry(
                            "confusionmatrix",
                            set("xcolumn ycolumns size xtitle ytitle legend kind yaxis")),
                    Map.entry("graph", set("xcolumn ycolumns series size tooltip")),
                    Map.entry(
                            "heatmap",
                            set("xcolumn ycolumns size kind yaxis xtitle ytitle legend")),
                    Map.entry(
                            "ladderchart",
                            set("xcolumn ycolumns series tooltip xaxis xtitle legend")),
                    Map.entry("linechart", LINES),
                    Map.entry("piechart", set("xcolumn ycolumns series kind")),
                    Map.entry(
                            "processtree",
                            set("xcolumn ycolumns series labels reference tooltip legend")),
                    Map.entry(
                            "scatterchart",
                            set(
                                    "xcolumn ycolumns series size labels tooltip kind xaxis yaxis xmin"
                                            + " xmax ymin ymax xtitle ytitle legend")),
                    Map.entry("stackedareachart", with(LINES, "kind")),
                    Map.entry("timechart", LINES),
                    Map.entry(
                            "timeline",
                            set(
                                    "xcolumn ycolumns series lanes overlay reference labels tooltip"
                                            + " yaxis ymin ymax ytitle legend")),
                    Map.entry("timepivot", set("xcolumn ycolumns series size legend")),
                    Map.entry("treemap", set("xcolumn ycolumns series size")));

    private static final Map<String, List<String>> VALUES =
            Map.of(
                    "accumulate", List.of("true", "false"),
                    "legend", List.of("visible", "hidden"),
                    "xaxis", List.of("linear", "log"),
                    "yaxis", List.of("linear", "log"),
                    "ysplit", List.of("none", "axes", "panels"));

    private static final List<String> STACKS =
            List.of("default", "stacked", "unstacked", "stacked100");

    private Properties() {}

    static Set<String> drawn() {
        return READ.keySet();
    }

    /// @throws NoPicture when a property has a value that it does not take
    static void check(Render render) {
        String drawn = render.kind().toLowerCase(Locale.ROOT);
        for (String name : new TreeSet<>(render.properties().keySet())) {
            List<String> values = name.equals("kind") ? kinds(drawn) : VALUES.get(name);
            String value = render.properties().getOrDefault(name, "");
            if (values == null || values.isEmpty() || value.isBlank()) {
                continue;
            }
            String lower = value.toLowerCase(Locale.ROOT);
            if (lower.equals("map") && name.equals("kind")) {
                throw new NoPicture(
                        "kind=map needs the map of another machine, and nothing here asks one;"
                                + " leave it away for the plane");
            }
            if (!values.contains(lower)) {
                throw new NoPicture(
                        "'%s' for %s of a %s is none of %s"
                                .formatted(value, name, drawn, String.join(", ", values)));
            }
        }
    }

    private static List<String> kinds(String drawn) {
        return switch (drawn) {
            case "areachart", "stackedareachart", "barchart", "columnchart" -> STACKS;
            case "heatmap", "confusionmatrix" -> List.of("default", "count", "rowshare");
            case "piechart", "scatterchart" -> List.of("default");
            default -> List.of();
        };
    }

    /// A sentence that names the properties that say nothing to this kind of picture; empty: none.
    static String unread(Render render) {
        String drawn = render.kind().toLowerCase(Locale.ROOT);
        Set<String> read = READ.getOrDefault(drawn, Set.of());
        List<String> unread = new ArrayList<>();
        for (String name : new TreeSet<>(render.properties().keySet())) {
            boolean says =
                    name.equals("title")
                            || read.contains(name)
                            || render.properties().getOrDefault(name, "").isBlank();
            if (!says) {
                unread.add(name);
            }
        }
        if (unread.isEmpty()) {
            return "";
        }
        String names = String.join(", ", unread);
        return unread.size() == 1
                ? names + " says nothing to a " + drawn + "."
                : names + " say nothing to a " + drawn + ".";
    }

    private static Set<String> set(String names) {
        return Set.of(names.split(" "));
    }

    private static Set<String> with(Set<String> names, String more) {
        Set<String> all = new TreeSet<>(names);
        all.add(more);
        return Set.copyOf(all);
    }
}
