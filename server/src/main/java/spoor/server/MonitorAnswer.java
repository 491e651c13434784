package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.workbench.RunningAnswer;

/// Writes an answer, while it comes, as Azure Monitor's `{"tables", "statistics", "render",
/// "error"}`. What fails after the first row is told in `error`, after the rows that were read.
final class MonitorAnswer implements AnswerWriter {
    private final JsonGenerator json;
    private final ObjectMapper mapper;
    private final ValueWriter values;
    private final MonitorRequest request;
    private final RequestIds ids;
    private final Clock clock;
    private final RowReader rows;

    MonitorAnswer(
            JsonGenerator json,
            ObjectMapper mapper,
            MonitorRequest request,
            RequestIds ids,
            Clock clock) {
        this.json = json;
        this.mapper = mapper;
        this.values = ValueWriter.ofMonitor(json, mapper.getFactory());
        this.request = request;
        this.ids = ids;
        this.clock = clock;
        this.rows = new RowReader(mapper, request.asked().maxRows(), ids);
    }

    @Override
    public RowReader rows() {
        return rows;
    }

    @Override
    public void write(HeldAnswer answer) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("tables");
        List<RunningAnswer.Heading> headings = answer.headings();
        for (int result = 0; result < headings.size() && rows.failure().isEmpty(); result++) {
            RunningAnswer.Heading heading = headings.get(result);
            rows.begin(answer.rows(result));
            writeTable(
                    heading.unnamed(result) ? "PrimaryResult" : heading.name(), heading.columns());
        }
        json.writeEndArray();
        if (request.statistics()) {
            writeStatistics();
        }
        if (request.render()) {
            json.writeFieldName("render");
            json.writeTree(render(headings));
        }
        Optional<Throwable> told = rows.told();
        if (told.isPresent()) {
            json.writeFieldName("error");
            json.writeTree(MonitorError.of(mapper, told.get(), ids).error());
        }
        json.writeEndObject();
    }

    private void writeTable(String name, List<Column> columns) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeArrayFieldStart("columns");
        for (Column column : columns) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().kqlName());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
            for (int row = 0; row < rows.allowed(); row++) {
                json.writeStartArray();
                for (int column = 0; column < columns.size(); column++) {
                    values.write(columns.get(column).type(), batch.get().value(column, row));
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeStatistics() throws IOException {
        ObjectNode statistics = mapper.createObjectNode();
        ObjectNode query = statistics.putObject("query");
        query.put("executionTime", (clock.millis() - ids.time().toEpochMilli()) / 1000.0);
        query.putArray("datasetStatistics").addObject().put("tableRowCount", rows.all());
        json.writeFieldName("statistics");
        json.writeTree(statistics);
    }

    /// Of the first result that is drawn.
    private ObjectNode render(List<RunningAnswer.Heading> headings) {
        ObjectNode render = mapper.createObjectNode();
        headings.stream()
                .filter(heading -> heading.render().isPresent())
                .findFirst()
                .ifPresent(heading ->
                        new Visualizations(mapper)
                                .visualization(heading)
                                .properties()
                                .forEach(property ->
                                        render.set(small(property.getKey()), property.getValue())));
        return render;
    }

    private static String small(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
