package spoor.providers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.Vector;
import spoor.workbench.remote.Connection;

/// The rows of the primary result in an answer of Kusto's protocol v2, read while it streams. An
/// error within the answer, and an answer without its end, are errors: never some of the rows.
final class KustoRows implements RowCursor {
    private static final int BATCH = 4_096;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonParser parser;
    private final Connection connection;
    private final Stop stop;
    private final Stop.Watch watch;
    private List<Column> columns = List.of();
    private boolean inRows;
    private boolean seen;
    private boolean complete;

    KustoRows(InputStream answer, Connection connection, Stop stop, Stop.Watch watch) {
        this.connection = connection;
        this.stop = stop;
        this.watch = watch;
        try {
            this.parser = MAPPER.getFactory().createParser(answer);
            expect(parser.nextToken(), JsonToken.START_ARRAY);
            toRows();
        } catch (IOException e) {
            throw failed(e);
        }
        if (!inRows) {
            throw wrong("its answer has no table");
        }
    }

    private SpoorException failed(IOException e) {
        stop.check();
        return Failures.of(connection, e);
    }

    private SpoorException wrong(String what) {
        return new SpoorException(
                ErrorKind.DATA, connection.name() + " (" + connection.where() + "): " + what);
    }

    private void expect(@Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw wrong("its answer is not one of Kusto's protocol v2");
        }
    }

    /// Reads frames up to the rows of the primary result, or to the end.
    private void toRows() throws IOException {
        for (JsonToken token = parser.nextToken();
                token == JsonToken.START_OBJECT;
                token = parser.nextToken()) {
            frame();
            if (inRows) {
                return;
            }
        }
        expect(parser.currentToken(), JsonToken.END_ARRAY);
        if (!complete) {
            throw wrong("its answer ends early");
        }
    }

    /// Reads the fields of a frame, in whatever order they come as long as `Rows` is last.
    private void frame() throws IOException {
        String type = "";
        String kind = "";
        List<Column> given = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken _ = parser.nextToken();
            switch (field) {
                case "FrameType" -> type = parser.getText();
                case "TableKind" -> kind = parser.getText();
                case "Columns" -> given = columns(MAPPER.readTree(parser));
                case "OneApiErrors" -> refuse(MAPPER.readTree(parser));
                case "HasErrors" -> {
                    if (parser.getBooleanValue()) {
                        pendingError = true;
                    }
                }
                case "Rows" -> {
                    if (kind.equals("PrimaryResult")) {
                        if (seen) {
                            throw wrong("its answer has several tables");
                        }
                        expect(parser.currentToken(), JsonToken.START_ARRAY);
                        columns = given;
                        seen = true;
                        inRows = true;
                        return;
                    }
                    var _ = parser.skipChildren();
                }
                default -> {
                    var _ = parser.skipChildren();
                }
            }
        }
        if (type.equals("DataSetCompletion")) {
            if (pendingError) {
                throw wrong("its answer ended with an error that it does not name");
            }
            complete = true;
        }
        if (type.equals("TableHeader")) {
            throw wrong("its answer comes in fragments, which were not asked for");
        }
    }

    private boolean pendingError;

    private List<Column> columns(JsonNode list) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : list) {
            String type = column.path("ColumnType").asText();
            columns.add(
                    new Column(
                            column.path("ColumnName").asText(),
                            KqlType.named(type)
                                    .orElseThrow(() -> wrong("it gave a column of type " + type))));
        }
        return columns;
    }

    private void refuse(JsonNode errors) {
        if (errors.isEmpty()) {
            return;
        }
        JsonNode error = errors.path(0).path("error");
        String message = error.path("@message").asText(error.path("message").asText("an error"));
        throw Failures.of(
                connection, new IOException(message + " " + error.path("code").asText("")));
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Optional<RowBatch> next() {
        if (!inRows) {
            return Optional.empty();
        }
        List<Values> values = new ArrayList<>();
        for (Column column : columns) {
            values.add(new Values(column.name(), column.type(), BATCH));
        }
        int rows = 0;
        try {
            while (rows < BATCH) {
                stop.check();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    row(values, rows++);
                } else if (token == JsonToken.START_OBJECT) {
                    JsonNode errors = MAPPER.readTree(parser);
                    refuse(errors.path("OneApiErrors"));
                    throw wrong("its answer holds an error among the rows");
                } else {
                    expect(token, JsonToken.END_ARRAY);
                    inRows = false;
                    rest();
                    break;
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        if (rows == 0) {
            return Optional.empty();
        }
        int count = rows;
        List<Vector> vectors = values.stream().map(column -> column.vector(count)).toList();
        return Optional.of(new RowBatch(columns, vectors, count));
    }

    /// The end of the frame of the rows, and the frames after it.
    private void rest() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            JsonToken _ = parser.nextToken();
            var _ = parser.skipChildren();
        }
        toRows();
    }

    private void row(List<Values> values, int row) throws IOException {
        for (Values column : values) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                column.set(row, null, false);
            } else if (token == JsonToken.VALUE_STRING) {
                column.set(row, parser.getText(), false);
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                column.set(row, Values.json(parser), true);
            } else if (token != null && token.isScalarValue()) {
                column.set(row, parser.getText(), true);
            } else {
                throw wrong("it gave a row with too few values");
            }
        }
        expect(parser.nextToken(), JsonToken.END_ARRAY);
    }

    @Override
    public void close() {
        watch.close();
        try {
            parser.close();
        } catch (IOException e) {
            // nothing more is wanted of it
        }
    }
}
