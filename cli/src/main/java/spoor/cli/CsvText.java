package spoor.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.ResultTable;
import spoor.workbench.report.Visible;

/// A result as CSV (RFC 4180, line ends as on this system's pipes: LF).
///
/// A spreadsheet computes cells that begin with `=`, `+`, `-` or `@`, and log text is not ours to
/// trust: unless raw, such text cells that are no numbers get a `'` before them, and hidden
/// characters are written visibly.
final class CsvText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.,eE+-]*|-");

    private CsvText() {}

    static void print(ResultTable result, PrintStream out, boolean raw) {
        List<Column> columns = result.columns();
        out.print(
                columns.stream()
                        .map(column -> cell(KqlType.STRING, column.name(), raw))
                        .collect(Collectors.joining(",")));
        out.print('\n');
        for (List<@Nullable Object> row : result.rows()) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                KqlType type = columns.get(i).type();
                line.append(i == 0 ? "" : ",")
                        .append(cell(type, ResultText.value(type, row.get(i)), raw));
            }
            out.print(line.append('\n'));
        }
    }

    private static String cell(KqlType type, String text, boolean raw) {
        String safe = text;
        if (!raw) {
            safe = Visible.keepingLines(text);
            if (isText(type) && formula(safe)) {
                safe = "'" + safe;
            }
        }
        boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isText(KqlType type) {
        return switch (type) {
            case STRING, DYNAMIC -> true;
            case BOOL, INT, LONG, REAL, DECIMAL, DATETIME, TIMESPAN, GUID -> false;
        };
    }

    private static boolean formula(String text) {
        return !text.isEmpty()
                && "=+-@\t".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }
}
