package spoor.mining.sequence;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import spoor.mining.models.ModelFile;
import spoor.mining.models.ModelHead;
import spoor.mining.models.ModelParser;
import spoor.model.Column;

/// The distinct sessions that a model learnt from, with how often each came: all counts of a model
/// follow from them, and so does the score of a new session, to the last digit.
///
/// In the file an event is its command, how many parameters it has, and these with their values (-1
/// for none); a session is how often it came, how many events it has, and these.
///
/// @param settings of the model, as the call gave them
/// @param sessions those learnt from
record SavedSessions(Settings settings, Sequences sessions) {
    static final String KIND = "sequences";
    private static final int VERSION = 1;
    private static final int MOST = 1 << 26;
    private static final int MOST_WINDOW = 30;
    private static final int MOST_ORDER = 10;

    /// What a saved model decides for the call that scores with it.
    record Settings(
            ModelKind model,
            int window,
            int order,
            boolean tokens,
            Optional<Set<String>> modellable) {}

    void write(Path file, String name, Column events, Instant trained) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("params", params(sessions.vocabulary().type()));
        told.put("window", Integer.toString(settings.window()));
        told.put("order", Integer.toString(settings.order()));
        told.put("tokens", Boolean.toString(settings.tokens()));
        ModelFile.write(
                file,
                new ModelHead(
                        KIND,
                        VERSION,
                        name,
                        trained,
                        settings.model().word(),
                        told,
                        List.of(events),
                        "",
                        sessions.count(),
                        Map.of()),
                this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        Vocabulary vocabulary = sessions.vocabulary();
        json.writeNumberField("modelled", settings.modellable().isPresent() ? 1 : 0);
        list(
                json,
                "modellable",
                List.copyOf(new TreeSet<>(settings.modellable().orElse(Set.of()))));
        list(json, "commands", named(vocabulary.commandCount(), vocabulary::command));
        list(json, "parameters", named(vocabulary.parameterCount(), vocabulary::parameter));
        list(json, "values", named(vocabulary.valueCount(), id -> vocabulary.value(id).text()));
        json.writeArrayFieldStart("counting");
        for (int id = 0; id < vocabulary.valueCount(); id++) {
            json.writeNumber(vocabulary.value(id).counts() ? 1 : 0);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("events");
        for (int id = 0; id < vocabulary.eventCount(); id++) {
            Vocabulary.Event event = vocabulary.event(id);
            json.writeNumber(event.command());
            json.writeNumber(event.parameters().length);
            for (int i = 0; i < event.parameters().length; i++) {
                json.writeNumber(event.parameters()[i]);
                json.writeNumber(event.values().length == 0 ? -1 : event.values()[i]);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("sessions");
        for (Map.Entry<IntBuffer, Integer> one : distinct().entrySet()) {
            json.writeRaw('\n');
            json.writeNumber(one.getValue());
            json.writeNumber(one.getKey().remaining());
            for (int i = 0; i < one.getKey().remaining(); i++) {
                json.writeNumber(one.getKey().get(i));
            }
        }
        json.writeEndArray();
    }

    private Map<IntBuffer, Integer> distinct() {
        Map<IntBuffer, Integer> distinct = new LinkedHashMap<>();
        for (int session = 0; session < sessions.count(); session++) {
            int from = sessions.starts()[session];
            IntBuffer events =
                    IntBuffer.wrap(sessions.events(), from, sessions.length(session)).slice();
            distinct.merge(events, 1, Integer::sum);
        }
        return distinct;
    }

    private static List<String> named(int count, IntFunction<String> name) {
        List<String> names = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            names.add(name.apply(id));
        }
        return names;
    }

    private static void list(JsonGenerator json, String field, List<String> texts)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /// @throws spoor.model.SpoorException when there is none of that name or it cannot be read
    static SavedSessions read(Path file, String name) {
        return ModelFile.read(file, name, KIND, VERSION, SavedSessions::read);
    }

    private static SavedSessions read(ModelHead head, ModelParser parser) throws IOException {
        boolean modelled = field(parser, "modelled").whole(0, 1) == 1;
        Set<String> modellable = Set.copyOf(field(parser, "modellable").texts(MOST));
        Vocabulary vocabulary = new Vocabulary(type(head, parser));
        List<String> commands = field(parser, "commands").texts(MOST);
        for (int id = 0; id < commands.size(); id++) {
            boolean fine =
                    vocabulary.commandId(commands.get(id)) == Vocabulary.UNKNOWN
                            && !commands.get(id).equals(Vocabulary.UNKNOWN_NAME)
                            && vocabulary.command(commands.get(id)) == id;
            parser.expect(fine, "a command twice");
        }
        List<String> parameters = field(parser, "parameters").texts(MOST);
        for (int id = 0; id < parameters.size(); id++) {
            parser.expect(vocabulary.parameter(parameters.get(id)) == id, "a parameter twice");
        }
        List<String> values = field(parser, "values").texts(MOST);
        int[] counting = field(parser, "counting").wholes(values.size(), 0, 1);
        parser.expect(counting.length == values.size(), "a list that is too short");
        for (int id = 0; id < counting.length; id++) {
            Vocabulary.Value value = new Vocabulary.Value(values.get(id), counting[id] == 1);
            parser.expect(vocabulary.value(value) == id, "a value twice");
        }
        events(parser, vocabulary);
        return new SavedSessions(
                settings(head, parser, modelled ? Optional.of(modellable) : Optional.empty()),
                sessions(parser, vocabulary));
    }

    private static ModelParser field(ModelParser parser, String name) throws IOException {
        parser.field(name);
        return parser;
    }

    private static void events(ModelParser parser, Vocabulary vocabulary) throws IOException {
        int[] numbers = field(parser, "events").wholes(MOST, -1, MOST);
        boolean values = vocabulary.type() == SessionType.VALUES;
        int id = 0;
        for (int at = 0; at < numbers.length; id++) {
            parser.expect(at + 1 < numbers.length, "an event cut short");
            int command = numbers[at];
            int count = numbers[at + 1];
            at += 2;
            parser.expect(
                    command >= 0
                            && command < vocabulary.commandCount()
                            && count >= 0
                            && (count == 0 || vocabulary.type() != SessionType.COMMANDS)
                            && count <= (numbers.length - at) / 2,
                    "an event of what is not there");
            int[] given = new int[count];
            int[] givenValues = new int[values ? count : 0];
            for (int i = 0; i < count; i++, at += 2) {
                given[i] = numbers[at];
                parser.expect(
                        given[i] >= 0
                                && given[i] < vocabulary.parameterCount()
                                && numbers[at + 1] < vocabulary.valueCount(),
                        "an event of what is not there");
                if (values) {
                    givenValues[i] = numbers[at + 1];
                }
            }
            parser.expect(
                    vocabulary.event(command, given, givenValues, count) == id, "an event twice");
        }
    }

    private static Sequences sessions(ModelParser parser, Vocabulary vocabulary)
            throws IOException {
        int[] numbers = field(parser, "sessions").wholes(MOST, 0, MOST);
        Ints events = new Ints();
        Ints starts = new Ints();
        starts.add(0);
        for (int at = 0; at < numbers.length; ) {
            parser.expect(at + 1 < numbers.length, "a session cut short");
            int times = numbers[at];
            int length = numbers[at + 1];
            at += 2;
            parser.expect(
                    times > 0
                            && length > 0
                            && length <= numbers.length - at
                            && events.size() + (long) times * length <= MOST,
                    "a session of what is not there, or too many");
            for (int time = 0; time < times; time++) {
                for (int i = at; i < at + length; i++) {
                    parser.expect(numbers[i] < vocabulary.eventCount(), "an event unknown");
                    events.add(numbers[i]);
                }
                starts.add(events.size());
            }
            at += length;
        }
        parser.expect(starts.size() > 1, "no session");
        return new Sequences(vocabulary, events.toArray(), starts.toArray());
    }

    private static Settings settings(
            ModelHead head, ModelParser parser, Optional<Set<String>> modellable) {
        Map<String, String> told = head.settings();
        boolean markov = head.method().equals(ModelKind.MARKOV.word());
        parser.expect(markov || head.method().equals(ModelKind.VMM.word()), "an unknown method");
        return new Settings(
                markov ? ModelKind.MARKOV : ModelKind.VMM,
                number(told, "window", MOST_WINDOW, parser),
                number(told, "order", MOST_ORDER, parser),
                Boolean.parseBoolean(told.getOrDefault("tokens", "true")),
                modellable);
    }

    private static int number(Map<String, String> told, String name, int most, ModelParser parser) {
        String text = told.getOrDefault(name, "");
        parser.expect(text.matches("[1-9][0-9]?"), "no '" + name + "'");
        int number = Integer.parseInt(text);
        parser.expect(number <= most, "the number " + number);
        return number;
    }

    private static SessionType type(ModelHead head, ModelParser parser) {
        String params = head.settings().getOrDefault("params", "");
        for (SessionType type : SessionType.values()) {
            if (params(type).equals(params)) {
                return type;
            }
        }
        parser.expect(false, "no 'params'");
        return SessionType.COMMANDS;
    }

    private static String params(SessionType type) {
        return switch (type) {
            case COMMANDS -> "none";
            case NAMES -> "names";
            case VALUES -> "values";
        };
    }
}
