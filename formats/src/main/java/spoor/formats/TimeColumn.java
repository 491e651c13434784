package spoor.formats;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.KqlType;

/// The column that orders the events of a file with a schema of its own.
public final class TimeColumn {
    /// Names that stand for the event's time wherever they stand.
    private static final List<String> TIMES =
            List.of("TimeGenerated", "ts", "TimeCreated", "Timestamp", "timestamp", "time");

    private TimeColumn() {}

    /// The datetime column with a well-known name, else the first one; empty when there is none.
    public static Optional<String> among(List<Column> columns) {
        List<String> times =
                columns.stream()
                        .filter(column -> column.type() == KqlType.DATETIME)
                        .map(Column::name)
                        .toList();
        return TIMES.stream()
                .filter(times::contains)
                .findFirst()
                .or(() -> times.stream().findFirst());
    }
}
