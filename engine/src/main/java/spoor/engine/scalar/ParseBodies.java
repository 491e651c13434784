package spoor.engine.scalar;

import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of what `parse`, `parse-where` and `parse-kv` are made of.
final class ParseBodies {
    private static final int CACHED = 64;

    private static final Cache<TextPattern> PATTERNS = new Cache<>(TextPattern::of);
    private static final Cache<KeyValues> KEYS = new Cache<>(KeyValues::of);

    private ParseBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("parse", a -> json(PATTERNS.get(text(a, 1)).match(text(a, 0))));
        to.put("parse_kv", a -> json(KEYS.get(text(a, 1)).find(text(a, 0))));
        to.put("captured", a -> captured((String) a[0], (int) whole(a, 1, -1)));
    }

    private static @Nullable String json(@Nullable String @Nullable [] texts) {
        if (texts == null) {
            return null;
        }
        List<Json> elements = new ArrayList<>(texts.length);
        for (String text : texts) {
            elements.add(new Json.Text(text == null ? "" : text));
        }
        return new Json.Array(elements).text();
    }

    private static String captured(@Nullable String texts, int place) {
        List<Json> elements = Json.of(texts).array();
        return elements == null || place < 0 || place >= elements.size()
                ? ""
                : elements.get(place).plain();
    }

    /// The lines of a constant, as the binder writes them: `\n` within a line, `\\` for a
    /// backslash.
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines.add(line.toString());
                line.setLength(0);
            } else if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                line.append(escaped == 'n' ? '\n' : escaped);
            } else {
                line.append(c);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// The things made last from constants, guarded by itself.
    private static final class Cache<T> {
        private final Function<String, T> maker;
        private final Map<String, T> made =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                        return size() > CACHED;
                    }
                };

        Cache(Function<String, T> maker) {
            this.maker = maker;
        }

        T get(String constant) {
            synchronized (made) {
                return made.computeIfAbsent(constant, maker);
            }
        }
    }
}
