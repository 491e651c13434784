package spoor.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Ticks;
import spoor.workbench.ResultTable;

/// A `kql` block of a page, with the `result` or `problem` block that follows it. Further `result`
/// blocks that follow are examples of the same query's further tables.
///
/// A `result` block is a header line and a line per row, cells separated by `|` (a Markdown table
/// is one too); reals count by the digits they print. `...` as last line: more rows follow. A
/// `problem` block holds the problems' lines.
///
/// @param line of the query's fence, from 1
/// @param table which table of the answer the result is, from 0
record DocumentedExample(
        String page,
        int line,
        String query,
        int table,
        Optional<String> result,
        Optional<String> problem) {

    /// The examples of a page. Blocks whose info string says more than `kql` (a hunt's `kql
    /// name=...`, `kql norun`) are not examples.
    static List<DocumentedExample> read(String page, List<String> lines) {
        List<DocumentedExample> examples = new ArrayList<>();
        @Nullable String query = null;
        int queryLine = 0;
        for (int i = 0; i < lines.size(); i++) {
            String fence = lines.get(i).strip();
            if (!fence.startsWith("```")) {
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).strip().startsWith("```")) {
                end++;
            }
            String body = String.join("\n", lines.subList(i + 1, Math.min(end, lines.size())));
            switch (fence) {
                case "```kql" -> {
                    if (query != null) {
                        examples.add(new DocumentedExample(page, queryLine, query));
                    }
                    query = body;
                    queryLine = i + 1;
                }
                case "```result" -> {
                    if (query != null) {
                        examples.add(
                                new DocumentedExample(
                                        page,
                                        queryLine,
                                        query,
                                        0,
                                        Optional.of(body),
                                        Optional.empty()));
                        query = null;
                    } else if (!examples.isEmpty() && examples.getLast().result().isPresent()) {
                        examples.add(examples.getLast().further(body));
                    }
                }
                case "```problem" -> {
                    if (query != null) {
                        examples.add(
                                new DocumentedExample(
                                        page,
                                        queryLine,
                                        query,
                                        0,
                                        Optional.empty(),
                                        Optional.of(body)));
                        query = null;
                    }
                }
                default -> {}
            }
            i = end;
        }
        if (query != null) {
            examples.add(new DocumentedExample(page, queryLine, query));
        }
        return examples;
    }

    private DocumentedExample(String page, int line, String query) {
        this(page, line, query, 0, Optional.empty(), Optional.empty());
    }

    private DocumentedExample further(String text) {
        return new DocumentedExample(
                page, line, query, table + 1, Optional.of(text), Optional.empty());
    }

    /// What a table has other than the page says; empty when nothing.
    Optional<String> difference(ResultTable actual) {
        if (result.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> expected = new ArrayList<>();
        boolean more = false;
        for (String line : result.get().lines().toList()) {
            if (line.strip().equals("...")) {
                more = true;
            } else if (!line.isBlank() && !line.matches("[|: -]*-[|: -]*")) {
                expected.add(cells(line));
            }
        }
        if (expected.isEmpty()) {
            return Optional.of("an empty result block");
        }
        List<String> names = actual.columns().stream().map(Column::name).toList();
        if (!names.equals(expected.getFirst())) {
            return Optional.of("columns " + names + " instead of " + expected.getFirst());
        }
        List<List<@Nullable Object>> rows = actual.rows();
        int wanted = expected.size() - 1;
        if (more ? rows.size() <= wanted : rows.size() != wanted) {
            return Optional.of(rows.size() + " rows instead of " + wanted + "\n" + text(actual));
        }
        for (int row = 0; row < wanted; row++) {
            if (!matches(expected.get(row + 1), actual.columns(), rows.get(row))) {
                return Optional.of(
                        "row " + row + " should be " + expected.get(row + 1) + "\n" + text(actual));
            }
        }
        return Optional.empty();
    }

    private static List<String> cells(String line) {
        String inner = line.strip();
        if (inner.startsWith("|") && inner.endsWith("|") && inner.length() > 1) {
            inner = inner.substring(1, inner.length() - 1);
        } else {
            inner = line;
        }
        List<String> cells = new ArrayList<>();
        for (String cell : inner.split("(?<!\\\\)\\|", -1)) {
            cells.add(cell.strip().replace("\\|", "|"));
        }
        return cells;
    }

    private static boolean matches(
            List<String> cells, List<Column> columns, List<@Nullable Object> row) {
        if (cells.size() != row.size()) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            KqlType type = columns.get(i).type();
            if (!cells.get(i).equals(text(type, row.get(i)).strip())
                    && !same(type, cells.get(i), row.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(KqlType type, String cell, @Nullable Object value) {
        try {
            return CellReader.page(type, cell).matches(type, value, false);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(ResultTable table) {
        StringBuilder out = new StringBuilder();
        out.append(String.join(" | ", table.columns().stream().map(Column::name).toList()));
        for (List<@Nullable Object> row : table.rows()) {
            out.append('\n');
            for (int i = 0; i < row.size(); i++) {
                out.append(i == 0 ? "" : " | ")
                        .append(text(table.columns().get(i).type(), row.get(i)));
            }
        }
        return out.toString();
    }

    private static String text(KqlType type, @Nullable Object value) {
        return switch (type) {
            case DATETIME -> value instanceof Long ticks ? Ticks.datetimeText(ticks) : "";
            case TIMESPAN -> value instanceof Long ticks ? Ticks.timespanText(ticks) : "";
            case BOOL, INT, LONG, REAL, DECIMAL, STRING, DYNAMIC, GUID ->
                    value == null ? "" : value.toString();
        };
    }
}
