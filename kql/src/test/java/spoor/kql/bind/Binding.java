package spoor.kql.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spoor.kql.bind.Binder.Surroundings;
import spoor.kql.syntax.Parser;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.TableSchema;

/// Binds texts over two small tables, for tests to look at what comes out.
final class Binding {
    private static final Catalog CATALOG =
            Catalog.of(
                    List.of(
                            new TableSchema(
                                    "Logons",
                                    List.of(
                                            new Column("TimeGenerated", KqlType.DATETIME),
                                            new Column("Account", KqlType.STRING),
                                            new Column("EventID", KqlType.INT),
                                            new Column("Bytes", KqlType.LONG),
                                            new Column("Details", KqlType.DYNAMIC))),
                            new TableSchema(
                                    "Hosts",
                                    List.of(
                                            new Column("Name", KqlType.STRING),
                                            new Column("Account", KqlType.STRING),
                                            new Column("Bytes", KqlType.REAL)))));

    static BoundQuery bind(String text, Map<String, String> parameters) {
        return Binder.bind(
                Parser.parse(text),
                new Surroundings(CATALOG, Plugins.none(), 637_186_176_000_000_000L, parameters));
    }

    /// The columns of the last table, `name:type`.
    static String columns(String text) {
        BoundQuery bound = bind(text, Map.of());
        assertEquals(List.of(), bound.problems());
        return bound.results().getLast().relation().columns().stream()
                .map(Symbol::toString)
                .collect(Collectors.joining(", "));
    }

    /// Each problem as `code [the text it points at] message (hint)`.
    static List<String> problems(String text) {
        return problems(text, Map.of());
    }

    static List<String> problems(String text, Map<String, String> parameters) {
        return bind(text, parameters).problems().stream()
                .map(problem -> shown(problem, text))
                .toList();
    }

    private static String shown(Problem problem, String text) {
        return problem.code()
                + " ["
                + text.substring(problem.span().start(), problem.span().end())
                + "] "
                + problem.message()
                + (problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")");
    }

    private Binding() {}
}
