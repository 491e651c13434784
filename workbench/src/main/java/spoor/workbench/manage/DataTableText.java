package spoor.workbench.manage;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Ticks;
import spoor.workbench.ResultTable;

/// A table as the KQL text that makes it.
final class DataTableText {
    private DataTableText() {}

    static String of(ResultTable table) {
        StringJoiner columns = new StringJoiner(", ", "datatable(", ")");
        for (Column column : table.columns()) {
            columns.add("['" + escaped(column.name()) + "']:" + column.type().kqlName());
        }
        StringJoiner values = new StringJoiner(", ", "[", "]");
        for (RowBatch batch : table.batches()) {
            for (int row = 0; row < batch.rows(); row++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    values.add(
                            literal(table.columns().get(column).type(), batch.value(column, row)));
                }
            }
        }
        return columns + " " + values;
    }

    private static String literal(KqlType type, @Nullable Object value) {
        if (value == null) {
            return type.kqlName() + "(null)";
        }
        return switch (type) {
            case STRING -> string((String) value);
            case DYNAMIC -> "dynamic(" + value + ")";
            case DATETIME -> "datetime(" + Ticks.datetimeText((Long) value) + ")";
            case TIMESPAN -> "time(" + Ticks.timespanText((Long) value) + ")";
            case BOOL, INT, LONG, REAL, DECIMAL, GUID -> type.kqlName() + "(" + value + ")";
        };
    }

    /// A text as KQL writes it.
    static String string(String text) {
        return "'" + escaped(text) + "'";
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\'') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 127 || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
