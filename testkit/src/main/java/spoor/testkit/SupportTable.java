package spoor.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Unsupported;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;
import spoor.workbench.query.Support;

/// Of each function, aggregate and plugin of the language whether it is supported: the names come
/// from Microsoft's list, `yes` from asking the binder, the reasons from [Unsupported].
final class SupportTable {
    enum Status {
        YES,
        PARTLY,
        NO
    }

    /// @param note what is missing, or why it is not there; '' for `yes`
    record Line(Status status, String note) {}

    private final Map<String, Map<String, Line>> kinds;

    private SupportTable(Map<String, Map<String, Line>> kinds) {
        this.kinds = kinds;
    }

    /// @param file Microsoft's functions as JSON: `{"scalar": [{"name"}], "aggregates": ...}`
    static SupportTable read(Path file) throws IOException {
        Map<String, Map<String, Line>> kinds = new TreeMap<>();
        try (Case empty = Case.temporary(Clock.systemUTC())) {
            for (Map.Entry<String, List<String>> kind : names(file).entrySet()) {
                Map<String, Line> lines = new TreeMap<>();
                for (String name : kind.getValue()) {
                    lines.put(name, line(kind.getKey(), name, empty));
                }
                kinds.put(kind.getKey(), lines);
            }
        }
        return new SupportTable(kinds);
    }

    private static Line line(String kind, String name, Case empty) {
        if (Unsupported.reason(name).isPresent()
                || Unsupported.missing(name).isEmpty() && !isKnown(kind, name, empty)) {
            return new Line(Status.NO, Unsupported.reason(name).orElse("not written yet"));
        }
        return Unsupported.missing(name)
                .map(missing -> new Line(Status.PARTLY, missing))
                .orElse(new Line(Status.YES, ""));
    }

    private static boolean isKnown(String kind, String name, Case empty) {
        return switch (kind) {
            case "aggregates" -> Support.aggregations().contains(name);
            case "plugins" -> isBound(name, "print x = 1 | evaluate " + name + "()", empty);
            default ->
                    Functions.named(name).isPresent()
                            || Support.windowFunctions().contains(name)
                            || isBound(name, "print x = " + name + "('x')", empty)
                            || isBound(name, name + "('x')", empty);
        };
    }

    /// Whether a query has no problem but those of its arguments.
    private static boolean isBound(String name, String query, Case empty) {
        try {
            empty.explain(QueryRequest.of(query));
            return true;
        } catch (ProblemException e) {
            return e.problems().stream().noneMatch(problem -> tellsOfTheName(name, problem));
        }
    }

    /// Whether a problem is that the name is not there; not, say, that there is no table of the
    /// name that `table` was given.
    private static boolean tellsOfTheName(String name, Problem problem) {
        String quoted = "'" + name + "'";
        return problem.message().contains(quoted + " is unknown or not supported")
                || problem.message().startsWith(quoted + " is not supported")
                || problem.message().contains("unknown table " + quoted)
                || problem.message().contains("unknown function " + quoted);
    }

    Map<String, Map<String, Line>> kinds() {
        return kinds;
    }

    private long count(Map<String, Line> lines, Status status) {
        return lines.values().stream().filter(line -> line.status() == status).count();
    }

    /// One sentence per kind.
    String figures() {
        List<String> figures = new ArrayList<>();
        kinds.forEach((kind, lines) ->
                figures.add(
                        kind
                                + ": yes "
                                + count(lines, Status.YES)
                                + ", partly "
                                + count(lines, Status.PARTLY)
                                + ", no "
                                + count(lines, Status.NO)
                                + " of "
                                + lines.size()));
        return String.join("\n", figures);
    }

    String page() {
        StringBuilder out =
                new StringBuilder(
                        """
                        # What of the language is supported

                        Every scalar function, aggregate and plugin that Microsoft's own binder knows. This page is written by
                        `./conformance --support FUNCTIONS.json`; a call of a name that is not supported is an error with the reason
                        given here.

                        | | yes | partly | no |
                        |---|--:|--:|--:|
                        """);
        kinds.forEach((kind, lines) ->
                out.append("| ")
                        .append(kind)
                        .append(" | ")
                        .append(count(lines, Status.YES))
                        .append(" | ")
                        .append(count(lines, Status.PARTLY))
                        .append(" | ")
                        .append(count(lines, Status.NO))
                        .append(" |\n"));
        kinds.forEach((kind, lines) -> {
            out.append("\n## ").append(kind).append("\n\n| name | | |\n|---|---|---|\n");
            lines.forEach((name, line) ->
                    out.append("| `")
                            .append(name)
                            .append("` | ")
                            .append(line.status().name().toLowerCase(Locale.ROOT))
                            .append(" | ")
                            .append(line.note())
                            .append(" |\n"));
        });
        return out.toString();
    }

    private static Map<String, List<String>> names(Path file) throws IOException {
        JsonNode root = JsonTrees.MAPPER.readTree(file.toFile());
        Map<String, List<String>> names = new TreeMap<>();
        for (String kind : List.of("scalar", "aggregates", "plugins")) {
            List<String> own = new ArrayList<>();
            root.path(kind).forEach(entry -> own.add(entry.path("name").asText()));
            names.put(kind, own);
        }
        return names;
    }
}
