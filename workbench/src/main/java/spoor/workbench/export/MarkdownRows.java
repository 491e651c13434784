package spoor.workbench.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.workbench.report.MarkdownText;

/// A table of GitHub's Markdown; numbers stand right. Values are whole, on one line, and no markup;
/// an empty text is an empty cell, null is *null*.
final class MarkdownRows implements RowText {
    private final List<Column> columns;
    private final boolean raw;

    /// @param raw hidden characters as they are; markup is escaped all the same, or it were no
    ///   table
    MarkdownRows(List<Column> columns, boolean raw) {
        this.columns = List.copyOf(columns);
        this.raw = raw;
    }

    @Override
    public void head(Writer out) throws IOException {
        for (Column column : columns) {
            out.write("| " + cell(column.name()) + " ");
        }
        out.write("|\n");
        for (Column column : columns) {
            out.write(column.type().isNumber() ? "| ---: " : "| --- ");
        }
        out.write("|\n");
    }

    @Override
    public void row(RowBatch batch, int row, Writer out) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            @Nullable Object value = batch.value(i, row);
            out.write("| ");
            out.write(value == null ? "*null*" : cell(ExactText.of(columns.get(i).type(), value)));
            out.write(' ');
        }
        out.write("|\n");
    }

    private String cell(String text) {
        return raw ? MarkdownText.ofVisible(text.replaceAll("\\R", " ")) : MarkdownText.of(text);
    }
}
