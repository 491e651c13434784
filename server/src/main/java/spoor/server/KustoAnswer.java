package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Ticks;
import spoor.workbench.RunningAnswer;

/// Writes an answer, while it comes, as the frames of Kusto's v2 protocol: header, properties (how
/// to draw), a table per result, what the user should know, completion. What fails after the first
/// row is told in the completion, as Kusto does: the rows before it were sent.
final class KustoAnswer implements AnswerWriter {
    /// Rows of the first fragment, which is sent at once, and of each later one.
    private static final int FIRST_FRAGMENT = 128;

    private static final int FRAGMENT = 4096;

    static final int E_FAIL = 0x80004005;

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

    private final JsonGenerator json;
    private final ObjectMapper mapper;
    private final FrameWriter frames;
    private final Visualizations visualizations;
    private final KustoRequest request;
    private final RequestIds ids;
    private final RowReader rows;
    private final Stop stop;
    private final Clock clock;
    private boolean begun;

    /// Number of the last result whose header is written.
    private int headed;

    /// @param stop of the query, to tell a cancelled one from one that failed
    /// @param clock for how long it took
    KustoAnswer(
            JsonGenerator json,
            ObjectMapper mapper,
            KustoRequest request,
            RequestIds ids,
            Stop stop,
            Clock clock) {
        this.rows = new RowReader(mapper, request.maxRows(), ids);
        this.stop = stop;
        this.clock = clock;
        this.json = json;
        this.mapper = mapper;
        this.frames = new FrameWriter(json, mapper, request);
        this.visualizations = new Visualizations(mapper);
        this.request = request;
        this.ids = ids;
    }

    @Override
    public RowReader rows() {
        return rows;
    }

    /// Says how far a result is that has no rows yet: begins the answer, where it is not begun. The
    /// properties of one that is drawn stand behind, for they hold the picture.
    ///
    /// @param percent 0 to 100, of the result that is read
    @Override
    public void writeProgress(HeldAnswer answer, double percent) throws IOException {
        if (!begun) {
            begun = true;
            frames.writeHeader();
        }
        if (headed == 0 && !request.drawn(answer.headings())) {
            writeProperties(answer);
            writeHeader(answer, 0);
        }
        frames.writeProgress(answer.reading() + 1, percent);
    }

    @Override
    public void write(HeldAnswer answer) throws IOException {
        if (!begun) {
            begun = true;
            frames.writeHeader();
        }
        if (headed == 0) {
            writeProperties(answer);
        }
        List<RunningAnswer.Heading> headings = answer.headings();
        for (int result = 0; result < headings.size() && rows.failure().isEmpty(); result++) {
            rows.begin(answer.rows(result));
            if (request.frames().fragmented()) {
                writeFragments(answer, result);
            } else {
                writeTable(answer, result);
            }
        }
        long milliseconds = clock.millis() - ids.time().toEpochMilli();
        writeInformation(headings.size() + 1, rows.notes(answer), milliseconds);
        ArrayNode errors = mapper.createArrayNode();
        if (rows.failure().isPresent()) {
            errors.add(mapper.readTree(rows.failure().get().text()));
        }
        boolean cancelled =
                !errors.isEmpty() && stop.reason().filter(Stop.CANCELLED::equals).isPresent();
        frames.writeCompletion(errors, cancelled);
    }

    private void writeProperties(HeldAnswer answer) throws IOException {
        frames.startTable(0, "QueryProperties", "@ExtendedProperties", PROPERTY_COLUMNS);
        for (int result = 0; result < answer.headings().size(); result++) {
            RunningAnswer.Heading heading = answer.headings().get(result);
            writeProperty(result + 1, "Visualization", visualizations.visualization(heading));
            if (request.pictures() && Visualizations.drawn(heading)) {
                ObjectNode picture =
                        visualizations.picture(
                                heading, answer.whole(result), request.query().text());
                writeProperty(result + 1, "Picture", picture);
            }
        }
        frames.endTable();
    }

    private void writeProperty(int table, String key, ObjectNode value) throws IOException {
        json.writeStartArray();
        json.writeNumber(table);
        json.writeString(key);
        json.writeString(value.toString());
        json.writeEndArray();
    }

    private static String name(HeldAnswer answer, int result) {
        RunningAnswer.Heading heading = answer.headings().get(result);
        return heading.unnamed(result) ? "PrimaryResult" : heading.name();
    }

    /// Begins a result that comes in fragments.
    private void writeHeader(HeldAnswer answer, int result) throws IOException {
        headed = result + 1;
        List<Column> columns = answer.headings().get(result).columns();
        frames.writeTableHeader(headed, "PrimaryResult", name(answer, result), columns);
    }

    private void writeTable(HeldAnswer answer, int result) throws IOException {
        List<Column> columns = answer.headings().get(result).columns();
        frames.startTable(result + 1, "PrimaryResult", name(answer, result), columns);
        for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
            writeRows(columns, batch.get(), 0, rows.allowed());
        }
        frames.endTable();
    }

    private void writeFragments(HeldAnswer answer, int result) throws IOException {
        int id = result + 1;
        List<Column> columns = answer.headings().get(result).columns();
        if (headed < id) {
            writeHeader(answer, result);
        }
        int most = FIRST_FRAGMENT;
        for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
            for (int from = 0; from < rows.allowed(); ) {
                int to = Math.min(rows.allowed(), from + most);
                frames.startFragment(id, columns.size());
                writeRows(columns, batch.get(), from, to);
                frames.endFragment();
                from = to;
                most = FRAGMENT;
            }
        }
        if (request.frames().progressive() && rows.failure().isEmpty()) {
            frames.writeProgress(id, 100);
        }
        frames.writeTableCompletion(id, rows.ofResult());
    }

    private void writeRows(List<Column> columns, RowBatch batch, int from, int to)
            throws IOException {
        for (int row = from; row < to; row++) {
            frames.writeRow(columns, batch, row);
        }
    }

    private void writeInformation(int id, List<String> notes, long milliseconds)
            throws IOException {
        frames.startTable(
                id, "QueryCompletionInformation", "QueryCompletionInformation", COMPLETION_COLUMNS);
        for (String note : notes) {
            writeEvent(3, "Warning", "QueryInfo", text(note));
        }
        if (rows.failure().isEmpty()) {
            writeEvent(4, "Info", "QueryInfo", text("Query completed successfully"));
        } else {
            writeEvent(2, "Error", "QueryInfo", text(rows.failure().get().sentence()));
        }
        writeEvent(
                6,
                "Stats",
                "QueryResourceConsumption",
                mapper.createObjectNode().put("ExecutionTime", milliseconds / 1000.0));
        frames.endTable();
    }

    private ObjectNode text(String sentence) {
        return mapper.createObjectNode().put("Count", 1).put("Text", sentence);
    }

    private void writeEvent(int level, String levelName, String type, ObjectNode payload)
            throws IOException {
        boolean failed = level < 3;
        json.writeStartArray();
        json.writeString(Ticks.datetimeText(Ticks.of(ids.time())));
        json.writeString(ids.client());
        json.writeString(ids.activity());
        json.writeString(ids.activity());
        json.writeString(ids.activity());
        json.writeNumber(level);
        json.writeString(levelName);
        json.writeNumber(failed ? E_FAIL : 0);
        json.writeString(failed ? "E_FAIL (0x80004005)" : "S_OK (0)");
        json.writeNumber(type.equals("QueryInfo") ? 4 : 5);
        json.writeString(type);
        json.writeString(payload.toString());
        json.writeEndArray();
    }
}
