package spoor.formats.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import spoor.model.Ticks;

/// Takes one line of an audit log apart, without making objects: its head (`node=N type=T
/// msg=audit(seconds.fraction:serial):`), its `key=value` fields, and the words between them. A
/// `msg='...'` inside is taken apart too, as are the fields that auditd adds behind the byte 0x1d.
/// Places are those of the bytes given.
final class AuditScanner {
    /// How a value stood: as it is; in quotes or braces.
    static final byte PLAIN = 0;

    static final byte QUOTED = 1;

    /// What stood before the key of an old LOGIN record.
    static final byte OLD = 1;

    static final byte NEW = 2;

    /// auditd writes no line of more than 8,970 bytes, which hold fewer.
    private static final int MOST_FIELDS = 4096;

    private static final int MOST_WORDS = 1 << 16;

    private static final byte GROUP_SEPARATOR = 0x1d;
    private static final int[] POWERS = {10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};
    private static final boolean[] KEY = new boolean[256];

    static {
        for (char c : "_-[].+".toCharArray()) {
            KEY[c] = true;
        }
        Arrays.fill(KEY, '0', '9' + 1, true);
        Arrays.fill(KEY, 'a', 'z' + 1, true);
        Arrays.fill(KEY, 'A', 'Z' + 1, true);
    }

    private byte[] bytes = {};
    private int nodeFrom;
    private int nodeTo;
    private int typeFrom;
    private int typeTo;
    private byte[] lastType = {};
    private int lastTypeNumber = -1;
    private byte[] lastTypeName = {};
    private long time;
    private long serial;
    private int at;

    private int count;
    private int[] keyFrom = new int[64];
    private int[] keyTo = new int[64];
    private int[] hashes = new int[64];
    private int[] valueFrom = new int[64];
    private int[] valueTo = new int[64];
    private int[] repeats = new int[64];
    private byte[] kinds = new byte[64];
    private byte[] known = new byte[64];
    private byte[] prefixes = new byte[64];
    private int[] table = new int[256];

    private boolean tooMany;

    /// Whether a quote or brace may still be closed; looked for once, not for each that opens.
    private final boolean[] closers = new boolean[128];

    private int words;
    private int[] wordFrom = new int[16];
    private int[] wordTo = new int[16];

    /// Takes the line `bytes[from..to)` apart, which has no line end.
    ///
    /// @return what is wrong with its head, empty when nothing is
    String read(byte[] line, int from, int to) {
        clear();
        bytes = line;
        String problem = head(from, to);
        if (problem.isEmpty()) {
            segment(at, to, false);
        }
        return tooMany
                ? "it has more than " + MOST_FIELDS + " fields or " + MOST_WORDS + " words"
                : problem;
    }

    private void clear() {
        if (keyFrom.length > 256) {
            resize(64);
        }
        Arrays.fill(table, 0);
        count = 0;
        words = 0;
        tooMany = false;
        Arrays.fill(closers, true);
    }

    private String head(int from, int to) {
        int place = from;
        nodeFrom = from;
        nodeTo = from;
        if (starts(place, to, "node=")) {
            nodeFrom = place + 5;
            nodeTo = until(' ', nodeFrom, to);
            place = Math.min(nodeTo + 1, to);
        }
        if (!starts(place, to, "type=")) {
            return "it does not begin with type= (or node= and type=)";
        }
        typeFrom = place + 5;
        typeTo = until(' ', typeFrom, to);
        place = Math.min(typeTo + 1, to);
        if (starts(place, to, "msg=")) {
            place += 4;
        }
        if (typeTo == typeFrom || !starts(place, to, "audit(")) {
            return "no audit(time:serial) behind its type";
        }
        readType();
        return stamp(place + 6, to);
    }

    private String stamp(int from, int to) {
        int place = from;
        long seconds = 0;
        while (place < to && isDigit(bytes[place])) {
            seconds = seconds * 10 + bytes[place++] - '0';
        }
        if (place == from || place - from > 11) {
            return "its time is no count of seconds since 1970";
        }
        int point = place;
        long fraction = 0;
        if (place < to && bytes[place] == '.') {
            place++;
            while (place < to && isDigit(bytes[place]) && place - point <= 7) {
                fraction = fraction * 10 + bytes[place++] - '0';
            }
            fraction *= POWERS[place - point - 1];
        }
        int colon = place;
        serial = 0;
        if (place < to && bytes[place] == ':') {
            place++;
            while (place < to && isDigit(bytes[place]) && place - colon <= 18) {
                serial = serial * 10 + bytes[place++] - '0';
            }
        }
        if (place < colon + 2 || place >= to || bytes[place] != ')') {
            return "its time and serial are not closed as in audit(1.000:2)";
        }
        place++;
        if (place < to && bytes[place] == ':') {
            place++;
        }
        time = Ticks.UNIX_EPOCH + seconds * Ticks.PER_SECOND + fraction;
        at = place;
        return time <= Ticks.MAX ? "" : "its time is past the year 9999";
    }

    /// Types come in runs; the last one is remembered.
    private void readType() {
        if (Arrays.equals(bytes, typeFrom, typeTo, lastType, 0, lastType.length)) {
            return;
        }
        lastType = Arrays.copyOfRange(bytes, typeFrom, typeTo);
        String text = new String(lastType, StandardCharsets.ISO_8859_1);
        lastTypeName = lastType;
        lastTypeNumber = AuditNames.typeNumber(text);
        String digits =
                text.startsWith("UNKNOWN[") && text.endsWith("]")
                        ? text.substring(8, text.length() - 1)
                        : text;
        if (lastTypeNumber < 0
                && digits.length() == 4
                && digits.chars().allMatch(c -> c < 128 && isDigit((byte) c))) {
            lastTypeNumber = Integer.parseInt(digits);
            byte[] name = AuditNames.type(lastTypeNumber);
            lastTypeName = name.length > 0 && digits.equals(text) ? name : lastType;
        }
    }

    private void segment(int from, int to, boolean nested) {
        int place = from;
        while (place < to && !tooMany) {
            byte first = bytes[place];
            if (first == ' ' || first == GROUP_SEPARATOR || first == '\t') {
                place++;
                continue;
            }
            int start = first == '(' ? place + 1 : place;
            int end = start;
            int hash = 0;
            while (end < to && KEY[bytes[end] & 0xFF]) {
                hash = 31 * hash + bytes[end];
                end++;
            }
            if (end < to && bytes[end] == '=' && end > start) {
                place = value(start, end, hash, to, nested);
            } else {
                place = word(place, to);
            }
        }
    }

    private int word(int from, int to) {
        int end = from;
        while (end < to && bytes[end] != ' ' && bytes[end] != GROUP_SEPARATOR) {
            end++;
        }
        if (words == MOST_WORDS) {
            tooMany = true;
            return end;
        }
        if (words == wordFrom.length) {
            wordFrom = Arrays.copyOf(wordFrom, 2 * words);
            wordTo = Arrays.copyOf(wordTo, 2 * words);
        }
        wordFrom[words] = from;
        wordTo[words++] = end;
        return end;
    }

    /// Reads the value behind a key; the place behind it.
    private int value(int key, int equals, int hash, int to, boolean nested) {
        int start = equals + 1;
        byte first = start < to ? bytes[start] : 0;
        if (first == '"') {
            int end = closer('"', start + 1, to);
            if (end < to) {
                add(key, equals, hash, start + 1, end, QUOTED);
                return end + 1;
            }
        } else if (first == '\'') {
            if (!nested && equals - key == 3 && starts(key, to, "msg")) {
                int limit = until(GROUP_SEPARATOR, start, to);
                int end = limit - 1;
                while (end > start && bytes[end] != '\'') {
                    end--;
                }
                segment(start + 1, end > start ? end : limit, true);
                Arrays.fill(closers, true);
                return end > start ? end + 1 : limit;
            }
            int end = closer('\'', start + 1, to);
            if (end < to) {
                add(key, equals, hash, start + 1, end, QUOTED);
                return end + 1;
            }
        } else if (first == '{') {
            int end = closer('}', start, to);
            if (end < to) {
                add(key, equals, hash, start, end + 1, QUOTED);
                return end + 1;
            }
        }
        int end = start;
        boolean open = false;
        while (end < to && bytes[end] != ' ' && bytes[end] != GROUP_SEPARATOR) {
            open |= bytes[end] == '(';
            end++;
        }
        int last = end;
        if (last > start && (bytes[last - 1] == ',' || bytes[last - 1] == ')' && !open)) {
            last--;
        }
        add(key, equals, hash, start, last, PLAIN);
        return end;
    }

    private void add(int key, int equals, int hash, int from, int to, byte kind) {
        if (count == keyFrom.length) {
            if (count == MOST_FIELDS) {
                tooMany = true;
                return;
            }
            grow();
        }
        int index = count++;
        byte prefix = 0;
        if (words > 0 && lastTypeNumber == AuditNames.LOGIN && wordTo[words - 1] == key - 1) {
            prefix = prefix(wordFrom[words - 1], key - 1);
            words -= prefix == 0 ? 0 : 1;
        }
        prefixes[index] = prefix;
        int mixed = hash + prefix;
        keyFrom[index] = key;
        keyTo[index] = equals;
        hashes[index] = mixed;
        valueFrom[index] = from;
        valueTo[index] = to;
        kinds[index] = kind;
        known[index] = (byte) (prefix == 0 ? AuditKey.find(bytes, key, equals, hash) : -1);
        int mask = table.length - 1;
        int slot = slot(mixed);
        repeats[index] = 0;
        while (table[slot] != 0) {
            int other = table[slot] - 1;
            if (same(other, index)) {
                // The newest stands in the table: it knows how many came before it.
                repeats[index] = Math.max(repeats[other], 1) + 1;
                break;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = index + 1;
    }

    private byte prefix(int from, int to) {
        if (to - from != 3) {
            return 0;
        }
        return starts(from, to, "old") ? OLD : starts(from, to, "new") ? NEW : 0;
    }

    private boolean sameKey(int one, int other) {
        return Arrays.equals(bytes, keyFrom[one], keyTo[one], bytes, keyFrom[other], keyTo[other]);
    }

    private void grow() {
        resize(2 * count);
        for (int i = 0; i < count; i++) {
            int slot = slot(hashes[i]);
            while (table[slot] != 0 && !same(table[slot] - 1, i)) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = i + 1;
        }
    }

    private void resize(int length) {
        keyFrom = Arrays.copyOf(keyFrom, length);
        keyTo = Arrays.copyOf(keyTo, length);
        hashes = Arrays.copyOf(hashes, length);
        valueFrom = Arrays.copyOf(valueFrom, length);
        valueTo = Arrays.copyOf(valueTo, length);
        repeats = Arrays.copyOf(repeats, length);
        kinds = Arrays.copyOf(kinds, length);
        known = Arrays.copyOf(known, length);
        prefixes = Arrays.copyOf(prefixes, length);
        table = new int[4 * length];
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & table.length - 1;
    }

    private boolean same(int one, int other) {
        return hashes[one] == hashes[other]
                && prefixes[one] == prefixes[other]
                && sameKey(one, other);
    }

    private boolean starts(int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int until(int sought, int from, int to) {
        int place = from;
        while (place < to && bytes[place] != sought) {
            place++;
        }
        return place;
    }

    private int closer(char sought, int from, int to) {
        if (!closers[sought]) {
            return to;
        }
        int end = until(sought, from, to);
        closers[sought] = end < to;
        return end;
    }

    static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    byte[] bytes() {
        return bytes;
    }

    int nodeFrom() {
        return nodeFrom;
    }

    int nodeTo() {
        return nodeTo;
    }

    /// The record's type; of one given by number its name.
    byte[] typeName() {
        return lastTypeName;
    }

    /// The number of the record's type, -1 when it is not known.
    int type() {
        return lastTypeNumber;
    }

    /// Ticks.
    long time() {
        return time;
    }

    long serial() {
        return serial;
    }

    int count() {
        return count;
    }

    int keyFrom(int field) {
        return keyFrom[field];
    }

    int keyTo(int field) {
        return keyTo[field];
    }

    int valueFrom(int field) {
        return valueFrom[field];
    }

    int valueTo(int field) {
        return valueTo[field];
    }

    /// [#PLAIN] or [#QUOTED].
    byte kind(int field) {
        return kinds[field];
    }

    /// The ordinal of an [AuditKey], -1 for others.
    int known(int field) {
        return known[field];
    }

    /// 0, [#OLD] or [#NEW].
    byte prefix(int field) {
        return prefixes[field];
    }

    /// 0 for the first field of that key, 2 for the second, and so on.
    int repeat(int field) {
        return repeats[field];
    }

    int words() {
        return words;
    }

    int wordFrom(int word) {
        return wordFrom[word];
    }

    int wordTo(int word) {
        return wordTo[word];
    }
}
