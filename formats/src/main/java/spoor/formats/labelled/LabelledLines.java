package spoor.formats.labelled;

import java.util.Arrays;
import spoor.formats.Block;

/// A block of labelled lines as the reader of the lines sees it: without labels, quotes and header.
/// Every byte keeps its count: what was taken away stands as white space in a line of its own
/// behind the record, so that records begin where they begin in the file. For one thread.
///
/// ```
/// "a ""b"", c",Normal,Benign,Benign,None      becomes      a "b", c
///                                                          (white space)
/// ```
///
/// The lines of a record of several lines are joined: by the separator of enriched audit records
/// where such a part follows, else by a space.
final class LabelledLines {
    private static final byte ENRICHED = 0x1D;

    private final LabelHeader header;
    private final LabelTail tail;
    private byte[] text = {};
    private int length;
    private int at;
    private int taken;
    private int takenRecords;
    private int headerBytes;
    private int headers;

    LabelledLines(LabelHeader header) {
        this.header = header;
        this.tail = new LabelTail(header.delimiter());
    }

    /// Empty lines that stand for labels and quotes.
    int taken() {
        return taken;
    }

    /// Records that had some.
    int takenRecords() {
        return takenRecords;
    }

    /// Empty lines that stand for headers.
    int headerBytes() {
        return headerBytes;
    }

    int headers() {
        return headers;
    }

    /// Where the labels of the records are told.
    interface Labels {
        /// @param start of the record, at byte `start` of the block
        /// @param from where its labels begin, with the delimiter before them
        void add(int start, int from, int to);
    }

    /// The block without what labels it.
    Block unwrap(Block block, Labels labels) {
        byte[] bytes = block.bytes();
        int end = block.length();
        text = new byte[end + 1];
        length = end;
        taken = 0;
        takenRecords = 0;
        headerBytes = 0;
        headers = 0;
        at = 0;
        while (at < end) {
            record(bytes, end, labels);
        }
        return new Block(text, length, block.offset(), block.context());
    }

    private void record(byte[] bytes, int length, Labels labels) {
        int start = at;
        int line = start;
        while (line < length) {
            int end = Lines.end(bytes, line, length);
            int next = Math.min(end + 1, length);
            if (line == start && (header.is(bytes, line, end) || Lines.isBlank(bytes, line, end))) {
                boolean named = header.is(bytes, line, end);
                if (named) {
                    Arrays.fill(text, start, next, (byte) '\n');
                } else {
                    System.arraycopy(bytes, start, text, start, next - start);
                }
                headerBytes += named ? next - start : 0;
                headers += named ? 1 : 0;
                at = next;
                return;
            }
            if (header.is(bytes, line, end)) {
                write(bytes, start, line - 1, line);
                at = line;
                return;
            }
            int found = tail.find(bytes, line, end);
            if (found >= 0) {
                labels.add(start, found, end);
                write(bytes, start, found, next);
                at = next;
                return;
            }
            line = next;
        }
        // The source ends inside a record: it stays as it is, in one line.
        write(bytes, start, length, length);
        at = length;
    }

    /// Writes the record's text `bytes[start..end)`, and empty lines up to `next`.
    private void write(byte[] bytes, int start, int end, int next) {
        boolean quoted = end - start > 1 && bytes[start] == '"' && bytes[end - 1] == '"';
        int from = quoted ? start + 1 : start;
        int to = quoted ? end - 1 : end;
        int out = start;
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (value == '\n') {
                value =
                        i + 1 < to && bytes[i + 1] >= 'A' && bytes[i + 1] <= 'Z'
                                ? ENRICHED
                                : (byte) ' ';
            } else if (quoted && value == '"' && i + 1 < to && bytes[i + 1] == '"') {
                i++;
            }
            text[out++] = value;
        }
        if (out == next) {
            return;
        }
        text[out++] = '\n';
        if (out < next) {
            Arrays.fill(text, out, next, (byte) '\n');
            taken += next - out;
            takenRecords++;
        }
    }
}
