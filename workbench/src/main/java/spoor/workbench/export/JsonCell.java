package spoor.workbench.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;

/// Values as JSON: times and timespans as KQL prints them, decimals as text, a dynamic as the value
/// that it is, `NaN` and the infinities as text.
public final class JsonCell {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonCell() {}

    /// One row as an object.
    public static void writeRow(List<Column> columns, List<?> row, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeFieldName(columns.get(i).name());
            write(columns.get(i).type(), row.get(i), json);
        }
        json.writeEndObject();
    }

    public static void write(KqlType type, @Nullable Object value, JsonGenerator json)
            throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> {
                if (type == KqlType.LONG) {
                    json.writeNumber(number);
                } else {
                    json.writeString(ExactText.of(type, number));
                }
            }
            case Double number -> {
                if (Double.isFinite(number)) {
                    json.writeNumber(number);
                } else {
                    json.writeString(Double.toString(number));
                }
            }
            case String text -> writeText(type, text, json);
            default -> throw new IllegalStateException("a value of " + value.getClass());
        }
    }

    /// A dynamic is copied token by token, so that its strings are escaped as all others are.
    private static void writeText(KqlType type, String text, JsonGenerator json)
            throws IOException {
        if (type != KqlType.DYNAMIC || !isJson(text)) {
            json.writeString(text);
            return;
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isNumeric()) {
                    json.writeNumber(parser.getText());
                } else {
                    json.copyCurrentEvent(parser);
                }
            }
        }
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
