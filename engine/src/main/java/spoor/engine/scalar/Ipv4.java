package spoor.engine.scalar;

import org.jspecify.annotations.Nullable;

/// An IPv4 address and the length of its prefix.
record Ipv4(long address, int prefix) {
    /// `a.b.c.d` or `a.b.c.d/n`; null for all else.
    static @Nullable Ipv4 parse(String text) {
        int slash = text.indexOf('/');
        Long address = address(slash < 0 ? text : text.substring(0, slash));
        int prefix = slash < 0 ? 32 : prefix(text.substring(slash + 1));
        return address == null || prefix < 0 ? null : new Ipv4(address, prefix);
    }

    private static int prefix(String digits) {
        if (digits.isEmpty() || digits.length() > 2) {
            return -1;
        }
        int prefix = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            prefix = prefix * 10 + digit;
        }
        return prefix > 32 ? -1 : prefix;
    }

    static @Nullable Long address(String text) {
        long address = 0;
        int octets = 0;
        int digits = 0;
        int octet = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (digits == 0 || octet > 255 || ++octets > 4) {
                    return null;
                }
                address = address << 8 | octet;
                octet = 0;
                digits = 0;
            } else if (c >= '0' && c <= '9' && ++digits <= 3) {
                octet = octet * 10 + c - '0';
            } else {
                return null;
            }
        }
        return octets == 4 ? (Long) address : null;
    }

    static long cut(long address, long prefix) {
        return prefix <= 0 ? 0 : address & -1L << 32 - prefix & 0xffff_ffffL;
    }

    long network() {
        return cut(address, prefix);
    }

    static String text(long address) {
        return (address >> 24 & 255)
                + "."
                + (address >> 16 & 255)
                + "."
                + (address >> 8 & 255)
                + "."
                + (address & 255);
    }
}
