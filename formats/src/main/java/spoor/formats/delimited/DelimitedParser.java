package spoor.formats.delimited;

import java.util.Arrays;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.CellType;
import spoor.model.KqlType;

/// Reads blocks of delimited text.
final class DelimitedParser implements BlockParser {
    private final DelimitedReading reading;
    private final CellType[] types;
    private final RecordSplitter splitter;
    private final byte lineEnd;
    private final byte[] header;
    private final int[] targets;
    private final CellSetter cells;
    private final Footer footer;
    private byte[] unquoted = new byte[1024];
    private byte[] bytes = {};
    private int length;
    private int at;
    private long offset;

    DelimitedParser(DelimitedReading reading, int[] targets, CellSetter cells, Footer footer) {
        this.footer = footer;
        this.reading = reading;
        this.targets = targets;
        this.cells = cells;
        this.types = reading.types().toArray(CellType[]::new);
        this.splitter = new RecordSplitter(reading.shape().layout());
        this.header = reading.shape().header();
        this.lineEnd = reading.shape().layout().lineEnd();
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
            int end = splitter.split(bytes, start, length);
            if (end == RecordSplitter.NOT_CLOSED) {
                at = DelimitedCutter.lineAfter(bytes, start, length, lineEnd);
                reject(start, "a quote is not closed", tally);
                continue;
            }
            at = end;
            if (offset + start < reading.shape().dataStart()
                    || isHeader(start, end)
                    || footer.is(bytes, start, end, splitter.count())) {
                tally.add(Kind.HEADER, end - start);
            } else if (splitter.count() == 1 && isBlank(start, end)) {
                tally.add(Kind.BLANK, end - start);
            } else {
                record(batch, start, end, tally);
            }
        }
        return at < length;
    }

    private boolean isHeader(int from, int to) {
        int behind = from + header.length;
        if (header.length == 0 || behind > to || bytes[from] != header[0]) {
            return false;
        }
        return Arrays.equals(bytes, from, behind, header, 0, header.length) && isBlank(behind, to);
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (value != ' ' && value != '\n' && value != '\r' && value != '\t') {
                return false;
            }
        }
        return true;
    }

    private void record(RecordBatch batch, int start, int end, Tally tally) {
        int count = splitter.count();
        int wanted = types.length;
        for (int i = wanted; i < count; i++) {
            if (splitter.end(i) > splitter.start(i)) {
                reject(start, count + " cells, but the table has " + wanted + " columns", tally);
                return;
            }
        }
        if (count == 1 && wanted > 2) {
            reject(start, "no delimiter in the record", tally);
            return;
        }
        int given = Math.min(count, wanted);
        for (int i = 0; i < given; i++) {
            if (splitter.end(i) > splitter.start(i)) {
                cell(batch, i, start, tally);
            }
        }
        if (given < wanted) {
            tally.rejectValue(
                    new Tally.Reject(
                            offset + start,
                            end - start,
                            reading.columns().get(given).name(),
                            "the record ends after " + count + " of " + wanted + " cells",
                            kept(bytes, start, end)));
        }
        batch.endRow(offset + start);
        int line = lineOf(start, end);
        tally.add(Kind.EVENT, line - start);
        if (line < end) {
            tally.add(Kind.CONTINUATION, end - line);
        }
    }

    /// Where the record's first line ends. Only quotes hide line ends.
    private int lineOf(int start, int end) {
        return splitter.hasQuoted() ? DelimitedCutter.lineAfter(bytes, start, end, lineEnd) : end;
    }

    private void cell(RecordBatch batch, int index, int start, Tally tally) {
        byte[] text = bytes;
        int from = splitter.start(index);
        int to = splitter.end(index);
        if (splitter.isPlain(index)) {
            from++;
            to--;
        } else if (splitter.isQuoted(index)) {
            if (unquoted.length < to - from) {
                unquoted = new byte[2 * (to - from)];
            }
            to = splitter.unquote(bytes, index, unquoted);
            text = unquoted;
            from = 0;
        }
        CellType type = types[index];
        if (type.type() != KqlType.STRING) {
            while (from < to && text[from] == ' ') {
                from++;
            }
            while (from < to && text[to - 1] == ' ') {
                to--;
            }
        }
        ColumnBuffer column = batch.column(targets[index]);
        if (from < to && !cells.set(index, column, batch.rows(), type, text, from, to, tally)) {
            tally.rejectValue(
                    new Tally.Reject(
                            offset + start,
                            to - from,
                            reading.columns().get(index).name(),
                            "not a " + type.type().kqlName(),
                            kept(text, from, to)));
        }
    }

    private void reject(int start, String reason, Tally tally) {
        tally.reject(
                new Tally.Reject(offset + start, at - start, "", reason, kept(bytes, start, at)));
    }

    private static byte[] kept(byte[] text, int from, int to) {
        return Arrays.copyOfRange(text, from, Math.min(to, from + Tally.KEPT_BYTES));
    }
}
