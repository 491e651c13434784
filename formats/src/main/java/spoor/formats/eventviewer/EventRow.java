package spoor.formats.eventviewer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import spoor.formats.ByteScan;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.cells.JsonWriter;
import spoor.formats.cells.Numbers;
import spoor.model.KqlType;

/// Fills the columns of a row that follow from its description; for one thread.
public final class EventRow {
    /// Names that Windows shows for well-known security identifiers.
    private static final Map<String, String> WELL_KNOWN =
            Map.of(
                    "NULL SID", "S-1-0-0",
                    "SYSTEM", "S-1-5-18",
                    "NT AUTHORITY\\SYSTEM", "S-1-5-18",
                    "LOCAL SERVICE", "S-1-5-19",
                    "NT AUTHORITY\\LOCAL SERVICE", "S-1-5-19",
                    "NETWORK SERVICE", "S-1-5-20",
                    "NT AUTHORITY\\NETWORK SERVICE", "S-1-5-20",
                    "ANONYMOUS LOGON", "S-1-5-7",
                    "NT AUTHORITY\\ANONYMOUS LOGON", "S-1-5-7",
                    "Everyone", "S-1-1-0");

    private static final byte[] AUDITING = ascii("Microsoft-Windows-Security-Auditing");
    private static final byte[] SID = ascii("S-1-");
    private static final byte[] DASH = ascii("-");
    private static final byte[] SECURITY = ascii("Security");
    private static final byte[] MACHINE = ascii("Machine");
    private static final byte[] USER = ascii("User");

    private static final Set<String> SIDS =
            Set.of("SubjectUserSid", "TargetUserSid", "TargetSid", "MemberSid");

    /// Numbers that the event's data have in lower case, its description in capitals.
    private static final Set<String> HEXADECIMAL =
            Set.of(
                    "SubjectLogonId",
                    "TargetLogonId",
                    "TargetLinkedLogonId",
                    "Status",
                    "SubStatus",
                    "AccessMask");

    /// Events whose Account is the one that logged on, not the one that asked for it.
    private static final Set<Integer> OF_TARGET =
            Set.of(4624, 4625, 4634, 4647, 4768, 4769, 4770, 4771, 4776);

    private static final Map<Integer, String> LOGON_TYPES =
            Map.ofEntries(
                    Map.entry(0, "System"),
                    Map.entry(2, "Interactive"),
                    Map.entry(3, "Network"),
                    Map.entry(4, "Batch"),
                    Map.entry(5, "Service"),
                    Map.entry(7, "Unlock"),
                    Map.entry(8, "NetworkCleartext"),
                    Map.entry(9, "NewCredentials"),
                    Map.entry(10, "RemoteInteractive"),
                    Map.entry(11, "CachedInteractive"),
                    Map.entry(12, "CachedRemoteInteractive"),
                    Map.entry(13, "CachedUnlock"));

    private static final int CATEGORY = EventColumns.place("TaskCategory");
    private static final int SOURCE = EventColumns.place("EventSourceName");
    private static final int CHANNEL = EventColumns.place("Channel");
    private static final int ACCOUNT = EventColumns.place("Account");
    private static final int ACCOUNT_TYPE = EventColumns.place("AccountType");
    private static final int SUBJECT_ACCOUNT = EventColumns.place("SubjectAccount");
    private static final int SUBJECT_NAME = EventColumns.place("SubjectUserName");
    private static final int SUBJECT_DOMAIN = EventColumns.place("SubjectDomainName");
    private static final int TARGET_ACCOUNT = EventColumns.place("TargetAccount");
    private static final int TARGET_NAME = EventColumns.place("TargetUserName");
    private static final int TARGET_DOMAIN = EventColumns.place("TargetDomainName");
    private static final int LOGON_TYPE = EventColumns.place("LogonType");
    private static final int LOGON_TYPE_NAME = EventColumns.place("LogonTypeName");

    private static final boolean[] SID_COLUMNS = columns(SIDS);
    private static final boolean[] HEXADECIMAL_COLUMNS = columns(HEXADECIMAL);

    private final Numbers numbers = new Numbers();
    private final EventMessage message = new EventMessage();
    private final FieldColumns columns = new FieldColumns();
    private final OtherFields others = new OtherFields();

    private static boolean[] columns(Set<String> names) {
        boolean[] columns = new boolean[EventColumns.SECURITY.size()];
        names.forEach(name -> columns[EventColumns.place(name)] = true);
        return columns;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads the description that the row has and fills the columns that follow from it. Of a row
    /// without one, a category of several lines is the description.
    public void complete(RecordBatch batch, int row) {
        byte[] text = batch.column(EventColumns.MESSAGE).textAt(row);
        if (text.length == 0) {
            byte[] category = batch.column(CATEGORY).textAt(row);
            int line = ByteScan.find(category, 0, category.length, (byte) '\n');
            if (line < category.length) {
                text = category;
                put(batch, row, EventColumns.MESSAGE, text);
                batch.column(CATEGORY).setText(row, new byte[0]);
            }
        }
        complete(batch, row, text, 0, text.length);
    }

    /// Fills the columns that follow from the description `text[from..to)`, which is UTF-8 and
    /// which the row has as its message.
    public void complete(RecordBatch batch, int row, byte[] text, int from, int to) {
        long event =
                batch.column(EventColumns.EVENT).isPresent(row)
                        ? batch.column(EventColumns.EVENT).longAt(row)
                        : -1;
        others.clear();
        message.read(
                text,
                from,
                to,
                (section, name, value) -> {
                    int column = columns.of(event, section, name);
                    if (column == FieldColumns.NONE || !set(batch, row, column, value)) {
                        others.add(section, name, value);
                    }
                });
        if (!others.isEmpty()) {
            JsonWriter json = others.json();
            batch.column(EventColumns.FIELDS).setText(row, json.buffer(), 0, json.length());
        }
        if (Arrays.equals(batch.column(SOURCE).textAt(row), AUDITING)) {
            put(batch, row, CHANNEL, SECURITY);
        }
        derive(batch, row, (int) event);
    }

    /// Sets a column that is not set yet.
    ///
    /// @return whether it holds the value now
    private boolean set(RecordBatch batch, int row, int place, Slice value) {
        ColumnBuffer column = batch.column(place);
        if (column.isPresent(row)) {
            return column.type() == KqlType.STRING ? value.is(column.textAt(row)) : value.isEmpty();
        }
        if (column.type() != KqlType.STRING) {
            return number(column, row, value);
        }
        if (SID_COLUMNS[place] && !value.startsWith(SID) && !value.is(DASH)) {
            String known = WELL_KNOWN.getOrDefault(value.toString(), "");
            if (known.isEmpty()) {
                return value.isEmpty();
            }
            column.setText(row, ascii(known));
        } else if (HEXADECIMAL_COLUMNS[place]) {
            column.setText(row, lower(value));
        } else {
            column.setText(row, value.bytes(), value.from(), value.to());
        }
        return true;
    }

    private boolean number(ColumnBuffer column, int row, Slice value) {
        if (!numbers.readLong(value.bytes(), value.from(), value.to())
                || numbers.longValue() != (int) numbers.longValue()) {
            return false;
        }
        column.setLong(row, numbers.longValue());
        return true;
    }

    private static byte[] lower(Slice value) {
        byte[] bytes = value.copy();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] |= 0x20;
            }
        }
        return bytes;
    }

    private static void derive(RecordBatch batch, int row, int event) {
        byte[] subject = account(batch, row, SUBJECT_NAME, SUBJECT_DOMAIN);
        byte[] target = account(batch, row, TARGET_NAME, TARGET_DOMAIN);
        put(batch, row, SUBJECT_ACCOUNT, subject);
        put(batch, row, TARGET_ACCOUNT, target);
        boolean ofTarget = subject.length == 0 || OF_TARGET.contains(event);
        byte[] account = ofTarget && target.length > 0 ? target : subject;
        put(batch, row, ACCOUNT, account);
        if (account.length > 0) {
            boolean machine = account[account.length - 1] == '$';
            put(batch, row, ACCOUNT_TYPE, machine ? MACHINE : USER);
        }
        ColumnBuffer type = batch.column(LOGON_TYPE);
        if (type.isPresent(row)) {
            int number = (int) type.longAt(row);
            String name = LOGON_TYPES.get(number);
            put(batch, row, LOGON_TYPE_NAME, ascii(name == null ? "" : number + " - " + name));
        }
    }

    /// `DOMAIN\name`, the name alone where it has its domain or there is none.
    private static byte[] account(RecordBatch batch, int row, int ofName, int ofDomain) {
        byte[] name = batch.column(ofName).textAt(row);
        byte[] domain = batch.column(ofDomain).textAt(row);
        if (name.length == 0 || Arrays.equals(name, DASH)) {
            return new byte[0];
        }
        if (domain.length == 0 || Arrays.equals(domain, DASH)) {
            return name;
        }
        byte[] account = Arrays.copyOf(domain, domain.length + 1 + name.length);
        account[domain.length] = '\\';
        System.arraycopy(name, 0, account, domain.length + 1, name.length);
        return account;
    }

    private static void put(RecordBatch batch, int row, int place, byte[] value) {
        ColumnBuffer column = batch.column(place);
        if (value.length > 0 && !column.isPresent(row)) {
            column.setText(row, value);
        }
    }
}
