package spoor.workbench.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import spoor.model.Column;
import spoor.model.RowBatch;

/// A JSON object on each line. Unless raw, all that is not printable ASCII is escaped: nothing in
/// it can act on a terminal, and no character is lost.
final class JsonLines implements RowText {
    private final List<Column> columns;
    private final JsonFactory factory;

    JsonLines(List<Column> columns, boolean raw) {
        this.columns = List.copyOf(columns);
        JsonFactory made =
                JsonFactory.builder()
                        .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
                        .configure(StreamWriteFeature.FLUSH_PASSED_TO_STREAM, false)
                        .configure(JsonWriteFeature.ESCAPE_NON_ASCII, !raw)
                        .build();
        this.factory = raw ? made : made.setCharacterEscapes(new Printable());
    }

    @Override
    public void head(Writer out) {}

    @Override
    public void row(RowBatch batch, int row, Writer out) throws IOException {
        try (JsonGenerator json = factory.createGenerator(out)) {
            JsonCell.writeRow(columns, batch.row(row), json);
        }
        out.write('\n');
    }
}
