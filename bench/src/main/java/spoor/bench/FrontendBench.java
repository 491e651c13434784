package spoor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spoor.kql.bind.Binder;
import spoor.kql.bind.BoundQuery;
import spoor.kql.bind.Catalog;
import spoor.kql.bind.Plugins;
import spoor.kql.syntax.Parser;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;
import spoor.model.Ticks;
import spoor.plan.Planner;

/// How many real queries a second are read, bound and planned by one thread, and how long the first
/// one of a process takes. Queries that do not bind are left out of the rate.
public final class FrontendBench {
    private static final long NOW = Ticks.ofDate(2026, 11, 1);
    private static final String FIRST =
            "SecurityEvent | where TimeGenerated > ago(1d) and EventID == 4625"
                    + " | summarize Attempts = count(), Accounts = make_set(TargetUserName)"
                    + " by IpAddress, bin(TimeGenerated, 1h) | where Attempts > 10"
                    + " | join kind=inner (SecurityEvent | where EventID == 4624"
                    + " | project IpAddress, LogonType) on IpAddress | top 10 by Attempts";

    private FrontendBench() {}

    /// `FrontendBench CORPUS SCHEMA ROUNDS`.
    public static void main(String[] arguments) throws Exception {
        Catalog small = Catalog.of(List.of(securityEvent()));
        long begin = System.nanoTime();
        boolean bound = plans(FIRST, small);
        double first = (System.nanoTime() - begin) / 1e6;
        if (!bound) {
            throw new IllegalStateException("the first query does not bind");
        }
        System.out.println(Machine.describe());
        System.out.printf(Locale.ROOT, "first query of the process: %.0f ms%n", first);
        Catalog catalog = Catalog.of(schemas(Path.of(arguments[1])));
        List<String> queries = new ArrayList<>();
        for (String text : queries(Path.of(arguments[0]))) {
            try {
                if (plans(text, catalog)) {
                    queries.add(text);
                }
            } catch (RuntimeException e) {
                System.out.println("left out, for it fails: " + e);
            }
        }
        Timing timing = new Timing(queries.size() + " queries");
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            timing.time(() -> queries.forEach(text -> plans(text, catalog)));
        }
        System.out.println(timing);
        System.out.printf(
                Locale.ROOT,
                "%.0f queries a second (median of the rounds)%n",
                queries.size() / timing.median());
    }

    private static boolean plans(String text, Catalog catalog) {
        BoundQuery bound =
                Binder.bind(
                        Parser.parse(text),
                        new Binder.Surroundings(catalog, Plugins.none(), NOW, Map.of()));
        for (BoundQuery.Result result : bound.results()) {
            int[] number = {0};
            Planner.plan(result.relation(), () -> "stage_" + ++number[0]);
        }
        return bound.problems().isEmpty();
    }

    private static TableSchema securityEvent() {
        return new TableSchema(
                "SecurityEvent",
                List.of(
                        new Column("TimeGenerated", KqlType.DATETIME),
                        new Column("EventID", KqlType.INT),
                        new Column("TargetUserName", KqlType.STRING),
                        new Column("IpAddress", KqlType.STRING),
                        new Column("LogonType", KqlType.INT)));
    }

    private static List<String> queries(Path file) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        List<String> queries = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode node = mapper.readTree(line);
            if (node.path("bind").asText().equals("bound")) {
                queries.add(node.path("query").asText());
            }
        }
        return queries;
    }

    private static List<TableSchema> schemas(Path file) throws Exception {
        List<TableSchema> schemas = new ArrayList<>();
        JsonNode tables = new ObjectMapper().readTree(file.toFile()).path("tables");
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            List<Column> columns = new ArrayList<>();
            table.getValue()
                    .properties()
                    .forEach(column ->
                            columns.add(
                                    new Column(
                                            column.getKey(),
                                            KqlType.named(column.getValue().asText())
                                                    .orElseThrow())));
            schemas.add(new TableSchema(table.getKey(), columns));
        }
        return schemas;
    }
}
