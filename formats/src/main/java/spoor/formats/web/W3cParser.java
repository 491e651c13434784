package spoor.formats.web;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.JsonQuote;
import spoor.formats.cells.Numbers;
import spoor.formats.cells.TimeShape;
import spoor.formats.cells.Times;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Reads blocks of a W3C extended log.
final class W3cParser implements BlockParser {
    private final boolean web;
    private final List<Column> columns;
    private final Times times = new Times();
    private final Numbers numbers = new Numbers();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final List<Tally.Reject> misfits = new ArrayList<>();
    private W3cPlan plan;
    private byte[] unquoted = new byte[256];
    private byte[] lastDate = {};
    private long lastDay;
    private byte[] bytes = {};
    private int length;
    private int at;
    private long offset;

    /// Of the record being read: where its next cell is, its day and its time of day, -1 when not
    /// seen.
    private int place;

    private long day;
    private long clock;

    W3cParser(W3cReading reading) {
        this.web = reading.web();
        this.columns = reading.columns();
        this.plan = W3cPlan.of(W3cHeader.NONE, web, columns);
    }

    @Override
    public void begin(Block block) {
        bytes = block.bytes();
        length = block.length();
        offset = block.offset();
        at = 0;
        if (block.context() instanceof W3cHeader header) {
            use(header);
        }
    }

    private void use(W3cHeader header) {
        if (!header.equals(plan.header())) {
            plan = W3cPlan.of(header, web, columns);
        }
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        while (at < length && !batch.isFull()) {
            int start = at;
            at = Lines.after(bytes, start, length);
            if (bytes[start] == '#') {
                use(plan.header().with(bytes, start, at));
                tally.add(Kind.HEADER, at - start);
            } else if (Lines.isBlank(bytes, start, at)) {
                tally.add(Kind.BLANK, at - start);
            } else {
                record(batch, start, tally);
            }
        }
        return at < length;
    }

    private void record(RecordBatch batch, int start, Tally tally) {
        rest.reset();
        misfits.clear();
        String problem = cells(batch, start, Lines.textEnd(bytes, start, at), tally);
        if (!problem.isEmpty()) {
            batch.dropRow();
            tally.reject(
                    new Tally.Reject(
                            offset + start, at - start, "", problem, Lines.kept(bytes, start, at)));
            return;
        }
        if (day >= 0 && clock >= 0) {
            batch.column(W3cFields.TIME).setLong(batch.rows(), day + clock);
        }
        if (rest.size() > 0) {
            rest.write('}');
            batch.column(columns.size() - 1).setText(batch.rows(), rest.toByteArray());
        }
        misfits.forEach(tally::rejectValue);
        batch.endRow(offset + start);
        tally.add(Kind.EVENT, at - start);
    }

    private String cells(RecordBatch batch, int start, int end, Tally tally) {
        int fields = plan.targets().length;
        if (fields == 0) {
            return "no #Fields: line is before it";
        }
        place = start;
        day = plan.day();
        clock = -1;
        boolean quotes = plan.header().quotes();
        int field = 0;
        while (place < end) {
            int from = place;
            int to = from;
            if (quotes && bytes[from] == '"') {
                to = closing(from + 1, end);
            }
            while (to < end && bytes[to] != ' ' && bytes[to] != '\t') {
                to++;
            }
            if (field < fields) {
                boolean quoted =
                        quotes && to - from > 1 && bytes[from] == '"' && bytes[to - 1] == '"';
                if (quoted) {
                    cell(batch, field, start, unquoted, 0, unquote(from + 1, to - 1), tally);
                } else if (to - from != 1 || bytes[from] != '-') {
                    cell(batch, field, start, bytes, from, to, tally);
                }
            }
            field++;
            place = to;
            while (place < end && (bytes[place] == ' ' || bytes[place] == '\t')) {
                place++;
            }
        }
        return field == fields ? "" : field + " cells, but the header names " + fields + " fields";
    }

    /// Behind the quote that closes a value, or `from` when none does.
    private int closing(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                if (i + 1 == to || bytes[i + 1] == ' ' || bytes[i + 1] == '\t') {
                    return i + 1;
                }
                i += bytes[i + 1] == '"' ? 1 : 0;
            }
        }
        return from;
    }

    private int unquote(int from, int to) {
        if (unquoted.length < to - from) {
            unquoted = new byte[2 * (to - from)];
        }
        int size = 0;
        for (int i = from; i < to; i++) {
            unquoted[size++] = bytes[i];
            i += bytes[i] == '"' && i + 1 < to && bytes[i + 1] == '"' ? 1 : 0;
        }
        return size;
    }

    private void cell(
            RecordBatch batch, int field, int start, byte[] text, int from, int to, Tally tally) {
        int target = plan.targets()[field];
        boolean fits =
                switch (target) {
                    case W3cPlan.DATE -> date(text, from, to);
                    case W3cPlan.CLOCK -> clock(text, from, to);
                    case W3cPlan.REST -> {
                        JsonQuote.member(rest, plan.names()[field], text, from, to, tally);
                        yield true;
                    }
                    default ->
                            value(
                                    batch.column(target),
                                    batch.rows(),
                                    plan.types()[field],
                                    text,
                                    from,
                                    to,
                                    tally);
                };
        if (!fits) {
            misfits.add(
                    new Tally.Reject(
                            offset + start,
                            to - from,
                            target < 0 ? "TimeGenerated" : columns.get(target).name(),
                            target < 0
                                    ? "not a datetime"
                                    : "not a " + plan.types()[field].kqlName(),
                            Lines.kept(text, from, to)));
        }
    }

    private boolean value(
            ColumnBuffer column,
            int row,
            KqlType type,
            byte[] text,
            int from,
            int to,
            Tally tally) {
        if (type == KqlType.STRING) {
            Lines.set(column, row, text, from, to, tally);
            return true;
        }
        if (!numbers.readLong(text, from, to)) {
            return false;
        }
        long value = numbers.longValue();
        if (type == KqlType.INT && value != (int) value) {
            return false;
        }
        column.setLong(row, value);
        return true;
    }

    private boolean date(byte[] text, int from, int to) {
        if (Arrays.equals(lastDate, 0, lastDate.length, text, from, to)) {
            day = lastDay;
            return true;
        }
        if (to - from > 10 || !times.read(text, from, to, TimeShape.ISO)) {
            return false;
        }
        lastDate = Arrays.copyOfRange(text, from, to);
        lastDay = times.ticks();
        day = lastDay;
        return true;
    }

    /// `hh:mm:ss`, with a fraction or without.
    private boolean clock(byte[] text, int from, int to) {
        if (to - from < 8 || text[from + 2] != ':' || text[from + 5] != ':') {
            return false;
        }
        int hour = two(text, from);
        int minute = two(text, from + 3);
        int second = two(text, from + 6);
        long ticks = 0;
        long unit = Ticks.PER_SECOND;
        for (int i = from + 9; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            unit /= 10;
            ticks += digit * unit;
        }
        boolean point = to - from == 8 || to - from > 9 && text[from + 8] == '.';
        boolean fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0;
        if (!point || !fits || second > 60) {
            return false;
        }
        clock =
                hour * Ticks.PER_HOUR
                        + minute * Ticks.PER_MINUTE
                        + second * Ticks.PER_SECOND
                        + ticks;
        return true;
    }

    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }
}
