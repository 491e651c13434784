package spoor.engine.scalar;

import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import com.google.re2j.Matcher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Bodies of the functions on whole texts and on their parts.
final class TextBodies {
    /// What one call may make: repeated texts beyond it are an error, not a full memory.
    private static final int MOST_CHARACTERS = 16 << 20;

    private TextBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("tolower", a -> Values.fold(text(a, 0)));
        to.put("toupper", a -> Values.upper(text(a, 0)));
        to.put("string_size", a -> (long) text(a, 0).getBytes(StandardCharsets.UTF_8).length);
        to.put("strcmp", a -> compare(text(a, 0), text(a, 1)));
        to.put("strrep", a -> repeat(text(a, 0), whole(a, 1, 0), ""));
        to.put("strrep_delimiter", a -> repeat(text(a, 0), whole(a, 1, 0), text(a, 2)));
        to.put("reverse", a -> new StringBuilder(text(a, 0)).reverse().toString());
        to.put("isascii", a -> text(a, 0).chars().allMatch(c -> c < 128));
        to.put("isutf8", a -> true);
        to.put("translate", a -> translate(text(a, 0), text(a, 1), text(a, 2)));
        to.put(
                "substring",
                a -> a[1] == null ? "" : substring(text(a, 0), whole(a, 1), Long.MAX_VALUE));
        to.put(
                "substring_length",
                a ->
                        a[1] == null || a[2] == null
                                ? ""
                                : substring(text(a, 0), whole(a, 1), whole(a, 2)));
        for (String id : List.of("indexof", "indexof_3", "indexof_4", "indexof_5")) {
            to.put(id, TextBodies::indexOf);
        }
        to.put("split", a -> Json.texts(split(text(a, 0), text(a, 1))).text());
        to.put("split_3", TextBodies::splitPart);
        to.put("countof", a -> count(text(a, 0), text(a, 1)));
        to.put("countof_kind", TextBodies::countKind);
        to.put("replace_string", a -> replace(text(a, 0), text(a, 1), text(a, 2)));
        to.put("replace_strings", TextBodies::replaceAll);
    }

    /// By code point: -1, 0 or 1.
    static long compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                boolean surrogates = Character.isSurrogate(l) != Character.isSurrogate(r);
                return surrogates ? Character.isSurrogate(l) ? 1 : -1 : l < r ? -1 : 1;
            }
        }
        return Integer.signum(left.length() - right.length());
    }

    private static String repeat(String text, long times, String delimiter) {
        if (times <= 0) {
            return "";
        }
        if (times * Math.max(1L, text.length() + (long) delimiter.length()) > MOST_CHARACTERS
                || times > MOST_CHARACTERS) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    "strrep would make a text of more than " + MOST_CHARACTERS + " characters");
        }
        return (text + delimiter).repeat((int) times - 1) + text;
    }

    /// Characters of the first list become those at the same place of the second; the last of the
    /// second serves for those beyond its end; an empty second list deletes.
    private static String translate(String from, String to, String source) {
        int[] old = from.codePoints().toArray();
        int[] replacements = to.codePoints().toArray();
        StringBuilder out = new StringBuilder(source.length());
        source.codePoints()
                .forEach(c -> {
                    int place = 0;
                    while (place < old.length && old[place] != c) {
                        place++;
                    }
                    if (place == old.length) {
                        out.appendCodePoint(c);
                    } else if (replacements.length > 0) {
                        out.appendCodePoint(replacements[Math.min(place, replacements.length - 1)]);
                    }
                });
        return out.toString();
    }

    private static boolean simple(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// In code points; a negative start counts from the end, and from before the text gives ''.
    private static String substring(String text, long start, long length) {
        int size = text.codePointCount(0, text.length());
        long from = start < 0 ? start + size : start;
        if (from < 0 || from >= size || length <= 0) {
            return "";
        }
        long to = length >= size - from ? size : from + length;
        int begin = text.offsetByCodePoints(0, (int) from);
        return text.substring(begin, text.offsetByCodePoints(begin, (int) (to - from)));
    }

    /// (source, lookup, start = 0, length = -1, occurrence = 1); null for an empty lookup.
    private static @Nullable Long indexOf(@Nullable Object[] a) {
        String source = text(a, 0);
        String lookup = text(a, 1);
        if (lookup.isEmpty()) {
            return null;
        }
        int[] window = window(source, whole(a, 2, 0), whole(a, 3, -1));
        long occurrence = whole(a, 4, 1);
        if (window.length == 0 || occurrence < 1) {
            return window.length == 0 ? Long.valueOf(-1) : null;
        }
        int at = window[0] - 1;
        for (long found = 0; found < occurrence; found++) {
            at = source.indexOf(lookup, at + 1);
            if (at < 0 || at + lookup.length() > window[1]) {
                return -1L;
            }
        }
        return (long) source.codePointCount(0, at);
    }

    /// The UTF-16 places that a start and a length in code points name; empty when the start lies
    /// outside.
    static int[] window(String source, long start, long length) {
        int size = source.codePointCount(0, source.length());
        long from = start < 0 ? Math.max(0, start + size) : start;
        if (from > size) {
            return new int[0];
        }
        long to = length < 0 || length > size - from ? size : from + length;
        if (simple(source)) {
            return new int[] {(int) from, (int) to};
        }
        int begin = source.offsetByCodePoints(0, (int) from);
        return new int[] {begin, source.offsetByCodePoints(begin, (int) (to - from))};
    }

    static List<String> split(String text, String delimiter) {
        List<String> parts = new ArrayList<>();
        if (delimiter.isEmpty()) {
            parts.add(text);
            return parts;
        }
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            parts.add(text.substring(from, at));
            from = at + delimiter.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static @Nullable String splitPart(@Nullable Object[] a) {
        List<String> parts = split(text(a, 0), text(a, 1));
        long place = whole(a, 2, -1);
        return place < 0 || place >= parts.size()
                ? null
                : Json.texts(List.of(parts.get((int) place))).text();
    }

    /// Overlaps counted.
    private static long count(String text, String search) {
        if (search.isEmpty()) {
            return 0;
        }
        long count = 0;
        for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + 1)) {
            count++;
        }
        return count;
    }

    private static long countKind(@Nullable Object[] a) {
        if (!Values.name(a, 2).equals("regex")) {
            return count(text(a, 0), text(a, 1));
        }
        Matcher matcher = Regex.matcher(text(a, 1), text(a, 0));
        long count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    private static String replace(String source, String lookup, String rewrite) {
        return lookup.isEmpty() ? source : source.replace(lookup, rewrite);
    }

    /// Each lookup in the text that the lookups before it left alone; a rewrite that is no text
    /// leaves what it should replace.
    private static String replaceAll(@Nullable Object[] a) {
        List<Json> lookups = Json.of((String) a[1]).array();
        List<Json> rewrites = Json.of((String) a[2]).array();
        if (lookups == null || rewrites == null || lookups.size() != rewrites.size()) {
            return text(a, 0);
        }
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        for (int i = 0; i < lookups.size(); i++) {
            // only texts replace texts: another value leaves what it should replace as it is
            if (lookups.get(i) instanceof Json.Text(String lookup)) {
                from.add(lookup);
                to.add(rewrites.get(i) instanceof Json.Text(String text) ? text : lookup);
            }
        }
        return replaceFrom(text(a, 0), from, to, 0);
    }

    private static String replaceFrom(
            String source, List<String> lookups, List<String> rewrites, int place) {
        if (place == lookups.size() || source.isEmpty()) {
            return source;
        }
        List<String> left = new ArrayList<>();
        for (String part : split(source, lookups.get(place))) {
            left.add(replaceFrom(part, lookups, rewrites, place + 1));
        }
        return String.join(rewrites.get(place), left);
    }
}
