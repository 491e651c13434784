package spoor.formats.labelled;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.CellReader;
import spoor.formats.eventviewer.EventColumns;
import spoor.formats.eventviewer.EventHeader.Role;
import spoor.formats.eventviewer.EventRow;

/// Reads labelled Windows events.
///
/// The labels are those at the end of the record's last line, else of its first; wherever a line of
/// the record ends with the same labels they are taken away. Of what then stands between the number
/// and the labels, a short first cell is the category, and the rest the description.
final class LabelledEventsParser implements BlockParser {
    private static final int LONGEST_CATEGORY = 64;

    private final EventStart starts;
    private final LabelHeader header;
    private final LabelTail tail;
    private final EventRow events = new EventRow();
    private final int labels = EventColumns.security().size();
    private byte[] bytes = {};
    private int length;
    private int at;
    private long offset;

    LabelledEventsParser(EventStart starts, LabelHeader header) {
        this.starts = starts;
        this.header = header;
        this.tail = new LabelTail(header.delimiter());
    }

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
            int start = at;
            int line = Lines.end(bytes, start, length);
            at = Math.min(line + 1, length);
            if (header.is(bytes, start, line)) {
                tally.add(Kind.HEADER, at - start);
            } else if (Lines.isBlank(bytes, start, line)) {
                tally.add(Kind.BLANK, at - start);
            } else if (starts.read(bytes, start, line)) {
                event(batch, start, line, tally);
            } else {
                byte[] text =
                        Arrays.copyOfRange(bytes, start, Math.min(at, start + Tally.KEPT_BYTES));
                tally.reject(
                        new Tally.Reject(
                                offset + start,
                                at - start,
                                "",
                                "a line of no event: no time, source and number before it",
                                text));
            }
        }
        return at < length;
    }

    private void event(RecordBatch batch, int start, int line, Tally tally) {
        int row = batch.rows();
        int end = line;
        int blankFrom = at;
        int next = at;
        int rest = starts.behind();
        batch.column(EventColumns.place("TimeGenerated")).setLong(row, starts.time());
        batch.column(EventColumns.place("EventID")).setLong(row, starts.event());
        for (int cell = 0; cell < starts.cells(); cell++) {
            set(batch, row, starts.roles().get(cell), starts.start(cell), starts.end(cell), tally);
        }
        while (next < length) {
            int stop = Lines.end(bytes, next, length);
            if (starts.read(bytes, next, stop) || header.is(bytes, next, stop)) {
                break;
            }
            next = Math.min(stop + 1, length);
            if (!Lines.isBlank(bytes, at, stop)) {
                end = stop;
                blankFrom = next;
            }
            at = next;
        }
        String message = labels(batch, row, line, end, rest, tally);
        events.complete(batch, row, message);
        batch.endRow(offset + start);
        int first = Math.min(line + 1, length);
        tally.add(Kind.EVENT, first - start);
        if (blankFrom > first) {
            tally.add(Kind.CONTINUATION, blankFrom - first);
        }
        if (at > blankFrom) {
            tally.add(Kind.BLANK, at - blankFrom);
        }
    }

    private void set(RecordBatch batch, int row, Role role, int from, int to, Tally tally) {
        String name =
                switch (role) {
                    case SOURCE -> "EventSourceName";
                    case CATEGORY -> "TaskCategory";
                    case LEVEL -> "EventLevelName";
                    case KEYWORDS -> "Keywords";
                    case COMPUTER -> "Computer";
                    case USER -> "User";
                    case MESSAGE -> "Message";
                    case TIME, EVENT, OTHER -> "";
                };
        if (!name.isEmpty() && from < to) {
            text(batch.column(EventColumns.place(name)), row, from, to, tally);
        }
    }

    private void text(ColumnBuffer column, int row, int from, int to, Tally tally) {
        CellReader.setText(column, row, bytes, from, to, tally);
    }

    /// Sets the labels, the category and the description from `bytes[rest..end)`.
    private String labels(RecordBatch batch, int row, int line, int end, int rest, Tally tally) {
        int lastLine = end;
        while (lastLine > rest && bytes[lastLine - 1] != '\n') {
            lastLine--;
        }
        int found = tail.find(bytes, Math.max(lastLine, rest - 1), end);
        int suffix = end;
        if (found < 0) {
            found = tail.find(bytes, rest - 1, line);
            suffix = line;
        }
        byte[] labelled = {};
        if (found >= 0) {
            tail.set(batch, row, labels, bytes, tally);
            int to = suffix > found && bytes[suffix - 1] == '\r' ? suffix - 1 : suffix;
            labelled = Arrays.copyOfRange(bytes, found, to);
        }
        byte[] text = without(labelled, rest, end);
        return description(batch, row, CellReader.text(text, 0, text.length, tally));
    }

    /// The bytes `[from..to)` without the labels at the ends of lines.
    private byte[] without(byte[] labelled, int from, int to) {
        byte[] out = new byte[to - from];
        int size = 0;
        int start = from;
        while (start < to) {
            int end = Lines.end(bytes, start, to);
            int stop = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
            int cut = stop - labelled.length;
            boolean ends =
                    labelled.length > 0
                            && cut >= start
                            && Arrays.equals(bytes, cut, stop, labelled, 0, labelled.length);
            int kept = ends ? cut : stop;
            System.arraycopy(bytes, start, out, size, kept - start);
            size += kept - start;
            if (end < to) {
                out[size++] = '\n';
            }
            start = end + 1;
        }
        return Arrays.copyOf(out, size);
    }

    /// A record's middle: delimiter, category, delimiter, description; or one of them in the place
    /// of the other.
    private String description(RecordBatch batch, int row, byte[] utf8) {
        String middle = new String(utf8, StandardCharsets.UTF_8);
        char delimiter = (char) starts.delimiter();
        String rest = strip(middle, delimiter);
        Cell first = Cell.of(rest, delimiter);
        String category = "";
        String message = "";
        if (first.text().length() > LONGEST_CATEGORY || first.text().indexOf('\n') >= 0) {
            message = first.text();
            String behind = strip(rest.substring(first.end()), delimiter);
            Cell second = Cell.of(behind, delimiter);
            boolean isCategory =
                    second.end() == behind.length()
                            && second.text().length() <= LONGEST_CATEGORY
                            && second.text().indexOf('\n') < 0;
            if (isCategory) {
                category = second.text();
            } else if (!first.quoted()) {
                message = rest;
            } else {
                message = message + delimiter + behind;
            }
        } else {
            category = first.text();
            String behind = strip(rest.substring(first.end()), delimiter);
            Cell second = Cell.of(behind, delimiter);
            message = second.quoted() && second.end() == behind.length() ? second.text() : behind;
        }
        put(batch, row, "TaskCategory", category.strip());
        put(batch, row, "Message", message);
        return message;
    }

    private static void put(RecordBatch batch, int row, String name, String value) {
        if (!value.isBlank()) {
            batch.column(EventColumns.place(name))
                    .setText(row, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The text without delimiters and line ends at its ends.
    private static String strip(String text, char delimiter) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == delimiter) {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == delimiter || text.charAt(to - 1) == '\n')) {
            to--;
        }
        return text.substring(from, to);
    }

    /// The first cell of a text. A quote closes only before a delimiter or the end; an open one,
    /// and a line end before a delimiter, leave all to the cell.
    ///
    /// @param end where it ends in the text
    private record Cell(String text, int end, boolean quoted) {
        static Cell of(String text, char delimiter) {
            if (!text.startsWith("\"")) {
                int at = 0;
                while (at < text.length()
                        && text.charAt(at) != delimiter
                        && text.charAt(at) != '\n') {
                    at++;
                }
                boolean line = at < text.length() && text.charAt(at) == '\n' && at > 0;
                // A category that stands alone in its line: the description is below.
                return new Cell(text.substring(0, at), line ? at + 1 : at, false);
            }
            int at = text.indexOf('"', 1);
            while (at >= 0) {
                int next = at + 1;
                if (next < text.length() && text.charAt(next) == '"') {
                    next++;
                } else if (next == text.length() || text.charAt(next) == delimiter) {
                    break;
                }
                at = text.indexOf('"', next);
            }
            int close = at < 0 ? text.length() : at;
            return new Cell(
                    text.substring(1, Math.max(close, 1)).replace("\"\"", "\""),
                    Math.min(close + 1, text.length()),
                    true);
        }
    }
}
