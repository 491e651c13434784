package spoor.workbench.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;

/// CSV, the names of the columns first. Null is an empty cell.
final class CsvRows implements RowText {
    private final List<Column> columns;
    private final boolean raw;

    /// @param raw texts as they are: what a log says may then be computed by a spreadsheet
    CsvRows(List<Column> columns, boolean raw) {
        this.columns = List.copyOf(columns);
        this.raw = raw;
    }

    @Override
    public void head(Writer out) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cell(KqlType.STRING, columns.get(i).name()));
        }
        out.write('\n');
    }

    @Override
    public void row(RowBatch batch, int row, Writer out) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            out.write(i == 0 ? "" : ",");
            KqlType type = columns.get(i).type();
            @Nullable Object value = batch.value(i, row);
            out.write(value == null ? "" : cell(type, ExactText.of(type, value)));
        }
        out.write('\n');
    }

    private String cell(KqlType type, String text) {
        boolean isText =
                switch (type) {
                    case STRING, DYNAMIC -> true;
                    case BOOL, INT, LONG, REAL, DECIMAL, DATETIME, TIMESPAN, GUID -> false;
                };
        return isText && !raw ? CsvCell.ofText(text) : CsvCell.quoted(text);
    }
}
