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
/// What follows a blank line and is no field is prose, and passed over.
///
/// @param summary the first line
record EventMessage(String summary, List<Field> fields) {
    /// Fields read of one message; those behind stay in the text only.
    private static final int MOST_FIELDS = 500;

    private static final int LONGEST_NAME = 64;

    EventMessage {
        fields = List.copyOf(fields);
    }

    /// @param section empty for a field of none
    /// @param value lines of a value that goes on are joined by a line feed, without their tabs
    record Field(String section, String name, String value) {}

    /// A description whose line ends and tabs were written as `\n` and `\t` is read as well.
    static EventMessage of(String text) {
        boolean escaped = text.indexOf('\n') < 0 && text.contains("\\n\\t");
        return lines(
                escaped ? text.replace("\\r", "").replace("\\n", "\n").replace("\\t", "\t") : text);
    }

    private static EventMessage lines(String text) {
        List<Field> fields = new ArrayList<>();
        String summary = "";
        String section = "";
        boolean blank = true;
        int at = 0;
        while (at < text.length() && fields.size() < MOST_FIELDS) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            String line = text.substring(at, end < 0 ? text.length() : end);
            if (line.endsWith("\r")) {
                line = line.substring(0, line.length() - 1);
            }
            boolean first = at == 0;
            at = next;
            if (line.isBlank()) {
                blank = true;
                continue;
            }
            if (first && !isField(line)) {
                summary = line.strip();
                continue;
            }
            boolean indented = line.charAt(0) == '\t' || line.charAt(0) == ' ';
            int colon = isField(line) ? colon(line) : -1;
            if (colon > 0) {
                String name = line.substring(0, colon).strip();
                String value = line.substring(colon + 1).strip();
                if (!indented && value.isEmpty()) {
                    section = name;
                } else {
                    section = indented ? section : "";
                    fields.add(new Field(section, name, value));
                }
            } else if (indented) {
                goOn(fields, section, line.strip(), blank);
            } else if (blank) {
                section = "";
            }
            blank = false;
        }
        return new EventMessage(summary, fields);
    }

    /// A further line of the last field's value, or a value of a section without fields.
    private static void goOn(List<Field> fields, String section, String text, boolean blank) {
        boolean own = !fields.isEmpty() && fields.getLast().section().equals(section);
        if (text.startsWith("- ") || section.isEmpty() && (blank || fields.isEmpty())) {
            return;
        }
        if (own) {
            Field last = fields.removeLast();
            String value = last.value().isEmpty() ? text : last.value() + "\n" + text;
            fields.add(new Field(last.section(), last.name(), value));
        } else {
            fields.add(new Field(section, section, text));
        }
    }

    private static boolean isField(String line) {
        int colon = colon(line);
        if (colon <= 0) {
            return false;
        }
        String name = line.substring(0, colon).strip();
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && Character.isLetter(name.charAt(0));
    }

    /// The colon that ends a name: behind it are a tab, white space to the line's end, or, in an
    /// indented line, a space.
    private static int colon(String line) {
        int colon = line.indexOf(':');
        if (colon < 0 || line.substring(colon + 1).isBlank()) {
            return colon;
        }
        char behind = line.charAt(colon + 1);
        boolean indented = line.charAt(0) == '\t';
        return behind == '\t' || behind == ' ' && indented ? colon : -1;
    }
}
