package spoor.mining.sequence;

import java.nio.charset.StandardCharsets;
import spoor.mining.sequence.Vocabulary.Value;

/// Reads events of the usual forms in one pass over their bytes, without making an object for what
/// is known already: `{"name":[{"Name":"a","Value":"b"}]}`, `{"name":{"a":"b"}}` and
/// `{"name":["a"]}`, compact, with values that are text without escapes, true, false or null.
///
/// Whatever else comes is left to [EventParser], with which this agrees to the last id.
final class PlainEvents {
    /// What [#read] answers for an event that is not of these forms.
    static final int OTHER = -1;

    private static final byte[] NAME = bytes("{\"Name\":\"");
    private static final byte[] VALUE = bytes("\"Value\":");
    private static final int MOST_PARAMETERS = 24;

    private final Vocabulary vocabulary;
    private final boolean wantsValues;
    private final EventCache commands = new EventCache();
    private final EventCache parameters = new EventCache();
    private final EventCache values = new EventCache();
    private final int[] given = new int[MOST_PARAMETERS];
    private final int[] givenValues;

    // The event in work: where the names and values of its parameters are. A value that is a word
    // has its first letter for an end, one that is absent has 0.
    private byte[] text = new byte[0];
    private int at;
    private int count;
    private final int[] nameFrom = new int[MOST_PARAMETERS];
    private final int[] nameTo = new int[MOST_PARAMETERS];
    private final int[] valueFrom = new int[MOST_PARAMETERS];
    private final int[] valueTo = new int[MOST_PARAMETERS];

    PlainEvents(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.wantsValues = vocabulary.type() == SessionType.VALUES;
        this.givenValues = new int[wantsValues ? MOST_PARAMETERS : 0];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The id of the event that `bytes[from..to)` writes, or [#OTHER].
    int read(byte[] bytes, int from, int to) {
        text = bytes;
        at = from;
        count = 0;
        if (!take('{') || !take('"')) {
            return OTHER;
        }
        int commandFrom = at;
        int commandTo = stringEnd();
        if (commandTo < 0 || !take(':') || !parameters() || !take('}') || at != to) {
            return OTHER;
        }
        int command = command(commandFrom, commandTo);
        return command < 0 || !ids() ? OTHER : vocabulary.event(command, given, givenValues, count);
    }

    private boolean take(char c) {
        if (at < text.length && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean take(byte[] word) {
        if (at + word.length > text.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (text[at + i] != word[i]) {
                return false;
            }
        }
        at += word.length;
        return true;
    }

    /// The end of the string whose first byte is at `at`, which moves behind its quote; -1 when it
    /// has an escape or does not end.
    private int stringEnd() {
        int i = at;
        while (i < text.length && text[i] != '"') {
            if (text[i] == '\\' || (text[i] >= 0 && text[i] < ' ')) {
                return -1;
            }
            i++;
        }
        at = i + 1;
        return i < text.length ? i : -1;
    }

    private boolean parameters() {
        if (take('[')) {
            if (take(']')) {
                return true;
            }
            do {
                if (!(take('"') ? name() && noValue() : element())) {
                    return false;
                }
            } while (take(','));
            return take(']');
        }
        if (!take('{')) {
            return false;
        }
        if (take('}')) {
            return true;
        }
        do {
            if (!take('"') || !name() || !take(':') || !value()) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean element() {
        return take(NAME) && name() && take(',') && take(VALUE) && value() && take('}');
    }

    private boolean name() {
        if (count == MOST_PARAMETERS) {
            return false;
        }
        nameFrom[count] = at;
        nameTo[count] = stringEnd();
        return nameTo[count] >= 0;
    }

    private boolean noValue() {
        valueFrom[count] = -1;
        valueTo[count++] = 0;
        return true;
    }

    private boolean value() {
        if (take('"')) {
            valueFrom[count] = at;
            valueTo[count] = stringEnd();
            return valueTo[count++] >= 0;
        }
        String word = word();
        if (word.isEmpty()) {
            return false;
        }
        valueFrom[count] = -1;
        valueTo[count++] = word.charAt(0);
        at += word.length();
        return true;
    }

    private String word() {
        if (at + 5 > text.length) {
            return "";
        }
        String word =
                switch (text[at]) {
                    case 't' -> "true";
                    case 'f' -> "false";
                    case 'n' -> "null";
                    default -> "";
                };
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return "";
            }
        }
        return word;
    }

    private int command(int from, int to) {
        long hash = JsonSpan.hash(text, from, to);
        int id = commands.get(hash, text, from, to);
        if (id == EventCache.NOT_HERE) {
            String name = string(from, to);
            if (name.startsWith("##")) {
                return OTHER;
            }
            id = vocabulary.command(name);
            commands.put(hash, text, from, to, id);
        }
        return id;
    }

    /// The ids of the parameters and values, in the order of the text; false when one is given
    /// twice.
    private boolean ids() {
        if (vocabulary.type() == SessionType.COMMANDS) {
            count = 0;
        }
        for (int i = 0; i < count; i++) {
            given[i] = parameter(nameFrom[i], nameTo[i]);
            for (int j = 0; j < i; j++) {
                if (given[j] == given[i]) {
                    return false;
                }
            }
            if (wantsValues) {
                givenValues[i] = value(valueFrom[i], valueTo[i]);
            }
        }
        return true;
    }

    private int parameter(int from, int to) {
        long hash = JsonSpan.hash(text, from, to);
        int id = parameters.get(hash, text, from, to);
        if (id == EventCache.NOT_HERE) {
            id = vocabulary.parameter(string(from, to));
            parameters.put(hash, text, from, to, id);
        }
        return id;
    }

    private int value(int from, int to) {
        if (from < 0) {
            return switch (to) {
                case 't' -> vocabulary.value(new Value("true", true));
                case 'f' -> vocabulary.value(new Value("false", false));
                case 'n' -> vocabulary.value(new Value("null", false));
                default -> Vocabulary.NO_VALUE;
            };
        }
        long hash = JsonSpan.hash(text, from, to);
        int id = values.get(hash, text, from, to);
        if (id == EventCache.NOT_HERE) {
            id = vocabulary.value(new Value(string(from, to), from < to));
            values.put(hash, text, from, to, id);
        }
        return id;
    }

    private String string(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
