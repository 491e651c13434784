package spoor.testkit.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Adds up what became of the queries of a corpus.
public final class CorpusReport {
    private final List<Outcome> outcomes;
    private final long leftOut;

    CorpusReport(List<Outcome> outcomes, long leftOut) {
        this.outcomes = List.copyOf(outcomes);
        this.leftOut = leftOut;
    }

    /// `parsed N, bound N, schema equal N, planned N, executed N of N`.
    public String lastLine() {
        return String.format(
                Locale.ROOT,
                "parsed %d, bound %d, schema equal %d, planned %d, executed %d of %d",
                count(Outcome::parsed),
                count(Outcome::bound),
                count(Outcome::sameSchema),
                count(Outcome::planned),
                count(Outcome::executed),
                outcomes.size());
    }

    private long count(Predicate<Outcome> which) {
        return outcomes.stream().filter(which).count();
    }

    /// The queries whose first failure contains a text.
    public String refused(String text) {
        StringBuilder out = new StringBuilder();
        for (Outcome one : outcomes) {
            if (one.reason().filter(reason -> reason.contains(text)).isPresent()) {
                out.append("failed ")
                        .append(one.query().id())
                        .append("  ")
                        .append(one.reason().orElse(""))
                        .append('\n');
                if (!one.detail().isEmpty()) {
                    out.append(one.detail().indent(2));
                }
                out.append(one.query().text().indent(6)).append('\n');
            }
        }
        return out.toString();
    }

    /// First failures, the most frequent first; then the sums.
    public String text() {
        StringBuilder out = new StringBuilder();
        reasons()
                .forEach((reason, number) ->
                        out.append("failed ")
                                .append(number)
                                .append("  ")
                                .append(reason)
                                .append('\n'));
        long unknown = count(one -> one.query().result().isEmpty());
        if (unknown > 0) {
            out.append(unknown)
                    .append(" have no recorded columns: they count as equal once bound\n");
        }
        if (leftOut > 0) {
            out.append(leftOut)
                    .append(" more name tables that the schema lacks, and are not counted\n");
        }
        return out.append("nothing wrong with ")
                .append(count(Outcome::whole))
                .append(" of ")
                .append(outcomes.size())
                .append('\n')
                .append(lastLine())
                .append('\n')
                .toString();
    }

    private Map<String, Integer> reasons() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Outcome one : outcomes) {
            one.reason().ifPresent(reason -> counts.merge(reason, 1, Integer::sum));
        }
        Map<String, Integer> sorted = new java.util.LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /// The section of the page on conformance.
    public String page(String corpus) {
        return "## Real queries\n\n"
                + "Hunting and detection queries as people published them, over the tables of Microsoft"
                + " Sentinel and Defender: those that Microsoft's binder accepts. Each is read, bound,"
                + " its columns compared with those that Microsoft's binder gives, planned, and executed"
                + " on DuckDB over tables filled with generated rows (values drawn from the query's own"
                + " constants, so that filters let some through; every address of externaldata stands"
                + " for a file without rows, and the database of the places of addresses knows two"
                + " networks). No answers are known: what is counted"
                + " is that nothing fails.\n\n"
                + "Written by `./conformance --write-docs --corpus FILE --schema FILE` from `"
                + corpus
                + "`:\n\n| stage | queries | share |\n|---|--:|--:|\n"
                + row("read", Outcome::parsed)
                + row("bound", Outcome::bound)
                + row("same columns", Outcome::sameSchema)
                + row("planned", Outcome::planned)
                + row("executed", Outcome::executed)
                + row("all of these", Outcome::whole)
                + "| of | "
                + outcomes.size()
                + " | |\n";
    }

    private String row(String name, Predicate<Outcome> which) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f %% |\n",
                name,
                count(which),
                100.0 * count(which) / Math.max(1, outcomes.size()));
    }
}
