package spoor.formats.eventviewer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
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

    private static final String AUDITING = "Microsoft-Windows-Security-Auditing";

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
    private static final int NONE = -1;

    /// Columns remembered of an event's fields; with more, hostile ones, all are forgotten.
    private static final int MOST_KNOWN = 100_000;

    private static final boolean[] SID_COLUMNS = columns(SIDS);
    private static final boolean[] HEXADECIMAL_COLUMNS = columns(HEXADECIMAL);

    private final Numbers numbers = new Numbers();
    private final Map<String, Map<String, String>> rest = new LinkedHashMap<>();

    /// The column of a field by event, section and name.
    private final Map<Long, Map<String, Map<String, Integer>>> known = new HashMap<>();

    private int knownFields;

    private static boolean[] columns(Set<String> names) {
        boolean[] columns = new boolean[EventColumns.SECURITY.size()];
        names.forEach(name -> columns[EventColumns.place(name)] = true);
        return columns;
    }

    /// Reads the description that the row has and fills the columns that follow from it. Of a row
    /// without one, a category of several lines is the description.
    public void complete(RecordBatch batch, int row) {
        String text = text(batch, row, EventColumns.MESSAGE);
        if (text.isEmpty()) {
            String category = text(batch, row, CATEGORY);
            text = category.indexOf('\n') >= 0 ? category : "";
            if (!text.isEmpty()) {
                put(batch, row, EventColumns.MESSAGE, text);
                batch.column(CATEGORY).setText(row, new byte[0]);
            }
        }
        complete(batch, row, text);
    }

    /// Fills the columns that follow from a description, which the row has as its message.
    public void complete(RecordBatch batch, int row, String text) {
        long event =
                batch.column(EventColumns.EVENT).isPresent(row)
                        ? batch.column(EventColumns.EVENT).longAt(row)
                        : -1;
        rest.clear();
        if (knownFields > MOST_KNOWN) {
            known.clear();
            knownFields = 0;
        }
        Map<String, Map<String, Integer>> ofEvent =
                known.computeIfAbsent(event, _ -> new HashMap<>());
        EventMessage.read(
                text,
                (section, name, value) -> {
                    int column = column(ofEvent, event, section, name);
                    if (column == NONE || !set(batch, row, column, value)) {
                        rest.computeIfAbsent(section, _ -> new LinkedHashMap<>())
                                .merge(name, value, (a, b) -> a + "\n" + b);
                    }
                });
        if (!rest.isEmpty()) {
            byte[] json = json().getBytes(StandardCharsets.UTF_8);
            batch.column(EventColumns.FIELDS).setText(row, json);
        }
        if (text(batch, row, SOURCE).equals(AUDITING)) {
            put(batch, row, "Channel", "Security");
        }
        derive(batch, row, (int) event);
    }

    private int column(
            Map<String, Map<String, Integer>> ofEvent, long event, String section, String name) {
        Map<String, Integer> columns = ofEvent.computeIfAbsent(section, _ -> new HashMap<>());
        Integer column = columns.get(name);
        if (column == null) {
            column = EventFields.column(event, section, name).map(EventColumns::place).orElse(NONE);
            columns.put(name, column);
            knownFields++;
        }
        return column;
    }

    /// Sets a column that is not set yet.
    ///
    /// @return whether it holds the value now
    private boolean set(RecordBatch batch, int row, int place, String value) {
        ColumnBuffer column = batch.column(place);
        if (column.isPresent(row)) {
            return text(batch, row, place).equals(value);
        }
        String written = value;
        if (SID_COLUMNS[place] && !value.startsWith("S-1-") && !value.equals("-")) {
            written = WELL_KNOWN.getOrDefault(value, "");
            if (written.isEmpty()) {
                return value.isEmpty();
            }
        } else if (HEXADECIMAL_COLUMNS[place]) {
            written = value.toLowerCase(Locale.ROOT);
        }
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        if (column.type() == KqlType.STRING) {
            column.setText(row, bytes);
            return true;
        }
        if (!numbers.readLong(bytes, 0, bytes.length)
                || numbers.longValue() != (int) numbers.longValue()) {
            return false;
        }
        column.setLong(row, numbers.longValue());
        return true;
    }

    private void derive(RecordBatch batch, int row, int event) {
        String subject = account(batch, row, "Subject");
        String target = account(batch, row, "Target");
        put(batch, row, "SubjectAccount", subject);
        put(batch, row, "TargetAccount", target);
        boolean ofTarget = OF_TARGET.contains(event) || subject.isEmpty();
        String account = ofTarget && !target.isEmpty() ? target : subject;
        put(batch, row, "Account", account);
        if (!account.isEmpty()) {
            put(batch, row, "AccountType", account.endsWith("$") ? "Machine" : "User");
        }
        ColumnBuffer type = batch.column(EventColumns.place("LogonType"));
        if (type.isPresent(row)) {
            int number = (int) type.longAt(row);
            String name = LOGON_TYPES.get(number);
            put(batch, row, "LogonTypeName", name == null ? "" : number + " - " + name);
        }
    }

    /// `DOMAIN\name`, the name alone where it has its domain or there is none.
    private static String account(RecordBatch batch, int row, String role) {
        String name = text(batch, row, EventColumns.place(role + "UserName"));
        String domain = text(batch, row, EventColumns.place(role + "DomainName"));
        if (name.isEmpty() || name.equals("-")) {
            return "";
        }
        return domain.isEmpty() || domain.equals("-") ? name : domain + "\\" + name;
    }

    private static void put(RecordBatch batch, int row, String name, String value) {
        put(batch, row, EventColumns.place(name), value);
    }

    private static void put(RecordBatch batch, int row, int place, String value) {
        ColumnBuffer column = batch.column(place);
        if (!value.isEmpty() && !column.isPresent(row)) {
            column.setText(row, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(RecordBatch batch, int row, int column) {
        return batch.column(column).type() == KqlType.STRING
                ? new String(batch.column(column).textAt(row), StandardCharsets.UTF_8)
                : "";
    }

    /// What has no column: fields of no section as they are, others in an object for each section.
    private String json() {
        StringBuilder out = new StringBuilder("{");
        Map<String, String> bare = rest.getOrDefault("", Map.of());
        bare.forEach((name, value) -> member(out, name).append(quoted(value)));
        rest.forEach((section, fields) -> {
            if (!section.isEmpty()) {
                String key = bare.containsKey(section) ? section + ":" : section;
                member(out, key).append('{');
                fields.forEach((name, value) -> member(out, name).append(quoted(value)));
                out.append('}');
            }
        });
        return out.append('}').toString();
    }

    private static StringBuilder member(StringBuilder out, String name) {
        if (out.charAt(out.length() - 1) != '{') {
            out.append(',');
        }
        return out.append(quoted(name)).append(':');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        if (isPlain(text)) {
            return out.append(text).append('"').toString();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
                        out.append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
