package spoor.mining.sessions;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.jspecify.annotations.Nullable;
import spoor.model.KqlType;
import spoor.model.Vector;

/// Writes events as JSON. Texts seen lately are not written again: commands repeat themselves.
final class EventTexts {
    private static final int SLOTS = 1024;

    private final KqlType type;
    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final @Nullable String[] written = new @Nullable String[SLOTS];

    EventTexts(KqlType type) {
        this.type = type;
    }

    String of(Vector events, int row) {
        if (events.isNull(row)) {
            return "null";
        }
        return switch (events) {
            case Vector.Texts texts -> {
                String text = texts.values()[row];
                yield text == null ? "null" : type == KqlType.DYNAMIC ? text : quoted(text);
            }
            case Vector.Arrays arrays -> arrays.text(row);
            case Vector.Longs longs -> {
                long value = longs.values()[row];
                yield type == KqlType.BOOL ? Boolean.toString(value != 0) : Long.toString(value);
            }
            case Vector.Doubles doubles ->
                    throw new IllegalStateException("an event of type " + type);
        };
    }

    private String quoted(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        String known = written[slot];
        if (known != null && text.equals(texts[slot])) {
            return known;
        }
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        String quoted = out.append('"').toString();
        texts[slot] = text;
        written[slot] = quoted;
        return quoted;
    }
}
