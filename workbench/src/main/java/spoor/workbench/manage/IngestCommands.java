package spoor.workbench.manage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import spoor.formats.delimited.DelimitedRows;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.TableSchema;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// `.set`, `.append`, `.set-or-append`, `.set-or-replace`, `.ingest inline` and `.drop table`.
final class IngestCommands {
    private static final int MOST_LINES = 10_000;

    private final Case opened;

    IngestCommands(Case opened) {
        this.opened = opened;
    }

    /// Empty: it is none of these commands.
    Optional<ResultTable> run(CommandText text, QueryRequest asked) {
        if (text.take(".set-or-append")) {
            return Optional.of(
                    put(text, asked, ".set-or-append", DerivedTables.Mode.SET_OR_APPEND));
        }
        if (text.take(".set-or-replace")) {
            return Optional.of(
                    put(text, asked, ".set-or-replace", DerivedTables.Mode.SET_OR_REPLACE));
        }
        if (text.take(".set")) {
            return Optional.of(put(text, asked, ".set", DerivedTables.Mode.SET));
        }
        if (text.take(".append")) {
            return Optional.of(put(text, asked, ".append", DerivedTables.Mode.APPEND));
        }
        if (text.take(".ingest", "inline", "into")) {
            return Optional.of(inline(text, asked));
        }
        return text.take(".drop", "table") ? Optional.of(drop(text)) : Optional.empty();
    }

    private ResultTable put(
            CommandText text, QueryRequest asked, String command, DerivedTables.Mode mode) {
        if (text.take("async")) {
            throw DerivedTables.wrong("commands run while one waits: leave 'async' out");
        }
        boolean _ = text.take("table");
        String table = text.requireName("the table");
        Map<String, String> _ = text.properties();
        if (!text.take("<|")) {
            throw text.wrong("'<|' and the query");
        }
        QueryRequest query =
                new QueryRequest(text.rest(), asked.now(), asked.parameters(), asked.limits());
        try (RowCursor rows = opened.stream(query)) {
            return stored(
                    opened.derived().put(table, mode, command + " " + table, asked.text(), rows));
        }
    }

    private static ResultTable stored(long rows) {
        return Rows.of(
                        "ExtentId:guid,OriginalSize:real,ExtentSize:real,CompressedSize:real,"
                                + "IndexSize:real,RowCount:long")
                .add(null, null, null, null, null, rows)
                .table();
    }

    private ResultTable drop(CommandText text) {
        String name = text.requireName("the table");
        boolean ifThere = text.take("ifexists");
        if (!text.ended()) {
            throw text.wrong("the end of the command");
        }
        Optional<TableSchema> there = opened.catalog().table(name);
        if (there.isPresent()) {
            opened.derived().drop(name);
        } else if (!ifThere) {
            throw ShowCommands.missing("table", name, List.copyOf(opened.catalog().tableNames()));
        }
        return new ShowCommands(opened, opened.name()).tables();
    }

    private ResultTable inline(CommandText text, QueryRequest asked) {
        boolean _ = text.take("table");
        String name = text.requireName("the table");
        Map<String, String> properties = text.properties();
        String format = properties.getOrDefault("format", "csv").toLowerCase(Locale.ROOT);
        if (!format.equals("csv")) {
            throw DerivedTables.wrong("inline data is read as csv, not as " + format);
        }
        if (!text.take("<|")) {
            throw text.wrong("'<|' and the lines");
        }
        TableSchema schema =
                opened.derived()
                        .schema(name)
                        .orElseThrow(() ->
                                DerivedTables.wrong(
                                        "there is no table '"
                                                + name
                                                + "': make it with .set, for instance .set "
                                                + name
                                                + " <| datatable(User:string, Count:long) []"));
        boolean headed = properties.getOrDefault("ignorefirstrecord", "false").equals("true");
        String rows = asText(schema, text.rest(), headed);
        requireConverted(schema, rows, asked);
        try (RowCursor cursor = opened.stream(query(rows + converted(schema), asked))) {
            return stored(
                    opened.derived()
                            .put(
                                    name,
                                    DerivedTables.Mode.APPEND,
                                    ".ingest inline " + name,
                                    asked.text(),
                                    cursor));
        }
    }

    private static QueryRequest query(String text, QueryRequest asked) {
        return new QueryRequest(text, asked.now(), Map.of(), asked.limits());
    }

    /// The lines as a table of texts: `c0`, `c1`, ... and the number of the line.
    private static String asText(TableSchema schema, String lines, boolean headed) {
        DelimitedRows reader =
                new DelimitedRows(lines.strip().getBytes(StandardCharsets.UTF_8), ',');
        int columns = schema.columns().size();
        StringJoiner values = new StringJoiner(", ", "[", "]");
        int line = 0;
        for (Optional<List<String>> row = reader.next(); row.isPresent(); row = reader.next()) {
            line++;
            if (line == 1 && headed) {
                continue;
            }
            if (row.get().size() != columns) {
                throw DerivedTables.wrong(
                        "record "
                                + line
                                + " has "
                                + row.get().size()
                                + " values, the table has "
                                + columns
                                + " columns; nothing was stored");
            }
            if (line > MOST_LINES) {
                throw new SpoorException(
                        ErrorKind.LIMIT,
                        "more than "
                                + MOST_LINES
                                + " records inline: load a file instead; nothing was stored");
            }
            values.add(Integer.toString(line));
            row.get().forEach(value -> values.add(DataTableText.string(value)));
        }
        StringJoiner names = new StringJoiner(", ", "datatable(line:long, ", ") ");
        for (int i = 0; i < columns; i++) {
            names.add("c" + i + ":string");
        }
        return names + values.toString();
    }

    private static String conversion(KqlType type, String name) {
        return switch (type) {
            case STRING -> name;
            case BOOL -> "tobool(" + name + ")";
            case INT -> "toint(" + name + ")";
            case LONG -> "tolong(" + name + ")";
            case REAL -> "toreal(" + name + ")";
            case DECIMAL -> "todecimal(" + name + ")";
            case DATETIME -> "todatetime(" + name + ")";
            case TIMESPAN -> "totimespan(" + name + ")";
            case DYNAMIC -> "todynamic(" + name + ")";
            case GUID -> "toguid(" + name + ")";
        };
    }

    private static String converted(TableSchema schema) {
        StringJoiner columns = new StringJoiner(", ", " | project ", "");
        for (int i = 0; i < schema.columns().size(); i++) {
            Column column = schema.columns().get(i);
            columns.add(
                    "["
                            + DataTableText.string(column.name())
                            + "] = "
                            + conversion(column.type(), "c" + i));
        }
        return columns.toString();
    }

    /// Every value must fit its column: what does not would be lost.
    private void requireConverted(TableSchema schema, String rows, QueryRequest asked) {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < schema.columns().size(); i++) {
            KqlType type = schema.columns().get(i).type();
            if (type != KqlType.STRING && type != KqlType.DYNAMIC) {
                cases.add(
                        "isnotempty(c"
                                + i
                                + ") and isnull("
                                + conversion(type, "c" + i)
                                + "), "
                                + i);
            }
        }
        if (cases.isEmpty()) {
            return;
        }
        String text =
                rows
                        + " | extend column = "
                        + (cases.size() == 1 ? "iff(" : "case(")
                        + String.join(", ", cases)
                        + ", -1) | where column >= 0 | take 1 | project line, column";
        opened.query(query(text, asked))
                .table()
                .forEach(row -> {
                    Column column =
                            schema.columns()
                                    .get(
                                            Math.toIntExact(
                                                    java.util.Objects.requireNonNull(
                                                            row.integer("column"))));
                    throw DerivedTables.wrong(
                            "a value of record "
                                    + row.integer("line")
                                    + " is no "
                                    + column.type().kqlName()
                                    + ", as the column '"
                                    + column.name()
                                    + "' wants it; nothing was stored");
                });
    }
}
