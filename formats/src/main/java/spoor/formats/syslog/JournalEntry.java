package spoor.formats.syslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.cells.CellReader;
import spoor.formats.cells.JsonWriter;
import spoor.model.Ticks;

/// One entry of systemd's journal, on its way to a row of `Syslog`: the fields that have a column,
/// and all others as `StructuredData`.
final class JournalEntry {
    private enum Key {
        TIME("__REALTIME_TIMESTAMP"),
        EVENT_TIME("_SOURCE_REALTIME_TIMESTAMP"),
        HOST("_HOSTNAME"),
        FACILITY("SYSLOG_FACILITY"),
        SEVERITY("PRIORITY"),
        NAME("SYSLOG_IDENTIFIER"),
        COMMAND("_COMM"),
        SYSLOG_PID("SYSLOG_PID"),
        PID("_PID"),
        MESSAGE_ID("MESSAGE_ID"),
        MESSAGE("MESSAGE");

        private final String text;

        Key(String text) {
            this.text = text;
        }
    }

    private static final Map<String, Key> KEYS = new HashMap<>();

    static {
        for (Key key : Key.values()) {
            KEYS.put(key.text, key);
        }
    }

    private static final byte[] NONE = {};

    private final byte[][] values = new byte[Key.values().length][];
    private final JsonWriter others = new JsonWriter();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Facts facts = new Facts();
    private int count;

    void clear() {
        Arrays.fill(values, NONE);
        others.clear();
        taken.clear();
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Takes a field; one that comes again gets `_2`, `_3`, ...
    void add(byte[] bytes, int keyFrom, int keyTo, byte[] text, int from, int to, Tally tally) {
        count++;
        String name = new String(bytes, keyFrom, keyTo - keyFrom, StandardCharsets.UTF_8);
        Key key = KEYS.get(name);
        int times = taken.merge(name, 1, Integer::sum);
        String unique = times == 1 ? name : name + "_" + times;
        if (key != null && times == 1) {
            values[key.ordinal()] = CellReader.text(text, from, to, tally);
            // A process is known by its own name and number too, which have no column.
            if (key != Key.COMMAND && key != Key.PID && key != Key.SYSLOG_PID) {
                return;
            }
        }
        others.put(others.length() == 0 ? '{' : ',');
        byte[] label = unique.getBytes(StandardCharsets.UTF_8);
        others.string(label, 0, label.length);
        others.put(':');
        long before = others.repaired();
        others.string(text, from, to);
        tally.addRepaired(others.repaired() - before);
    }

    private byte[] value(Key key) {
        return values[key.ordinal()];
    }

    /// Writes the row. What does not fit its column is told to the tally.
    void write(RecordBatch batch, long place, Tally tally) {
        int row = batch.rows();
        long time = time(value(Key.TIME), place, "TimeGenerated", tally);
        long event = time(value(Key.EVENT_TIME), place, "EventTime", tally);
        if (time >= 0) {
            batch.column(SyslogColumn.TIME.ordinal()).setLong(row, time);
        }
        if (event >= 0 || time >= 0) {
            batch.column(SyslogColumn.EVENT_TIME.ordinal()).setLong(row, event >= 0 ? event : time);
        }
        set(batch, SyslogColumn.COMPUTER, value(Key.HOST));
        set(batch, SyslogColumn.HOST, value(Key.HOST));
        int facility = number(value(Key.FACILITY));
        if (facility >= 0 && facility < 24) {
            set(batch, SyslogColumn.FACILITY, SyslogParser.facility(facility));
        } else if (value(Key.FACILITY).length > 0) {
            misfit(value(Key.FACILITY), place, "Facility", "no facility of syslog", tally);
        }
        int severity = number(value(Key.SEVERITY));
        if (severity >= 0 && severity < 8) {
            set(batch, SyslogColumn.SEVERITY, SyslogParser.severity(severity));
        } else if (value(Key.SEVERITY).length > 0) {
            misfit(value(Key.SEVERITY), place, "SeverityLevel", "no severity of syslog", tally);
        }
        byte[] name = value(Key.NAME).length > 0 ? value(Key.NAME) : value(Key.COMMAND);
        set(batch, SyslogColumn.PROCESS, name);
        int pid = number(value(Key.SYSLOG_PID));
        pid = pid >= 0 ? pid : number(value(Key.PID));
        if (pid >= 0) {
            batch.column(SyslogColumn.PROCESS_ID.ordinal()).setLong(row, pid);
        }
        set(batch, SyslogColumn.MESSAGE_ID, value(Key.MESSAGE_ID));
        set(batch, SyslogColumn.MESSAGE, value(Key.MESSAGE));
        if (others.length() > 0) {
            others.put('}');
            batch.column(SyslogColumn.STRUCTURED.ordinal())
                    .setText(row, others.buffer(), 0, others.length());
        }
        facts.write(name, value(Key.MESSAGE), batch);
        batch.endRow(place);
    }

    private static void set(RecordBatch batch, SyslogColumn column, byte[] text) {
        if (text.length > 0) {
            batch.column(column.ordinal()).setText(batch.rows(), text);
        }
    }

    /// Microseconds since 1970 as ticks, -1 where there are none.
    private static long time(byte[] text, long place, String column, Tally tally) {
        if (text.length == 0) {
            return -1;
        }
        long value = 0;
        for (byte digit : text) {
            boolean fits = digit >= '0' && digit <= '9' && text.length <= 17 && value >= 0;
            value = fits ? value * 10 + digit - '0' : -1;
        }
        long ticks = Ticks.UNIX_EPOCH + value * Ticks.PER_MICROSECOND;
        if (value < 0 || !Ticks.inRange(ticks)) {
            misfit(text, place, column, "no count of microseconds since 1970", tally);
            return -1;
        }
        return ticks;
    }

    private static int number(byte[] text) {
        int value = text.length == 0 || text.length > 9 ? -1 : 0;
        for (byte digit : text) {
            boolean fits = digit >= '0' && digit <= '9' && value >= 0;
            value = fits ? value * 10 + digit - '0' : -1;
        }
        return value;
    }

    private static void misfit(byte[] text, long place, String column, String reason, Tally tally) {
        byte[] kept = Arrays.copyOf(text, Math.min(text.length, Tally.KEPT_BYTES));
        tally.rejectValue(new Tally.Reject(place, text.length, column, reason, kept));
    }
}
