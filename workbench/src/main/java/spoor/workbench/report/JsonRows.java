package spoor.workbench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.ResultTable;

/// Writes the columns and rows of a table as JSON.
final class JsonRows {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonRows() {}

    static void columns(JsonGenerator json, ResultTable table) throws IOException {
        json.writeArrayFieldStart("columns");
        for (Column column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().kqlName());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void rows(JsonGenerator json, ResultTable table, int limit) throws IOException {
        json.writeArrayFieldStart("rows");
        List<List<@Nullable Object>> rows = table.rows();
        for (List<@Nullable Object> row : rows.subList(0, Math.min(limit, rows.size()))) {
            json.writeStartArray();
            for (int i = 0; i < row.size(); i++) {
                value(json, table.columns().get(i).type(), row.get(i));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void value(JsonGenerator json, KqlType type, @Nullable Object value)
            throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean bool -> json.writeBoolean(bool);
            case Integer number -> json.writeNumber(number);
            case Long number when type == KqlType.LONG -> json.writeNumber(number);
            case Double number when !number.isNaN() && !number.isInfinite() ->
                    json.writeNumber(number);
            case String text when type == KqlType.DYNAMIC && isJson(text) ->
                    json.writeRawValue(text);
            default -> json.writeString(ValueText.of(type, value));
        }
    }

    /// One JSON value and nothing behind it; deeper than the reader's limit is none.
    private static boolean isJson(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.getText();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /// JSON that can be written as UTF-8: lone surrogates are escaped.
    static String writable(String json) {
        StringBuilder out = new StringBuilder(json.length() + 16);
        json.codePoints()
                .forEach(c -> {
                    if (Character.getType(c) == Character.SURROGATE) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }
}
