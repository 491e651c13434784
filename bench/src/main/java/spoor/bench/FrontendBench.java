package spoor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

/// How many real queries a second are read, bound and planned by one thread. Queries that do not
/// bind are left out of the rate.
public final class FrontendBench {
    private static final long NOW = Ticks.ofDate(2026, 11, 1);

    /// So many queries are kept as first ones of a process.
    private static final int FIRST = 20;

    private FrontendBench() {}

    /// `FrontendBench CORPUS SCHEMA ROUNDS FIRST`: the last is a folder, made here, for the tables
    /// and some of the queries as files that [FirstQueryBench] reads.
    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.describe());
        List<TableSchema> tables = schemas(Path.of(arguments[1]));
        Catalog catalog = Catalog.of(tables);
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
        keepFirst(Path.of(arguments[3]), tables, queries);
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

    /// Reads, binds and plans.
    ///
    /// @return whether it binds
    static boolean plans(String text, Catalog catalog) {
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

    private static void keepFirst(Path folder, List<TableSchema> tables, List<String> queries)
            throws IOException {
        Machine.delete(folder);
        Files.createDirectories(folder);
        StringBuilder columns = new StringBuilder();
        for (TableSchema table : tables) {
            for (Column column : table.columns()) {
                columns.append(table.name()).append('\t');
                columns.append(column.name()).append('\t');
                columns.append(column.type().kqlName()).append('\n');
            }
        }
        Files.writeString(folder.resolve("tables.tsv"), columns, StandardCharsets.UTF_8);
        for (int i = 0; i < FIRST; i++) {
            Files.writeString(
                    folder.resolve(i + ".kql"),
                    queries.get((int) ((long) i * queries.size() / FIRST)),
                    StandardCharsets.UTF_8);
        }
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
