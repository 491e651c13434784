package spoor.engine.scalar;

import org.jspecify.annotations.Nullable;

/// An IPv6 address in two halves, and the length of its prefix; an IPv4 address is mapped into it.
record Ipv6(long high, long low, int prefix) {
    /// Null when the text is no address of either version.
    static @Nullable Ipv6 parse(String text) {
        Ipv4 mapped = Ipv4.parse(text);
        if (mapped != null) {
            return new Ipv6(0, 0xffff_0000_0000L | mapped.address(), mapped.prefix() + 96);
        }
        int slash = text.indexOf('/');
        Long given =
                slash < 0
                        ? (Long) 128L
                        : text.substring(slash + 1).matches("[0-9]{1,3}")
                                ? Conversions.parseLong(text.substring(slash + 1))
                                : null;
        int[] groups = groups(slash < 0 ? text : text.substring(0, slash));
        if (groups.length == 0 || given == null || given > 128) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return new Ipv6(high, low, given.intValue());
    }

    /// Eight groups, or none.
    private static int[] groups(String text) {
        int[] none = new int[0];
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] all = part(text);
            return all.length == 8 ? all : none;
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return none;
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        int[] left = before.isEmpty() ? none : part(before);
        int[] right = after.isEmpty() ? none : part(after);
        if (!before.isEmpty() && left.length == 0
                || !after.isEmpty() && right.length == 0
                || left.length + right.length > 7) {
            return none;
        }
        int[] all = new int[8];
        System.arraycopy(left, 0, all, 0, left.length);
        System.arraycopy(right, 0, all, 8 - right.length, right.length);
        return all;
    }

    private static int[] part(String text) {
        String[] texts = text.split(":", -1);
        int[] none = new int[0];
        if (texts.length > 8) {
            return none;
        }
        Long last = Ipv4.address(texts[texts.length - 1]);
        int[] groups = new int[texts.length + (last == null ? 0 : 1)];
        int plain = texts.length - (last == null ? 0 : 1);
        for (int i = 0; i < plain; i++) {
            String group = texts[i];
            if (group.isEmpty() || group.length() > 4) {
                return none;
            }
            for (int j = 0; j < group.length(); j++) {
                int digit = Character.digit(group.charAt(j), 16);
                if (digit < 0 || group.charAt(j) > 'f') {
                    return none;
                }
                groups[i] = groups[i] * 16 + digit;
            }
        }
        if (last != null) {
            groups[plain] = (int) (last >> 16);
            groups[plain + 1] = (int) (last & 0xffff);
        }
        return groups.length > 8 ? none : groups;
    }

    Ipv6 cut(long length) {
        long keepHigh = length >= 64 ? -1L : length <= 0 ? 0 : -1L << 64 - length;
        long keepLow = length >= 128 ? -1L : length <= 64 ? 0 : -1L << 128 - length;
        return new Ipv6(high & keepHigh, low & keepLow, prefix);
    }

    static int compare(Ipv6 left, Ipv6 right) {
        int high = Long.compareUnsigned(left.high, right.high);
        return high != 0 ? high : Long.compareUnsigned(left.low, right.low);
    }

    /// Eight groups of four digits.
    String text() {
        StringBuilder out = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            long half = i < 4 ? high : low;
            long group = half >>> 48 - i % 4 * 16 & 0xffff;
            String digits = Long.toHexString(group);
            out.repeat('0', 4 - digits.length()).append(digits);
            if (i < 7) {
                out.append(':');
            }
        }
        return out.toString();
    }
}
