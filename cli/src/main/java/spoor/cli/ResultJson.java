package spoor.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.QueryAnswer;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

/// An answer as JSON: times and timespans as KQL prints them, decimals as text, a dynamic as the
/// value that it is, `NaN` and the infinities as text.
final class ResultJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ResultJson() {}

    static void write(QueryAnswer answer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("tables");
        for (ResultTable table : answer.tables()) {
            write(table, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : answer.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(ResultTable table, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", table.name());
        json.writeArrayFieldStart("columns");
        for (Column column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().kqlName());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (List<@Nullable Object> row : table.rows()) {
            json.writeStartArray();
            for (int i = 0; i < row.size(); i++) {
                write(table.columns().get(i).type(), row.get(i), json);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        if (table.render().isPresent()) {
            write(table.render().get(), json);
        }
        json.writeEndObject();
    }

    private static void write(Render render, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("render");
        json.writeStringField("kind", render.kind());
        for (Map.Entry<String, String> property : new TreeMap<>(render.properties()).entrySet()) {
            json.writeStringField(property.getKey(), property.getValue());
        }
        json.writeEndObject();
    }

    /// One row as an object.
    static void writeRow(List<Column> columns, List<?> row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeFieldName(columns.get(i).name());
            write(columns.get(i).type(), row.get(i), json);
        }
        json.writeEndObject();
    }

    private static void write(KqlType type, @Nullable Object value, JsonGenerator json)
            throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> {
                if (type == KqlType.LONG) {
                    json.writeNumber(number);
                } else {
                    json.writeString(ResultText.value(type, number));
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
