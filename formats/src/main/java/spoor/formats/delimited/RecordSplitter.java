package spoor.formats.delimited;

import java.util.Arrays;
import spoor.formats.ByteScan;

/// Splits a record into its cells. A quote counts only where a cell begins; what stands between a
/// closing quote and the next delimiter belongs to the cell. For one thread.
final class RecordSplitter {
    /// A record whose quote is not closed within [Layout#LONGEST_QUOTED] bytes.
    static final int NOT_CLOSED = -1;

    /// Of a quoted cell in which quotes are doubled.
    private static final int DOUBLED = -1;

    private final byte delimiter;
    private final byte lineEnd;
    private final long delimiters;
    private final long lineEnds;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] closes = new int[64];
    private int count;
    private boolean quotes;
    private boolean surelyOpen;

    RecordSplitter(Layout layout) {
        this.delimiter = layout.delimiter();
        this.lineEnd = layout.lineEnd();
        this.delimiters = ByteScan.repeated(delimiter);
        this.lineEnds = ByteScan.repeated(lineEnd);
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
        return closes[cell] != 0;
    }

    /// Whether some cell begins with a quote.
    boolean hasQuoted() {
        return quotes;
    }

    /// Splits the record that begins at `from`; it ends at a line end or at `to`.
    ///
    /// @return where it ends, its line end included, or [#NOT_CLOSED]
    int split(byte[] bytes, int from, int to) {
        count = 0;
        quotes = false;
        int at = begin(bytes, from, to);
        while (at >= 0 && at + 8 <= to) {
            int base = at;
            long word = ByteScan.word(bytes, base);
            long marks =
                    ByteScan.equalBytes(word, delimiters) | ByteScan.equalBytes(word, lineEnds);
            at = base + 8;
            while (marks != 0) {
                int place = base + ByteScan.first(marks);
                marks &= marks - 1;
                if (bytes[place] == lineEnd) {
                    return end(bytes, place);
                }
                ends[count++] = place;
                int behind = begin(bytes, place + 1, to);
                if (behind != place + 1) {
                    at = behind;
                    break;
                }
            }
        }
        while (at >= 0 && at < to) {
            byte value = bytes[at];
            if (value == lineEnd) {
                return end(bytes, at);
            }
            if (value == delimiter) {
                ends[count++] = at;
                at = begin(bytes, at + 1, to);
            } else {
                at++;
            }
        }
        if (at < 0) {
            return NOT_CLOSED;
        }
        ends[count++] = to;
        return to;
    }

    private int end(byte[] bytes, int place) {
        boolean returned = place > starts[count] && lineEnd == '\n' && bytes[place - 1] == '\r';
        ends[count++] = returned ? place - 1 : place;
        return place + 1;
    }

    /// Begins a cell.
    ///
    /// @return where its delimiter is looked for: behind its quotes; -1 when they are not closed
    private int begin(byte[] bytes, int at, int to) {
        if (count == starts.length) {
            grow();
        }
        starts[count] = at;
        closes[count] = 0;
        if (at >= to || bytes[at] != '"') {
            return at;
        }
        quotes = true;
        return closing(bytes, at + 1, to);
    }

    /// The place behind the quote that closes a cell, -1 if it is not found near enough.
    private int closing(byte[] bytes, int from, int to) {
        int limit = (int) Math.min(to, (long) from + Layout.LONGEST_QUOTED);
        surelyOpen = limit < to;
        boolean doubled = false;
        int at = ByteScan.find(bytes, from, limit, (byte) '"');
        while (at < limit) {
            if (at + 1 == to || bytes[at + 1] != '"') {
                closes[count] = doubled ? DOUBLED : at + 1;
                return at + 1;
            }
            doubled = true;
            at = ByteScan.find(bytes, at + 2, limit, (byte) '"');
        }
        return -1;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
        closes = Arrays.copyOf(closes, 2 * count);
    }

    /// Whether the text of a quoted cell stands as it is between its first byte and its last.
    boolean isPlain(int cell) {
        return closes[cell] > 0 && closes[cell] == ends[cell];
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
            int quote = inside ? ByteScan.find(bytes, at, to, (byte) '"') : to;
            boolean doubled = quote + 1 < to && bytes[quote + 1] == '"';
            int stop = doubled ? quote + 1 : quote;
            System.arraycopy(bytes, at, target, length, stop - at);
            length += stop - at;
            inside &= doubled;
            at = stop + 1;
        }
        return length;
    }
}
