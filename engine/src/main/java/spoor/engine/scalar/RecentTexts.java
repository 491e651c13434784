package spoor.engine.scalar;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers, for each thread, what a pure function made of the texts it saw last: logs repeat
/// themselves. Bounded: 1,024 texts of at most 2,048 characters.
final class RecentTexts {
    private static final int SLOTS = 1024;
    private static final int LONGEST = 2048;

    private record Entry(String text, @Nullable String result) {}

    private final ThreadLocal<@Nullable Entry[]> entries =
            ThreadLocal.withInitial(() -> new Entry[SLOTS]);
    private final Function<String, @Nullable String> function;

    RecentTexts(Function<String, @Nullable String> function) {
        this.function = function;
    }

    @Nullable String apply(String text) {
        if (text.length() > LONGEST) {
            return function.apply(text);
        }
        @Nullable Entry[] recent = entries.get();
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        Entry entry = recent[slot];
        if (entry == null || !entry.text().equals(text)) {
            entry = new Entry(text, function.apply(text));
            recent[slot] = entry;
        }
        return entry.result();
    }
}
