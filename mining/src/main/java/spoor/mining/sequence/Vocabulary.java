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
    private final List<Event> events = new ArrayList<>();
    private int[] eventPlaces = new int[256];
    private int[] eventHashes = new int[256];

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
            return hash(command, parameters, values, parameters.length);
        }

        /// The same of the first `count` of longer lists.
        static int hash(int command, int[] parameters, int[] values, int count) {
            long hash = LongCounts.mix(command);
            for (int i = 0; i < count; i++) {
                hash = LongCounts.mix(hash + parameters[i]);
            }
            for (int i = 0; i < count && values.length > 0; i++) {
                hash = LongCounts.mix(hash + values[i]);
            }
            return Long.hashCode(hash);
        }

        private boolean is(int otherCommand, int[] given, int[] givenValues, int count) {
            boolean same = command == otherCommand && parameters.length == count;
            for (int i = 0; i < count && same; i++) {
                same = parameters[i] == given[i];
            }
            for (int i = 0; i < values.length && same; i++) {
                same = values[i] == givenValues[i];
            }
            return same;
        }
    }

    /// The id of an event of a command and its parameters, an absent value where there is none.
    int event(String command, Map<String, Optional<Value>> given) {
        int commandId = command(command);
        if (type == SessionType.COMMANDS || given.isEmpty()) {
            return event(commandId, NONE, NONE, 0);
        }
        int[] parameterList = new int[given.size()];
        int[] valueList = type == SessionType.VALUES ? new int[given.size()] : NONE;
        int i = 0;
        for (Map.Entry<String, Optional<Value>> entry : given.entrySet()) {
            parameterList[i] = parameter(entry.getKey());
            if (type == SessionType.VALUES) {
                valueList[i] = entry.getValue().map(this::value).orElse(NO_VALUE);
            }
            i++;
        }
        return event(commandId, parameterList, valueList, parameterList.length);
    }

    /// The id of an event of a command and the first `count` of these parameters, each once.
    ///
    /// @param given ids of parameters; not kept
    /// @param givenValues ids of values likewise, empty unless values are looked at
    int event(int command, int[] given, int[] givenValues, int count) {
        int hash = Event.hash(command, given, givenValues, count);
        int mask = eventPlaces.length - 1;
        int place = hash & mask;
        while (eventPlaces[place] != 0) {
            int id = eventPlaces[place] - 1;
            if (eventHashes[place] == hash
                    && events.get(id).is(command, given, givenValues, count)) {
                return id;
            }
            place = (place + 1) & mask;
        }
        events.add(
                new Event(
                        command,
                        count == 0 ? NONE : Arrays.copyOf(given, count),
                        count == 0 || givenValues.length == 0
                                ? NONE
                                : Arrays.copyOf(givenValues, count)));
        eventPlaces[place] = events.size();
        eventHashes[place] = hash;
        if (events.size() * 2 > eventPlaces.length) {
            growEvents();
        }
        return events.size() - 1;
    }

    private void growEvents() {
        int[] places = eventPlaces;
        int[] hashes = eventHashes;
        eventPlaces = new int[Math.multiplyExact(places.length, 2)];
        eventHashes = new int[eventPlaces.length];
        int mask = eventPlaces.length - 1;
        for (int i = 0; i < places.length; i++) {
            if (places[i] != 0) {
                int place = hashes[i] & mask;
                while (eventPlaces[place] != 0) {
                    place = (place + 1) & mask;
                }
                eventPlaces[place] = places[i];
                eventHashes[place] = hashes[i];
            }
        }
    }

    /// The id of a command, a new one if need be.
    int command(String name) {
        return id(commandIds, commands, name);
    }

    /// The id of a parameter, a new one if need be.
    int parameter(String name) {
        return id(parameterIds, parameters, name);
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

    int valueCount() {
        return values.size();
    }

    int eventCount() {
        return events.size();
    }

    /// The id of a value, a new one if need be.
    int value(Value value) {
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
