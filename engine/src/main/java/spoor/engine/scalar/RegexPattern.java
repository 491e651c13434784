package spoor.engine.scalar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pattern of regular expressions: `parse kind=regex`. It may match anywhere in the text; columns
/// are greedy, `*` is not.
final class RegexPattern implements TextPattern {
    private final Pattern pattern;
    private final List<ParseType> types = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();

    RegexPattern(String flags, List<String> lines) {
        StringBuilder regex = new StringBuilder(flags.isEmpty() ? "" : "(?" + flags + ")");
        int group = 0;
        for (String line : lines) {
            switch (line.charAt(0)) {
                case '*' -> regex.append(".*?");
                case ':' -> {
                    ParseType type = ParseType.named(line.substring(1));
                    types.add(type);
                    groups.add(++group);
                    regex.append('(').append(type.inRegex()).append(')');
                }
                default -> group += fragment(line.substring(1), regex);
            }
        }
        pattern = Regex.compile(regex.toString());
    }

    /// Appends what the user wrote and counts its groups. A parenthesis without a partner stands
    /// for itself, as in Kusto.
    private static int fragment(String fragment, StringBuilder out) {
        Deque<Integer> open = new ArrayDeque<>();
        List<Integer> lone = new ArrayList<>();
        int groups = 0;
        for (int i = 0; i < fragment.length(); i++) {
            char c = fragment.charAt(i);
            if (c == '\\') {
                i = escapeEnd(fragment, i);
            } else if (c == '[') {
                i = classEnd(fragment, i);
            } else if (c == '(') {
                open.push(i);
                groups += captures(fragment, i) ? 1 : 0;
            } else if (c == ')') {
                if (open.isEmpty()) {
                    lone.add(i);
                } else {
                    open.pop();
                }
            }
        }
        for (int place : open) {
            groups -= captures(fragment, place) ? 1 : 0;
            lone.add(place);
        }
        for (int i = 0; i < fragment.length(); i++) {
            if (lone.contains(i)) {
                out.append('\\');
            }
            out.append(fragment.charAt(i));
        }
        return groups;
    }

    private static boolean captures(String fragment, int open) {
        return !fragment.startsWith("(?", open)
                || fragment.startsWith("(?P<", open)
                || fragment.startsWith("(?<", open);
    }

    /// `\Q...\E` is one escape.
    private static int escapeEnd(String fragment, int from) {
        if (!fragment.startsWith("\\Q", from)) {
            return from + 1;
        }
        int end = fragment.indexOf("\\E", from);
        return end < 0 ? fragment.length() : end + 1;
    }

    /// The place of the bracket that closes a class.
    private static int classEnd(String fragment, int from) {
        int i = from + 1;
        if (fragment.startsWith("^", i)) {
            i++;
        }
        if (fragment.startsWith("]", i)) {
            i++;
        }
        for (; i < fragment.length() && fragment.charAt(i) != ']'; i++) {
            if (fragment.charAt(i) == '\\') {
                i++;
            } else if (fragment.startsWith("[:", i)) {
                int end = fragment.indexOf(":]", i);
                i = end < 0 ? i : end + 1;
            }
        }
        return i;
    }

    @Override
    public @Nullable String @Nullable [] match(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        @Nullable String[] found = new @Nullable String[types.size()];
        for (int i = 0; i < found.length; i++) {
            String group = matcher.group(groups.get(i));
            String value = group == null ? "" : group;
            if (!types.get(i).converts(value)) {
                return null;
            }
            found[i] = value;
        }
        return found;
    }
}
