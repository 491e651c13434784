package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.workbench.Render;
import spoor.workbench.RunningAnswer;
import spoor.workbench.export.JsonCell;

/// An answer as JSON, each value as [JsonCell] writes it.
final class ResultJson {
    private ResultJson() {}

    /// Rows are written as they come; notes, which are known last, stand last.
    static void write(RunningAnswer answer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("tables");
        for (int result = 0; result < answer.headings().size(); result++) {
            RunningAnswer.Heading heading = answer.headings().get(result);
            try (RowCursor rows = answer.rows(result)) {
                write(heading, rows, json);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : answer.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(RunningAnswer.Heading heading, RowCursor rows, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", heading.name());
        json.writeArrayFieldStart("columns");
        for (Column column : heading.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().kqlName());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
            for (int row = 0; row < batch.get().rows(); row++) {
                write(heading.columns(), batch.get().row(row), json);
            }
        }
        json.writeEndArray();
        if (heading.render().isPresent()) {
            write(heading.render().get(), json);
        }
        json.writeEndObject();
    }

    private static void write(List<Column> columns, List<@Nullable Object> row, JsonGenerator json)
            throws IOException {
        json.writeStartArray();
        for (int i = 0; i < row.size(); i++) {
            JsonCell.write(columns.get(i).type(), row.get(i), json);
        }
        json.writeEndArray();
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
