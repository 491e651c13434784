package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.List;
import spoor.model.Column;
import spoor.model.RowBatch;

/// Writes single frames of Kusto's v2 protocol.
final class FrameWriter {
    private final JsonGenerator json;
    private final ValueWriter values;
    private final Frames frames;

    FrameWriter(JsonGenerator json, ObjectMapper mapper, KustoRequest request) {
        this.json = json;
        this.values = new ValueWriter(json, mapper.getFactory(), request.exactText());
        this.frames = request.frames();
    }

    void writeHeader() throws IOException {
        json.writeStartArray();
        start("DataSetHeader");
        json.writeBooleanField("IsProgressive", frames.progressive());
        json.writeStringField("Version", "v2.0");
        if (frames.fragmented()) {
            json.writeBooleanField("IsFragmented", true);
            json.writeStringField("ErrorReportingPlacement", "EndOfDataSet");
        }
        end();
    }

    /// Begins a table in one frame; rows follow, then [#endTable].
    void startTable(int id, String kind, String name, List<Column> columns) throws IOException {
        start("DataTable");
        describe(id, kind, name, columns);
        json.writeArrayFieldStart("Rows");
    }

    void endTable() throws IOException {
        json.writeEndArray();
        end();
    }

    /// Begins a table whose rows follow in fragments.
    void writeTableHeader(int id, String kind, String name, List<Column> columns)
            throws IOException {
        start("TableHeader");
        describe(id, kind, name, columns);
        end();
    }

    void startFragment(int id, int fields) throws IOException {
        start("TableFragment");
        json.writeNumberField("TableId", id);
        json.writeNumberField("FieldCount", fields);
        json.writeStringField("TableFragmentType", "DataAppend");
        json.writeArrayFieldStart("Rows");
    }

    /// Ends a fragment and sends what there is.
    void endFragment() throws IOException {
        endTable();
        flush();
    }

    /// @param percent 0 to 100
    void writeProgress(int id, double percent) throws IOException {
        start("TableProgress");
        json.writeNumberField("TableId", id);
        json.writeNumberField("TableProgress", percent);
        end();
        flush();
    }

    void writeTableCompletion(int id, long rows) throws IOException {
        start("TableCompletion");
        json.writeNumberField("TableId", id);
        json.writeNumberField("RowCount", rows);
        end();
    }

    void writeRow(List<Column> columns, RowBatch batch, int row) throws IOException {
        json.writeStartArray();
        for (int column = 0; column < columns.size(); column++) {
            values.write(columns.get(column).type(), batch.value(column, row));
        }
        json.writeEndArray();
    }

    /// @param errors in the form of Kusto's OneApi; none: the answer is whole
    void writeCompletion(ArrayNode errors, boolean cancelled) throws IOException {
        start("DataSetCompletion");
        json.writeBooleanField("HasErrors", !errors.isEmpty());
        json.writeBooleanField("Cancelled", cancelled);
        if (!errors.isEmpty()) {
            json.writeFieldName("OneApiErrors");
            json.writeTree(errors);
        }
        end();
        json.writeEndArray();
    }

    void flush() throws IOException {
        json.flush();
    }

    private void describe(int id, String kind, String name, List<Column> columns)
            throws IOException {
        json.writeNumberField("TableId", id);
        json.writeStringField("TableKind", kind);
        json.writeStringField("TableName", name);
        json.writeArrayFieldStart("Columns");
        for (Column column : columns) {
            json.writeStartObject();
            json.writeStringField("ColumnName", column.name());
            json.writeStringField("ColumnType", column.type().kqlName());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void start(String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("FrameType", type);
    }

    private void end() throws IOException {
        json.writeEndObject();
        if (frames.lines()) {
            json.writeRaw('\n');
        }
    }
}
