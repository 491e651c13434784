package spoor.mining.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small numbers for the commands, parameters, values and distinct events of sessions, given in the
/// order of first sight. It grows while sessions are read; not thread-safe.
public final class Vocabulary {
    /// The names of the tokens in the original. No command may be called so.
    public static final String START_NAME = "##START##";

    public static final String END_NAME = "##END##";
    public static final String UNKNOWN_NAME = "##UNK##";

    static final int UNKNOWN = -1;
    static final int START = -2;
    static final int END = -3;

    /// A parameter without a value.
    static final int NO_VALUE = -1;

    private static final int[] NONE = new int[0];

    private final SessionType type;
    private final Map<String, Integer> commandIds = new HashMap<>();
    private final List<String> commands = new ArrayList<>();
    private final Map<String, Integer> parameterIds = new HashMap<>();
    private final List<String> parameters = new ArrayList<>();
    private final Map<String, Integer> valueIds = new HashMap<>();
    private final List<Value> values = new ArrayList<>();
    private final Map<Event, Integer> eventIds = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    public Vocabulary(SessionType type) {
        this.type = type;
    }

    public SessionType type() {
        return type;
    }

    /// The value of a parameter as text.
    ///
    /// @param counts whether the original counts it: not null, "", 0, false, [] or {}
    record Value(String text, boolean counts) {}

    /// A distinct event.
    ///
    /// @param parameters ids, each once, in order of first sight
    /// @param values an id per parameter or [#NO_VALUE]; empty unless values are looked at
    record Event(int command, int[] parameters, int[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Event event
                    && command == event.command
                    && Arrays.equals(parameters, event.parameters)
                    && Arrays.equals(values, event.values);
        }

        @Override
        public int hashCode() {
            long hash = LongCounts.mix(command);
            for (int parameter : parameters) {
                hash = LongCounts.mix(hash + parameter);
            }
            for (int value : values) {
                hash = LongCounts.mix(hash + value);
            }
            return Long.hashCode(hash);
        }
    }

    /// The id of an event of a command and its parameters, an absent value where there is none.
    int event(String command, Map<String, Optional<Value>> given) {
        int commandId = id(commandIds, commands, command);
        if (type == SessionType.COMMANDS || given.isEmpty()) {
            return id(eventIds, events, new Event(commandId, NONE, NONE));
        }
        int[] parameterList = new int[given.size()];
        int[] valueList = type == SessionType.VALUES ? new int[given.size()] : NONE;
        int i = 0;
        for (Map.Entry<String, Optional<Value>> entry : given.entrySet()) {
            parameterList[i] = id(parameterIds, parameters, entry.getKey());
            if (type == SessionType.VALUES) {
                valueList[i] = entry.getValue().map(this::valueId).orElse(NO_VALUE);
            }
            i++;
        }
        return id(eventIds, events, new Event(commandId, parameterList, valueList));
    }

    /// The id of a command or of a token; [#UNKNOWN] for one never seen.
    int commandId(String name) {
        return switch (name) {
            case START_NAME -> START;
            case END_NAME -> END;
            case UNKNOWN_NAME -> UNKNOWN;
            default -> commandIds.getOrDefault(name, UNKNOWN);
        };
    }

    int parameterId(String name) {
        return parameterIds.getOrDefault(name, UNKNOWN);
    }

    /// The id of a counting value; [#UNKNOWN] for one never seen.
    int valueId(String text) {
        return valueIds.getOrDefault(key(new Value(text, true)), UNKNOWN);
    }

    String command(int id) {
        return switch (id) {
            case START -> START_NAME;
            case END -> END_NAME;
            case UNKNOWN -> UNKNOWN_NAME;
            default -> commands.get(id);
        };
    }

    String parameter(int id) {
        return parameters.get(id);
    }

    Value value(int id) {
        return values.get(id);
    }

    Event event(int id) {
        return events.get(id);
    }

    int commandCount() {
        return commands.size();
    }

    int parameterCount() {
        return parameters.size();
    }

    int eventCount() {
        return events.size();
    }

    private int valueId(Value value) {
        int id = valueIds.computeIfAbsent(key(value), key -> values.size());
        if (id == values.size()) {
            values.add(value);
        }
        return id;
    }

    /// Text, not the record, as the key: hash maps keep their speed under crafted text, whose
    /// hashes collide, only for keys that can be ordered.
    private static String key(Value value) {
        return (value.counts() ? "+" : "-") + value.text();
    }

    private static <T> int id(Map<T, Integer> ids, List<T> all, T one) {
        Integer id = ids.get(one);
        if (id == null) {
            id = all.size();
            ids.put(one, id);
            all.add(one);
        }
        return id;
    }
}
