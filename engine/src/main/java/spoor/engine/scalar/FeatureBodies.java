package spoor.engine.scalar;

import static spoor.engine.scalar.Dynamics.json;
import static spoor.engine.scalar.Values.real;
import static spoor.engine.scalar.Values.text;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that make numbers of paths and command lines, as msticpy's event
/// clustering defines them (`analysis/eventcluster.py`, MIT licence).
final class FeatureBodies {
    private static final String SIGNS = "-\\/.,\"'|&:;%$()";

    /// Which of the first 256 code points are delimiters.
    private static final boolean[] DELIMITERS = delimiters();

    private FeatureBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("process_name", a -> lastPart(text(a, 0), text(a, 0).indexOf('/') < 0 ? "\\" : "/"));
        to.put("process_name_2", a -> lastPart(text(a, 0), text(a, 1)));
        to.put("path_score", a -> score(text(a, 0)));
        to.put("path_log_score", a -> log(score(text(a, 0))));
        to.put("char_ord_score", a -> score(text(a, 0)));
        to.put("char_ord_score_2", FeatureBodies::scaled);
        to.put("crc32_hash", a -> crc(text(a, 0)));
        to.put("log_length", a -> log(text(a, 0).codePointCount(0, text(a, 0).length())));
        to.put("delimiter_count", a -> countDelimiters(text(a, 0)));
        to.put("delimiter_hash", a -> crc(delimitersOf(text(a, 0))));
        to.put("token_count", a -> text(a, 0).chars().filter(c -> c == ' ').count() + 1);
        to.put("is_system_session", a -> isSystem(text(a, 0)));
        to.put(
                "is_system_session_json",
                a -> json(a, 0) instanceof Json.Text(String id) && isSystem(id));
        to.put("is_system_session_number", a -> false);
    }

    private static boolean isSystem(String logonId) {
        return logonId.equals("0x3e7") || logonId.equals("-1");
    }

    private static String lastPart(String path, String separator) {
        int at = separator.isEmpty() ? -1 : path.lastIndexOf(separator);
        return at < 0 ? path : path.substring(at + separator.length());
    }

    /// By code point: a face outside the basic plane counts once, with all its value.
    private static long score(String text) {
        long sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                sum += text.codePointAt(i);
                i += Character.charCount(text.codePointAt(i)) - 1;
            } else {
                sum += c;
            }
        }
        return sum;
    }

    private static double log(long number) {
        return number == 0 ? 0 : DecimalLogarithm.of((double) number);
    }

    private static @Nullable Object scaled(@Nullable Object[] a) {
        double scaled = Math.floor(score(text(a, 0)) / real(a, 1));
        boolean whole = Math.abs(scaled) < 0x1p63;
        return whole ? (Object) (long) scaled : null;
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static long countDelimiters(String text) {
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isDelimiter(text.charAt(i))) {
                count++;
            }
        }
        return count;
    }

    private static String delimitersOf(String text) {
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (isDelimiter(text.charAt(i))) {
                found.append(text.charAt(i));
            }
        }
        return found.toString();
    }

    /// No delimiter lies outside the basic plane.
    private static boolean isDelimiter(char c) {
        return c < DELIMITERS.length ? DELIMITERS[c] : isWideBlank(c);
    }

    /// The blanks of Unicode above U+00FF that a regular expression of Python takes for `\s`.
    private static boolean isWideBlank(char c) {
        return c == 0x1680
                || c >= 0x2000 && c <= 0x200a
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }

    private static boolean[] delimiters() {
        boolean[] delimiters = new boolean[256];
        for (int i = 0; i < SIGNS.length(); i++) {
            delimiters[SIGNS.charAt(i)] = true;
        }
        for (int blank = 0x09; blank <= 0x0d; blank++) {
            delimiters[blank] = true;
        }
        for (int blank = 0x1c; blank <= 0x20; blank++) {
            delimiters[blank] = true;
        }
        delimiters[0x85] = true;
        delimiters[0xa0] = true;
        return delimiters;
    }
}
