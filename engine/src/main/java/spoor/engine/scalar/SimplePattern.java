package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pattern of texts: `parse` of the kinds simple and relaxed.
///
/// The whole text is accounted for: what is neither a text of the pattern, nor a column, nor under
/// a `*` makes it fail. A column reaches to the first place of the text that follows it; before a
/// `*` as far as its type's shape does, where a value that must be there may be missing only at the
/// pattern's end. In kind simple a value that is not of its type fails the whole pattern, in kind
/// relaxed it is left to itself.
final class SimplePattern implements TextPattern {
    private sealed interface Part {}

    private record Skip() implements Part {}

    private record Literal(String text) implements Part {}

    private record Capture(ParseType type, int index) implements Part {}

    private final boolean relaxed;
    private final List<Part> parts = new ArrayList<>();
    private final List<ParseType> types = new ArrayList<>();

    SimplePattern(boolean relaxed, List<String> lines) {
        this.relaxed = relaxed;
        for (String line : lines) {
            String rest = line.substring(1);
            switch (line.charAt(0)) {
                case '*' -> parts.add(new Skip());
                case ':' -> {
                    parts.add(new Capture(ParseType.named(rest), types.size()));
                    types.add(ParseType.named(rest));
                }
                default -> literal(rest);
            }
        }
    }

    /// Texts side by side are one.
    private void literal(String text) {
        if (!parts.isEmpty() && parts.getLast() instanceof Literal(String before)) {
            parts.set(parts.size() - 1, new Literal(before + text));
        } else {
            parts.add(new Literal(text));
        }
    }

    @Override
    public @Nullable String @Nullable [] match(String text) {
        @Nullable String[] found = new @Nullable String[types.size()];
        return taken(text, found) && (relaxed || allConvert(found)) ? found : null;
    }

    private boolean taken(String text, @Nullable String[] found) {
        int at = 0;
        boolean skipping = false;
        @Nullable Capture open = null;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            switch (parts.get(i)) {
                case Skip _ -> {
                    if (open != null) {
                        int end = open.type().end(text, at);
                        if (end < 0 && !last) {
                            return false;
                        }
                        found[open.index()] = text.substring(at, Math.max(at, end));
                        at = Math.max(at, end);
                        open = null;
                    }
                    skipping = true;
                }
                case Literal(String literal) -> {
                    int place = place(text, literal, at, skipping || open != null, last);
                    if (place < 0) {
                        return false;
                    }
                    if (open != null) {
                        found[open.index()] = text.substring(at, place);
                        open = null;
                    }
                    at = place + literal.length();
                    skipping = false;
                }
                case Capture capture -> open = capture;
            }
        }
        if (open != null) {
            found[open.index()] = rest(text.substring(at), open.type());
            return true;
        }
        return skipping || at == text.length();
    }

    /// Where a literal stands; the last one of a pattern must end the text.
    private static int place(String text, String literal, int from, boolean free, boolean last) {
        int place = last ? text.length() - literal.length() : from;
        if (free && !last) {
            return text.indexOf(literal, from);
        }
        return place >= from && (free || place == from) && text.startsWith(literal, place)
                ? place
                : -1;
    }

    /// The rest of the text; of a time, what can be read of it.
    private static String rest(String text, ParseType type) {
        if (type == ParseType.DATETIME && !type.converts(text)) {
            int end = type.end(text, 0);
            return end < 0 ? text : text.substring(0, end);
        }
        return text;
    }

    private boolean allConvert(@Nullable String[] found) {
        for (int i = 0; i < found.length; i++) {
            String text = found[i];
            if (text == null || !types.get(i).converts(text)) {
                return false;
            }
        }
        return true;
    }
}
