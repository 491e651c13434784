package spoor.formats.delimited;

import java.util.Arrays;

/// Splits a record into its cells. A quote counts only where a cell begins; what stands between a
/// closing quote and the next delimiter belongs to the cell. For one thread.
final class RecordSplitter {
    /// A record whose quote is not closed within [Layout#LONGEST_QUOTED] bytes.
    static final int NOT_CLOSED = -1;

    private final byte delimiter;
    private final byte lineEnd;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private boolean[] quoted = new boolean[64];
    private int count;
    private boolean surelyOpen;

    RecordSplitter(Layout layout) {
        this.delimiter = layout.delimiter();
        this.lineEnd = layout.lineEnd();
    }

    /// Cells of the record last split.
    int count() {
        return count;
    }

    /// After [#NOT_CLOSED]: whether bytes behind `to` could not change that.
    boolean isSurelyOpen() {
        return surelyOpen;
    }

    int start(int cell) {
        return starts[cell];
    }

    /// Where a cell ends; its quotes lie within `start` and `end`.
    int end(int cell) {
        return ends[cell];
    }

    /// Whether a cell begins with a quote.
    boolean isQuoted(int cell) {
        return quoted[cell];
    }

    /// Splits the record that begins at `from`; it ends at a line end or at `to`.
    ///
    /// @return where it ends, its line end included, or [#NOT_CLOSED]
    int split(byte[] bytes, int from, int to) {
        count = 0;
        int at = from;
        while (true) {
            if (count == starts.length) {
                grow();
            }
            starts[count] = at;
            boolean quote = at < to && bytes[at] == '"';
            quoted[count] = quote;
            if (quote) {
                at = closing(bytes, at + 1, to);
                if (at < 0) {
                    return NOT_CLOSED;
                }
            }
            byte value = 0;
            while (at < to) {
                value = bytes[at];
                if (value == delimiter || value == lineEnd) {
                    break;
                }
                at++;
            }
            ends[count++] = at;
            if (at == to) {
                return to;
            }
            at++;
            if (value == lineEnd) {
                int end = ends[count - 1];
                if (end > starts[count - 1] && lineEnd == '\n' && bytes[end - 1] == '\r') {
                    ends[count - 1] = end - 1;
                }
                return at;
            }
        }
    }

    /// The place behind the quote that closes a cell, -1 if it is not found near enough.
    private int closing(byte[] bytes, int from, int to) {
        int limit = (int) Math.min(to, (long) from + Layout.LONGEST_QUOTED);
        surelyOpen = limit < to;
        int at = from;
        while (at < limit) {
            if (bytes[at] == '"') {
                if (at + 1 < to && bytes[at + 1] == '"') {
                    at++;
                } else {
                    return at + 1;
                }
            }
            at++;
        }
        return -1;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
        quoted = Arrays.copyOf(quoted, 2 * count);
    }

    /// Copies the text of a quoted cell to `target`, without its quotes and doubled quotes.
    ///
    /// @return the number of bytes; `target` has room for `end - start`
    int unquote(byte[] bytes, int cell, byte[] target) {
        int to = ends[cell];
        int length = 0;
        int at = starts[cell] + 1;
        boolean inside = true;
        while (at < to) {
            byte value = bytes[at++];
            if (value == '"' && inside) {
                if (at < to && bytes[at] == '"') {
                    at++;
                } else {
                    inside = false;
                    continue;
                }
            }
            target[length++] = value;
        }
        return length;
    }
}
