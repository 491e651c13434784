package spoor.engine.scalar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pattern of `parse`: takes a text apart in time linear in its length.
interface TextPattern {
    /// The texts of the columns, or null where the pattern does not match.
    @Nullable String @Nullable [] match(String text);

    /// @param spec lines: the kind with its flags, then `*`, `=literal` or `:type` for each part
    static TextPattern of(String spec) {
        List<String> lines = ParseBodies.lines(spec);
        String kind = lines.getFirst();
        List<String> parts = lines.subList(1, lines.size());
        return kind.startsWith("regex")
                ? new RegexPattern(kind.substring("regex".length()), parts)
                : new SimplePattern(kind.equals("relaxed"), parts);
    }
}
