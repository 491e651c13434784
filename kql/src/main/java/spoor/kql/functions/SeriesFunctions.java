package spoor.kql.functions;

import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.kql.functions.Signature.javaFrom;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.INT;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.REAL;
import static spoor.model.KqlType.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Functions on series: dynamic arrays of numbers. Those that give several columns are hidden; the
/// binder takes their result apart.
final class SeriesFunctions {
    private SeriesFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        pairs(all);
        singles(all);
        fills(all);
        all.addAll(totals());
        all.addAll(filters());
        all.addAll(several());
        return all;
    }

    private static Parameter series(String name) {
        return typed(name, DYNAMIC);
    }

    /// A series, or a number that stands for all elements of one.
    private static Parameter operand(String name) {
        return typed(name, DYNAMIC, INT, LONG, REAL).as(DYNAMIC);
    }

    private static void pairs(List<Function> all) {
        Map<String, String> summaries = new TreeMap<>();
        summaries.put("series_add", "The sums of the elements of two series.");
        summaries.put("series_subtract", "The differences of the elements of two series.");
        summaries.put("series_multiply", "The products of the elements of two series.");
        summaries.put("series_divide", "The quotients of the elements of two series.");
        summaries.put("series_pow", "The first series' elements to the powers of the second's.");
        summaries.put("series_greater", "Where the first series is greater than the second.");
        summaries.put("series_greater_equals", "Where the first series is not less.");
        summaries.put("series_less", "Where the first series is less than the second.");
        summaries.put("series_less_equals", "Where the first series is not greater.");
        summaries.put("series_equals", "Where two series are equal.");
        summaries.put("series_not_equals", "Where two series differ.");
        summaries.forEach((name, summary) ->
                all.add(
                        Function.of(
                                name,
                                summary,
                                java(
                                        name,
                                        DYNAMIC,
                                        POSSIBLE,
                                        operand("first"),
                                        operand("second")))));
    }

    private static void singles(List<Function> all) {
        Map<String, String> summaries = new TreeMap<>();
        summaries.put("series_abs", "The absolute values of the elements.");
        summaries.put("series_sign", "The signs of the elements: -1, 0 or 1.");
        summaries.put("series_exp", "e to the powers of the elements.");
        summaries.put("series_log", "The natural logarithms of the elements.");
        summaries.put("series_sin", "The sines of the elements.");
        summaries.put("series_cos", "The cosines of the elements.");
        summaries.put("series_tan", "The tangents of the elements.");
        summaries.put("series_asin", "The arc sines of the elements.");
        summaries.put("series_acos", "The arc cosines of the elements.");
        summaries.put("series_atan", "The arc tangents of the elements.");
        summaries.put("series_floor", "The elements rounded down.");
        summaries.put("series_ceiling", "The elements rounded up.");
        summaries.forEach((name, summary) ->
                all.add(
                        Function.of(
                                name, summary, java(name, DYNAMIC, POSSIBLE, series("series")))));
    }

    private static void fills(List<Function> all) {
        Parameter missing = typed("missing", INT, LONG, REAL, STRING, DYNAMIC).as(DYNAMIC);
        all.add(
                Function.of(
                                "series_fill_forward",
                                "The series with missing values as the last one before.",
                                javaFrom(
                                        1,
                                        "series_fill_forward",
                                        DYNAMIC,
                                        POSSIBLE,
                                        series("series"),
                                        missing))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "series_fill_backward",
                                "The series with missing values as the next one after.",
                                javaFrom(
                                        1,
                                        "series_fill_backward",
                                        DYNAMIC,
                                        POSSIBLE,
                                        series("series"),
                                        missing))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "series_fill_const",
                                "The series with missing values as a constant.",
                                javaFrom(
                                        2,
                                        "series_fill_const",
                                        DYNAMIC,
                                        POSSIBLE,
                                        series("series"),
                                        typed("constant", INT, LONG, REAL, DYNAMIC).as(DYNAMIC),
                                        missing))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "series_fill_linear",
                                "The series with missing values on the line between their"
                                        + " neighbours.",
                                javaFrom(
                                        1,
                                        "series_fill_linear",
                                        DYNAMIC,
                                        POSSIBLE,
                                        series("series"),
                                        missing,
                                        typed("fill_edges", BOOL),
                                        typed("constant", INT, LONG, REAL).as(DYNAMIC)))
                        .namedAsArgument());
    }

    private static List<Function> totals() {
        return List.of(
                number("series_product", "The product of the elements."),
                number("series_magnitude", "The length of the series taken as a vector."),
                numbers("series_dot_product", "The scalar product of two series."),
                numbers("series_cosine_similarity", "The cosine of the angle of two series."),
                numbers("series_pearson_correlation", "Pearson's correlation of two series."),
                Function.of(
                        "series_stats_dynamic",
                        "Least, greatest, mean and spread of a series, as a bag.",
                        javaFrom(
                                1,
                                "series_stats_dynamic",
                                DYNAMIC,
                                POSSIBLE,
                                series("series"),
                                typed("ignore_nonnumeric", BOOL))),
                Function.of(
                        "series_season_length",
                        "The period of a series in elements, found by its correlation with itself;"
                                + " 0: none.",
                        javaFrom(
                                1,
                                "series_season_length",
                                LONG,
                                POSSIBLE,
                                series("series"),
                                typed("threshold", REAL))),
                Function.of(
                        "series_fit_line_dynamic",
                        "The line that fits a series best, as a bag.",
                        java("series_fit_line_dynamic", DYNAMIC, POSSIBLE, series("series"))),
                Function.of(
                        "series_fit_2lines_dynamic",
                        "The two lines, one after the other, that fit a series best, as a bag.",
                        java("series_fit_2lines_dynamic", DYNAMIC, POSSIBLE, series("series"))));
    }

    private static Function number(String name, String summary) {
        return Function.of(name, summary, java(name, REAL, POSSIBLE, series("series")));
    }

    private static Function numbers(String name, String summary) {
        return Function.of(
                name, summary, java(name, REAL, POSSIBLE, series("first"), series("second")));
    }

    private static List<Function> filters() {
        return List.of(
                Function.of(
                                "series_fir",
                                "The series after a filter of finite impulse response.",
                                javaFrom(
                                        2,
                                        "series_fir",
                                        DYNAMIC,
                                        POSSIBLE,
                                        series("series"),
                                        series("filter"),
                                        typed("normalize", BOOL),
                                        typed("center", BOOL)))
                        .namedAsArgument(),
                Function.of(
                                "series_iir",
                                "The series after a filter of infinite impulse response.",
                                java(
                                        "series_iir",
                                        DYNAMIC,
                                        POSSIBLE,
                                        series("series"),
                                        series("numerators"),
                                        series("denominators")))
                        .namedAsArgument(),
                Function.of(
                                "series_outliers",
                                "How far each element lies beyond the 10th or 90th percentile, by"
                                        + " Tukey's test; beyond 1.5 it is an outlier.",
                                java("series_outliers", DYNAMIC, POSSIBLE, series("series")),
                                java(
                                                "series_outliers_2",
                                                DYNAMIC,
                                                POSSIBLE,
                                                series("series"),
                                                typed("kind", STRING).constantOnly())
                                        .checked(Checks.onlyCustomTukey()))
                        .namedAsArgument(),
                Function.of(
                        "series_seasonal",
                        "The median of each phase of a period.",
                        checked(
                                Checks.period(1),
                                javaFrom(
                                        1,
                                        "series_seasonal",
                                        DYNAMIC,
                                        POSSIBLE,
                                        series("series"),
                                        typed("period", LONG).constantOnly()))));
    }

    private static Signature[] checked(Signature.Check check, Signature... signatures) {
        Signature[] checked = new Signature[signatures.length];
        for (int i = 0; i < signatures.length; i++) {
            checked[i] = signatures[i].checked(check);
        }
        return checked;
    }

    /// Give an array of the values of their columns.
    private static List<Function> several() {
        return List.of(
                hidden("series_stats", 1, series("series"), typed("ignore_nonnumeric", BOOL)),
                hidden("series_fit_line", 1, series("series")),
                hidden("series_fit_2lines", 1, series("series")),
                hidden("series_fft", 1, series("real"), series("imaginary")),
                hidden("series_ifft", 1, series("real"), series("imaginary")),
                hidden("series_fit_poly", 1, series("y"), series("x"), typed("degree", LONG)),
                decomposition(
                        "series_decompose",
                        1,
                        1,
                        series("series"),
                        period(),
                        trend(),
                        testPoints(),
                        seasonalityThreshold()),
                decomposition(
                        "series_decompose_forecast",
                        2,
                        2,
                        series("series"),
                        typed("points", LONG),
                        period(),
                        trend(),
                        seasonalityThreshold()),
                decomposition(
                        "series_decompose_anomalies",
                        1,
                        2,
                        series("series"),
                        typed("threshold", REAL),
                        period(),
                        trend(),
                        testPoints(),
                        typed("method", STRING).constantOnly(),
                        seasonalityThreshold()));
    }

    /// Counts where the period is to be found.
    private static Parameter seasonalityThreshold() {
        return typed("seasonality_threshold", REAL);
    }

    private static Parameter period() {
        return typed("seasonality", LONG).constantOnly();
    }

    private static Parameter trend() {
        return typed("trend", STRING).constantOnly();
    }

    private static Parameter testPoints() {
        return typed("test_points", LONG);
    }

    private static Function hidden(String name, int required, Parameter... parameters) {
        return Function.of(
                "$" + name,
                "The columns of " + name + ".",
                javaFrom(required, name, DYNAMIC, POSSIBLE, parameters));
    }

    private static Function decomposition(
            String name, int required, int period, Parameter... parameters) {
        List<Signature> signatures = new ArrayList<>();
        for (Signature signature : javaFrom(required, name, DYNAMIC, POSSIBLE, parameters)) {
            signatures.add(
                    signature.checked(
                            Checks.all(
                                    Checks.period(period),
                                    Checks.oneOf(
                                            period + 1, "trend", List.of("avg", "linefit", "none")),
                                    name.endsWith("anomalies")
                                            ? Checks.oneOf(5, "method", List.of("ctukey"))
                                            : arguments -> Optional.empty())));
        }
        return Function.of(
                "$" + name, "The columns of " + name + ".", signatures.toArray(Signature[]::new));
    }
}
