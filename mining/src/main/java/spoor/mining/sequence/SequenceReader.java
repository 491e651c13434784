package spoor.mining.sequence;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import spoor.model.Vector;

/// Reads sessions, each a JSON array of events, into numbers.
///
/// An event is a string or an object of one key, `{name: parameters}`; parameters are a list of
/// `{"Name", "Value"}`, an object (values taken as text) or a list of names. A number or truth
/// value is a command called by its text, null the command ''. Strings and objects do not mix.
public final class SequenceReader {
    private final Vocabulary vocabulary;
    private final EventParser parser;
    private final PlainEvents plain;
    private final EventCache cache = new EventCache();
    private final Ints events = new Ints();
    private final Ints starts = new Ints();
    private boolean sawText;
    private boolean sawObject;

    /// @param vocabulary a fresh one, or that of a model to score further sessions with it
    public SequenceReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.parser = new EventParser(vocabulary);
        this.plain = new PlainEvents(vocabulary);
        starts.add(0);
    }

    /// Reads one session.
    ///
    /// @param json an array; null has no place in a model and is refused like an empty one
    /// @throws SequenceException that names the row, counted from 1
    public void add(@Nullable String json) {
        try {
            read(json == null ? "[]" : json);
        } catch (SequenceException e) {
            throw e.atRow(starts.size());
        }
    }

    /// Reads one session whose events are not put together as text.
    ///
    /// @throws SequenceException as [#add(String)]
    public void add(Vector.Arrays arrays, int row) {
        try {
            int from = arrays.starts()[row];
            int to = arrays.starts()[row + 1];
            if (from == to) {
                throw empty();
            }
            for (int i = from; i < to; i++) {
                whole(arrays.elements()[arrays.ids()[i]].getBytes(StandardCharsets.UTF_8));
            }
            starts.add(events.size());
        } catch (SequenceException e) {
            throw e.atRow(starts.size());
        }
    }

    /// Reads a text that is one event.
    private void whole(byte[] text) {
        int known = plain.read(text, 0, text.length);
        if (known != PlainEvents.OTHER) {
            look(true, false);
            events.add(known);
            return;
        }
        int end = event(text, JsonSpan.skipBlanks(text, 0));
        if (JsonSpan.skipBlanks(text, end) != text.length) {
            throw notAnArray("a session is not JSON");
        }
    }

    private static SequenceException empty() {
        return new SequenceException(
                "MINE011",
                "a session is empty",
                "leave such rows out before: where array_length(events) > 0");
    }

    /// The sessions read so far.
    public Sequences finish() {
        return new Sequences(vocabulary, events.toArray(), starts.toArray());
    }

    private void read(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        int i = JsonSpan.skipBlanks(text, 0);
        if (i == text.length || text[i] != '[') {
            throw notAnArray("a session is not an array");
        }
        i = JsonSpan.skipBlanks(text, i + 1);
        if (i < text.length && text[i] == ']') {
            throw empty();
        }
        boolean more = true;
        while (more) {
            i = JsonSpan.skipBlanks(text, event(text, i));
            if (i == text.length || (text[i] != ',' && text[i] != ']')) {
                throw notAnArray("a session is not JSON");
            }
            more = text[i] == ',';
            i = JsonSpan.skipBlanks(text, i + 1);
        }
        if (i != text.length) {
            throw notAnArray("a session is not one array");
        }
        starts.add(events.size());
    }

    /// Reads the event that starts at `from` and gives the place after it.
    private int event(byte[] text, int from) {
        boolean isObject = from < text.length && text[from] == '{';
        if (isObject && vocabulary.type() == SessionType.COMMANDS) {
            int key = JsonSpan.skipBlanks(text, from + 1);
            int keyEnd =
                    key < text.length && text[key] == '"' ? JsonSpan.skipString(text, key) : -1;
            int end = keyEnd < 0 ? -1 : endOfOneKey(text, keyEnd);
            if (end > 0) {
                look(true, false);
                events.add(id(text, key, keyEnd));
                return end;
            }
        }
        int end = from < text.length ? JsonSpan.skipValue(text, from) : -1;
        if (end <= from) {
            throw notAnArray("a session is not JSON");
        }
        look(isObject, text[from] == '"');
        int known = isObject ? plain.read(text, from, end) : PlainEvents.OTHER;
        events.add(known == PlainEvents.OTHER ? id(text, from, end) : known);
        return end;
    }

    private void look(boolean isObject, boolean isText) {
        sawObject |= isObject;
        sawText |= isText;
        if (!sawText || (!sawObject && vocabulary.type() == SessionType.COMMANDS)) {
            return;
        }
        throw sawObject
                ? new SequenceException(
                        "MINE014",
                        "some events are strings and some are objects",
                        "make all events of one form")
                : new SequenceException(
                        "MINE014",
                        "events are strings, and params='names' or 'values' needs parameters",
                        "pack them: bag_pack(Operation, parse_json(Parameters)), or leave params"
                                + " at 'none'");
    }

    private int id(byte[] text, int from, int to) {
        long hash = JsonSpan.hash(text, from, to);
        int id = cache.get(hash, text, from, to);
        if (id == EventCache.NOT_HERE) {
            id = parser.parse(text, from, to);
            cache.put(hash, text, from, to, id);
        }
        return id;
    }

    /// The place after an object whose only key ends at `from`; -1 when it is not such a one.
    private static int endOfOneKey(byte[] text, int from) {
        int i = JsonSpan.skipBlanks(text, from);
        if (i == text.length || text[i] != ':') {
            return -1;
        }
        i = JsonSpan.skipBlanks(text, i + 1);
        int end = i < text.length ? JsonSpan.skipValue(text, i) : -1;
        if (end <= i) {
            return -1;
        }
        end = JsonSpan.skipBlanks(text, end);
        return end < text.length && text[end] == '}' ? end + 1 : -1;
    }

    private static SequenceException notAnArray(String what) {
        return new SequenceException(
                EventParser.NOT_AN_EVENT,
                what,
                "give the sessions of 'evaluate sessionize', or make_list(event) by session");
    }
}
