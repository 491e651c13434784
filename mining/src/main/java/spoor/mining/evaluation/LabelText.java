package spoor.mining.evaluation;

import spoor.model.KqlType;
import spoor.model.Ticks;
import spoor.model.Vector;

/// Labels, groups and what models learn from as text: a class is the same wherever it is read.
public final class LabelText {
    private LabelText() {}

    /// '' where there is none: null is no label, and neither is the empty text.
    public static String of(Vector vector, KqlType type, int row) {
        if (vector.isNull(row)) {
            return "";
        }
        return switch (vector) {
            case Vector.Texts texts -> {
                String text = texts.values()[row];
                yield text == null || type == KqlType.DYNAMIC && text.equals("null") ? "" : text;
            }
            case Vector.Arrays arrays -> arrays.text(row);
            case Vector.Doubles doubles -> Double.toString(doubles.values()[row] + 0.0);
            case Vector.Longs longs ->
                    switch (type) {
                        case BOOL -> longs.values()[row] == 0 ? "false" : "true";
                        case DATETIME -> Ticks.datetimeText(longs.values()[row]);
                        case TIMESPAN -> Ticks.timespanText(longs.values()[row]);
                        case INT, LONG, REAL, DECIMAL, STRING, DYNAMIC, GUID ->
                                Long.toString(longs.values()[row]);
                    };
        };
    }
}
