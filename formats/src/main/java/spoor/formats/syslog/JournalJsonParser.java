package spoor.formats.syslog;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.JsonStrings;
import spoor.formats.cells.JsonText;

/// Reads journal entries that are JSON objects, one a line. A value is a string, null where it was
/// too long to be written, an array of numbers where it is no text (its bytes), or an array of
/// values of a field that comes again.
final class JournalJsonParser implements BlockParser {
    private final JsonText json = new JsonText();
    private final JournalEntry entry = new JournalEntry();
    private byte[] bytes = {};
    private int length;
    private int at;
    private long offset;

    @Override
    public void begin(Block block) {
        bytes = block.bytes();
        length = block.length();
        offset = block.offset();
        at = 0;
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        while (at < length && !batch.isFull()) {
            line(batch, tally);
        }
        return at < length;
    }

    private void line(RecordBatch batch, Tally tally) {
        int start = at;
        int end = start;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        at = Math.min(end + 1, length);
        int first = JsonText.skipSpace(bytes, start, end);
        if (first == end) {
            tally.add(Kind.BLANK, at - start);
            return;
        }
        if (bytes[first] != '{' || !json.read(bytes, first, end)) {
            String reason = bytes[first] == '{' ? json.error() : "no JSON object";
            byte[] text = Arrays.copyOfRange(bytes, start, Math.min(at, start + Tally.KEPT_BYTES));
            tally.reject(new Tally.Reject(offset + start, at - start, "", reason, text));
            return;
        }
        entry.clear();
        members(json.compact(), tally);
        tally.add(Kind.EVENT, at - start);
        tally.addRepaired(json.repaired() ? 1 : 0);
        entry.write(batch, offset + start, tally);
    }

    /// Goes through the members of a compact object, which is well formed.
    private void members(byte[] object, Tally tally) {
        int place = 1;
        while (object[place] == '"') {
            int keyEnd = stringEnd(object, place);
            byte[] key = JsonStrings.decoded(object, place + 1, keyEnd - 1, tally);
            int value = keyEnd + 1;
            int end = valueEnd(object, value);
            if (object[value] == '[' && !isNumbers(object, value, end)) {
                for (int item = value + 1; item < end - 1; ) {
                    int itemEnd = valueEnd(object, item);
                    add(key, object, item, itemEnd, tally);
                    item = itemEnd + 1;
                }
            } else {
                add(key, object, value, end, tally);
            }
            place = object[end] == ',' ? end + 1 : end;
        }
    }

    private void add(byte[] key, byte[] object, int from, int to, Tally tally) {
        byte[] text =
                switch (object[from]) {
                    case '"' -> JsonStrings.decoded(object, from + 1, to - 1, tally);
                    case '[' ->
                            isNumbers(object, from, to)
                                    ? bytes(object, from, to)
                                    : Arrays.copyOfRange(object, from, to);
                    case 'n' -> new byte[0];
                    default -> Arrays.copyOfRange(object, from, to);
                };
        entry.add(key, 0, key.length, text, 0, text.length, tally);
    }

    private static boolean isNumbers(byte[] object, int from, int to) {
        for (int i = from + 1; i < to - 1; i++) {
            if (object[i] != ',' && (object[i] < '0' || object[i] > '9')) {
                return false;
            }
        }
        return object[from] == '[' && to > from + 2;
    }

    private static byte[] bytes(byte[] object, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int value = 0;
        for (int i = from + 1; i < to; i++) {
            if (object[i] == ',' || object[i] == ']') {
                out.write(value);
                value = 0;
            } else {
                value = (value * 10 + object[i] - '0') & 0xFFFF;
            }
        }
        return out.toByteArray();
    }

    private static int stringEnd(byte[] object, int from) {
        int place = from + 1;
        while (object[place] != '"') {
            place += object[place] == '\\' ? 2 : 1;
        }
        return place + 1;
    }

    private static int valueEnd(byte[] object, int from) {
        int depth = 0;
        int place = from;
        while (true) {
            byte value = object[place];
            if (value == '"') {
                place = stringEnd(object, place) - 1;
            } else if (value == '{' || value == '[') {
                depth++;
            } else if (value == '}' || value == ']') {
                depth--;
            }
            place++;
            boolean over = object[place] == ',' || object[place] == '}' || object[place] == ']';
            if (depth == 0 && over) {
                return place;
            }
        }
    }
}
