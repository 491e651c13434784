package spoor.engine.scalar;

import com.google.re2j.Matcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the values of keys in a text: `parse-kv`. Of several values of a key the first counts;
/// keys mind the case; blanks around keys and values are left out.
interface KeyValues {
    /// The value of each key, null for a key that is not there.
    @Nullable String[] find(String text);

    /// @param spec lines: pair delimiter, key delimiter, quotes, escape, `true` for greedy, regular
    ///   expression, then the keys
    static KeyValues of(String spec) {
        List<String> lines = ParseBodies.lines(spec);
        Keys keys = new Keys(lines.subList(6, lines.size()));
        String regex = lines.get(5);
        if (!regex.isEmpty()) {
            return text -> byRegex(text, regex, keys);
        }
        String quotes = lines.get(2);
        char open = quotes.isEmpty() ? 0 : quotes.charAt(0);
        char close = quotes.isEmpty() ? 0 : quotes.charAt(quotes.length() - 1);
        char escape = lines.get(3).isEmpty() ? 0 : lines.get(3).charAt(0);
        KeyValueScanner.Marks marks = new KeyValueScanner.Marks(open, close, escape);
        if (lines.getFirst().isEmpty()) {
            return text -> new TermScanner(text, marks, keys).scan();
        }
        boolean greedy = lines.get(4).equals("true");
        return text ->
                new KeyValueScanner(text, lines.get(0), lines.get(1), marks, greedy, keys).scan();
    }

    /// The first group is a key, the second its value.
    private static @Nullable String[] byRegex(String text, String regex, Keys keys) {
        Found found = keys.none();
        Matcher matcher = Regex.matcher(regex, text);
        while (matcher.groupCount() >= 2 && matcher.find()) {
            String key = matcher.group(1);
            String value = matcher.group(2);
            if (key != null && value != null) {
                found.add(key.strip(), value.strip());
            }
        }
        return found.values();
    }

    /// The keys that are asked for.
    final class Keys {
        private final Map<String, Integer> places = new HashMap<>();
        private final int count;

        Keys(List<String> names) {
            count = names.size();
            for (int i = 0; i < count; i++) {
                places.put(names.get(i), i);
            }
        }

        Found none() {
            return new Found(this);
        }
    }

    /// What was found so far.
    final class Found {
        private final Keys keys;
        private final @Nullable String[] values;

        Found(Keys keys) {
            this.keys = keys;
            this.values = new @Nullable String[keys.count];
        }

        void add(String key, String value) {
            Integer place = keys.places.get(key);
            if (place != null && values[place] == null) {
                values[place] = value;
            }
        }

        boolean asks(String key) {
            return keys.places.containsKey(key);
        }

        @Nullable String[] values() {
            return values;
        }
    }
}
