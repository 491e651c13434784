package spoor.engine.scalar.indicators;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells what a run of host signs is: an address, a domain, a digest, or nothing.
final class HostNames {
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_LABEL = 63;

    private HostNames() {}

    /// Four numbers of 0 to 255 without leading zeros.
    static boolean isIpv4(String text) {
        int parts = 0;
        int value = -1;
        int digits = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = digits == 0 ? c - '0' : value * 10 + c - '0';
                digits++;
                if (digits > 3 || (digits > 1 && text.charAt(i - digits + 1) == '0')) {
                    return false;
                }
            } else if (c == '.') {
                if (digits == 0 || value > 255) {
                    return false;
                }
                parts++;
                digits = 0;
            } else {
                return false;
            }
        }
        return parts == 4;
    }

    /// At least two labels of letters, digits and inner hyphens; the last is a top-level domain.
    static boolean isDomain(String text) {
        if (text.length() > LONGEST_DOMAIN || text.indexOf('.') < 0) {
            return false;
        }
        int start = 0;
        boolean letter = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                boolean bad =
                        i == start
                                || i - start > LONGEST_LABEL
                                || text.charAt(start) == '-'
                                || text.charAt(i - 1) == '-';
                if (bad) {
                    return false;
                }
                if (i < text.length()) {
                    start = i + 1;
                    letter = false;
                }
            } else if (c == '+' || c == '%' || (c == '_' && i > start)) {
                return false;
            } else {
                letter |= Character.isLetter(c);
            }
        }
        return letter && TopLevelDomains.contains(text.substring(start));
    }

    /// The type of a digest in hexadecimal digits, by its length; null for none.
    static Indicators.@Nullable Type digest(String text) {
        Indicators.@Nullable Type type =
                switch (text.length()) {
                    case 32 -> Indicators.Type.MD5;
                    case 40 -> Indicators.Type.SHA1;
                    case 64 -> Indicators.Type.SHA256;
                    case 128 -> Indicators.Type.SHA512;
                    default -> null;
                };
        return type != null && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)
                ? type
                : null;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
