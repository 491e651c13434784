package spoor.formats.zeek;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.model.Column;
import spoor.model.Ticks;

/// Reads blocks of a tab-separated Zeek log.
///
/// Each cell is read in one go over its bytes, by its column's type; whatever is out of the
/// ordinary (an escape, a broken number, a mark of emptiness) is left to [ZeekCells].
final class ZeekParser implements BlockParser {
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000
    };
    private static final double[] REAL_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final int MOST_DIGITS = 15;
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long SLASHES = '\\' * ONES;

    /// What a byte is to the scan of a string: 0 goes on, 1 ends the cell, 2 wants the slow way.
    private final byte[] classes = new byte[256];

    private final List<Column> columns;
    private final String path;
    private final Set<String> others;
    private final Map<String, ShadowParser> shadows = new HashMap<>();
    private final ZeekCells cells = new ZeekCells();
    private ZeekPlan plan;
    private final List<Tally.Reject> misfits = new ArrayList<>();
    private ColumnBuffer[] targets = {};
    private @Nullable RecordBatch bound;
    private byte[] bytes = {};
    private int length;
    private int at;
    private long offset;
    private byte separator;
    private int emptyStart;
    private boolean words;

    ZeekParser(ZeekReading reading) {
        this.columns = reading.columns();
        this.path = reading.path();
        this.others = reading.others();
        for (ZeekReading other : reading.logs()) {
            shadows.put(other.path(), new ShadowParser(other));
        }
        this.plan = ZeekPlan.of(reading.header(), columns);
        use(plan);
    }

    private void use(ZeekPlan made) {
        plan = made;
        separator = made.separator()[0];
        words = separator >= 0 && separator < ' ';
        emptyStart = made.empty().length == 0 ? Integer.MAX_VALUE : made.empty()[0];
        Arrays.fill(classes, 0, 128, (byte) 0);
        Arrays.fill(classes, 128, 256, (byte) 2);
        classes['\\'] = 2;
        classes['\r'] = 2;
        classes[separator & 0xFF] = 1;
        classes['\n'] = 1;
        bound = null;
    }

    @Override
    public void begin(Block block) {
        length = block.length();
        bytes = block.bytes();
        if (bytes.length == length) {
            bytes = Arrays.copyOf(bytes, length + 1);
        }
        // A line end behind the last record spares the loops a check at every byte.
        bytes[length] = '\n';
        offset = block.offset();
        at = 0;
        if (block.context() instanceof ZeekHeader header && !header.equals(plan.header())) {
            use(ZeekPlan.of(header, columns));
        }
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        while (at < length && !batch.isFull()) {
            int start = at;
            byte first = bytes[start];
            if (isMark(start)) {
                at = lineAfter(start);
                ZeekHeader next = plan.header().with(bytes, start, at);
                if (!next.equals(plan.header())) {
                    use(ZeekPlan.of(next, columns));
                }
                tally.add(Kind.HEADER, at - start);
            } else if (first == '\n' || first == '\r' && bytes[start + 1] == '\n') {
                at = lineAfter(start);
                tally.add(Kind.BLANK, at - start);
            } else if (!plan.header().path().equals(path)) {
                pass(start, tally);
            } else {
                record(batch, start, tally);
            }
        }
        return at < length;
    }

    private boolean isMark(int place) {
        byte first = bytes[place];
        return first == '#'
                || first == plan.mark()[0]
                        && ZeekText.startsWith(bytes, place, length, plan.mark());
    }

    /// Passes over records of another log, which another reading of the file takes.
    private void pass(int start, Tally tally) {
        String other = plan.header().path();
        at = lineAfter(start);
        if (!others.contains(other)) {
            reject(
                    start,
                    "it is of the log '"
                            + other
                            + "', and the file holds too many: split the file at its # lines",
                    tally);
            return;
        }
        while (at < length && !isMark(at)) {
            at = lineAfter(at);
        }
        ShadowParser shadow = shadows.get(other);
        if (shadow == null) {
            tally.add(Kind.EVENT, at - start);
        } else {
            shadow.read(
                    new Block(
                            Arrays.copyOfRange(bytes, start, at),
                            at - start,
                            offset + start,
                            plan.header()),
                    tally);
        }
    }

    private int lineAfter(int from) {
        int end = from;
        while (bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, length);
    }

    private void record(RecordBatch batch, int start, Tally tally) {
        if (bound != batch || targets.length != plan.targets().length) {
            bind(batch);
        }
        String problem = plan.simple() ? simple(batch, start, tally) : general(batch, start, tally);
        if (problem.isEmpty()) {
            batch.endRow(offset + start);
            tally.add(Kind.EVENT, at - start);
            if (!misfits.isEmpty()) {
                misfits.forEach(tally::rejectValue);
                misfits.clear();
            }
            return;
        }
        misfits.clear();
        batch.dropRow();
        at = lineAfter(start);
        reject(start, problem, tally);
    }

    private void reject(int start, String problem, Tally tally) {
        tally.reject(
                new Tally.Reject(offset + start, at - start, "", problem, kept(bytes, start, at)));
    }

    private void bind(RecordBatch batch) {
        targets = new ColumnBuffer[plan.targets().length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = batch.column(Math.max(plan.targets()[i], 0));
        }
        bound = batch;
    }

    /// Reads the record at `start` and moves behind it.
    ///
    /// @return what is wrong with it, empty when it is an event
    private String simple(RecordBatch batch, int start, Tally tally) {
        int row = batch.rows();
        int from = start;
        int fields = targets.length;
        int tail = plan.header().tail();
        int single = tail == 1 ? fields : fields - tail;
        for (int field = 0; field < single; field++) {
            int end = cell(field, from, row);
            if (end < 0) {
                end = -end - 1;
                slowCell(field, from, end, row, start, tally);
            }
            boolean lineEnd = bytes[end] == '\n';
            if (lineEnd != (field + 1 == fields)) {
                return wrongCount(start);
            }
            from = end + 1;
        }
        if (single < fields) {
            return tail(single, start, from, row, tally);
        }
        at = Math.min(from, length);
        return "";
    }

    /// Reads the fields that share the last cell.
    private String tail(int first, int start, int cell, int row, Tally tally) {
        int end = lineAfter(start);
        int textEnd = bytes[end - 1] == '\n' ? end - 1 : end;
        int from = cell;
        int field = first;
        while (from <= textEnd) {
            int to = from;
            while (to < textEnd && !(bytes[to] == ' ' && bytes[to + 1] == ' ')) {
                to++;
            }
            if (field < targets.length) {
                slowCell(field, from, to, row, start, tally);
            }
            field++;
            from = to + 1;
            while (from < textEnd && bytes[from] == ' ') {
                from++;
            }
        }
        if (field != targets.length) {
            return wrongCount(start);
        }
        at = end;
        return "";
    }

    private String wrongCount(int start) {
        int end = lineAfter(start);
        int count = 1;
        for (int i = start; i < end; i++) {
            count += bytes[i] == separator ? 1 : 0;
        }
        return count + " cells, but the header names " + targets.length + " fields";
    }

    /// Reads one cell.
    ///
    /// @return where it ends; `-end - 1` when the slow way has to read it
    private int cell(int field, int from, int row) {
        if (bytes[from] == '-') {
            byte next = bytes[from + 1 > length ? length : from + 1];
            if (next == separator || next == '\n') {
                return from + 1;
            }
        }
        ColumnBuffer column = targets[field];
        return switch (plan.types()[field]) {
            case STRING -> string(column, from, row);
            case LONG -> whole(column, from, row);
            case REAL -> real(column, from, row);
            case DATETIME -> time(column, from, row);
            case BOOL, INT, DYNAMIC, GUID, DECIMAL, TIMESPAN -> -cellEnd(from) - 1;
        };
    }

    private int string(ColumnBuffer column, int from, int row) {
        int end = from;
        if (words) {
            end = beforeSpecial(from);
        }
        int kind = classes[bytes[end] & 0xFF];
        while (kind == 0) {
            end++;
            kind = classes[bytes[end] & 0xFF];
        }
        if (kind == 2 || bytes[from] == emptyStart) {
            return -cellEnd(end) - 1;
        }
        column.setText(row, bytes, from, end);
        return end;
    }

    /// A place that no byte before which is a control character (the separator and line ends are),
    /// a backslash or no ASCII; eight bytes are looked at in one step. Only the lowest mark of a
    /// word is sure, and only it is used.
    private int beforeSpecial(int from) {
        byte[] text = bytes;
        int at = from;
        int last = text.length - 8;
        while (at <= last) {
            long word = (long) WORDS.get(text, at);
            long slash = word ^ SLASHES;
            long marks = (word | word - SPACES | slash - ONES & ~slash) & HIGHS;
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >> 3);
            }
            at += 8;
        }
        return at;
    }

    private int whole(ColumnBuffer column, int from, int row) {
        int end = from;
        long value = 0;
        int digit = bytes[end] - '0';
        while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit;
            end++;
            digit = bytes[end] - '0';
        }
        if (!isEnd(end) || end == from || end - from > MOST_DIGITS) {
            return -cellEnd(end) - 1;
        }
        column.setLong(row, value);
        return end;
    }

    private int real(ColumnBuffer column, int from, int row) {
        int end = from;
        int point = -1;
        long digits = 0;
        while (true) {
            int digit = bytes[end] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (bytes[end] == '.' && point < 0) {
                point = end;
            } else {
                break;
            }
            end++;
        }
        int behind = point < 0 ? 0 : end - point - 1;
        int count = end - from - (point < 0 ? 0 : 1);
        if (!isEnd(end) || count == 0 || count > MOST_DIGITS) {
            return -cellEnd(end) - 1;
        }
        column.setDouble(row, digits / REAL_POWERS[behind]);
        return end;
    }

    /// Seconds since 1970 with a fraction.
    private int time(ColumnBuffer column, int from, int row) {
        int end = from;
        long seconds = 0;
        int digit = bytes[end] - '0';
        while (digit >= 0 && digit <= 9) {
            seconds = seconds * 10 + digit;
            end++;
            digit = bytes[end] - '0';
        }
        int point = end;
        long fraction = 0;
        if (bytes[end] == '.') {
            end++;
            digit = bytes[end] - '0';
            while (digit >= 0 && digit <= 9) {
                fraction = fraction * 10 + digit;
                end++;
                digit = bytes[end] - '0';
            }
        }
        int behind = Math.max(end - point - 1, 0);
        if (!isEnd(end) || point == from || point - from > 11 || behind > 7) {
            return -cellEnd(end) - 1;
        }
        long ticks = seconds * Ticks.PER_SECOND + fraction * POWERS[7 - behind];
        if (ticks > Ticks.MAX - Ticks.UNIX_EPOCH) {
            return -cellEnd(end) - 1;
        }
        column.setLong(row, Ticks.UNIX_EPOCH + ticks);
        return end;
    }

    private boolean isEnd(int place) {
        byte value = bytes[place];
        return value == separator || value == '\n';
    }

    private int cellEnd(int from) {
        int end = from;
        while (bytes[end] != separator && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /// Any header: a separator of several bytes, other marks, fields that the table does not have.
    private String general(RecordBatch batch, int start, Tally tally) {
        int end = lineAfter(start);
        int textEnd = end;
        if (textEnd > start && bytes[textEnd - 1] == '\n') {
            textEnd--;
        }
        int fields = targets.length;
        int from = start;
        int field = 0;
        boolean open = true;
        while (open) {
            int to = from;
            while (to < textEnd && !ZeekText.startsWith(bytes, to, textEnd, plan.separator())) {
                to++;
            }
            open = to < textEnd;
            if (field < fields) {
                if (plan.targets()[field] >= 0) {
                    slowCell(field, from, to, batch.rows(), start, tally);
                } else if (!cells.isAbsent(plan, bytes, from, to)) {
                    misfits.add(
                            new Tally.Reject(
                                    offset + start,
                                    to - from,
                                    plan.header().fields().get(field),
                                    "the file's headers name too many fields",
                                    kept(bytes, from, to)));
                }
            }
            field++;
            from = to + plan.separator().length;
        }
        if (field != fields) {
            return field + " cells, but the header names " + fields + " fields";
        }
        at = end;
        return "";
    }

    private void slowCell(int field, int from, int end, int row, int start, Tally tally) {
        int to = end;
        if (to > from && bytes[to - 1] == '\r' && field + 1 == targets.length) {
            to--;
        }
        if (!cells.set(targets[field], row, plan, field, bytes, from, to, tally)) {
            misfits.add(
                    new Tally.Reject(
                            offset + start,
                            to - from,
                            columns.get(plan.targets()[field]).name(),
                            "not a " + plan.types()[field].kqlName(),
                            kept(bytes, from, to)));
        }
    }

    private static byte[] kept(byte[] text, int from, int to) {
        return Arrays.copyOfRange(text, from, Math.min(to, from + Tally.KEPT_BYTES));
    }
}
