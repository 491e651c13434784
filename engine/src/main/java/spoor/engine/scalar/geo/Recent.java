package spoor.engine.scalar.geo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers, for each thread, what was made of the texts seen last: a query asks of every row
/// whether it lies in the same few shapes. At most 32 texts.
final class Recent<T> {
    private static final int ENTRIES = 32;

    /// Makes the thing of a text; null when the text is none.
    interface Maker<T> {
        @Nullable T make(String text);
    }

    private final ThreadLocal<Map<String, Optional<T>>> entries =
            ThreadLocal.withInitial(Recent::bounded);
    private final Maker<T> maker;

    Recent(Maker<T> maker) {
        this.maker = maker;
    }

    private static <T> Map<String, Optional<T>> bounded() {
        return new LinkedHashMap<>(ENTRIES * 2, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<T>> eldest) {
                return size() > ENTRIES;
            }
        };
    }

    @Nullable T of(@Nullable Object dynamic) {
        if (!(dynamic instanceof String text)) {
            return null;
        }
        Map<String, Optional<T>> recent = entries.get();
        Optional<T> known = recent.get(text);
        if (known == null) {
            known = Optional.ofNullable(maker.make(text));
            recent.put(text, known);
        }
        return known.orElse(null);
    }
}
