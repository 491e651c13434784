package spoor.workbench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import spoor.kql.syntax.Nearest;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.SpoorException;
import spoor.model.Ticks;

/// One row of a result, its values by the name of their column. A getter is named after the KQL
/// type it reads and takes only a column of that type; null is KQL's null.
///
/// @param values one for each column, as `RowBatch.value` gives them
public record Row(List<Column> columns, List<@Nullable Object> values) {
    /// A `string`, which is never null.
    public String string(String column) {
        return (String) present(column, read(column, KqlType.STRING));
    }

    /// A `bool`.
    public @Nullable Boolean bool(String column) {
        return (Boolean) read(column, KqlType.BOOL);
    }

    /// An `int` or a `long`.
    public @Nullable Long integer(String column) {
        Number number = (Number) read(column, KqlType.INT, KqlType.LONG);
        return number == null ? null : number.longValue();
    }

    /// A `real`.
    public @Nullable Double real(String column) {
        return (Double) read(column, KqlType.REAL);
    }

    /// A `decimal`.
    public @Nullable BigDecimal decimal(String column) {
        String text = (String) read(column, KqlType.DECIMAL);
        return text == null ? null : new BigDecimal(text);
    }

    /// A `datetime`, to 100 ns.
    public @Nullable Instant datetime(String column) {
        Long ticks = (Long) read(column, KqlType.DATETIME);
        return ticks == null ? null : Ticks.toInstant(ticks);
    }

    /// A `timespan`, to 100 ns.
    public @Nullable Duration timespan(String column) {
        Long ticks = (Long) read(column, KqlType.TIMESPAN);
        return ticks == null
                ? null
                : Duration.ofSeconds(
                        Math.floorDiv(ticks, Ticks.PER_SECOND),
                        Math.floorMod(ticks, Ticks.PER_SECOND) * 100);
    }

    /// A `guid`.
    public @Nullable UUID guid(String column) {
        String text = (String) read(column, KqlType.GUID);
        return text == null ? null : UUID.fromString(text);
    }

    /// A `dynamic` as JSON text.
    public @Nullable String dynamic(String column) {
        return (String) read(column, KqlType.DYNAMIC);
    }

    private static Object present(String column, @Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("a null string in " + column);
        }
        return value;
    }

    private @Nullable Object read(String name, KqlType... types) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(name)) {
                if (!List.of(types).contains(columns.get(index).type())) {
                    throw new SpoorException(
                            ErrorKind.USER,
                            "the column '%s' is a %s: read it with %s(\"%s\")"
                                    .formatted(
                                            name,
                                            columns.get(index).type().kqlName(),
                                            getter(columns.get(index).type()),
                                            name));
                }
                return values.get(index);
            }
        }
        List<String> names = columns.stream().map(Column::name).toList();
        String hint = Nearest.hint(name, names);
        throw new SpoorException(
                ErrorKind.USER,
                "the result has no column '%s': %s"
                        .formatted(
                                name,
                                hint.isEmpty() ? "it has " + String.join(", ", names) : hint));
    }

    private static String getter(KqlType type) {
        return type == KqlType.INT || type == KqlType.LONG ? "integer" : type.kqlName();
    }
}
