package spoor.formats.labelled;

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
    private static final int TIME = EventColumns.place("TimeGenerated");
    private static final int EVENT = EventColumns.place("EventID");
    private static final int CATEGORY = EventColumns.place("TaskCategory");
    private static final int MESSAGE = EventColumns.place("Message");

    private final EventStart starts;
    private final LabelHeader header;
    private final LabelTail tail;
    private final EventText text;
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
        this.text = new EventText(starts.delimiter());
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
        batch.column(TIME).setLong(row, starts.time());
        batch.column(EVENT).setLong(row, starts.event());
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
        labels(batch, row, line, end, rest, tally);
        events.complete(batch, row, text.text(), text.messageFrom(), text.messageTo());
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
            ColumnBuffer column = batch.column(EventColumns.place(name));
            CellReader.setText(column, row, bytes, from, to, tally);
        }
    }

    /// Sets the labels, the category and the description from `bytes[rest..end)`.
    private void labels(RecordBatch batch, int row, int line, int end, int rest, Tally tally) {
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
        text.read(bytes, rest, end, labelled, tally);
        put(batch.column(CATEGORY), row, text.categoryFrom(), text.categoryTo());
        put(batch.column(MESSAGE), row, text.messageFrom(), text.messageTo());
    }

    private void put(ColumnBuffer column, int row, int from, int to) {
        if (!Lines.isBlank(text.text(), from, to)) {
            column.setText(row, text.text(), from, to);
        }
    }
}
