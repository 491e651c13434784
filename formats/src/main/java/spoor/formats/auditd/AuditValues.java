package spoor.formats.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import spoor.formats.Utf8;
import spoor.formats.cells.JsonWriter;

/// The values of a scanned record: hexadecimal ones decoded, and what follows from them: names of
/// architecture, system call, error and signal, the socket address, the answer of SELinux, the
/// words between the fields.
final class AuditValues {
    private static final byte[] NO_BYTES = {};
    private static final byte[] OLD = ascii("old_");
    private static final byte[] NEW = ascii("new_");
    private static final byte[] DECODED = ascii("_decoded");

    private final AuditScanner scanner;
    private final JsonWriter scratch = new JsonWriter();
    private int[] from = new int[64];
    private int[] to = new int[64];
    private boolean[] decoded = new boolean[64];
    private int extras;
    private AuditExtra[] extraKeys = new AuditExtra[8];
    private byte[][] extraValues = new byte[8][];
    private long repaired;

    AuditValues(AuditScanner scanner) {
        this.scanner = scanner;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Takes what the scanner has read last.
    void read() {
        scratch.clear();
        extras = 0;
        int count = scanner.count();
        if (from.length < count) {
            from = new int[2 * count];
            to = new int[2 * count];
            decoded = new boolean[2 * count];
        }
        int type = scanner.type();
        int arch = -1;
        int syscall = -1;
        boolean enriched = false;
        for (int field = 0; field < count; field++) {
            from[field] = scanner.valueFrom(field);
            to[field] = scanner.valueTo(field);
            decoded[field] = false;
            int known = scanner.known(field);
            if (known < 0) {
                if (type == AuditNames.EXECVE && isArgument(field)) {
                    decode(field, AuditKey.CMD);
                }
                continue;
            }
            AuditKey key = AuditKey.of(known);
            if (key.encoded()) {
                decode(field, key);
                continue;
            }
            switch (key) {
                case ARCH -> arch = field;
                case SYSCALL -> syscall = field;
                case EXIT -> error(field);
                case SIG -> extra(AuditExtra.SIG, AuditNames.signal(number(field)));
                case SADDR -> address(field);
                case ENRICHED_ARCH -> enriched = true;
                default -> {}
            }
        }
        if (arch >= 0 && !enriched) {
            syscall(arch, syscall);
        }
        words();
    }

    private void error(int field) {
        if (to[field] > from[field] && scanner.bytes()[from[field]] == '-') {
            extra(AuditExtra.ERRNO, AuditNames.error(-number(field)));
        }
    }

    private void syscall(int arch, int syscall) {
        AuditNames.Architecture found = AuditNames.architecture(hexNumber(arch));
        extra(AuditExtra.ARCH, found.name());
        if (syscall >= 0) {
            extra(AuditExtra.SYSCALL, found.syscall(number(syscall)));
        }
    }

    private void address(int field) {
        SocketAddress address =
                SocketAddress.of(scanner.bytes(), scanner.valueFrom(field), scanner.valueTo(field));
        extra(AuditExtra.FAMILY, address.family());
        extra(AuditExtra.ADDR, address.address());
        extra(AuditExtra.PORT, address.port());
        extra(AuditExtra.PATH, address.path());
    }

    /// The words between the fields; of an SELinux message also its verdict and permissions.
    private void words() {
        int words = scanner.words();
        if (words == 0) {
            return;
        }
        byte[] bytes = scanner.bytes();
        if (isWord(0, "avc:") && words > 3) {
            extra(AuditExtra.SERESULT, word(1));
            int start = scratch.length();
            for (int i = 3; i < words && isWord(2, "{") && !isWord(i, "}"); i++) {
                if (i > 3) {
                    scratch.put(',');
                }
                scratch.put(bytes, scanner.wordFrom(i), scanner.wordTo(i));
            }
            extra(
                    AuditExtra.SEPERMS,
                    Arrays.copyOfRange(scratch.buffer(), start, scratch.length()));
        }
        int start = scratch.length();
        for (int i = 0; i < words; i++) {
            if (i > 0) {
                scratch.put(' ');
            }
            scratch.put(bytes, scanner.wordFrom(i), scanner.wordTo(i));
        }
        extra(AuditExtra.TEXT, Arrays.copyOfRange(scratch.buffer(), start, scratch.length()));
    }

    private byte[] word(int word) {
        return Arrays.copyOfRange(scanner.bytes(), scanner.wordFrom(word), scanner.wordTo(word));
    }

    private boolean isWord(int word, String text) {
        int length = scanner.wordTo(word) - scanner.wordFrom(word);
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (scanner.bytes()[scanner.wordFrom(word) + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void extra(AuditExtra key, byte[] value) {
        if (value.length == 0) {
            return;
        }
        if (extras == extraKeys.length) {
            extraKeys = Arrays.copyOf(extraKeys, 2 * extras);
            extraValues = Arrays.copyOf(extraValues, 2 * extras);
        }
        extraKeys[extras] = key;
        extraValues[extras++] = value;
    }

    /// `a0`, `a12`, `a1[0]`, not `a1_len`.
    private boolean isArgument(int field) {
        byte[] bytes = scanner.bytes();
        int at = scanner.keyFrom(field);
        int end = scanner.keyTo(field);
        byte last = bytes[end - 1];
        return end - at > 1
                && bytes[at] == 'a'
                && AuditScanner.isDigit(bytes[at + 1])
                && (last == ']' || AuditScanner.isDigit(last));
    }

    /// Whether the value is upper-case hexadecimal digits, not in quotes.
    boolean isHex(int field) {
        byte[] bytes = scanner.bytes();
        int start = scanner.valueFrom(field);
        int end = hexEnd(field);
        if (scanner.kind(field) != AuditScanner.PLAIN
                || end - start < 2
                || (end - start & 1) != 0) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (hexDigit(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Some kernels put a stray quote behind the digits.
    int hexEnd(int field) {
        int end = scanner.valueTo(field);
        boolean stray = end > scanner.valueFrom(field) && scanner.bytes()[end - 1] == '"';
        return stray ? end - 1 : end;
    }

    static int hexDigit(byte value) {
        if (value >= '0' && value <= '9') {
            return value - '0';
        }
        return value >= 'A' && value <= 'F' ? value - 'A' + 10 : -1;
    }

    private void decode(int field, AuditKey key) {
        byte[] bytes = scanner.bytes();
        int start = scanner.valueFrom(field);
        if (start >= scanner.valueTo(field)
                || scanner.kind(field) != AuditScanner.PLAIN
                || hexDigit(bytes[start]) < 0
                || !isHex(field)) {
            return;
        }
        int end = hexEnd(field);
        from[field] = scratch.length();
        for (int i = start; i < end; i += 2) {
            int value = hexDigit(bytes[i]) << 4 | hexDigit(bytes[i + 1]);
            scratch.put(value == 0 ? ' ' : value == 1 && key == AuditKey.KEY ? ',' : value);
        }
        trim(field, key);
        decoded[field] = true;
    }

    /// Drops the zero bytes at the end of a process title, and writes bytes that are no UTF-8 as
    /// `\xHH`.
    private void trim(int field, AuditKey key) {
        byte[] text = scratch.buffer();
        int end = scratch.length();
        while (key == AuditKey.PROCTITLE && end > from[field] && text[end - 1] == ' ') {
            end--;
        }
        scratch.truncate(end);
        to[field] = end;
        if (!Utf8.isValid(text, from[field], end)) {
            byte[] escaped = escaped(text, from[field], end);
            scratch.truncate(from[field]);
            scratch.put(escaped);
            to[field] = scratch.length();
        }
    }

    /// The text with each byte that belongs to no UTF-8 character as `\xHH`.
    static byte[] escaped(byte[] text, int from, int to) {
        JsonWriter out = new JsonWriter();
        int at = from;
        while (at < to) {
            int length = 1;
            while (length <= 4 && at + length <= to && !Utf8.isValid(text, at, at + length)) {
                length++;
            }
            if (length <= 4 && at + length <= to) {
                out.put(text, at, at + length);
                at += length;
            } else {
                int value = text[at++] & 0xFF;
                out.put('\\');
                out.put('x');
                out.put(Character.forDigit(value >> 4, 16));
                out.put(Character.forDigit(value & 15, 16));
            }
        }
        return Arrays.copyOf(out.buffer(), out.length());
    }

    /// A decimal number, 0 where it is none; one too long wraps, and names nothing.
    private long number(int field) {
        byte[] bytes = scanner.bytes();
        int start = from[field];
        boolean negative = start < to[field] && bytes[start] == '-';
        long value = 0;
        for (int i = negative ? start + 1 : start; i < to[field]; i++) {
            if (!AuditScanner.isDigit(bytes[i]) || i - start > 10) {
                return -1;
            }
            value = value * 10 + bytes[i] - '0';
        }
        return negative ? -value : value;
    }

    private long hexNumber(int field) {
        byte[] bytes = scanner.bytes();
        long value = 0;
        for (int i = from[field]; i < to[field]; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0 || i - from[field] > 8) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /// The array in which a field's value stands, between [#from] and [#to].
    byte[] source(int field) {
        return decoded[field] ? scratch.buffer() : scanner.bytes();
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    int extras() {
        return extras;
    }

    AuditExtra extraKey(int extra) {
        return extraKeys[extra];
    }

    byte[] extraValue(int extra) {
        return extraValues[extra];
    }

    /// The words between the fields, empty when there are none.
    byte[] text() {
        return extras > 0 && extraKeys[extras - 1] == AuditExtra.TEXT
                ? extraValues[extras - 1]
                : NO_BYTES;
    }

    /// Writes the members of a JSON object, all values as strings.
    ///
    /// @param withText whether the words between the fields become the member `text`
    /// @param first whether no member stands before them
    void writeMembers(JsonWriter out, boolean withText, boolean first) {
        byte[] bytes = scanner.bytes();
        long before = out.repaired();
        boolean comma = !first;
        for (int field = 0; field < scanner.count(); field++) {
            if (comma) {
                out.put(',');
            }
            comma = true;
            out.put('"');
            switch (scanner.prefix(field)) {
                case AuditScanner.OLD -> out.put(OLD);
                case AuditScanner.NEW -> out.put(NEW);
                default -> {}
            }
            out.put(bytes, scanner.keyFrom(field), scanner.keyTo(field));
            if (scanner.repeat(field) > 0) {
                out.put('_');
                out.number(scanner.repeat(field));
            }
            out.put('"');
            out.put(':');
            out.string(source(field), from[field], to[field]);
        }
        int last = !withText && text().length > 0 ? extras - 1 : extras;
        for (int extra = 0; extra < last; extra++) {
            if (comma) {
                out.put(',');
            }
            comma = true;
            AuditExtra key = extraKeys[extra];
            out.put('"');
            out.put(key.text());
            if (key.mayBeTaken() && isTaken(key.text())) {
                out.put(DECODED);
            }
            out.put('"');
            out.put(':');
            out.string(extraValues[extra], 0, extraValues[extra].length);
        }
        repaired += out.repaired() - before;
    }

    private boolean isTaken(byte[] key) {
        byte[] bytes = scanner.bytes();
        for (int field = 0; field < scanner.count(); field++) {
            if (Arrays.equals(
                    bytes, scanner.keyFrom(field), scanner.keyTo(field), key, 0, key.length)) {
                return true;
            }
        }
        return false;
    }

    /// Values so far in which bytes that are no UTF-8 were replaced; counted anew after each call.
    long takeRepaired() {
        long count = repaired;
        repaired = 0;
        return count;
    }
}
