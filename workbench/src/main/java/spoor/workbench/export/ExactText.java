package spoor.workbench.export;

import spoor.model.KqlType;
import spoor.model.Ticks;

/// Values as text that loses nothing: a time with all its digits.
public final class ExactText {
    private ExactText() {}

    /// @param value as [spoor.model.RowBatch#value] gives it for the type
    public static String of(KqlType type, Object value) {
        return switch (type) {
            case DATETIME -> Ticks.datetimeText((Long) value);
            case TIMESPAN -> Ticks.timespanText((Long) value);
            case BOOL, INT, LONG, REAL, DECIMAL, STRING, DYNAMIC, GUID -> value.toString();
        };
    }
}
