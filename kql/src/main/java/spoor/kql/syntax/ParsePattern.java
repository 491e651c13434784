package spoor.kql.syntax;

import java.util.List;
import java.util.Optional;
import spoor.model.Span;

/// What `parse` and `parse-where` look for in a text.
///
/// @param kind `simple`, `regex` or `relaxed`
/// @param flags letters of `flags=`, empty without
public record ParsePattern(String kind, String flags, List<Part> parts) {
    public ParsePattern {
        parts = List.copyOf(parts);
    }

    /// One piece of the pattern, in the text's order.
    public sealed interface Part {
        Span span();

        /// `*`: anything.
        record Skip(Span span) implements Part {}

        /// A text, or in `kind=regex` a regular expression.
        record Literal(String text, Span span) implements Part {}

        /// `name:type`: what stands here becomes a column.
        record Capture(String name, Optional<String> type, Span span) implements Part {}
    }
}
