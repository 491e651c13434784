package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Ticks;
import spoor.workbench.RunningAnswer;

/// Writes an answer, while it comes, in Kusto's v1 protocol: a table per result, the properties,
/// the status, and last the table of contents.
final class V1Answer implements AnswerWriter {
    private static final List<Column> PROPERTIES = List.of(new Column("Value", KqlType.STRING));

    private static final List<Column> STATUS =
            List.of(
                    new Column("Timestamp", KqlType.DATETIME),
                    new Column("Severity", KqlType.INT),
                    new Column("SeverityName", KqlType.STRING),
                    new Column("StatusCode", KqlType.INT),
                    new Column("StatusDescription", KqlType.STRING),
                    new Column("Count", KqlType.INT),
                    new Column("RequestId", KqlType.GUID),
                    new Column("ActivityId", KqlType.GUID),
                    new Column("SubActivityId", KqlType.GUID),
                    new Column("ClientActivityId", KqlType.STRING));

    private static final List<Column> CONTENTS =
            List.of(
                    new Column("Ordinal", KqlType.LONG),
                    new Column("Kind", KqlType.STRING),
                    new Column("Name", KqlType.STRING),
                    new Column("Id", KqlType.STRING),
                    new Column("PrettyName", KqlType.STRING));

    private final V1Writer writer;
    private final Visualizations visualizations;
    private final RequestIds ids;
    private final RowReader rows;

    V1Answer(JsonGenerator json, ObjectMapper mapper, KustoRequest request, RequestIds ids) {
        this.writer = new V1Writer(json, mapper, request.exactText());
        this.visualizations = new Visualizations(mapper);
        this.ids = ids;
        this.rows = new RowReader(mapper, request.maxRows(), ids);
    }

    @Override
    public RowReader rows() {
        return rows;
    }

    @Override
    public void write(HeldAnswer answer) throws IOException {
        writer.start();
        List<RunningAnswer.Heading> headings = answer.headings();
        for (int result = 0; result < headings.size() && rows.failure().isEmpty(); result++) {
            List<Column> columns = headings.get(result).columns();
            writer.startTable(columns);
            rows.begin(answer.rows(result));
            for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
                writer.writeRows(columns, batch.get(), rows.allowed());
            }
            writer.endTable(errors());
        }
        writer.startTable(PROPERTIES);
        for (RunningAnswer.Heading heading : headings) {
            writer.writeRow(PROPERTIES, visualizations.visualization(heading).toString());
        }
        writer.endTable(List.of());
        writeStatus(answer);
        writeContents(headings);
        writer.end(errors());
    }

    private List<String> errors() {
        return rows.failure().map(KustoError::sentence).stream().toList();
    }

    private void writeStatus(HeldAnswer answer) throws IOException {
        writer.startTable(STATUS);
        for (String note : rows.notes(answer)) {
            writeEvent(3, "Warning", 0, note);
        }
        if (rows.failure().isPresent()) {
            writeEvent(2, "Error", KustoAnswer.E_FAIL, rows.failure().get().sentence());
        } else {
            writeEvent(4, "Info", 0, "Query completed successfully");
        }
        writer.endTable(List.of());
    }

    private void writeEvent(int severity, String name, int code, String text) throws IOException {
        writer.writeRow(
                STATUS,
                Ticks.of(ids.time()),
                severity,
                name,
                code,
                text,
                1,
                ids.activity(),
                ids.activity(),
                ids.activity(),
                ids.client());
    }

    private void writeContents(List<RunningAnswer.Heading> headings) throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            names.add(headings.get(i).unnamed(i) ? "PrimaryResult" : headings.get(i).name());
        }
        writer.startTable(CONTENTS);
        long ordinal = 0;
        for (String name : names) {
            writer.writeRow(CONTENTS, ordinal++, "QueryResult", name, ids.activity(), "");
        }
        writer.writeRow(
                CONTENTS, ordinal++, "QueryProperties", "@ExtendedProperties", ids.activity(), "");
        writer.writeRow(CONTENTS, ordinal, "QueryStatus", "QueryStatus", ids.activity(), "");
        writer.endTable(List.of());
    }
}
