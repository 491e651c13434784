package spoor.mining.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import spoor.mining.Calls;
import spoor.mining.Oracle;
import spoor.model.KqlType;
import spoor.model.ProblemException;
import spoor.model.Ticks;

/// `mode='faithful'` gives what msticpy gives: every run over its data, and its edge cases.
class ClusterOracleTest {
    @TestFactory
    List<DynamicTest> runsGiveTheClustersOfMsticpy() {
        Map<String, @Nullable Object> runs =
                Oracle.object(Oracle.json(Oracle.path("clusters/summary.json")));
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : runs.keySet()) {
            tests.add(
                    DynamicTest.dynamicTest(
                            name, () -> compareRun(name, Oracle.object(runs.get(name)))));
        }
        assertEquals(13, tests.size());
        return tests;
    }

    private static void compareRun(String name, Map<String, @Nullable Object> run) {
        String data = name.substring(0, name.indexOf('.'));
        List<Map<String, String>> events = Oracle.csv(Oracle.path("clusters/" + data + ".csv"));
        List<Map<String, String>> features =
                Oracle.csv(Oracle.path("clusters/" + data + ".features.csv"));
        List<String> columns =
                Oracle.list(run.get("cluster_columns")).stream().map(String::valueOf).toList();
        Calls rows = call(events, features, columns, run);
        rows.with("result", KqlType.STRING, "rows");
        List<String> expected = new ArrayList<>();
        for (Map<String, String> row :
                Oracle.csv(Oracle.path("clusters/" + name + ".labels.csv"))) {
            expected.add(row.get("label") + " " + Oracle.cell(row, "core").equals("1"));
        }
        List<String> got = new ArrayList<>();
        for (List<@Nullable Object> row : rows.run("dbscan", 100)) {
            got.add(row.get(row.size() - 3) + " " + row.getLast());
        }
        assertEquals(expected, got, "labels and cores");

        expected.clear();
        got.clear();
        for (Map<String, String> row :
                Oracle.csv(Oracle.path("clusters/" + name + ".clusters.csv"))) {
            expected.add(
                    List.of(
                                    Long.valueOf(row.get("row")),
                                    Boolean.valueOf(row.get("Clustered")),
                                    Long.valueOf(row.get("ClusterId")),
                                    Long.valueOf(row.get("ClusterSize")),
                                    ticks(row.get("TimeGenerated")),
                                    ticks(row.get("FirstEventTime")),
                                    ticks(row.get("LastEventTime")))
                            .toString());
        }
        for (List<@Nullable Object> row : call(events, features, columns, run).run("dbscan", 100)) {
            got.add(clusterRow(row, columns.size() + 2));
        }
        assertEquals(expected, got, "rows of the result");
        assertEquals(Oracle.whole(run.get("output")), got.size());
    }

    /// Of the input's columns only `row` and the time stand before the clustered ones.
    private static String clusterRow(List<@Nullable Object> row, int inputs) {
        List<@Nullable Object> told = new ArrayList<>();
        told.add(row.get(0));
        told.addAll(row.subList(inputs, inputs + 3));
        told.add(row.get(1));
        told.addAll(row.subList(inputs + 3, inputs + 5));
        return told.toString();
    }

    private static Calls call(
            List<Map<String, String>> events,
            List<Map<String, String>> features,
            List<String> columns,
            Map<String, @Nullable Object> run) {
        Calls call = new Calls();
        Object[] places = new Object[events.size()];
        Object[] times = new Object[events.size()];
        for (int i = 0; i < times.length; i++) {
            places[i] = (long) i;
            times[i] = ticks(events.get(i).get("TimeGenerated"));
        }
        call.column("row", KqlType.LONG, places).column("TimeGenerated", KqlType.DATETIME, times);
        for (String column : columns) {
            boolean flag = Oracle.cell(features.getFirst(), column).matches("true|false");
            boolean whole = Oracle.cell(features.getFirst(), column).matches("-?\\d+");
            Object[] values = new Object[features.size()];
            for (int i = 0; i < values.length; i++) {
                String text = features.get(i).get(column);
                values[i] =
                        flag
                                ? (Object) Boolean.valueOf(text)
                                : whole ? (Object) Long.valueOf(text) : Double.valueOf(text);
            }
            KqlType type = flag ? KqlType.BOOL : whole ? KqlType.LONG : KqlType.REAL;
            call.column(column, type, values);
        }
        return parameters(call, columns, Oracle.object(run.get("params")));
    }

    private static Calls parameters(
            Calls call, List<String> columns, Map<String, @Nullable Object> given) {
        call.use(columns);
        if (given.containsKey("max_cluster_distance")) {
            call.with("eps", KqlType.REAL, Oracle.real(given.get("max_cluster_distance")));
        }
        if (given.containsKey("min_cluster_samples")) {
            call.with("min_points", KqlType.LONG, Oracle.whole(given.get("min_cluster_samples")));
        }
        if (Boolean.FALSE.equals(given.get("normalize"))) {
            call.with("scale", KqlType.STRING, "none");
        }
        return call.with("mode", KqlType.STRING, "faithful");
    }

    private static long ticks(@Nullable String text) {
        String iso = String.valueOf(text).replace(' ', 'T');
        return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                ? Ticks.of(OffsetDateTime.parse(iso).toInstant())
                : Ticks.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    }

    @Test
    void normalizedPointsAreThoseOfMsticpyBitForBit() {
        int compared = 0;
        for (String name : List.of("processes_on_host.page", "process_tree.page")) {
            String data = name.substring(0, name.indexOf('.'));
            List<Map<String, String>> features =
                    Oracle.csv(Oracle.path("clusters/" + data + ".features.csv"));
            List<Map<String, String>> labels =
                    Oracle.csv(Oracle.path("clusters/" + name + ".labels.csv"));
            List<String> columns =
                    labels.getFirst().keySet().stream().filter(c -> c.startsWith("x")).toList();
            assertEquals(3, columns.size());
            for (int i = 0; i < features.size(); i++) {
                double[] row = {
                    Double.parseDouble(features.get(i).get("commandlineTokensFull")),
                    Double.parseDouble(features.get(i).get("pathScore")),
                    Oracle.cell(features.get(i), "isSystemSession").equals("true") ? 1 : 0
                };
                Points raw = new Points(3, row, new long[] {1});
                Points scaled = Scaling.of(Scaling.Kind.ROWS, raw).apply(raw);
                for (int d = 0; d < 3; d++) {
                    assertEquals(
                            Double.parseDouble(labels.get(i).get(columns.get(d))),
                            scaled.value(0, d));
                    compared++;
                }
            }
        }
        assertEquals((363 + 117) * 3, compared);
    }

    @TestFactory
    List<DynamicTest> edgeCasesGiveTheClustersOfMsticpy() {
        List<DynamicTest> tests = new ArrayList<>();
        Oracle.files("edge", "cluster_*.json")
                .forEach(file -> {
                    Map<String, @Nullable Object> one = Oracle.object(Oracle.json(file));
                    if (Oracle.object(one.get("input")).get("cluster_columns") != null) {
                        tests.add(
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> compareEdge(one)));
                    }
                });
        assertEquals(13, tests.size());
        return tests;
    }

    private static void compareEdge(Map<String, @Nullable Object> one) {
        Map<String, @Nullable Object> input = Oracle.object(one.get("input"));
        Map<String, @Nullable Object> output = Oracle.object(one.get("output"));
        List<String> columns =
                Oracle.list(input.get("cluster_columns")).stream().map(String::valueOf).toList();
        if (output.containsKey("error")) {
            refuses(input, columns);
            return;
        }
        Calls rows = edge(input, output, columns).with("result", KqlType.STRING, "rows");
        List<Long> labels = new ArrayList<>();
        List<Long> core = new ArrayList<>();
        for (List<@Nullable Object> row : rows.run("dbscan")) {
            labels.add(Oracle.whole(row.get(row.size() - 3)));
            if (Boolean.TRUE.equals(row.getLast())) {
                core.add(labels.size() - 1L);
            }
        }
        assertEquals(output.get("labels"), labels);
        assertEquals(output.get("core"), core);
        List<String> expected = new ArrayList<>();
        for (@Nullable Object cluster : Oracle.list(output.get("clusters"))) {
            Map<String, @Nullable Object> row = Oracle.object(cluster);
            List<@Nullable Object> told = new ArrayList<>();
            for (String name : List.of("row", "Clustered", "ClusterId", "ClusterSize")) {
                told.add(row.get(name));
            }
            for (String name : List.of("TimeGenerated", "FirstEventTime", "LastEventTime")) {
                told.add(ticks((String) row.get(name)));
            }
            expected.add(told.toString());
        }
        List<String> got = new ArrayList<>();
        for (List<@Nullable Object> row : edge(input, output, columns).run("dbscan")) {
            got.add(clusterRow(row, columns.size() + 2));
        }
        assertEquals(expected, got);
    }

    /// Where the original fails, so do we; save that a column of text for the time is refused by
    /// its type.
    private static void refuses(Map<String, @Nullable Object> input, List<String> columns) {
        boolean timed = "TimeGenerated".equals(input.get("time_column"));
        Calls call = edge(input, Map.of(), columns);
        if (!timed) {
            Calls without = new Calls();
            without.column("a", KqlType.LONG, 1L, 1L).column("b", KqlType.LONG, 2L, 2L);
            assertFalse(
                    without.use(columns)
                            .with("mode", KqlType.STRING, "faithful")
                            .problems("dbscan")
                            .isEmpty());
            return;
        }
        List<@Nullable Object> rows = Oracle.list(input.get("rows"));
        boolean complete =
                !rows.isEmpty() && rows.stream().noneMatch(row -> Oracle.list(row).contains(null));
        if (complete) {
            Calls text = new Calls();
            text.column("TimeGenerated", KqlType.STRING, "2024-01-01T00:00:00Z");
            text.column("a", KqlType.LONG, 1L).column("b", KqlType.LONG, 2L);
            assertEquals(
                    "MINE003",
                    text.use(columns)
                            .with("time", "TimeGenerated")
                            .with("mode", KqlType.STRING, "faithful")
                            .problems("dbscan")
                            .getFirst()
                            .code());
            return;
        }
        String code = "";
        try {
            call.run("dbscan");
        } catch (ProblemException e) {
            code = e.problems().getFirst().code();
        }
        assertEquals(rows.isEmpty() ? "MINE020" : "MINE021", code);
    }

    private static Calls edge(
            Map<String, @Nullable Object> input,
            Map<String, @Nullable Object> output,
            List<String> columns) {
        List<@Nullable Object> rows = Oracle.list(input.get("rows"));
        List<String> names =
                Oracle.list(input.get("columns")).stream().map(String::valueOf).toList();
        Calls call = new Calls();
        @Nullable Object[] places = new @Nullable Object[rows.size()];
        @Nullable Object[] times = new @Nullable Object[rows.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = (long) i;
            times[i] = ticks((String) Oracle.list(rows.get(i)).get(0));
        }
        call.column("row", KqlType.LONG, places).column("TimeGenerated", KqlType.DATETIME, times);
        for (String column : columns) {
            @Nullable Object[] values = new @Nullable Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] =
                        names.contains(column)
                                ? Oracle.list(rows.get(i)).get(names.indexOf(column))
                                : number(output, column, i);
            }
            call.column(column, KqlType.REAL, values);
        }
        return parameters(call, columns, Oracle.object(input.get("params")));
    }

    /// A feature that the original computed from the rows.
    private static @Nullable Object number(
            Map<String, @Nullable Object> output, String column, int row) {
        Map<String, @Nullable Object> features = Oracle.object(output.get("features"));
        Object value = Oracle.list(features.get(column)).get(row);
        return value instanceof Boolean flag ? (Object) (flag ? 1 : 0) : value;
    }
}
