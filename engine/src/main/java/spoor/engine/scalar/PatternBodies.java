package spoor.engine.scalar;

import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Bodies of the functions that take a regular expression.
final class PatternBodies {
    private PatternBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("extract", PatternBodies::extract);
        to.put("extract_all", a -> extractAll(text(a, 0), text(a, 1), null));
        to.put(
                "extract_all_groups",
                a -> extractAll(text(a, 0), text(a, 2), Json.of((String) a[1])));
        to.put("replace_regex", a -> replace(text(a, 0), text(a, 1), text(a, 2)));
        to.put("replace", a -> replace(text(a, 2), text(a, 0), text(a, 1)));
        to.put("trim", a -> trimEnd(text(a, 0), trimStart(text(a, 0), text(a, 1))));
        to.put("trim_start", a -> trimStart(text(a, 0), text(a, 1)));
        to.put("trim_end", a -> trimEnd(text(a, 0), text(a, 1)));
        to.put("regex_quote", a -> com.google.re2j.Pattern.quote(text(a, 0)));
        for (String id :
                List.of("indexof_regex", "indexof_regex_3", "indexof_regex_4", "indexof_regex_5")) {
            to.put(id, PatternBodies::indexOf);
        }
    }

    private static String extract(@Nullable Object[] a) {
        Matcher matcher = Regex.matcher(text(a, 0), text(a, 2));
        long group = whole(a, 1, -1);
        if (group < 0 || group > matcher.groupCount() || !matcher.find()) {
            return "";
        }
        String found = matcher.group((int) group);
        return found == null ? "" : found;
    }

    private static @Nullable String extractAll(String regex, String text, @Nullable Json groups) {
        Matcher matcher = Regex.matcher(regex, text);
        List<Integer> numbers = groups(matcher, regex, groups);
        List<Json> matches = new ArrayList<>();
        while (matcher.find()) {
            List<String> found = new ArrayList<>(numbers.size());
            for (int number : numbers) {
                String value = matcher.group(number);
                found.add(value == null ? "" : value);
            }
            matches.add(numbers.size() == 1 ? new Json.Text(found.getFirst()) : Json.texts(found));
        }
        return matches.isEmpty() ? null : new Json.Array(matches).text();
    }

    private static List<Integer> groups(Matcher matcher, String regex, @Nullable Json groups) {
        List<Integer> numbers = new ArrayList<>();
        if (groups == null) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                numbers.add(group);
            }
        } else {
            List<Json> elements = groups.array();
            for (Json element : elements == null ? List.of(groups) : elements) {
                Integer number =
                        element instanceof Json.Whole(long whole)
                                ? (Integer) (int) whole
                                : Regex.compile(regex).namedGroups().get(element.plain());
                if (number != null && number >= 0 && number <= matcher.groupCount()) {
                    numbers.add(number);
                }
            }
        }
        if (numbers.isEmpty()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "extract_all needs a group: put what to extract of '"
                            + regex
                            + "' into parentheses");
        }
        return numbers;
    }

    private static String replace(String source, String regex, String rewrite) {
        Matcher matcher = Regex.matcher(regex, source);
        if (!matcher.find()) {
            return source;
        }
        StringBuilder out = new StringBuilder(source.length());
        int from = 0;
        do {
            out.append(source, from, matcher.start());
            rewrite(matcher, rewrite, out);
            from = matcher.end();
        } while (matcher.find());
        return out.append(source, from, source.length()).toString();
    }

    /// `\1` is the first group, `\0` the whole match, `\\` a backslash.
    private static void rewrite(Matcher matcher, String rewrite, StringBuilder out) {
        for (int i = 0; i < rewrite.length(); i++) {
            char c = rewrite.charAt(i);
            char next = i + 1 < rewrite.length() ? rewrite.charAt(i + 1) : ' ';
            if (c == '\\' && next >= '0' && next <= '9') {
                int group = next - '0';
                String found = group <= matcher.groupCount() ? matcher.group(group) : null;
                out.append(found == null ? "" : found);
                i++;
            } else if (c == '\\' && next == '\\') {
                out.append('\\');
                i++;
            } else {
                out.append(c);
            }
        }
    }

    private static String trimStart(String regex, String text) {
        Matcher matcher = Regex.matcher("^(?:" + regex + ")", text);
        return matcher.find() ? text.substring(matcher.end()) : text;
    }

    private static String trimEnd(String regex, String text) {
        Matcher matcher = Regex.matcher("(?:" + regex + ")$", text);
        return matcher.find() ? text.substring(0, matcher.start()) : text;
    }

    /// (source, regex, start = 0, length = -1, occurrence = 1).
    private static @Nullable Long indexOf(@Nullable Object[] a) {
        String source = text(a, 0);
        int[] window = TextBodies.window(source, whole(a, 2, 0), whole(a, 3, -1));
        long occurrence = whole(a, 4, 1);
        if (window.length == 0 || occurrence < 1) {
            return window.length == 0 ? Long.valueOf(-1) : null;
        }
        Matcher matcher = Regex.matcher(text(a, 1), source.substring(window[0], window[1]));
        for (long found = 0; found < occurrence; found++) {
            if (!matcher.find()) {
                return -1L;
            }
        }
        return (long) source.codePointCount(0, window[0] + matcher.start());
    }
}
