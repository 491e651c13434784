package spoor.formats.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The socket address of a SOCKADDR record, from its hexadecimal digits (`struct sockaddr` of a
/// little-endian machine). What an address does not have is empty.
///
/// @param family `inet`, `inet6`, `unix`, `netlink` and others; a number where it has no name here
/// @param address in the usual notation; IPv6 by RFC 5952
/// @param port decimal
/// @param path of a unix socket; an abstract one begins with `@`
record SocketAddress(byte[] family, byte[] address, byte[] port, byte[] path) {
    private static final byte[] NONE = {};
    private static final SocketAddress UNKNOWN = new SocketAddress(NONE, NONE, NONE, NONE);

    static SocketAddress of(byte[] text, int from, int to) {
        byte[] raw = unhex(text, from, to);
        if (raw.length < 2) {
            return UNKNOWN;
        }
        int family = raw[0] & 0xFF | (raw[1] & 0xFF) << 8;
        return switch (family) {
            case 1 -> new SocketAddress(ascii("unix"), NONE, NONE, path(raw));
            case 2 ->
                    raw.length < 8
                            ? named("inet")
                            : new SocketAddress(ascii("inet"), dotted(raw), port(raw), NONE);
            case 10 ->
                    raw.length < 24
                            ? named("inet6")
                            : new SocketAddress(ascii("inet6"), colons(raw), port(raw), NONE);
            case 16 -> named("netlink");
            case 17 -> named("packet");
            case 31 -> named("bluetooth");
            case 38 -> named("alg");
            case 40 -> named("vsock");
            default -> named(Integer.toString(family));
        };
    }

    private static SocketAddress named(String family) {
        return new SocketAddress(ascii(family), NONE, NONE, NONE);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The bytes, none where the text is no pairs of digits.
    private static byte[] unhex(byte[] text, int from, int to) {
        byte[] raw = new byte[(to - from) / 2];
        for (int i = 0; i < raw.length; i++) {
            int high = Character.digit(text[from + 2 * i], 16);
            int low = Character.digit(text[from + 2 * i + 1], 16);
            if (high < 0 || low < 0) {
                return NONE;
            }
            raw[i] = (byte) (high << 4 | low);
        }
        return raw;
    }

    private static byte[] port(byte[] raw) {
        return ascii(Integer.toString((raw[2] & 0xFF) << 8 | raw[3] & 0xFF));
    }

    private static byte[] dotted(byte[] raw) {
        return ascii(
                (raw[4] & 0xFF)
                        + "."
                        + (raw[5] & 0xFF)
                        + "."
                        + (raw[6] & 0xFF)
                        + "."
                        + (raw[7] & 0xFF));
    }

    /// An address mapped from IPv4 is written as that: `::ffff:192.0.2.1`.
    private static byte[] colons(byte[] raw) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (raw[8 + 2 * i] & 0xFF) << 8 | raw[9 + 2 * i] & 0xFF;
        }
        boolean mapped = groups[5] == 0xFFFF;
        for (int i = 0; i < 5; i++) {
            mapped &= groups[i] == 0;
        }
        if (mapped) {
            return ascii(
                    "::ffff:"
                            + (groups[6] >> 8)
                            + "."
                            + (groups[6] & 0xFF)
                            + "."
                            + (groups[7] >> 8)
                            + "."
                            + (groups[7] & 0xFF));
        }
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                best = i;
                bestLength = end - i;
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                out.append("::");
                i += bestLength - 1;
            } else {
                boolean colon = !out.isEmpty() && out.charAt(out.length() - 1) != ':';
                out.append(colon ? ":" : "").append(Integer.toHexString(groups[i]));
            }
        }
        return ascii(out.toString());
    }

    private static byte[] path(byte[] raw) {
        boolean named = raw.length > 2 && raw[2] == 0;
        int start = named ? 3 : 2;
        int end = start;
        while (end < raw.length && raw[end] != 0) {
            end++;
        }
        byte[] name = AuditValues.escaped(raw, Math.min(start, end), end);
        if (!named || name.length == 0) {
            return name;
        }
        byte[] marked = new byte[name.length + 1];
        marked[0] = '@';
        System.arraycopy(name, 0, marked, 1, name.length);
        return Arrays.copyOf(marked, marked.length);
    }
}
