package spoor.testkit.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import spoor.model.TableSchema;

/// Compares our binder with Microsoft's over the same tables: what is accepted, and the names and
/// types of the columns.
public final class BinderComparison {
    /// Refusals that name a construct, function or plugin as not supported, or a source that a case
    /// does not have.
    private static final Pattern UNSUPPORTED =
            Pattern.compile("KQL(030|110|130|133)|not supported|does not have");

    /// How the two binders stand to each other.
    public enum Kind {
        AGREE,
        /// Microsoft's takes it; ours names what is not supported.
        UNSUPPORTED,
        /// Microsoft's takes it, ours does not.
        REFUSED,
        /// Ours takes what Microsoft's refuses.
        ACCEPTED,
        /// Other columns.
        COLUMNS
    }

    /// One query's comparison.
    public record Comparison(String id, Kind kind, String text) {}

    private BinderComparison() {}

    static List<Comparison> of(List<CorpusQuery> queries, List<TableSchema> tables) {
        List<Comparison> all = new ArrayList<>();
        try (CorpusWorker worker =
                new CorpusWorker(new CorpusTables(tables), Duration.ofSeconds(10), false)) {
            for (CorpusQuery query : queries) {
                all.add(of(query, worker.run(query)));
            }
        }
        return all;
    }

    private static Comparison of(CorpusQuery query, Outcome outcome) {
        String reason = outcome.reason().orElse("");
        if (outcome.bound()) {
            return !query.accepted()
                    ? new Comparison(query.id(), Kind.ACCEPTED, "")
                    : outcome.sameSchema()
                            ? new Comparison(query.id(), Kind.AGREE, "")
                            : new Comparison(
                                    query.id(), Kind.COLUMNS, reason + "\n" + outcome.detail());
        }
        Optional<String> fault =
                Optional.of(reason).filter(text -> !text.matches("(?s)(parse|bind): KQL[0-9]+.*"));
        if (fault.isPresent()) {
            return new Comparison(query.id(), Kind.REFUSED, "a fault: " + reason);
        }
        if (!query.accepted()) {
            return new Comparison(query.id(), Kind.AGREE, "");
        }
        return new Comparison(
                query.id(),
                UNSUPPORTED.matcher(reason).find() ? Kind.UNSUPPORTED : Kind.REFUSED,
                reason);
    }

    /// `agree 940, unsupported 20, ... of 969`.
    static String figures(List<Comparison> all) {
        TreeMap<Kind, Integer> counts = new TreeMap<>();
        all.forEach(one -> counts.merge(one.kind(), 1, Integer::sum));
        StringBuilder text = new StringBuilder();
        counts.forEach((kind, count) ->
                text.append(kind.name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(count)
                        .append(", "));
        return text.append("of ").append(all.size()).toString();
    }
}
