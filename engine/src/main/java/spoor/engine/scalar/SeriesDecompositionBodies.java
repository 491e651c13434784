package spoor.engine.scalar;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.SeriesFitBodies.Line;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that take a series apart into season, trend and the rest. Functions of
/// several columns give an array of them.
final class SeriesDecompositionBodies {
    /// As a period: find it.
    private static final long AUTODETECT = -1;

    private SeriesDecompositionBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("series_season_length", SeriesDecompositionBodies::seasonLength);
        to.put("series_season_length_2", SeriesDecompositionBodies::seasonLength);
        to.put("series_seasonal", SeriesDecompositionBodies::seasonal);
        to.put("series_seasonal_2", SeriesDecompositionBodies::seasonal);
        for (int count = 1; count <= 5; count++) {
            to.put(
                    count == 1 ? "series_decompose" : "series_decompose_" + count,
                    a -> decomposed(a, new Places(1, 4), "avg", Values.whole(a, 3, 0)));
        }
        for (int count = 2; count <= 5; count++) {
            to.put(
                    count == 2 ? "series_decompose_forecast" : "series_decompose_forecast_" + count,
                    a -> decomposed(a, new Places(2, 4), "linefit", Values.whole(a, 1, 0)));
        }
        for (int count = 1; count <= 7; count++) {
            to.put(
                    count == 1
                            ? "series_decompose_anomalies"
                            : "series_decompose_anomalies_" + count,
                    SeriesDecompositionBodies::anomalies);
        }
    }

    private static @Nullable Long seasonLength(@Nullable Object[] a) {
        double[] series = Series.numbers(a, 0);
        return series == null
                ? null
                : (long) Season.length(series, Values.real(a, 1, Season.THRESHOLD));
    }

    private static @Nullable String seasonal(@Nullable Object[] a) {
        double[] series = Series.numbers(a, 0);
        if (series == null) {
            return null;
        }
        long period = Values.whole(a, 1, AUTODETECT);
        int length = period == AUTODETECT ? Season.length(series, Season.THRESHOLD) : (int) period;
        return Series.of(phases(series, length, series.length)).text();
    }

    /// The median of each phase among the first values, over the whole series; 0 without a period.
    private static double[] phases(double[] series, int period, int known) {
        double[] result = new double[series.length];
        if (period <= 0 || period > known) {
            return result;
        }
        for (int phase = 0; phase < period; phase++) {
            double[] values = new double[(known - phase + period - 1) / period];
            for (int i = 0; i < values.length; i++) {
                values[i] = series[phase + i * period];
            }
            Arrays.sort(values);
            double median = Series.quantile(values, 0.5);
            for (int i = phase; i < series.length; i += period) {
                result[i] = median;
            }
        }
        return result;
    }

    /// Where the arguments of a function stand: of the period, after which the trend comes, and of
    /// the threshold of a season.
    private record Places(int period, int threshold) {}

    /// @param baseline the sum of seasonal and trend
    private record Parts(double[] baseline, double[] seasonal, double[] trend, double[] residual) {
        static Parts of(
                double[] series,
                @Nullable Object[] a,
                Places places,
                String usualTrend,
                long testPoints) {
            int known = (int) Math.max(1, series.length - Math.max(0, testPoints));
            double[] seasonal = phases(series, period(series, known, a, places), known);
            double[] rest = SeriesFitBodies.minus(series, seasonal);
            int place = places.period() + 1;
            double[] line =
                    switch (a.length > place ? Values.name(a, place) : usualTrend) {
                        case "none" -> new double[series.length];
                        case "avg" -> {
                            double[] flat = new double[series.length];
                            Arrays.fill(flat, Series.mean(Arrays.copyOf(rest, known)));
                            yield flat;
                        }
                        default -> Line.through(rest, known).values(series.length);
                    };
            double[] baseline = new double[series.length];
            for (int i = 0; i < series.length; i++) {
                baseline[i] = seasonal[i] + line[i];
            }
            return new Parts(baseline, seasonal, line, SeriesFitBodies.minus(series, baseline));
        }

        private static int period(double[] series, int known, @Nullable Object[] a, Places places) {
            long period = Values.whole(a, places.period(), AUTODETECT);
            return period == AUTODETECT
                    ? Season.length(
                            Arrays.copyOf(series, known),
                            Values.real(a, places.threshold(), Season.THRESHOLD))
                    : (int) period;
        }
    }

    private static @Nullable String decomposed(
            @Nullable Object[] a, Places places, String trend, long testPoints) {
        double[] series = Series.numbers(a, 0);
        if (series == null || series.length == 0) {
            return null;
        }
        Parts parts = Parts.of(series, a, places, trend, testPoints);
        return new Json.Array(
                        List.of(
                                Series.of(parts.baseline()),
                                Series.of(parts.seasonal()),
                                Series.of(parts.trend()),
                                Series.of(parts.residual())))
                .text();
    }

    private static @Nullable String anomalies(@Nullable Object[] a) {
        double[] series = Series.numbers(a, 0);
        if (series == null || series.length == 0) {
            return null;
        }
        double threshold = a.length > 1 ? Values.real(a, 1) : 1.5;
        Parts parts = Parts.of(series, a, new Places(2, 6), "avg", Values.whole(a, 4, 0));
        double[] scores = SeriesFitBodies.scores(parts.residual());
        List<Json> flags =
                Arrays.stream(scores)
                        .mapToObj(score -> (Json) new Json.Whole(flag(score, threshold)))
                        .toList();
        return new Json.Array(
                        List.of(
                                new Json.Array(flags),
                                Series.of(scores),
                                Series.of(parts.baseline())))
                .text();
    }

    private static long flag(double score, double threshold) {
        return score > threshold ? 1 : score < -threshold ? -1 : 0;
    }
}
