package spoor.formats.arrow;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.model.Ticks;

/// Counts the bytes of an Arrow file, and then hands its rows on.
final class ArrowParser implements BlockParser {
    /// Bytes of text after which rows are handed on before there are as many as fit.
    private static final long MOST_TEXT = 1 << 26;

    /// Gives back the memory of a parser that a cancelled load left.
    private static final Cleaner CLEANER = Cleaner.create();

    private final ArrowReading reading;
    private long bytes;
    private long accounted;
    private long header;
    private long share;
    private long row;
    private int at;
    private int rows;
    private long text;
    private @Nullable ArrowSource source;
    private Cleaner.@Nullable Cleanable closing;
    private List<FieldVector> vectors = List.of();
    private ArrowValues values = new ArrowValues(Map.of());

    ArrowParser(ArrowReading reading) {
        this.reading = reading;
    }

    @Override
    public void begin(Block block) {
        bytes += block.length();
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        return false;
    }

    @Override
    public boolean finish(RecordBatch batch, Tally tally) {
        ArrowSource open = source == null ? open() : source;
        try {
            text = 0;
            while (!batch.isFull() && text < MOST_TEXT) {
                if (at < rows) {
                    read(batch, tally);
                } else if (!next(open)) {
                    end(open.position(), open.rest(), tally);
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            batch.dropRow();
            end(
                    accounted,
                    "the rows from number "
                            + row
                            + " on cannot be read ("
                            + ArrowReading.reason(e)
                            + ")",
                    tally);
            return false;
        }
    }

    private ArrowSource open() {
        try {
            ArrowSource opened = ArrowSource.open(reading.file());
            source = opened;
            closing = CLEANER.register(this, opened::close);
            vectors = opened.root().getFieldVectors();
            values = new ArrowValues(opened.dictionaries());
            return opened;
        } catch (IOException | RuntimeException e) {
            throw reading.unreadable(e);
        }
    }

    /// What of a batch's bytes its rows do not share is counted as header.
    private boolean next(ArrowSource open) throws IOException {
        long from = open.position();
        if (!open.next()) {
            return false;
        }
        at = 0;
        rows = open.root().getRowCount();
        long length = Math.min(open.position(), bytes) - accounted;
        long own = open.position() - from;
        share = rows == 0 ? 0 : Math.min(own, length) / rows;
        long rest = length - share * rows;
        header += rest;
        accounted += rest;
        return true;
    }

    private void read(RecordBatch batch, Tally tally) {
        for (int i = 0; i < reading.arrowColumns().size(); i++) {
            ArrowColumn column = reading.arrowColumns().get(i);
            set(column, batch.column(i), batch.rows(), vectors.get(column.field()), tally);
        }
        tally.add(Tally.Kind.EVENT, share);
        accounted += share;
        batch.endRow(row++);
        at++;
    }

    private void set(
            ArrowColumn column, ColumnBuffer buffer, int to, FieldVector vector, Tally tally) {
        if (!values.seek(vector, at)) {
            return;
        }
        switch (buffer.type()) {
            case BOOL, INT, LONG ->
                    buffer.setLong(to, column.nanoseconds() ? values.count() : values.whole());
            case REAL -> buffer.setDouble(to, values.real());
            case DATETIME -> {
                long ticks = values.ticks(Ticks.UNIX_EPOCH);
                if (Ticks.inRange(ticks)) {
                    buffer.setLong(to, ticks);
                } else {
                    misfit(column, "the time is no datetime of the years 1 to 9999", tally);
                }
            }
            case TIMESPAN -> {
                long ticks = values.ticks(0);
                if (ticks != ArrowValues.NO_TICKS) {
                    buffer.setLong(to, ticks);
                } else {
                    misfit(column, "the time is longer than a timespan", tally);
                }
            }
            case STRING, DYNAMIC, GUID, DECIMAL -> {
                byte[] bytesOfText = values.text();
                text += bytesOfText.length;
                buffer.setText(to, bytesOfText);
                tally.addRepaired(values.takeRepaired());
            }
        }
    }

    private void misfit(ArrowColumn column, String reason, Tally tally) {
        byte[] raw = values.rawTime().getBytes(StandardCharsets.UTF_8);
        tally.rejectValue(new Tally.Reject(row, raw.length, column.column().name(), reason, raw));
    }

    /// @param end of what is header; what is behind is a reject
    /// @param why empty: nothing is behind
    private void end(long end, String why, Tally tally) {
        long known = Math.max(accounted, why.isEmpty() ? bytes : Math.min(end, bytes));
        header += known - accounted;
        if (header > 0) {
            tally.add(Tally.Kind.HEADER, header);
        }
        if (!why.isEmpty()) {
            tally.reject(new Tally.Reject(row, bytes - known, "", why, new byte[0]));
        }
        if (closing != null) {
            closing.clean();
        }
    }
}
