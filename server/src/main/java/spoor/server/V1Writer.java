package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.workbench.ResultTable;

/// Writes the tables of Kusto's v1 protocol: `{"Tables": [{"TableName", "Columns", "Rows"}]}`.
final class V1Writer {
    private final JsonGenerator json;
    private final ValueWriter values;
    private int number;

    V1Writer(JsonGenerator json, ObjectMapper mapper, boolean exactText) {
        this.json = json;
        this.values = new ValueWriter(json, mapper.getFactory(), exactText);
    }

    void start() throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("Tables");
    }

    /// @param errors sentences of what went wrong; none: the answer is whole
    void end(List<String> errors) throws IOException {
        json.writeEndArray();
        if (!errors.isEmpty()) {
            writeErrors(errors);
        }
        json.writeEndObject();
    }

    void write(ResultTable table) throws IOException {
        startTable(table.columns());
        for (RowBatch batch : table.batches()) {
            writeRows(table.columns(), batch, batch.rows());
        }
        endTable(List.of());
    }

    void startTable(List<Column> columns) throws IOException {
        json.writeStartObject();
        json.writeStringField("TableName", "Table_" + number++);
        json.writeArrayFieldStart("Columns");
        for (Column column : columns) {
            json.writeStartObject();
            json.writeStringField("ColumnName", column.name());
            json.writeStringField("DataType", dataType(column.type()));
            json.writeStringField("ColumnType", column.type().kqlName());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("Rows");
    }

    void writeRows(List<Column> columns, RowBatch batch, int rows) throws IOException {
        for (int row = 0; row < rows; row++) {
            json.writeStartArray();
            for (int column = 0; column < columns.size(); column++) {
                values.write(columns.get(column).type(), batch.value(column, row));
            }
            json.writeEndArray();
        }
    }

    /// @param row values as `RowBatch.value` gives them
    void writeRow(List<Column> columns, @Nullable Object... row) throws IOException {
        json.writeStartArray();
        for (int column = 0; column < row.length; column++) {
            values.write(columns.get(column).type(), row[column]);
        }
        json.writeEndArray();
    }

    /// @param errors why the rows end here; none: they are all
    void endTable(List<String> errors) throws IOException {
        if (!errors.isEmpty()) {
            json.writeStartObject();
            writeErrors(errors);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeErrors(List<String> errors) throws IOException {
        json.writeArrayFieldStart("Exceptions");
        for (String error : errors) {
            json.writeString(error);
        }
        json.writeEndArray();
    }

    private static String dataType(KqlType type) {
        return switch (type) {
            case BOOL -> "SByte";
            case INT -> "Int32";
            case LONG -> "Int64";
            case REAL -> "Double";
            case DECIMAL -> "SqlDecimal";
            case STRING -> "String";
            case DATETIME -> "DateTime";
            case TIMESPAN -> "TimeSpan";
            case DYNAMIC -> "Object";
            case GUID -> "Guid";
        };
    }
}
