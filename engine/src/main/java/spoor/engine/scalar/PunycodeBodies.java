package spoor.engine.scalar;

import static spoor.engine.scalar.Values.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Bodies of the functions on Punycode (RFC 3492). As in Kusto nothing is checked or folded: a
/// blank or a capital letter stays as it is.
final class PunycodeBodies {
    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST = 128;

    /// Longer texts are no host names; the algorithm takes the square of their length.
    private static final int LONGEST = 2_000;

    private static final Pattern DOTS = Pattern.compile("[.\u3002\uff0e\uff61]");

    private PunycodeBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("punycode_from_string", a -> orEmpty(encode(text(a, 0))));
        to.put("punycode_to_string", a -> orEmpty(decode(text(a, 0))));
        to.put("punycode_domain_to_string", a -> domain(text(a, 0), true));
        to.put("punycode_domain_from_string", a -> domain(text(a, 0), false));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String domain(String domain, boolean encode) {
        List<String> labels = new ArrayList<>();
        for (String label : DOTS.split(domain, -1)) {
            String coded =
                    encode
                            ? label.chars().allMatch(c -> c < FIRST)
                                    ? label
                                    : prefixed(encode(label))
                            : label.startsWith("xn--") ? decode(label.substring(4)) : label;
            if (coded == null) {
                return "";
            }
            labels.add(coded);
        }
        return labels.stream().collect(Collectors.joining("."));
    }

    private static @Nullable String prefixed(@Nullable String coded) {
        return coded == null ? null : "xn--" + coded;
    }

    private static @Nullable String encode(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int[] points = text.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int point : points) {
            if (point < FIRST) {
                out.append((char) point);
            }
        }
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append('-');
        }
        int n = FIRST;
        long delta = 0;
        int bias = FIRST_BIAS;
        while (handled < points.length) {
            int next = Integer.MAX_VALUE;
            for (int point : points) {
                if (point >= n && point < next) {
                    next = point;
                }
            }
            delta += (long) (next - n) * (handled + 1);
            n = next;
            for (int point : points) {
                if (point < n) {
                    delta++;
                }
                if (point == n) {
                    variable(delta, bias, out);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return out.toString();
    }

    private static void variable(long delta, int bias, StringBuilder out) {
        long rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.clamp(k - bias, LEAST, MOST);
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(long value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int value(char digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0' + 26;
        }
        int letter = digit | 32;
        return letter >= 'a' && letter <= 'z' ? letter - 'a' : -1;
    }

    private static int adapted(long delta, int count, boolean first) {
        long rest = first ? delta / DAMP : delta / 2;
        rest += rest / count;
        int k = 0;
        while (rest > (BASE - LEAST) * MOST / 2) {
            rest /= BASE - LEAST;
            k += BASE;
        }
        return (int) (k + (BASE - LEAST + 1) * rest / (rest + SKEW));
    }

    private static @Nullable String decode(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c < FIRST)) {
            return null;
        }
        int basic = Math.max(0, text.lastIndexOf('-'));
        List<Integer> points = new ArrayList<>();
        text.substring(0, basic).chars().forEach(points::add);
        int n = FIRST;
        long i = 0;
        int bias = FIRST_BIAS;
        int at = basic > 0 ? basic + 1 : 0;
        while (at < text.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < text.length() ? value(text.charAt(at++)) : -1;
                if (digit < 0 || weight > Integer.MAX_VALUE) {
                    return null;
                }
                i += digit * weight;
                int threshold = Math.clamp(k - bias, LEAST, MOST);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            int count = points.size() + 1;
            bias = adapted(i - before, count, before == 0);
            n = (int) Math.min(Character.MAX_CODE_POINT + 1L, n + i / count);
            if (n > Character.MAX_CODE_POINT) {
                return null;
            }
            i %= count;
            points.add((int) i++, n);
        }
        StringBuilder out = new StringBuilder();
        points.forEach(out::appendCodePoint);
        return out.toString();
    }
}
