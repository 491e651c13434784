package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Ticks;
import spoor.workbench.QueryAnswer;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.picture.Picture;
import spoor.workbench.picture.Pictures;

/// Writes an answer as the frames of Kusto's v2 protocol: header, properties (how to draw), a table
/// per result, what the user should know, completion.
final class KustoAnswer {
    private static final List<Column> PROPERTY_COLUMNS =
            List.of(
                    new Column("TableId", KqlType.INT),
                    new Column("Key", KqlType.STRING),
                    new Column("Value", KqlType.DYNAMIC));

    private static final List<Column> COMPLETION_COLUMNS =
            List.of(
                    new Column("Timestamp", KqlType.DATETIME),
                    new Column("ClientRequestId", KqlType.STRING),
                    new Column("ActivityId", KqlType.GUID),
                    new Column("SubActivityId", KqlType.GUID),
                    new Column("ParentActivityId", KqlType.GUID),
                    new Column("Level", KqlType.INT),
                    new Column("LevelName", KqlType.STRING),
                    new Column("StatusCode", KqlType.INT),
                    new Column("StatusCodeName", KqlType.STRING),
                    new Column("EventType", KqlType.INT),
                    new Column("EventTypeName", KqlType.STRING),
                    new Column("Payload", KqlType.STRING));

    /// Kusto's spelling of the properties of `render`.
    private static final Map<String, String> RENDER_NAMES =
            Map.ofEntries(
                    Map.entry("title", "Title"),
                    Map.entry("xcolumn", "XColumn"),
                    Map.entry("series", "Series"),
                    Map.entry("ycolumns", "YColumns"),
                    Map.entry("anomalycolumns", "AnomalyColumns"),
                    Map.entry("xtitle", "XTitle"),
                    Map.entry("ytitle", "YTitle"),
                    Map.entry("xaxis", "XAxis"),
                    Map.entry("yaxis", "YAxis"),
                    Map.entry("legend", "Legend"),
                    Map.entry("ysplit", "YSplit"),
                    Map.entry("accumulate", "Accumulate"),
                    Map.entry("kind", "Kind"),
                    Map.entry("ymin", "Ymin"),
                    Map.entry("ymax", "Ymax"),
                    Map.entry("xmin", "Xmin"),
                    Map.entry("xmax", "Xmax"));

    private final JsonGenerator json;
    private final ObjectMapper mapper;
    private final ValueWriter values;
    private final KustoRequest request;
    private final RequestIds ids;

    KustoAnswer(JsonGenerator json, ObjectMapper mapper, KustoRequest request, RequestIds ids) {
        this.json = json;
        this.mapper = mapper;
        this.values = new ValueWriter(json, mapper.getFactory(), request.exactText());
        this.request = request;
        this.ids = ids;
    }

    void write(QueryAnswer answer) throws IOException {
        json.writeStartArray();
        writeHeader();
        writeProperties(answer.tables());
        List<String> notes = new ArrayList<>(answer.notes());
        for (int table = 0; table < answer.tables().size(); table++) {
            writeResult(table + 1, answer.tables().get(table), notes);
        }
        writeCompletion(answer.tables().size() + 1, notes, answer.milliseconds());
        json.writeStartObject();
        json.writeStringField("FrameType", "DataSetCompletion");
        json.writeBooleanField("HasErrors", false);
        json.writeBooleanField("Cancelled", false);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeHeader() throws IOException {
        json.writeStartObject();
        json.writeStringField("FrameType", "DataSetHeader");
        json.writeBooleanField("IsProgressive", false);
        json.writeStringField("Version", "v2.0");
        json.writeEndObject();
    }

    private void writeProperties(List<ResultTable> tables) throws IOException {
        startTable(0, "QueryProperties", "@ExtendedProperties", PROPERTY_COLUMNS);
        for (int table = 0; table < tables.size(); table++) {
            json.writeStartArray();
            json.writeNumber(table + 1);
            json.writeString("Visualization");
            json.writeString(visualization(tables.get(table)));
            json.writeEndArray();
            writePicture(table + 1, tables.get(table));
        }
        endTable();
    }

    /// For our own page: the picture as a row of the properties, `{"svg", "caption", "model"}`, or
    /// `{"why"}` where there is none.
    private void writePicture(int id, ResultTable table) throws IOException {
        Optional<Render> render = table.render().filter(asked -> Pictures.draws(table, asked));
        if (!request.pictures() || render.isEmpty()) {
            return;
        }
        ObjectNode text = mapper.createObjectNode();
        switch (Pictures.of(table, render.get(), "picture")) {
            case Picture.None none -> text.put("why", none.why());
            case Picture.Drawn drawn -> {
                text.put("svg", drawn.svg());
                text.put("caption", drawn.caption());
                drawn.model().ifPresent(model -> text.putRawValue("model", new RawValue(model)));
            }
        }
        json.writeStartArray();
        json.writeNumber(id);
        json.writeString("Picture");
        json.writeString(text.toString());
        json.writeEndArray();
    }

    /// The JSON text `{"Visualization":"timechart","Title":...}`; null without `render`.
    private String visualization(ResultTable table) {
        ObjectNode text = mapper.createObjectNode();
        text.put("Visualization", table.render().map(Render::kind).orElse(null));
        table.render().stream()
                .flatMap(render -> new TreeMap<>(render.properties()).entrySet().stream())
                .forEach(property -> text.put(renderName(property.getKey()), property.getValue()));
        return text.toString();
    }

    private static String renderName(String name) {
        String kusto = RENDER_NAMES.get(name);
        return kusto != null
                ? kusto
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private void writeResult(int id, ResultTable table, List<String> notes) throws IOException {
        boolean unnamed = table.name().isEmpty() || table.name().equals("Table_" + (id - 1));
        startTable(id, "PrimaryResult", unnamed ? "PrimaryResult" : table.name(), table.columns());
        long left = request.maxRows();
        for (RowBatch batch : table.batches()) {
            int rows = (int) Math.min(left, batch.rows());
            for (int row = 0; row < rows; row++) {
                writeRow(table.columns(), batch, row);
            }
            left -= rows;
        }
        endTable();
        long all = table.rowCount();
        if (all > request.maxRows()) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "The first %,d of %,d rows are shown; summarize, or ask for fewer, to"
                                    + " see the rest.",
                            request.maxRows(),
                            all));
        }
    }

    private void writeRow(List<Column> columns, RowBatch batch, int row) throws IOException {
        json.writeStartArray();
        for (int column = 0; column < columns.size(); column++) {
            values.write(columns.get(column).type(), batch.value(column, row));
        }
        json.writeEndArray();
    }

    private void writeCompletion(int id, List<String> notes, long milliseconds) throws IOException {
        startTable(
                id, "QueryCompletionInformation", "QueryCompletionInformation", COMPLETION_COLUMNS);
        for (String note : notes) {
            writeEvent(3, "Warning", "QueryInfo", text(note));
        }
        writeEvent(4, "Info", "QueryInfo", text("Query completed successfully"));
        writeEvent(
                6,
                "Stats",
                "QueryResourceConsumption",
                mapper.createObjectNode().put("ExecutionTime", milliseconds / 1000.0));
        endTable();
    }

    private ObjectNode text(String sentence) {
        return mapper.createObjectNode().put("Count", 1).put("Text", sentence);
    }

    private void writeEvent(int level, String levelName, String type, ObjectNode payload)
            throws IOException {
        json.writeStartArray();
        json.writeString(Ticks.datetimeText(Ticks.of(ids.time())));
        json.writeString(ids.client());
        json.writeString(ids.activity());
        json.writeString(ids.activity());
        json.writeString(ids.activity());
        json.writeNumber(level);
        json.writeString(levelName);
        json.writeNumber(0);
        json.writeString("S_OK (0)");
        json.writeNumber(type.equals("QueryInfo") ? 4 : 5);
        json.writeString(type);
        json.writeString(payload.toString());
        json.writeEndArray();
    }

    private void startTable(int id, String kind, String name, List<Column> columns)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("FrameType", "DataTable");
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
        json.writeArrayFieldStart("Rows");
    }

    private void endTable() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }
}
