package spoor.mining.sequence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import spoor.mining.sequence.Vocabulary.Value;

/// Reads one event's JSON: a string, or an object of one key `{name: parameters}`. Nothing of it is
/// ever evaluated.
final class EventParser {
    static final String NOT_AN_EVENT = "MINE012";
    private static final String FORMS =
            "an event is a string or an object of one key, {name: parameters}, whose parameters are"
                    + " a list of {\"Name\", \"Value\"}, an object or a list of names";
    private static final JsonFactory JSON = new JsonFactory();

    private final Vocabulary vocabulary;

    EventParser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// The event's id in the vocabulary.
    int parse(byte[] text, int from, int to) {
        try (JsonParser parser = JSON.createParser(text, from, to - from)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw refuse("an event is empty");
            }
            int event =
                    switch (token) {
                        case START_OBJECT -> object(parser);
                        case VALUE_NULL -> event("", Map.of());
                        case VALUE_STRING,
                                VALUE_NUMBER_INT,
                                VALUE_NUMBER_FLOAT,
                                VALUE_TRUE,
                                VALUE_FALSE ->
                                event(parser.getText(), Map.of());
                        default -> throw refuse("an event is a list");
                    };
            if (parser.nextToken() != null) {
                throw refuse("an event is not JSON");
            }
            return event;
        } catch (IOException e) {
            throw refuse("an event is not JSON");
        }
    }

    private int event(String command, Map<String, Optional<Value>> parameters) {
        if (command.equals(Vocabulary.START_NAME)
                || command.equals(Vocabulary.END_NAME)
                || command.equals(Vocabulary.UNKNOWN_NAME)) {
            throw new SequenceException(
                    "MINE013",
                    "a command is called '" + command + "', the name of a token of the model",
                    "rename such events before: extend event = replace_string(event, '##', '#')");
        }
        return vocabulary.event(command, parameters);
    }

    private int object(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            throw refuse("an event is an object without a key");
        }
        String command = parser.currentName();
        parser.nextToken();
        Map<String, Optional<Value>> parameters = parameters(parser);
        if (parser.nextToken() != JsonToken.END_OBJECT) {
            throw refuse("an event is an object of several keys");
        }
        return event(command, parameters);
    }

    private Map<String, Optional<Value>> parameters(JsonParser parser) throws IOException {
        Map<String, Optional<Value>> parameters = new LinkedHashMap<>();
        switch (parser.currentToken()) {
            case VALUE_NULL -> {}
            case START_OBJECT -> {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    parameters.put(name, Optional.of(value(parser)));
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    element(parser, parameters);
                }
            }
            case VALUE_STRING ->
                    throw new SequenceException(
                            NOT_AN_EVENT,
                            "the parameters of an event are text",
                            "parse them before: bag_pack(Operation, parse_json(Parameters))");
            default -> throw refuse("the parameters of an event are a number or a truth value");
        }
        return parameters;
    }

    /// A name, or an object with `Name` and `Value`; other keys of it are not looked at.
    private static void element(JsonParser parser, Map<String, Optional<Value>> parameters)
            throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            parameters.put(parser.getText(), Optional.empty());
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw refuse("a parameter in a list is neither a name nor an object");
        }
        Optional<String> name = Optional.empty();
        Value value = new Value("null", false);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "Name" -> {
                    if (!parser.currentToken().isScalarValue()) {
                        throw refuse("the \"Name\" of a parameter is a list or an object");
                    }
                    name = Optional.of(parser.getText());
                }
                case "Value" -> value = value(parser);
                default -> parser.skipChildren();
            }
        }
        Value last = value;
        parameters.put(
                name.orElseThrow(() -> refuse("a parameter in a list has no \"Name\"")),
                Optional.of(last));
    }

    private static Value value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Value(parser.getText(), !parser.getText().isEmpty());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    new Value(parser.getText(), !isZero(parser.getText()));
            case VALUE_TRUE -> new Value("true", true);
            case VALUE_FALSE -> new Value("false", false);
            case VALUE_NULL -> new Value("null", false);
            default -> {
                StringWriter text = new StringWriter();
                try (JsonGenerator generator = JSON.createGenerator(text)) {
                    generator.copyCurrentStructure(parser);
                }
                yield new Value(text.toString(), text.getBuffer().length() > 2);
            }
        };
    }

    /// A number is zero when no digit before its exponent is other than 0.
    private static boolean isZero(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'e' || c == 'E') {
                return true;
            }
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    private static SequenceException refuse(String what) {
        return new SequenceException(NOT_AN_EVENT, what, FORMS);
    }
}
