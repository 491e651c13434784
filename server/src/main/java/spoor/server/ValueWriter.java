package spoor.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Writes KQL values as Kusto's JSON: times and timespans as text, decimals as text, a dynamic as
/// the JSON value that it is, a real that JSON has no number for as `"NaN"` or `"Infinity"`.
final class ValueWriter {
    private static final long EXACT = 1L << 53;

    private final JsonGenerator json;
    private final JsonFactory factory;
    private final boolean exactText;
    private final boolean dynamicText;

    ValueWriter(JsonGenerator json, JsonFactory factory, boolean exactText) {
        this(json, factory, exactText, exactText);
    }

    private ValueWriter(
            JsonGenerator json, JsonFactory factory, boolean exactText, boolean dynamicText) {
        this.json = json;
        this.factory = factory;
        this.exactText = exactText;
        this.dynamicText = dynamicText;
    }

    /// As Azure Monitor writes them: a dynamic as the text of its JSON.
    static ValueWriter ofMonitor(JsonGenerator json, JsonFactory factory) {
        return new ValueWriter(json, factory, false, true);
    }

    /// @param value as `RowBatch.value` gives it
    void write(KqlType type, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> writeLong(type, number);
            case Double number -> writeReal(number);
            case String text -> writeText(type, text);
            default -> throw new IllegalStateException("a value of " + value.getClass());
        }
    }

    private void writeLong(KqlType type, long number) throws IOException {
        switch (type) {
            case DATETIME -> json.writeString(Ticks.datetimeText(number));
            case TIMESPAN -> json.writeString(Ticks.timespanText(number));
            case LONG, INT -> {
                if (exactText && (number > EXACT || number < -EXACT)) {
                    json.writeString(Long.toString(number));
                } else {
                    json.writeNumber(number);
                }
            }
            case BOOL, REAL, DECIMAL, STRING, DYNAMIC, GUID ->
                    throw new IllegalStateException("a long in a column of " + type);
        }
    }

    private void writeReal(double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeString(Double.toString(number));
        }
    }

    private void writeText(KqlType type, String text) throws IOException {
        if (type == KqlType.DYNAMIC && !dynamicText && isJson(text)) {
            json.writeRawValue(PlainJson.escaped(text));
        } else {
            json.writeString(text);
        }
    }

    /// Whether a text is one whole JSON value. A dynamic always should be; what is not is written
    /// as text, so that the answer stays JSON whatever a log held.
    private boolean isJson(String text) {
        try (JsonParser parser = factory.createParser(text)) {
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
