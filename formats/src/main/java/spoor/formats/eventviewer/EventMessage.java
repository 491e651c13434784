package spoor.formats.eventviewer;

import java.nio.charset.StandardCharsets;
import spoor.formats.ByteScan;
import spoor.formats.cells.JsonWriter;

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
/// written as `\n` and `\t` is read as well. For one thread.
final class EventMessage {
    /// Fields read of one message; those behind stay in the text only.
    static final int MOST_FIELDS = 500;

    private static final int LONGEST_NAME = 64;
    private static final byte[] ITEM = {'-', ' '};

    /// Where the fields go.
    interface Fields {
        /// @param section empty for a field of none; its bytes and those of the name stay until all
        ///   is read
        /// @param value only during the call
        void add(Slice section, Slice name, Slice value);
    }

    private final JsonWriter joined = new JsonWriter();
    private final JsonWriter unescaped = new JsonWriter();
    private final Slice section = new Slice();
    private final Slice name = new Slice();
    private final Slice value = new Slice();
    private byte[] text = {};
    private boolean pending;
    private int count;

    /// Reads the description `bytes[start..end)`, which is UTF-8.
    void read(byte[] bytes, int start, int end, Fields fields) {
        text = bytes;
        int from = start;
        int to = end;
        if (ByteScan.find(bytes, start, end, (byte) '\n') == end && isEscaped(start, end)) {
            unescape(start, end);
            text = unescaped.buffer();
            from = 0;
            to = unescaped.length();
        }
        section.set(text, from, from);
        pending = false;
        count = 0;
        lines(from, to, fields);
    }

    /// Whether there is a written line end with a written tab behind it.
    private boolean isEscaped(int from, int to) {
        int at = ByteScan.find(text, from, to, (byte) '\\');
        while (at + 4 <= to) {
            if (text[at + 1] == 'n' && text[at + 2] == '\\' && text[at + 3] == 't') {
                return true;
            }
            at = ByteScan.find(text, at + 1, to, (byte) '\\');
        }
        return false;
    }

    private void unescape(int from, int to) {
        unescaped.clear();
        int at = from;
        while (at < to) {
            int slash = ByteScan.find(text, at, to, (byte) '\\');
            unescaped.put(text, at, slash);
            byte letter = slash + 1 < to ? text[slash + 1] : 0;
            at = slash + 2;
            switch (letter) {
                case 'n' -> unescaped.put('\n');
                case 't' -> unescaped.put('\t');
                case 'r' -> {}
                default -> {
                    if (slash < to) {
                        unescaped.put('\\');
                    }
                    at = slash + 1;
                }
            }
        }
    }

    private void lines(int start, int end, Fields fields) {
        boolean blank = true;
        int at = start;
        while (at < end && count < MOST_FIELDS) {
            int line = ByteScan.find(text, at, end, (byte) '\n');
            int to = trimmed(at, line);
            int from = at;
            while (from < to && isSpace(text[from])) {
                from++;
            }
            boolean indented = from > at;
            if (from == to) {
                blank = true;
            } else {
                int colon = colon(at, from, to);
                if (colon > 0) {
                    field(indented, from, colon, to, fields);
                } else if (indented) {
                    goOn(from, to, blank);
                } else if (blank) {
                    flush(fields);
                    section.set(text, from, from);
                }
                blank = false;
            }
            at = line + 1;
        }
        flush(fields);
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\t' || value == '\r';
    }

    private int trimmed(int from, int to) {
        int end = to;
        while (end > from && isSpace(text[end - 1])) {
            end--;
        }
        return end;
    }

    /// The colon that ends a name: behind it are a tab, the line's end or, in a line that a tab
    /// begins, a space; -1 where the line is no field.
    private int colon(int line, int from, int to) {
        int limit = Math.min(to, from + 4 * LONGEST_NAME + 1);
        int colon = ByteScan.find(text, from, limit, (byte) ':');
        if (colon == limit || colon == from || !isLetter(from, to) || isLong(from, colon)) {
            return -1;
        }
        if (colon + 1 == to) {
            return colon;
        }
        byte behind = text[colon + 1];
        boolean fits = behind == '\t' || behind == ' ' && text[line] == '\t';
        return fits ? colon : -1;
    }

    private boolean isLetter(int at, int to) {
        if (text[at] >= 0) {
            int letter = text[at] | 0x20;
            return letter >= 'a' && letter <= 'z';
        }
        String start = new String(text, at, Math.min(4, to - at), StandardCharsets.UTF_8);
        return Character.isLetter(start.codePointAt(0));
    }

    /// Whether a name has too many letters, of which some take several bytes.
    private boolean isLong(int from, int to) {
        if (to - from <= LONGEST_NAME) {
            return false;
        }
        int letters = 0;
        for (int i = from; i < to; i++) {
            letters += (text[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return letters > LONGEST_NAME;
    }

    private void field(boolean indented, int from, int colon, int to, Fields fields) {
        int nameEnd = trimmed(from, colon);
        int start = colon + 1;
        while (start < to && isSpace(text[start])) {
            start++;
        }
        flush(fields);
        if (!indented && start == to) {
            section.set(text, from, nameEnd);
            return;
        }
        if (!indented) {
            section.set(text, from, from);
        }
        name.set(text, from, nameEnd);
        value.set(text, start, to);
        pending = true;
    }

    /// A further line of the last field's value, or a value of a section without fields.
    private void goOn(int from, int to, boolean blank) {
        if (startsItem(from, to) || section.isEmpty() && (blank || !pending)) {
            return;
        }
        if (!pending) {
            name.set(section);
            value.set(text, from, to);
            pending = true;
        } else if (value.isEmpty()) {
            value.set(text, from, to);
        } else {
            join(from, to);
        }
    }

    private boolean startsItem(int from, int to) {
        return to - from >= ITEM.length && text[from] == ITEM[0] && text[from + 1] == ITEM[1];
    }

    @SuppressWarnings("ReferenceEquality") // whose bytes they are, not which
    private void join(int from, int to) {
        if (value.bytes() == text) {
            joined.clear();
            joined.put(text, value.from(), value.to());
        }
        joined.put('\n');
        joined.put(text, from, to);
        value.set(joined.buffer(), 0, joined.length());
    }

    private void flush(Fields fields) {
        if (pending && count < MOST_FIELDS) {
            fields.add(section, name, value);
            count++;
            pending = false;
        }
    }
}
