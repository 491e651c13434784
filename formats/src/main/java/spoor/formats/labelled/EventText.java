package spoor.formats.labelled;

import java.util.Arrays;
import spoor.formats.ByteScan;
import spoor.formats.Tally;
import spoor.formats.cells.CellReader;

/// What stands in a record between the event's number and the labels: delimiter, category,
/// delimiter, description; or one of them in the place of the other. For one thread.
///
/// Quotes cannot be relied on, so a quote closes a cell only before a delimiter or the end, and an
/// open one leaves all to its cell.
final class EventText {
    private static final int LONGEST_CATEGORY = 64;

    private final byte delimiter;
    private byte[] text = new byte[4096];
    private int categoryFrom;
    private int categoryTo;
    private int messageFrom;
    private int messageTo;

    /// The cell last found: its text, where it ends with its quotes, and whether it has some.
    private int cellFrom;

    private int cellTo;
    private int cellEnd;
    private boolean cellQuoted;

    EventText(byte delimiter) {
        this.delimiter = delimiter;
    }

    /// The bytes that category and message are in.
    byte[] text() {
        return text;
    }

    int categoryFrom() {
        return categoryFrom;
    }

    int categoryTo() {
        return categoryTo;
    }

    int messageFrom() {
        return messageFrom;
    }

    int messageTo() {
        return messageTo;
    }

    /// Reads `bytes[from..to)`.
    ///
    /// @param labels these bytes at the end of a line are taken away
    void read(byte[] bytes, int from, int to, byte[] labels, Tally tally) {
        if (text.length < to - from) {
            text = new byte[2 * (to - from)];
        }
        int length = without(bytes, from, to, labels);
        if (!ByteScan.isAscii(text, 0, length)) {
            byte[] valid = CellReader.text(text, 0, length, tally);
            length = valid.length;
            text = Arrays.copyOf(valid, Math.max(length, text.length));
        }
        parts(start(0, length), length);
    }

    /// Copies the lines without their labels and carriage returns.
    private int without(byte[] bytes, int from, int to, byte[] labels) {
        int length = 0;
        int start = from;
        while (start < to) {
            int end = Lines.end(bytes, start, to);
            int stop = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
            int cut = stop - labels.length;
            boolean ends =
                    labels.length > 0
                            && cut >= start
                            && bytes[cut] == labels[0]
                            && Arrays.equals(bytes, cut, stop, labels, 0, labels.length);
            int kept = (ends ? cut : stop) - start;
            System.arraycopy(bytes, start, text, length, kept);
            length += kept;
            if (end < to) {
                text[length++] = '\n';
            }
            start = end + 1;
        }
        return length;
    }

    private void parts(int start, int length) {
        int from = start;
        int to = end(from, length);
        cell(from, to);
        int behind = start(cellEnd, to);
        if (cellTo - cellFrom > LONGEST_CATEGORY && isLong() || hasLine()) {
            message(from, to, behind, end(behind, to));
            return;
        }
        category();
        int stop = end(behind, to);
        cell(behind, stop);
        messageFrom = behind;
        messageTo = stop;
        if (cellQuoted && cellEnd == stop) {
            messageFrom = cellFrom;
            messageTo = unquoted();
        }
    }

    /// The first cell, `[from..to)`, is the description; what stands `behind` it may be the
    /// category.
    private void message(int from, int to, int behind, int stop) {
        boolean quoted = cellQuoted;
        messageFrom = cellFrom;
        int first = quoted ? unquoted() : cellTo;
        cell(behind, stop);
        boolean isCategory =
                cellEnd == stop
                        && !(cellTo - cellFrom > LONGEST_CATEGORY && isLong())
                        && !hasLine();
        if (isCategory) {
            category();
            messageTo = first;
            return;
        }
        categoryFrom = 0;
        categoryTo = 0;
        if (!quoted) {
            messageFrom = from;
            messageTo = to;
        } else {
            text[first] = delimiter;
            System.arraycopy(text, behind, text, first + 1, stop - behind);
            messageTo = first + 1 + stop - behind;
        }
    }

    private void category() {
        categoryFrom = cellFrom;
        categoryTo = cellQuoted ? unquoted() : cellTo;
        while (categoryFrom < categoryTo && text[categoryFrom] == ' ') {
            categoryFrom++;
        }
        while (categoryFrom < categoryTo && text[categoryTo - 1] == ' ') {
            categoryTo--;
        }
    }

    /// Whether the cell has too many letters, of which some take several bytes.
    private boolean isLong() {
        int letters = 0;
        for (int i = cellFrom; i < cellTo && letters <= LONGEST_CATEGORY; i++) {
            letters += (text[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return letters > LONGEST_CATEGORY;
    }

    private boolean hasLine() {
        return ByteScan.find(text, cellFrom, cellTo, (byte) '\n') < cellTo;
    }

    /// Behind the delimiters at `from`.
    private int start(int from, int to) {
        int at = from;
        while (at < to && text[at] == delimiter) {
            at++;
        }
        return at;
    }

    /// Before the delimiters and line ends at the end.
    private int end(int from, int to) {
        int at = to;
        while (at > from && (text[at - 1] == delimiter || text[at - 1] == '\n')) {
            at--;
        }
        return at;
    }

    /// Finds the first cell of `text[from..to)`. A line end before a delimiter ends it too: a
    /// category that stands alone in its line, the description being below.
    private void cell(int from, int to) {
        cellQuoted = from < to && text[from] == '"';
        if (!cellQuoted) {
            int at = from;
            while (at < to && text[at] != delimiter && text[at] != '\n') {
                at++;
            }
            boolean line = at < to && text[at] == '\n' && at > from;
            cellFrom = from;
            cellTo = at;
            cellEnd = line ? at + 1 : at;
            return;
        }
        int at = ByteScan.find(text, from + 1, to, (byte) '"');
        while (at < to) {
            int next = at + 1;
            if (next < to && text[next] == '"') {
                next++;
            } else if (next == to || text[next] == delimiter) {
                break;
            }
            at = ByteScan.find(text, next, to, (byte) '"');
        }
        int close = Math.min(at, to);
        cellFrom = from + 1;
        cellTo = Math.max(close, from + 1);
        cellEnd = Math.min(close + 1, to);
    }

    /// Makes two quotes one within the cell, where it is.
    ///
    /// @return where its text ends then
    private int unquoted() {
        int out = ByteScan.find(text, cellFrom, cellTo, (byte) '"');
        int at = out;
        while (at < cellTo) {
            byte value = text[at++];
            text[out++] = value;
            if (value == '"' && at < cellTo && text[at] == '"') {
                at++;
            }
        }
        return out;
    }
}
