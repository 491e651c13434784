package spoor.engine.scalar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// KQL's regular expressions: RE2, whose `\d`, `\w` and `\s` are those of Unicode, and where `u`
/// and four hexadecimal digits after a backslash are a character. `\b` stays that of ASCII.
public final class Regex {
    private static final int CACHED = 256;
    private static final String WORD = "\\p{L}\\p{M}\\p{Nd}\\p{Pc}";
    private static final String NOT_WORD =
            "\\p{C}\\p{Z}\\p{S}\\p{Nl}\\p{No}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}";
    private static final String SPACE = "\\t\\n\\v\\f\\r\\x{85}\\p{Z}";
    private static final java.util.regex.Pattern FOUR_DIGITS =
            java.util.regex.Pattern.compile("[0-9A-Fa-f]{4}");
    private static final String NOT_SPACE =
            "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}\\p{Co}\\x00-\\x08\\x0e-\\x1f\\x7f-\\x{84}"
                    + "\\x{86}-\\x{9f}";

    /// The patterns used last, guarded by itself.
    private static final Map<String, Pattern> CACHE =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
                    return size() > CACHED;
                }
            };

    private Regex() {}

    /// @throws SpoorException (USER) when the text is no regular expression of RE2
    public static Pattern compile(String regex) {
        synchronized (CACHE) {
            return CACHE.computeIfAbsent(regex, Regex::fresh);
        }
    }

    static Matcher matcher(String regex, String text) {
        return compile(regex).matcher(text);
    }

    private static Pattern fresh(String regex) {
        try {
            return Pattern.compile(unicode(regex));
        } catch (PatternSyntaxException e) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "'" + regex + "' is no regular expression of RE2: " + e.getDescription(),
                    e);
        }
    }

    /// The pattern with the Unicode classes written out; also RE2's own spelling for other engines.
    public static String unicode(String regex) {
        StringBuilder out = new StringBuilder(regex.length() + 16);
        boolean inClass = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length()) {
                char next = regex.charAt(++i);
                if (next == 'Q') {
                    int end = regex.indexOf("\\E", i);
                    int stop = end < 0 ? regex.length() : end + 2;
                    out.append(regex, i - 1, stop);
                    i = stop - 1;
                } else if (next == 'u'
                        && FOUR_DIGITS.matcher(regex).region(i + 1, regex.length()).lookingAt()) {
                    out.append("\\x{").append(regex, i + 1, i + 5).append('}');
                    i += 4;
                } else {
                    out.append(escape(next, inClass));
                }
                continue;
            }
            if (inClass && c == '[' && regex.startsWith("[:", i)) {
                int end = regex.indexOf(":]", i);
                if (end > 0) {
                    out.append(regex, i, end + 2);
                    i = end + 1;
                    continue;
                }
            }
            out.append(c);
            if (!inClass && c == '[') {
                inClass = true;
                if (regex.startsWith("^", i + 1)) {
                    out.append('^');
                    i++;
                }
                if (regex.startsWith("]", i + 1)) {
                    out.append(']');
                    i++;
                }
            } else if (inClass && c == ']') {
                inClass = false;
            }
        }
        return out.toString();
    }

    private static String escape(char next, boolean inClass) {
        return switch (next) {
            case 'd' -> "\\p{Nd}";
            case 'D' -> "\\P{Nd}";
            case 'w' -> inClass ? WORD : '[' + WORD + ']';
            case 'W' -> inClass ? NOT_WORD : "[^" + WORD + ']';
            case 's' -> inClass ? SPACE : '[' + SPACE + ']';
            case 'S' -> inClass ? NOT_SPACE : "[^" + SPACE + ']';
            default -> "\\" + next;
        };
    }
}
