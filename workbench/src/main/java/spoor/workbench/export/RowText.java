package spoor.workbench.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import spoor.model.Column;
import spoor.model.RowBatch;

/// Writes rows as text. Bound to the columns of one result.
interface RowText {
    /// What stands before the first row.
    void head(Writer out) throws IOException;

    void row(RowBatch batch, int row, Writer out) throws IOException;

    static RowText of(ExportFormat format, List<Column> columns, boolean raw) {
        return switch (format) {
            case CSV -> new CsvRows(columns, raw);
            case NDJSON -> new JsonLines(columns, raw);
            case MARKDOWN -> new MarkdownRows(columns, raw);
            case PARQUET -> throw new IllegalStateException("Parquet is no text");
        };
    }
}
