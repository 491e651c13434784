package spoor.formats.cells;

import java.nio.charset.StandardCharsets;

/// Reads numbers from bytes without making objects; for one thread.
public final class Numbers {
    private static final long EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private long longValue;
    private double doubleValue;

    public long longValue() {
        return longValue;
    }

    public double doubleValue() {
        return doubleValue;
    }

    /// Reads a whole number with an optional sign, within 64 bits.
    public boolean readLong(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        int count = to - at;
        if (count < 1) {
            return false;
        }
        if (count > MOST_DIGITS) {
            return readLongSlowly(bytes, from, to);
        }
        long value = 0;
        for (int i = at; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        longValue = negative ? -value : value;
        return true;
    }

    private boolean readLongSlowly(byte[] bytes, int from, int to) {
        if (to - from > 4096) {
            return false;
        }
        for (int i = from; i < to; i++) {
            boolean sign = i == from && (bytes[i] == '-' || bytes[i] == '+');
            if (!sign && (bytes[i] < '0' || bytes[i] > '9')) {
                return false;
            }
        }
        try {
            longValue =
                    Long.parseLong(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /// Reads a decimal number, exponent and sign optional; the value is that of
    /// `Double.parseDouble`. Up to 2^53 as digits and 22 as power of ten a single multiplication or
    /// division is exactly rounded (Clinger, "How to read floating point numbers accurately",
    /// 1990), see [DecimalReals] for more digits; the rest is left to the library.
    public boolean readReal(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        long digits = 0;
        int count = 0;
        int behindPoint = 0;
        int point = -1;
        while (at < to) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                count++;
                behindPoint += point >= 0 ? 1 : 0;
            } else if (bytes[at] == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
            at++;
        }
        if (count == 0) {
            return false;
        }
        double value = Double.NaN;
        if (at == to && count <= MOST_DIGITS) {
            value =
                    digits <= EXACT
                            ? digits / POWERS[behindPoint]
                            : DecimalReals.of(digits, -behindPoint);
        }
        if (Double.isNaN(value)) {
            return readRealSlowly(bytes, from, to, at);
        }
        doubleValue = negative ? -value : value;
        return true;
    }

    private boolean readRealSlowly(byte[] bytes, int from, int to, int behindDigits) {
        int at = behindDigits;
        if (at < to) {
            if ((bytes[at] | 0x20) != 'e') {
                return false;
            }
            at++;
            if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
                at++;
            }
            int first = at;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                at++;
            }
            if (at == first || at < to) {
                return false;
            }
        }
        if (to - from > 4096) {
            return false;
        }
        double value =
                Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        doubleValue = value;
        return !Double.isInfinite(value);
    }
}
