package spoor.mining.sequence;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads sessions, each a JSON array of events, into numbers.
///
/// An event is a string or an object of one key, `{name: parameters}`; parameters are a list of
/// `{"Name", "Value"}`, an object (values taken as text) or a list of names. A number or truth
/// value is a command called by its text, null the command ''. Strings and objects do not mix.
public final class SequenceReader {
    private final Vocabulary vocabulary;
    private final EventParser parser;
    private final EventCache cache = new EventCache();
    private final Ints events = new Ints();
    private final Ints starts = new Ints();
    private boolean sawText;
    private boolean sawObject;

    /// @param vocabulary a fresh one, or that of a model to score further sessions with it
    public SequenceReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.parser = new EventParser(vocabulary);
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
            throw new SequenceException(
                    "MINE011",
                    "a session is empty",
                    "leave such rows out before: where array_length(events) > 0");
        }
        boolean more = true;
        while (more) {
            int end = i < text.length ? JsonSpan.skipValue(text, i) : -1;
            if (end <= i) {
                throw notAnArray("a session is not JSON");
            }
            events.add(event(text, i, end));
            i = JsonSpan.skipBlanks(text, end);
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

    private int event(byte[] text, int from, int to) {
        int end = to;
        int start = from;
        if (text[from] == '{') {
            sawObject = true;
            if (vocabulary.type() == SessionType.COMMANDS) {
                start = JsonSpan.skipBlanks(text, from + 1);
                end = text[start] == '"' ? JsonSpan.skipString(text, start) : -1;
                if (end < 0 || !isOneKey(text, end, to)) {
                    start = from;
                    end = to;
                }
            }
        } else if (text[from] == '"') {
            sawText = true;
        }
        if (sawText && (sawObject || vocabulary.type() != SessionType.COMMANDS)) {
            throw sawObject
                    ? new SequenceException(
                            "MINE014",
                            "some events are strings and some are objects",
                            "make all events of one form")
                    : new SequenceException(
                            "MINE014",
                            "events are strings, and params='names' or 'values' needs parameters",
                            "pack them: bag_pack(Operation, parse_json(Parameters)), or leave"
                                    + " params at 'none'");
        }
        long hash = JsonSpan.hash(text, start, end);
        int id = cache.get(hash, text, start, end);
        if (id == EventCache.NOT_HERE) {
            id = parser.parse(text, start, end);
            cache.put(hash, text, start, end, id);
        }
        return id;
    }

    /// Whether after the key that ends at `from` comes one value and the end of the object at `to`.
    private static boolean isOneKey(byte[] text, int from, int to) {
        int i = JsonSpan.skipBlanks(text, from);
        if (i >= to || text[i] != ':') {
            return false;
        }
        i = JsonSpan.skipBlanks(text, i + 1);
        i = i < to ? JsonSpan.skipValue(text, i) : -1;
        return i > 0 && JsonSpan.skipBlanks(text, i) == to - 1;
    }

    private static SequenceException notAnArray(String what) {
        return new SequenceException(
                EventParser.NOT_AN_EVENT,
                what,
                "give the sessions of 'evaluate sessionize', or make_list(event) by session");
    }
}
