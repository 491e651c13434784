package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.Ticks;
import spoor.workbench.RunningAnswer;

/// Writes an answer, while it comes, as the frames of Kusto's v2 protocol: header, properties (how
/// to draw), a table per result, what the user should know, completion. What fails after the first
/// row is told in the completion, as Kusto does: the rows before it were sent.
final class KustoAnswer {
    /// Rows of the first fragment, which is sent at once, and of each later one.
    private static final int FIRST_FRAGMENT = 128;

    private static final int FRAGMENT = 4096;

    private static final int E_FAIL = 0x80004005;

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
    private final List<String> cuts = new ArrayList<>();
    private @Nullable KustoError failure;
    private @Nullable Throwable cause;
    private long rows;

    KustoAnswer(JsonGenerator json, ObjectMapper mapper, KustoRequest request, RequestIds ids) {
        this.json = json;
        this.mapper = mapper;
        this.frames = new FrameWriter(json, mapper, request);
        this.visualizations = new Visualizations(mapper);
        this.request = request;
        this.ids = ids;
    }

    /// @param stop of the query, to tell a cancelled one from one that failed
    /// @param clock for how long it took
    void write(HeldAnswer answer, Stop stop, Clock clock) throws IOException {
        frames.writeHeader();
        writeProperties(answer);
        List<RunningAnswer.Heading> headings = answer.headings();
        for (int result = 0; result < headings.size() && failure == null; result++) {
            RunningAnswer.Heading heading = headings.get(result);
            String name = heading.unnamed(result) ? "PrimaryResult" : heading.name();
            if (request.frames().fragmented()) {
                writeFragments(result + 1, name, answer.rows(result));
            } else {
                writeTable(result + 1, name, answer.rows(result));
            }
        }
        List<String> notes = new ArrayList<>(failure == null ? answer.notes() : List.of());
        notes.addAll(cuts);
        long milliseconds = clock.millis() - ids.time().toEpochMilli();
        writeInformation(headings.size() + 1, notes, milliseconds);
        ArrayNode errors = mapper.createArrayNode();
        if (failure != null) {
            errors.add(mapper.readTree(failure.text()));
        }
        boolean cancelled =
                failure != null && stop.reason().filter(Stop.CANCELLED::equals).isPresent();
        frames.writeCompletion(errors, cancelled);
    }

    /// Rows written, of all results.
    long rows() {
        return rows;
    }

    /// What went wrong, and was told in the answer.
    Optional<Throwable> told() {
        return Optional.ofNullable(cause);
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

    private void writeTable(int id, String name, RowCursor rows) throws IOException {
        frames.startTable(id, "PrimaryResult", name, rows.columns());
        long written = 0;
        for (Optional<RowBatch> batch = next(rows); batch.isPresent(); batch = next(rows)) {
            int allowed = allowed(batch.get(), written);
            writeRows(rows.columns(), batch.get(), 0, allowed);
            written += allowed;
            if (isCut(allowed, batch.get(), rows)) {
                break;
            }
        }
        frames.endTable();
    }

    private void writeFragments(int id, String name, RowCursor rows) throws IOException {
        frames.writeTableHeader(id, "PrimaryResult", name, rows.columns());
        long written = 0;
        for (Optional<RowBatch> batch = next(rows); batch.isPresent(); batch = next(rows)) {
            int allowed = allowed(batch.get(), written);
            for (int from = 0; from < allowed; ) {
                int to = Math.min(allowed, from + (written == 0 ? FIRST_FRAGMENT : FRAGMENT));
                frames.startFragment(id, rows.columns().size());
                writeRows(rows.columns(), batch.get(), from, to);
                frames.endFragment();
                written += to - from;
                from = to;
            }
            if (isCut(allowed, batch.get(), rows)) {
                break;
            }
        }
        if (request.frames().progressive() && failure == null) {
            frames.writeProgress(id, 100);
        }
        frames.writeTableCompletion(id, written);
    }

    /// The next rows; none after a failure, which is kept for the completion.
    private Optional<RowBatch> next(RowCursor rows) {
        try {
            return rows.next();
        } catch (SpoorException e) {
            fail(e, KustoError.of(mapper, e, ids));
        } catch (OutOfMemoryError e) {
            fail(e, KustoError.exhausted(mapper, e, ids));
        } catch (RuntimeException e) {
            fail(e, KustoError.internal(mapper, e, ids));
        }
        return Optional.empty();
    }

    private void fail(Throwable why, KustoError error) {
        cause = why;
        failure = error;
    }

    private int allowed(RowBatch batch, long written) {
        return (int) Math.min(batch.rows(), request.maxRows() - written);
    }

    private boolean isCut(int allowed, RowBatch batch, RowCursor rows) {
        if (allowed == batch.rows()) {
            return false;
        }
        rows.close();
        cuts.add(
                String.format(
                        Locale.ROOT,
                        "The first %,d rows are shown and there are more; summarize, or ask for"
                                + " fewer, to see the rest.",
                        request.maxRows()));
        return true;
    }

    private void writeRows(List<Column> columns, RowBatch batch, int from, int to)
            throws IOException {
        for (int row = from; row < to; row++) {
            frames.writeRow(columns, batch, row);
        }
        rows += to - from;
    }

    private void writeInformation(int id, List<String> notes, long milliseconds)
            throws IOException {
        frames.startTable(
                id, "QueryCompletionInformation", "QueryCompletionInformation", COMPLETION_COLUMNS);
        for (String note : notes) {
            writeEvent(3, "Warning", "QueryInfo", text(note));
        }
        if (failure == null) {
            writeEvent(4, "Info", "QueryInfo", text("Query completed successfully"));
        } else {
            writeEvent(2, "Error", "QueryInfo", text(failure.sentence(mapper)));
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
