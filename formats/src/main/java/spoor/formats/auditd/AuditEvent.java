package spoor.formats.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.cells.JsonWriter;

/// An event in the making: what its records said so far. For each column the first record that has
/// it counts; only the type is that of the system call, where there is one.
final class AuditEvent {
    private static final AuditColumn[] COLUMNS = AuditColumn.values();
    private static final @Nullable AuditColumn[] OF_KEY =
            new @Nullable AuditColumn[AuditKey.values().length];
    private static final Map<AuditExtra, AuditColumn> OF_EXTRA =
            new EnumMap<>(
                    Map.of(
                            AuditExtra.ARCH, AuditColumn.ARCH,
                            AuditExtra.SYSCALL, AuditColumn.SYSCALL,
                            AuditExtra.ERRNO, AuditColumn.ERRNO,
                            AuditExtra.FAMILY, AuditColumn.FAMILY,
                            AuditExtra.ADDR, AuditColumn.ADDR,
                            AuditExtra.PORT, AuditColumn.PORT,
                            AuditExtra.PATH, AuditColumn.PATH,
                            AuditExtra.TEXT, AuditColumn.MESSAGE));

    static {
        for (AuditKey key : AuditKey.values()) {
            OF_KEY[key.ordinal()] =
                    switch (key) {
                        case ENRICHED_ARCH -> AuditColumn.ARCH;
                        case ENRICHED_SYSCALL -> AuditColumn.SYSCALL;
                        case ENRICHED_AUID -> AuditColumn.AUDIT_USER;
                        case ENRICHED_UID -> AuditColumn.USER;
                        case ENRICHED_GID -> AuditColumn.GROUP;
                        case ENRICHED_EUID -> AuditColumn.EFFECTIVE_USER;
                        case ENRICHED_EGID -> AuditColumn.EFFECTIVE_GROUP;
                        case EXIT -> AuditColumn.EXIT;
                        case PPID -> AuditColumn.PPID;
                        case PID -> AuditColumn.PID;
                        case AUID -> AuditColumn.AUID;
                        case UID -> AuditColumn.UID;
                        case GID -> AuditColumn.GID;
                        case EUID -> AuditColumn.EUID;
                        case EGID -> AuditColumn.EGID;
                        case SES -> AuditColumn.SES;
                        case SUCCESS -> AuditColumn.SUCCESS;
                        case TTY -> AuditColumn.TTY;
                        case TERMINAL -> AuditColumn.TERMINAL;
                        case COMM -> AuditColumn.COMM;
                        case EXE -> AuditColumn.EXE;
                        case KEY -> AuditColumn.KEY;
                        case SUBJ -> AuditColumn.SUBJ;
                        case CWD -> AuditColumn.CWD;
                        case CMD -> AuditColumn.CMD;
                        case PROCTITLE -> AuditColumn.PROCTITLE;
                        case ADDR -> AuditColumn.ADDR;
                        case PATH -> AuditColumn.PATH;
                        case HOSTNAME -> AuditColumn.HOSTNAME;
                        case ACCT -> AuditColumn.ACCT;
                        case OP -> AuditColumn.OP;
                        case UNIT -> AuditColumn.UNIT;
                        case DATA -> AuditColumn.DATA;
                        case ARCH, SYSCALL, RES, APPARMOR, CGROUP, DEVICE, DIR, FILE -> null;
                        case GRP, INFO, ITEM, NAME, NEW_DISK, NEW_FS, NEW_GROUP -> null;
                        case OCOMM, OLD_DISK, OLD_FS, OPERATION, PROFILE, SADDR -> null;
                        case SIG, SW, VM, WATCH -> null;
                    };
        }
    }

    private static final byte[] SUCCESS = ascii("success");
    private static final byte[] FAIL = ascii("fail");
    private static final byte[] TYPE_MEMBER = ascii("{\"type\":");

    private final JsonWriter records = new JsonWriter();
    private final JsonWriter types = new JsonWriter();
    private final JsonWriter paths = new JsonWriter();
    private final JsonWriter texts = new JsonWriter();
    private final int[] from = new int[AuditColumn.COUNT];
    private final int[] to = new int[AuditColumn.COUNT];
    private final long[] numbers = new long[AuditColumn.COUNT];
    private final boolean[] present = new boolean[AuditColumn.COUNT];
    private final AuditArguments arguments = new AuditArguments();
    private byte[] type = {};
    private boolean called;
    private long time;
    private long serial;
    private long offset;
    private long touched;
    private long last;
    private int count;
    private String node = "";

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Begins a new event with the key of the record scanned.
    void begin(AuditScanner scanner, String madeNode, long madeOffset) {
        records.clear();
        types.clear();
        paths.clear();
        texts.clear();
        Arrays.fill(present, false);
        arguments.clear();
        called = false;
        count = 0;
        time = scanner.time();
        serial = scanner.serial();
        offset = madeOffset;
        node = madeNode;
    }

    boolean isOf(AuditScanner scanner) {
        return time == scanner.time()
                && serial == scanner.serial()
                && node.length() == scanner.nodeTo() - scanner.nodeFrom()
                && node.equals(AuditLogParser.node(scanner));
    }

    String node() {
        return node;
    }

    long time() {
        return time;
    }

    long serial() {
        return serial;
    }

    /// Bytes held.
    int size() {
        return records.length() + texts.length() + paths.length() + arguments.size();
    }

    /// Bytes that its buffers take, for whoever wants to use it again.
    int capacity() {
        return records.buffer().length
                + texts.buffer().length
                + paths.buffer().length
                + arguments.capacity();
    }

    int count() {
        return count;
    }

    /// The latest time that any record had when this event got its last one.
    long touched() {
        return touched;
    }

    /// The number of its last record.
    long last() {
        return last;
    }

    void touch(long latest, long number) {
        touched = latest;
        last = number;
    }

    void add(AuditScanner scanner, AuditValues values) {
        byte[] name = scanner.typeName();
        boolean call = scanner.type() == AuditNames.SYSCALL;
        if (count == 0 || call && !called) {
            type = name;
            called = call;
        }
        count++;
        types.put(count == 1 ? '[' : ',');
        records.put(count == 1 ? '[' : ',');
        types.string(name, 0, name.length);
        records.put(TYPE_MEMBER);
        records.string(name, 0, name.length);
        values.writeMembers(records, true, false);
        records.put('}');
        for (int extra = 0; extra < values.extras(); extra++) {
            AuditColumn column = OF_EXTRA.get(values.extraKey(extra));
            byte[] value = values.extraValue(extra);
            if (column != null) {
                set(column, value, 0, value.length);
            }
        }
        fields(scanner, values);
    }

    private void fields(AuditScanner scanner, AuditValues values) {
        boolean arguing = scanner.type() == AuditNames.EXECVE;
        int arch = -1;
        int syscall = -1;
        for (int field = 0; field < scanner.count(); field++) {
            int known = scanner.known(field);
            if (known < 0) {
                if (arguing) {
                    arguments.add(scanner, values, field);
                }
                continue;
            }
            if (scanner.repeat(field) > 0) {
                continue;
            }
            AuditColumn column = OF_KEY[known];
            if (column != null) {
                set(column, values.source(field), values.from(field), values.to(field));
                continue;
            }
            switch (AuditKey.of(known)) {
                case ARCH -> arch = field;
                case SYSCALL -> syscall = field;
                case RES -> result(values, field);
                case NAME -> path(scanner, values, field);
                default -> {}
            }
        }
        if (arch >= 0) {
            set(AuditColumn.ARCH, values.source(arch), values.from(arch), values.to(arch));
        }
        if (syscall >= 0) {
            set(
                    AuditColumn.SYSCALL,
                    values.source(syscall),
                    values.from(syscall),
                    values.to(syscall));
        }
        if (present[AuditColumn.SUCCESS.ordinal()]) {
            int start = from[AuditColumn.SUCCESS.ordinal()];
            result(texts.buffer()[start] == 'y');
        }
    }

    private void path(AuditScanner scanner, AuditValues values, int field) {
        if (scanner.type() == AuditNames.PATH
                && !isAbsent(values.source(field), values.from(field), values.to(field))) {
            paths.put(paths.length() == 0 ? '[' : ',');
            paths.string(values.source(field), values.from(field), values.to(field));
        }
    }

    /// `res=` is `success`, `failed`, `1`, `0`, `yes` or `no`.
    private void result(AuditValues values, int field) {
        if (values.to(field) > values.from(field)) {
            byte first = values.source(field)[values.from(field)];
            if (first != '?') {
                result(first == 's' || first == '1' || first == 'y');
            }
        }
    }

    private void result(boolean success) {
        byte[] text = success ? SUCCESS : FAIL;
        set(AuditColumn.RESULT, text, 0, text.length);
    }

    /// `?` and `(null)` are how audit writes that there is nothing.
    private static boolean isAbsent(byte[] bytes, int start, int end) {
        int length = end - start;
        return length == 0
                || length == 1 && bytes[start] == '?'
                || length == 6
                        && bytes[start] == '('
                        && bytes[start + 1] == 'n'
                        && bytes[start + 2] == 'u'
                        && bytes[start + 3] == 'l';
    }

    private void set(AuditColumn column, byte[] bytes, int start, int end) {
        int index = column.ordinal();
        if (present[index] || isAbsent(bytes, start, end)) {
            return;
        }
        if (column.isNumber()) {
            present[index] = number(index, bytes, start, end);
            return;
        }
        from[index] = texts.length();
        texts.put(bytes, start, end);
        to[index] = texts.length();
        present[index] = true;
    }

    private boolean number(int index, byte[] bytes, int start, int end) {
        boolean negative = bytes[start] == '-';
        int at = negative ? start + 1 : start;
        if (at == end || end - at > 18) {
            return false;
        }
        long value = 0;
        while (at < end) {
            int digit = bytes[at++] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        numbers[index] = negative ? -value : value;
        return true;
    }

    /// Writes the event as a row.
    void write(RecordBatch batch) {
        int row = batch.rows();
        for (int index = 0; index < present.length; index++) {
            if (!present[index]) {
                continue;
            }
            if (COLUMNS[index].isNumber()) {
                batch.column(index).setLong(row, numbers[index]);
            } else {
                AuditText.set(batch.column(index), row, texts.buffer(), from[index], to[index]);
            }
        }
        column(batch, AuditColumn.TIME).setLong(row, time);
        column(batch, AuditColumn.SERIAL).setLong(row, serial);
        column(batch, AuditColumn.RECORD_COUNT).setLong(row, count);
        byte[] nodeText = node.getBytes(StandardCharsets.ISO_8859_1);
        AuditText.set(column(batch, AuditColumn.NODE), row, nodeText, 0, nodeText.length);
        AuditText.set(column(batch, AuditColumn.TYPE), row, type, 0, type.length);
        array(column(batch, AuditColumn.TYPES), row, types);
        array(column(batch, AuditColumn.RECORDS), row, records);
        if (paths.length() > 0) {
            array(column(batch, AuditColumn.PATHS), row, paths);
        }
        if (arguments.any()) {
            arguments.write(
                    column(batch, AuditColumn.ARGV), column(batch, AuditColumn.CMDLINE), row);
        } else if (present[AuditColumn.CMD.ordinal()]) {
            int cmd = AuditColumn.CMD.ordinal();
            AuditText.set(
                    column(batch, AuditColumn.CMDLINE), row, texts.buffer(), from[cmd], to[cmd]);
        }
        batch.endRow(offset);
    }

    private static ColumnBuffer column(RecordBatch batch, AuditColumn column) {
        return batch.column(column.ordinal());
    }

    private static void array(ColumnBuffer column, int row, JsonWriter members) {
        members.put(']');
        column.setText(row, members.buffer(), 0, members.length());
    }
}
