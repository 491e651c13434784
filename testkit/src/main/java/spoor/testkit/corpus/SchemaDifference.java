package spoor.testkit.corpus;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.testkit.corpus.CorpusQuery.NamedType;

/// Compares the columns of a result with those that were recorded: names, types, order.
final class SchemaDifference {
    private SchemaDifference() {}

    /// What is different, without the names that belong to one query alone.
    static Optional<String> of(List<NamedType> expected, List<Column> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            NamedType wanted = expected.get(i);
            Column got = actual.get(i);
            if (!wanted.name().equals(got.name())) {
                boolean moved =
                        expected.stream().anyMatch(one -> one.name().equals(got.name()))
                                && actual.stream()
                                        .anyMatch(one -> one.name().equals(wanted.name()));
                return Optional.of(
                        moved
                                ? "columns in another order"
                                : expected.size() == actual.size()
                                        ? "a column has another name"
                                        : counts(expected, actual));
            }
            if (!wanted.type().equals(got.type().kqlName())) {
                return Optional.of(
                        "a column is " + got.type().kqlName() + ", not " + wanted.type());
            }
        }
        return expected.size() == actual.size()
                ? Optional.empty()
                : Optional.of(counts(expected, actual));
    }

    private static String counts(List<NamedType> expected, List<Column> actual) {
        return actual.size() > expected.size() ? "columns too many" : "columns too few";
    }
}
