package spoor.testkit.corpus;

import java.util.List;
import java.util.Optional;

/// One real query, and what Microsoft's binder said of it.
///
/// @param verdict `bound`, `bound-open` (only when unknown tables may have any column),
///   `schema-gap` (it names tables or functions that are not known) or `binder-error`
/// @param result the columns it gives, where they were recorded
record CorpusQuery(String id, String text, String verdict, Optional<List<NamedType>> result) {
    CorpusQuery {
        result = result.map(List::copyOf);
    }

    /// A column by its name and the KQL name of its type.
    record NamedType(String name, String type) {
        @Override
        public String toString() {
            return name + ":" + type;
        }
    }

    boolean accepted() {
        return verdict.equals("bound");
    }
}
