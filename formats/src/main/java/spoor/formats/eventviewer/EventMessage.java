package spoor.formats.eventviewer;

import java.util.ArrayList;
import java.util.List;

/// The description of a Windows event, taken apart:
///
/// ```
/// An account was successfully logged on.        the summary
///
/// New Logon:                                    a section
/// 	Account Name:		jane                      a field of it
/// Logon Type:			3                            a field of none
/// Privileges:		SeSecurityPrivilege
/// 			SeBackupPrivilege                       a value goes on
/// ```
///
/// What follows a blank line and is no field is prose, and passed over. Lines of a value that goes
/// on are joined by a line feed, without their tabs. A description whose line ends and tabs were
/// written as `\n` and `\t` is read as well.
final class EventMessage {
    /// Fields read of one message; those behind stay in the text only.
    private static final int MOST_FIELDS = 500;

    private static final int LONGEST_NAME = 64;

    /// Where the fields go.
    interface Fields {
        /// @param section empty for a field of none; the same object for all fields of a section
        void add(String section, String name, String value);
    }

    /// A field, for who wants a list of them.
    record Field(String section, String name, String value) {}

    private final String text;
    private final Fields fields;
    private String section = "";
    private String name = "";
    private String value = "";
    private boolean pending;
    private int count;

    private EventMessage(String text, Fields fields) {
        this.text = text;
        this.fields = fields;
    }

    static void read(String text, Fields fields) {
        boolean escaped = text.indexOf('\n') < 0 && text.contains("\\n\\t");
        String written =
                escaped ? text.replace("\\r", "").replace("\\n", "\n").replace("\\t", "\t") : text;
        new EventMessage(written, fields).read();
    }

    static List<Field> fields(String text) {
        List<Field> fields = new ArrayList<>();
        read(text, (section, name, value) -> fields.add(new Field(section, name, value)));
        return fields;
    }

    private void read() {
        boolean blank = true;
        int at = 0;
        while (at < text.length() && count < MOST_FIELDS) {
            int line = text.indexOf('\n', at);
            int next = line < 0 ? text.length() : line + 1;
            int to = trimmed(at, line < 0 ? text.length() : line);
            int from = at;
            while (from < to && isSpace(text.charAt(from))) {
                from++;
            }
            boolean indented = from > at;
            if (from == to) {
                blank = true;
            } else {
                int colon = colon(at, from, to);
                if (colon > 0) {
                    field(indented, from, colon, to);
                } else if (indented) {
                    goOn(text.substring(from, to), blank);
                } else if (blank) {
                    flush();
                    section = "";
                }
                blank = false;
            }
            at = next;
        }
        flush();
    }

    private static boolean isSpace(char value) {
        return value == ' ' || value == '\t' || value == '\r';
    }

    private int trimmed(int from, int to) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// The colon that ends a name: behind it are a tab, the line's end or, in a line that a tab
    /// begins, a space; -1 where the line is no field.
    private int colon(int line, int from, int to) {
        int limit = Math.min(to, from + LONGEST_NAME + 1);
        int colon = text.indexOf(':', from, limit);
        if (colon <= from || !Character.isLetter(text.charAt(from))) {
            return -1;
        }
        if (colon + 1 == to) {
            return colon;
        }
        char behind = text.charAt(colon + 1);
        boolean fits = behind == '\t' || behind == ' ' && text.charAt(line) == '\t';
        return fits ? colon : -1;
    }

    private void field(boolean indented, int from, int colon, int to) {
        String found = text.substring(from, trimmed(from, colon));
        int start = colon + 1;
        while (start < to && isSpace(text.charAt(start))) {
            start++;
        }
        if (!indented && start == to) {
            flush();
            section = found;
        } else {
            put(indented ? section : "", found, text.substring(start, to));
        }
    }

    /// A further line of the last field's value, or a value of a section without fields.
    private void goOn(String line, boolean blank) {
        if (line.startsWith("- ") || section.isEmpty() && (blank || !pending)) {
            return;
        }
        if (pending) {
            value = value.isEmpty() ? line : value + "\n" + line;
        } else {
            put(section, section, line);
        }
    }

    private void put(String in, String found, String text) {
        flush();
        section = in;
        name = found;
        value = text;
        pending = true;
    }

    private void flush() {
        if (pending) {
            fields.add(section, name, value);
            count++;
            pending = false;
        }
    }
}
