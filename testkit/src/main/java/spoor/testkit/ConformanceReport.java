package spoor.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import spoor.testkit.ConformanceCase.Expectation;

/// Adds up verdicts: the list of differences, the reasons of refusals, the last line, and the table
/// per operator and function.
final class ConformanceReport {
    /// A case with its verdict.
    record Judged(ConformanceCase one, Verdict verdict) {}

    private final List<Judged> judged;

    ConformanceReport(List<Judged> judged) {
        this.judged = List.copyOf(judged);
    }

    int differing() {
        return count(Verdict.Differ.class, judged);
    }

    int agreeing() {
        return count(Verdict.Agree.class, judged);
    }

    /// `agree N, differ N, refused N, skipped N`.
    String lastLine() {
        return "agree %d, differ %d, refused %d, skipped %d"
                .formatted(
                        agreeing(),
                        differing(),
                        count(Verdict.Refused.class, judged),
                        count(Verdict.Skipped.class, judged));
    }

    /// Everything: differences, refusals and skips by reason, the last line.
    String text() {
        StringBuilder out = new StringBuilder();
        for (Judged one : judged) {
            if (one.verdict() instanceof Verdict.Differ differ) {
                out.append("differs ").append(one.one().id()).append('\n');
                indent(out, "query", one.one().query());
                indent(out, "expected", differ.expected());
                indent(out, "got", differ.got());
                out.append('\n');
            }
        }
        reasons(out, "refused", Verdict.Refused.class);
        reasons(out, "skipped", Verdict.Skipped.class);
        long shapes =
                judged.stream()
                        .filter(one -> one.verdict() instanceof Verdict.Agree)
                        .filter(one -> one.one().expectation() instanceof Expectation.Shape)
                        .count();
        if (shapes > 0) {
            out.append("of those that agree, ")
                    .append(shapes)
                    .append(" were compared by columns and types alone\n");
        }
        return out.append(lastLine()).append('\n').toString();
    }

    private static void indent(StringBuilder out, String label, String text) {
        out.append("  ").append(label).append(":\n");
        text.lines().forEach(line -> out.append("      ").append(line.stripLeading()).append('\n'));
    }

    private void reasons(StringBuilder out, String label, Class<? extends Verdict> kind) {
        Map<String, Integer> reasons = new TreeMap<>();
        for (Judged one : judged) {
            if (kind.isInstance(one.verdict())) {
                reasons.merge(reason(one.verdict()), 1, Integer::sum);
            }
        }
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry ->
                        out.append(label)
                                .append(' ')
                                .append(entry.getValue())
                                .append("  ")
                                .append(entry.getKey())
                                .append('\n'));
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused refused -> refused.reason();
            case Verdict.Skipped skipped -> skipped.reason();
            case Verdict.Agree agree -> "";
            case Verdict.Differ differ -> differ.got();
        };
    }

    /// A page with a table per operator, function and aggregate.
    String page(List<String> files) {
        Map<String, Map<String, List<Judged>>> kinds = new LinkedHashMap<>();
        kinds.put("op", new TreeMap<>());
        kinds.put("fn", new TreeMap<>());
        kinds.put("agg", new TreeMap<>());
        kinds.put("bop", new TreeMap<>());
        kinds.put("plugin", new TreeMap<>());
        kinds.put("stmt", new TreeMap<>());
        for (Judged one : judged) {
            for (String use : one.one().uses()) {
                int colon = use.indexOf(':');
                Map<String, List<Judged>> rows = kinds.get(use.substring(0, Math.max(colon, 0)));
                if (rows != null) {
                    rows.computeIfAbsent(use.substring(colon + 1), name -> new ArrayList<>())
                            .add(one);
                }
            }
        }
        StringBuilder out = new StringBuilder();
        out.append("# Conformance\n\n")
                .append("Queries with known answers of Kusto, run through Spoor and compared: ")
                .append("column names, types, and rows (reals within 1e-9, times to the tick, ")
                .append("dynamic as JSON trees). A case is *refused* when Spoor says that it does ")
                .append("not support something in it; a *difference* is a fault and there must be ")
                .append("none. Where Kusto answers with an error, an error agrees.\n\n")
                .append("Written by `./conformance --write-docs FILE.jsonl...` from ")
                .append(String.join(", ", files))
                .append(":\n\n**")
                .append(lastLine())
                .append("**\n");
        table(out, "Operators", kinds.getOrDefault("op", Map.of()));
        table(out, "Statements", kinds.getOrDefault("stmt", Map.of()));
        table(out, "Plugins", kinds.getOrDefault("plugin", Map.of()));
        table(out, "Operators on values", kinds.getOrDefault("bop", Map.of()));
        table(out, "Functions", kinds.getOrDefault("fn", Map.of()));
        table(out, "Aggregates", kinds.getOrDefault("agg", Map.of()));
        return out.toString();
    }

    private static void table(StringBuilder out, String title, Map<String, List<Judged>> rows) {
        out.append("\n## ")
                .append(title)
                .append("\n\nA case counts for everything that occurs in it.\n\n")
                .append("| | agree | differ | refused |\n|---|--:|--:|--:|\n");
        rows.forEach((name, cases) ->
                out.append("| `")
                        .append(name.replace("|", "\\|"))
                        .append("` | ")
                        .append(count(Verdict.Agree.class, cases))
                        .append(" | ")
                        .append(count(Verdict.Differ.class, cases))
                        .append(" | ")
                        .append(count(Verdict.Refused.class, cases))
                        .append(" |\n"));
    }

    private static int count(Class<? extends Verdict> kind, List<Judged> among) {
        return (int) among.stream().filter(one -> kind.isInstance(one.verdict())).count();
    }
}
