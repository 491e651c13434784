package spoor.formats.syslog;

import java.util.Arrays;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.Utf8;
import spoor.formats.cells.JsonWriter;

/// Reads blocks of syslog lines.
final class SyslogParser implements BlockParser {
    private static final byte[][] FACILITIES =
            texts(
                    "kern user mail daemon auth syslog lpr news uucp cron authpriv ftp ntp audit"
                            + " alert clock local0 local1 local2 local3 local4 local5 local6 local7");
    private static final byte[][] SEVERITIES =
            texts("emerg alert crit err warning notice info debug");
    private static final String REPEATED = "last message repeated ";
    private static final String REPEATED_HERE = "message repeated ";
    private static final String TIMES = " times";

    private final SyslogHeader header = new SyslogHeader();
    private final SyslogHeader earlier = new SyslogHeader();
    private final Facts facts = new Facts();
    private final JsonWriter json = new JsonWriter();
    private final Message probe = new Message();
    private final Years years;
    private byte[] bytes = {};
    private int length;
    private int at;
    private long offset;

    private byte[] previous = {};
    private int previousFrom;
    private int previousTo;
    private long previousAt;

    /// Whether it stands in the block's own bytes, which others get later.
    private boolean previousInBlock;

    SyslogParser(int firstYear) {
        this.years = new Years(firstYear);
    }

    private static byte[][] texts(String words) {
        return Arrays.stream(words.split(" ", -1)).map(Message::ascii).toArray(byte[][]::new);
    }

    static byte[] facility(int number) {
        return FACILITIES[number];
    }

    static byte[] severity(int number) {
        return SEVERITIES[number];
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
            line(batch, tally);
        }
        if (at >= length && previousInBlock) {
            previous = Arrays.copyOfRange(previous, previousFrom, previousTo);
            previousTo -= previousFrom;
            previousFrom = 0;
            previousInBlock = false;
        }
        return at < length;
    }

    private void line(RecordBatch batch, Tally tally) {
        int start = at;
        int end = start;
        int seen = 0;
        while (end < length && bytes[end] != '\n') {
            seen |= bytes[end];
            end++;
        }
        at = Math.min(end + 1, length);
        if (isBlank(start, end)) {
            tally.add(Kind.BLANK, at - start);
            return;
        }
        boolean indented = bytes[start] == ' ' || bytes[start] == '\t';
        if (indented) {
            reject(start, "an indented line that follows no record", tally);
            return;
        }
        int first = at;
        int stop = end;
        while (at < length && (bytes[at] == ' ' || bytes[at] == '\t')) {
            stop = at;
            while (stop < length && bytes[stop] != '\n') {
                seen |= bytes[stop];
                stop++;
            }
            at = Math.min(stop + 1, length);
        }
        if (stop > start && bytes[stop - 1] == '\r') {
            stop--;
        }
        record(batch, tally, start, first, stop, seen < 0);
    }

    private boolean isBlank(int start, int end) {
        int place = start;
        while (place < end
                && (bytes[place] == ' ' || bytes[place] == '\t' || bytes[place] == '\r')) {
            place++;
        }
        return place == end;
    }

    private void reject(int start, String reason, Tally tally) {
        byte[] text = Arrays.copyOfRange(bytes, start, Math.min(at, start + Tally.KEPT_BYTES));
        tally.reject(new Tally.Reject(offset + start, at - start, "", reason, text));
    }

    /// @param first where the record's first line ends, with its line end
    /// @param stop where its text ends
    private void record(
            RecordBatch batch, Tally tally, int start, int first, int stop, boolean wide) {
        byte[] text = bytes;
        int from = start;
        int to = stop;
        if (wide && !Utf8.isValid(bytes, start, stop)) {
            text = Utf8.repaired(bytes, start, stop);
            from = 0;
            to = text.length;
            tally.addRepaired(1);
        }
        String problem = header.read(text, from, to);
        if (!problem.isEmpty()) {
            rejectLines(start, first, problem, tally);
            return;
        }
        tally.add(Kind.EVENT, first - start);
        for (int line = first; line < at; ) {
            int next = line;
            while (next < at && bytes[next] != '\n') {
                next++;
            }
            next = Math.min(next + 1, at);
            tally.add(Kind.CONTINUATION, next - line);
            line = next;
        }
        head(batch, tally, text, from, offset + start);
        if (!repeats(batch, text, to)) {
            facts.write(header, text, header.messageFrom, to, batch);
            previous = text;
            previousFrom = from;
            previousTo = to;
            previousAt = offset + start;
            previousInBlock = from == start && to == stop;
        }
        set(batch, SyslogColumn.MESSAGE, text, header.messageFrom, to);
        batch.endRow(offset + start);
    }

    /// The line is a reject, and each indented line behind it is one too.
    private void rejectLines(int start, int first, String problem, Tally tally) {
        at = first;
        reject(start, problem, tally);
        while (at < length && (bytes[at] == ' ' || bytes[at] == '\t')) {
            int line = at;
            while (at < length && bytes[at] != '\n') {
                at++;
            }
            int end = at;
            at = Math.min(at + 1, length);
            if (isBlank(line, end)) {
                tally.add(Kind.BLANK, at - line);
            } else {
                reject(line, "an indented line that follows no record", tally);
            }
        }
    }

    private void head(RecordBatch batch, Tally tally, byte[] text, int from, long place) {
        int row = batch.rows();
        long time = header.time;
        if (header.yearless) {
            time = years.resolve(header.month, header.day, header.time);
        }
        if (header.timed && time >= 0) {
            batch.column(SyslogColumn.TIME.ordinal()).setLong(row, time);
            batch.column(SyslogColumn.EVENT_TIME.ordinal()).setLong(row, time);
        } else if (header.timed) {
            byte[] kept = Arrays.copyOfRange(text, from, Math.min(from + 15, text.length));
            String reason = "the year " + years.year() + " has no such day";
            tally.rejectValue(new Tally.Reject(place, kept.length, "EventTime", reason, kept));
        }
        if (header.priority >= 0) {
            batch.column(SyslogColumn.FACILITY.ordinal())
                    .setText(row, FACILITIES[header.priority >> 3]);
            batch.column(SyslogColumn.SEVERITY.ordinal())
                    .setText(row, SEVERITIES[header.priority & 7]);
        }
        set(batch, SyslogColumn.COMPUTER, text, header.hostFrom, header.hostTo);
        set(batch, SyslogColumn.HOST, text, header.hostFrom, header.hostTo);
        probe.of(text, header.hostFrom, header.hostTo, batch);
        if (probe.isAddress(header.hostFrom, header.hostTo)) {
            set(batch, SyslogColumn.HOST_IP, text, header.hostFrom, header.hostTo);
        }
        set(batch, SyslogColumn.PROCESS, text, header.nameFrom, header.nameTo);
        if (header.pidTo > header.pidFrom) {
            processId(batch, tally, text, place);
        }
        if (header.structured) {
            set(batch, SyslogColumn.MESSAGE_ID, text, header.idFrom, header.idTo);
            if (header.dataTo > header.dataFrom + 1) {
                json.clear();
                StructuredData.write(text, header.dataFrom, header.dataTo, json);
                batch.column(SyslogColumn.STRUCTURED.ordinal())
                        .setText(row, json.buffer(), 0, json.length());
            }
        }
    }

    private void processId(RecordBatch batch, Tally tally, byte[] text, long place) {
        long value = 0;
        for (int i = header.pidFrom; i < header.pidTo; i++) {
            int digit = text[i] - '0';
            boolean fits = digit >= 0 && digit <= 9 && header.pidTo - header.pidFrom <= 10;
            value = fits && value >= 0 ? value * 10 + digit : -1;
        }
        if (value >= 0 && value <= Integer.MAX_VALUE) {
            batch.column(SyslogColumn.PROCESS_ID.ordinal()).setLong(batch.rows(), value);
            return;
        }
        int end = Math.min(header.pidTo, header.pidFrom + Tally.KEPT_BYTES);
        tally.rejectValue(
                new Tally.Reject(
                        place,
                        header.pidTo - header.pidFrom,
                        "ProcessID",
                        "not an int",
                        Arrays.copyOfRange(text, header.pidFrom, end)));
    }

    /// `last message repeated 3 times`, or `message repeated 3 times: [ text]`: the row says what
    /// came again, and what that says.
    private boolean repeats(RecordBatch batch, byte[] text, int to) {
        int from = header.messageFrom;
        probe.of(text, from, to, batch);
        boolean here = probe.starts(REPEATED_HERE);
        if (!here && !(header.nameTo == header.nameFrom && probe.starts(REPEATED))) {
            return false;
        }
        int number = from + (here ? REPEATED_HERE : REPEATED).length();
        int end = probe.space(number);
        int count = probe.port(number, end);
        if (count < 0 || !probe.startsAt(end, TIMES)) {
            return false;
        }
        batch.column(SyslogColumn.REPEATS.ordinal()).setLong(batch.rows(), count);
        if (here) {
            int start = probe.find(end, ": [ ");
            if (start > 0) {
                int stop = text[to - 1] == ']' ? to - 1 : to;
                set(batch, SyslogColumn.REPEATED, text, start + 4, stop);
                facts.write(header, text, start + 4, stop, batch);
            }
        } else {
            earlier(batch, text);
        }
        return true;
    }

    private void earlier(RecordBatch batch, byte[] text) {
        if (previousTo <= previousFrom
                || !earlier.read(previous, previousFrom, previousTo).isEmpty()
                || !Arrays.equals(
                        previous,
                        earlier.hostFrom,
                        earlier.hostTo,
                        text,
                        header.hostFrom,
                        header.hostTo)) {
            return;
        }
        set(batch, SyslogColumn.REPEATED, previous, earlier.messageFrom, previousTo);
        set(batch, SyslogColumn.PROCESS, previous, earlier.nameFrom, earlier.nameTo);
        batch.column(SyslogColumn.REPEATED_AT.ordinal()).setLong(batch.rows(), previousAt);
        facts.write(earlier, previous, earlier.messageFrom, previousTo, batch);
    }

    private static void set(RecordBatch batch, SyslogColumn column, byte[] text, int from, int to) {
        if (to > from) {
            batch.column(column.ordinal()).setText(batch.rows(), text, from, to);
        }
    }
}
