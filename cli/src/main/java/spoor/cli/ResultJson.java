package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.workbench.QueryAnswer;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.export.JsonCell;

/// An answer as JSON, each value as [JsonCell] writes it.
final class ResultJson {
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
                JsonCell.write(table.columns().get(i).type(), row.get(i), json);
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
}
