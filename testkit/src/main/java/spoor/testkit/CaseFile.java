package spoor.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Catalog;
import spoor.model.KqlType;
import spoor.testkit.ConformanceCase.Expectation;
import spoor.testkit.ConformanceCase.ExpectedColumn;
import spoor.testkit.ConformanceCase.ExpectedTable;

/// Reads a file of cases, one JSON object a line, in either of two forms: queries with an
/// emulator's answers (`type_buckets`, the harness's value text), or examples of the documentation
/// (a page's table, and the engine's under `oracle`).
final class CaseFile {
    /// Plugins whose columns depend on the data.
    private static final Set<String> OPEN_PLUGINS = Set.of("plugin:pivot", "plugin:bag_unpack");

    private final Catalog catalog;

    /// @param catalog the tables that cases may name
    CaseFile(Catalog catalog) {
        this.catalog = catalog;
    }

    List<ConformanceCase> read(Path file) throws IOException {
        List<ConformanceCase> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.isBlank()) {
                cases.add(parse(JsonTrees.MAPPER.readTree(line)));
            }
        }
        return cases;
    }

    ConformanceCase parse(JsonNode node) {
        boolean page = node.has("page");
        return new ConformanceCase(
                node.path("id").asText(),
                node.path(page ? "page" : "family").asText(),
                node.path("query").asText(),
                texts(node.path("uses")),
                page ? documented(node) : executed(node));
    }

    private static Expectation executed(JsonNode node) {
        if (node.path("expect_error").asBoolean()) {
            return new Expectation.Refusal();
        }
        if (node.path("nondeterministic").asBoolean()) {
            return new Expectation.Nothing("not deterministic");
        }
        JsonNode expected = node.path("expected");
        if (node.path("lossy").asBoolean() || expected.isNull() || expected.isMissingNode()) {
            return new Expectation.Nothing("the recorded answer has lost values");
        }
        List<ExpectedColumn> columns = new ArrayList<>();
        List<KqlType> readAs = new ArrayList<>();
        for (int i = 0; i < expected.path("columns").size(); i++) {
            List<KqlType> bucket = bucket(expected.path("type_buckets").path(i).asText());
            Optional<KqlType> type = KqlType.named(expected.path("types").path(i).asText());
            List<KqlType> types = type.filter(bucket::contains).map(List::of).orElse(bucket);
            columns.add(new ExpectedColumn(expected.path("columns").get(i).asText(), types));
            readAs.add(types.getFirst());
        }
        List<List<ExpectedCell>> rows = new ArrayList<>();
        for (JsonNode row : expected.path("rows")) {
            List<ExpectedCell> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(CellReader.harness(readAs.get(i), row.get(i)));
            }
            rows.add(cells);
        }
        Optional<Long> count =
                node.path("truncated").asBoolean()
                        ? Optional.of(expected.path("row_count").asLong())
                        : Optional.empty();
        return new Expectation.Rows(
                new ExpectedTable(columns, rows, order(node), count, sets(node)));
    }

    /// The coarse types of the emulator's harness.
    private static List<KqlType> bucket(String name) {
        return switch (name) {
            case "Bool" -> List.of(KqlType.BOOL);
            case "Int" -> List.of(KqlType.LONG, KqlType.INT);
            case "Real" -> List.of(KqlType.REAL, KqlType.DECIMAL);
            case "String" -> List.of(KqlType.STRING);
            case "DateTime" -> List.of(KqlType.DATETIME);
            case "TimeSpan" -> List.of(KqlType.TIMESPAN);
            case "Dynamic" -> List.of(KqlType.DYNAMIC);
            case "Guid" -> List.of(KqlType.GUID);
            default -> throw new IllegalArgumentException("unknown type bucket " + name);
        };
    }

    private Expectation documented(JsonNode node) {
        if (!node.path("nondeterministic").isEmpty()) {
            return new Expectation.Nothing("not deterministic");
        }
        for (JsonNode table : node.path("tables")) {
            if (catalog.table(table.asText()).isEmpty()) {
                return new Expectation.Nothing("needs a table that is not there");
            }
        }
        if (namesTableInText(node.path("query").asText()) || drawsRows(node)) {
            return shape(node);
        }
        if (node.path("usable").asBoolean()) {
            return node.has("oracle") ? answered(node) : printed(node);
        }
        return node.path("tables").isEmpty()
                ? new Expectation.Nothing("the page's table cannot be compared")
                : shape(node);
    }

    /// Whether the rows are any rows: another draw is as right.
    private static boolean drawsRows(JsonNode node) {
        for (JsonNode use : node.path("uses")) {
            if (use.asText().equals("op:sample")) {
                return true;
            }
        }
        return false;
    }

    /// Whether a table that has other rows here is named by a string: `table('StormEvents')`.
    private boolean namesTableInText(String query) {
        return catalog.tableNames().stream()
                .anyMatch(name ->
                        query.contains("'" + name + "'") || query.contains('"' + name + '"'));
    }

    private static String declared(JsonNode node, int column) {
        String declared = node.path("expected").path("types").path(column).asText();
        return declared.isEmpty()
                ? node.path("binder").path("result").path(column).path("type").asText()
                : declared;
    }

    /// The engine gives some functions that are declared as `int` a `long`, and the reverse: both
    /// will do.
    private static List<KqlType> engineTypes(KqlType given, String declared) {
        return given.isInteger() && (declared.equals("int") || declared.equals("long"))
                ? List.of(given, KqlType.named(declared).orElseThrow())
                : List.of(given);
    }

    private static Expectation answered(JsonNode node) {
        JsonNode oracle = node.path("oracle");
        List<ExpectedColumn> columns = new ArrayList<>();
        for (int i = 0; i < oracle.path("columns").size(); i++) {
            columns.add(
                    new ExpectedColumn(
                            oracle.path("columns").get(i).asText(),
                            engineTypes(
                                    clrType(oracle.path("column_types").path(i).asText()),
                                    declared(node, i))));
        }
        List<List<ExpectedCell>> rows = new ArrayList<>();
        for (JsonNode row : oracle.path("rows")) {
            List<ExpectedCell> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(CellReader.engine(columns.get(i).types().getFirst(), row.get(i)));
            }
            rows.add(cells);
        }
        return new Expectation.Rows(
                new ExpectedTable(columns, rows, order(node), Optional.empty(), sets(node)));
    }

    private static Optional<List<String>> order(JsonNode node) {
        return node.path("ordered").asBoolean()
                ? Optional.of(SortKeys.of(node.path("query").asText()))
                : Optional.empty();
    }

    /// The types as .NET names them.
    private static KqlType clrType(String name) {
        return switch (name) {
            case "SByte", "Boolean" -> KqlType.BOOL;
            case "Int32" -> KqlType.INT;
            case "Int64" -> KqlType.LONG;
            case "Double" -> KqlType.REAL;
            case "SqlDecimal" -> KqlType.DECIMAL;
            case "String" -> KqlType.STRING;
            case "DateTime" -> KqlType.DATETIME;
            case "TimeSpan" -> KqlType.TIMESPAN;
            case "Object" -> KqlType.DYNAMIC;
            case "Guid" -> KqlType.GUID;
            default -> throw new IllegalArgumentException("unknown type " + name);
        };
    }

    private static Expectation printed(JsonNode node) {
        JsonNode expected = node.path("expected");
        List<ExpectedColumn> columns = columns(expected);
        JsonNode binder = node.path("binder");
        if (binder.path("ok").asBoolean()
                && !binder.path("columns_match").asBoolean()
                && binder.path("result").size() == columns.size()) {
            columns = result(binder); // the page's own headings are not what a query gives
        }
        List<List<ExpectedCell>> rows = new ArrayList<>();
        for (JsonNode row : expected.path("rows")) {
            List<ExpectedCell> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                List<KqlType> types = columns.get(i).types();
                String text = row.get(i).asText();
                cells.add(
                        types.isEmpty()
                                ? new ExpectedCell.Printed(text)
                                : CellReader.page(types.getFirst(), text));
            }
            rows.add(cells);
        }
        Optional<Long> count = Optional.empty();
        return new Expectation.Rows(
                new ExpectedTable(columns, rows, order(node), count, sets(node)));
    }

    private static Expectation shape(JsonNode node) {
        JsonNode binder = node.path("binder");
        if (!binder.path("ok").asBoolean()
                || texts(node.path("uses")).stream().anyMatch(OPEN_PLUGINS::contains)) {
            return new Expectation.Nothing("the columns are not known");
        }
        if (binder.path("columns_match").asBoolean()) {
            return new Expectation.Shape(columns(node.path("expected")));
        }
        List<ExpectedColumn> result = result(binder);
        return result.isEmpty()
                ? new Expectation.Nothing("the columns are not known")
                : new Expectation.Shape(result);
    }

    /// The columns that Microsoft's binder gives.
    private static List<ExpectedColumn> result(JsonNode binder) {
        List<ExpectedColumn> columns = new ArrayList<>();
        for (JsonNode column : binder.path("result")) {
            columns.add(
                    new ExpectedColumn(
                            column.path("name").asText(),
                            KqlType.named(column.path("type").asText()).stream().toList()));
        }
        return columns;
    }

    private static List<ExpectedColumn> columns(JsonNode expected) {
        List<ExpectedColumn> columns = new ArrayList<>();
        for (int i = 0; i < expected.path("columns").size(); i++) {
            columns.add(
                    new ExpectedColumn(
                            expected.path("columns").get(i).asText(),
                            KqlType.named(expected.path("types").path(i).asText()).stream()
                                    .toList()));
        }
        return columns;
    }

    private static boolean sets(JsonNode node) {
        return texts(node.path("uses")).stream().anyMatch(use -> use.startsWith("agg:make_set"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
