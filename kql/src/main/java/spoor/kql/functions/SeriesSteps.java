package spoor.kql.functions;

import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.REAL;

import java.util.List;
import spoor.model.KqlType;

/// Hidden functions by which `make-series` makes arrays of its steps. Steps are told by their
/// beginnings: numbers, of times the ticks. A null end is where the steps that have rows end.
final class SeriesSteps {
    private SeriesSteps() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "$make_series",
                        "A value for each step, the default where a step has none.",
                        values("make_series_long", LONG),
                        values("make_series_real", REAL)),
                Function.of(
                        "$series_axis", "The beginnings of the steps.", axis("series_axis_long")),
                Function.of(
                        "$series_axis_real",
                        "The beginnings of the steps.",
                        java(
                                "series_axis_real",
                                DYNAMIC,
                                NEVER,
                                typed("bins", DYNAMIC),
                                typed("from", REAL),
                                typed("to", REAL),
                                typed("step", REAL))),
                Function.of(
                        "$series_axis_datetime",
                        "The beginnings of the steps, times.",
                        axis("series_axis_datetime")),
                Function.of(
                        "$series_axis_timespan",
                        "The beginnings of the steps, spans.",
                        axis("series_axis_timespan")));
    }

    private static Signature values(String id, KqlType type) {
        return java(
                id,
                DYNAMIC,
                NEVER,
                typed("bins", DYNAMIC),
                typed("values", DYNAMIC),
                typed("from", type),
                typed("to", type),
                typed("step", type),
                typed("default", DYNAMIC));
    }

    private static Signature axis(String id) {
        return java(
                id,
                DYNAMIC,
                NEVER,
                typed("bins", DYNAMIC),
                typed("from", LONG),
                typed("to", LONG),
                typed("step", LONG));
    }
}
