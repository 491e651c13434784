package spoor.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.ResultTable;
import spoor.workbench.export.ExactText;

/// A result for people.
final class ResultText {
    private ResultText() {}

    static void print(ResultTable result, PrintStream out, boolean raw) {
        List<Column> columns = result.columns();
        TextTable table =
                new TextTable(
                        columns.stream().map(Column::name).toList(),
                        columns.stream().map(column -> right(column.type())).toList(),
                        raw);
        for (List<@Nullable Object> row : result.rows()) {
            List<String> cells = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                cells.add(value(columns.get(i).type(), row.get(i)));
            }
            table.add(cells);
        }
        table.print(out);
        out.println(result.rowCount() == 1 ? "1 row" : result.rowCount() + " rows");
    }

    private static boolean right(KqlType type) {
        return type.isNumber() || type == KqlType.TIMESPAN;
    }

    /// A value as text, null as nothing.
    private static String value(KqlType type, @Nullable Object value) {
        return value == null ? "" : ExactText.of(type, value);
    }
}
