package spoor.engine.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.kql.functions.Argument;
import spoor.kql.functions.Body;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Parameter;
import spoor.kql.functions.Signature;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// DuckDB's own spellings give what the Java bodies give, on the edges of every type.
class DuckDbSpellingsTest {
    private static final Map<KqlType, List<String>> EDGES =
            Map.of(
                    KqlType.BOOL, List.of("true", "false"),
                    KqlType.LONG,
                            List.of(
                                    "0",
                                    "1",
                                    "-1",
                                    "7",
                                    "-7",
                                    "10",
                                    "1000000007",
                                    "9223372036854775807",
                                    "-9223372036854775808"),
                    KqlType.INT, List.of("0", "5", "-2147483648", "2147483647"),
                    KqlType.DATETIME,
                            List.of(
                                    "0",
                                    "864000000000",
                                    "637134336001234567",
                                    "3155378975999999999"),
                    KqlType.TIMESPAN,
                            List.of(
                                    "0",
                                    "1",
                                    "-1",
                                    "36000000000",
                                    "-864000000000",
                                    "3155378975999"),
                    KqlType.REAL,
                            List.of(
                                    "0.0",
                                    "-0.0",
                                    "1.5",
                                    "-1.5",
                                    "1e308",
                                    "-1e308",
                                    "Infinity",
                                    "-Infinity",
                                    "NaN",
                                    "4.9E-324"),
                    KqlType.STRING,
                            List.of(
                                    "",
                                    "a",
                                    "Alpha-beta",
                                    "alpha_BETA",
                                    "Straße É",
                                    "strasse é",
                                    "İı",
                                    "\uD83D\uDE00x",
                                    "It's 100%",
                                    "beta"),
                    KqlType.GUID, List.of("82b8be2d-dfa7-4bd1-8f63-24ad26d31449"),
                    KqlType.DECIMAL, List.of("1", "0.5"),
                    KqlType.DYNAMIC,
                            List.of(
                                    "{\"a\":1,\"alpha\":{\"b\":[1,null]},\"beta\":null}",
                                    "[1,\"x\"]",
                                    "\"te\\\"xt\\u0007\\n\"",
                                    "1.0",
                                    "true",
                                    "{}"));

    @Test
    void everySpellingGivesWhatItsJavaBodyGives() {
        try (DuckDbEngine engine =
                DuckDbEngine.inMemory(new Settings(256L << 20, 1, Optional.empty()))) {
            List<String> differences = new ArrayList<>();
            int compared = 0;
            for (Map.Entry<String, Body.Spelling> entry : DuckDbSpellings.all().entrySet()) {
                Signature signature = signature(entry.getKey());
                List<String> queries = new ArrayList<>();
                for (List<List<Argument>> columns : ways(signature)) {
                    for (List<Argument> arguments : some(combinations(columns))) {
                        queries.add(query(signature, entry.getValue(), arguments));
                    }
                }
                compared += queries.size();
                compare(engine, String.join(" UNION ALL ", queries), differences);
            }
            assertTrue(compared > 1000, "only " + compared);
            assertEquals(List.of(), differences.stream().limit(10).toList());
        }
    }

    private static Signature signature(String id) {
        return Functions.ALL.stream()
                .map(Function::signatures)
                .flatMap(List::stream)
                .filter(one -> one.id().equals(id) && one.body() instanceof Body.Java)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Java body " + id));
    }

    /// Each way says what is known of every argument: all columns that hold null, all columns that
    /// do not, or one of these with constants behind it.
    private static List<List<List<Argument>>> ways(Signature signature) {
        List<KqlType> types = new ArrayList<>();
        for (Parameter parameter : signature.parameters()) {
            types.add(parameter.passedAs().orElseGet(() -> parameter.accepts().iterator().next()));
        }
        if (signature.parameters().getLast().occurs() == Parameter.Occurs.REPEATED) {
            types.add(types.getLast());
        }
        Set<List<List<Argument>>> ways = new LinkedHashSet<>();
        for (boolean nullable : new boolean[] {true, false}) {
            List<List<Argument>> columns = new ArrayList<>();
            List<List<Argument>> constantLast = new ArrayList<>();
            List<List<Argument>> constantFirst = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                KqlType type = types.get(i);
                boolean holdsNull = nullable && type != KqlType.STRING;
                Argument column = new Argument(type, holdsNull, false, Optional.empty());
                columns.add(List.of(column));
                constantLast.add(i == 0 ? List.of(column) : constants(type));
                constantFirst.add(i == 0 ? constants(type) : List.of(column));
            }
            ways.add(columns);
            ways.add(constantLast);
            if (types.size() > 1) {
                ways.add(constantFirst);
            }
        }
        return List.copyOf(ways);
    }

    private static List<Argument> constants(KqlType type) {
        List<Argument> constants = new ArrayList<>();
        for (String edge : EDGES.getOrDefault(type, List.of())) {
            Object value =
                    switch (type) {
                        case BOOL -> (Object) Boolean.valueOf(edge);
                        case INT -> Integer.valueOf(edge);
                        case LONG, DATETIME, TIMESPAN -> Long.valueOf(edge);
                        case REAL -> Double.valueOf(edge);
                        case DECIMAL, STRING, DYNAMIC, GUID -> edge;
                    };
            constants.add(new Argument(type, false, true, Optional.of(value)));
        }
        return constants;
    }

    /// At most a dozen, spread over all.
    private static List<List<Argument>> some(List<List<Argument>> combinations) {
        int step = Math.max(1, combinations.size() / 12);
        List<List<Argument>> some = new ArrayList<>();
        for (int i = 0; i < combinations.size(); i += step) {
            some.add(combinations.get(i));
        }
        return some;
    }

    private static List<List<Argument>> combinations(List<List<Argument>> choices) {
        List<List<Argument>> combinations = new ArrayList<>();
        combinations.add(List.of());
        for (List<Argument> choice : choices) {
            List<List<Argument>> longer = new ArrayList<>();
            for (List<Argument> combination : combinations) {
                for (Argument argument : choice) {
                    List<Argument> one = new ArrayList<>(combination);
                    one.add(argument);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static String query(
            Signature signature, Body.Spelling spelling, List<Argument> arguments) {
        List<Body.Spelled> spelled = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            String column = "c" + i;
            String sql =
                    argument.constant()
                            .map(value -> literal(argument.type(), value))
                            .orElse(column);
            spelled.add(new Body.Spelled(sql, argument));
            sources.add(values(argument, column));
            shown.append(shown.isEmpty() ? "" : " || ' ' || ")
                    .append("coalesce(CAST(")
                    .append(column)
                    .append(" AS VARCHAR), 'null')");
        }
        String own = "(" + spelling.sql(spelled) + ")";
        String java =
                "kql_"
                        + signature.id()
                        + "("
                        + String.join(", ", spelled.stream().map(Body.Spelled::sql).toList())
                        + ")";
        return ("SELECT %s AS arguments, '%s' AS spelling, CAST(own AS VARCHAR) AS own,"
                        + " CAST(java AS VARCHAR) AS java"
                        + " FROM (SELECT *, %s AS own, %s AS java FROM %s)"
                        + " WHERE CAST(own AS VARCHAR) IS DISTINCT FROM CAST(java AS VARCHAR)")
                .formatted(shown, own.replace("'", "''"), own, java, String.join(", ", sources));
    }

    private static void compare(DuckDbEngine engine, String query, List<String> differences) {
        SqlStatement statement =
                new SqlStatement(
                        query,
                        List.of(),
                        Stream.of("arguments", "spelling", "own", "java")
                                .map(name -> new Column(name, KqlType.GUID))
                                .toList());
        try (RowCursor cursor = engine.query(statement, Limits.NONE)) {
            Optional<RowBatch> batch = cursor.next();
            batch.ifPresent(rows -> differences.add(rows.row(0).toString()));
        }
    }

    /// The rows of one column, null among them where it may be; a constant needs one row.
    private static String values(Argument argument, String column) {
        List<String> rows = new ArrayList<>();
        if (argument.isConstant()) {
            rows.add("(" + literal(argument.type(), argument.constant().orElseThrow()) + ")");
        } else {
            for (Argument edge : constants(argument.type())) {
                rows.add("(" + literal(argument.type(), edge.constant().orElseThrow()) + ")");
            }
            if (argument.nullable()) {
                rows.add("(NULL)");
            }
        }
        return "(VALUES " + String.join(", ", rows) + ") AS t" + column + "(" + column + ")";
    }

    private static String literal(KqlType type, Object value) {
        String text = value.toString();
        return switch (type) {
            case BOOL -> text.toUpperCase(Locale.ROOT);
            case INT, LONG, DATETIME, TIMESPAN ->
                    "CAST('" + text + "' AS " + DuckDbDialect.sqlType(type) + ")";
            case REAL -> "CAST('" + text + "' AS DOUBLE)";
            case DECIMAL, STRING, DYNAMIC, GUID -> "'" + text.replace("'", "''") + "'";
        };
    }
}
