package spoor.engine.scalar;

import static spoor.engine.scalar.Dynamics.array;
import static spoor.engine.scalar.Dynamics.json;
import static spoor.engine.scalar.Values.real;
import static spoor.engine.scalar.Values.whole;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the hidden functions that make an aggregate out of the array of a group's values, and
/// of those that read what `hll` and `tdigest` keep.
final class FoldBodies {
    private FoldBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        decimals(to);
        numbers(to);
        percentiles(to);
        digests(to);
        sketches(to);
        to.put("build_schema", a -> Schemas.of(elements(a)));
    }

    private static List<Json> elements(@Nullable Object[] a) {
        List<Json> elements = array(a, 0);
        return elements == null ? List.of() : elements;
    }

    private static void decimals(Map<String, ScalarBody> to) {
        to.put(
                "decimal_sum",
                a -> Decimals.text(decimals(a).stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        to.put(
                "decimal_average",
                a -> {
                    List<BigDecimal> values = decimals(a);
                    return values.isEmpty()
                            ? null
                            : Decimals.text(
                                    values.stream()
                                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                                            .divide(
                                                    new BigDecimal(values.size()),
                                                    Decimals.PRECISION));
                });
        to.put("decimal_least", a -> extreme(a, BigDecimal::min));
        to.put("decimal_greatest", a -> extreme(a, BigDecimal::max));
    }

    private static List<BigDecimal> decimals(@Nullable Object[] a) {
        List<BigDecimal> values = new ArrayList<>();
        for (Json element : elements(a)) {
            BigDecimal value = Decimals.parse(element.plain());
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable String extreme(
            @Nullable Object[] a, BinaryOperator<BigDecimal> choice) {
        return decimals(a).stream().reduce(choice).map(Decimals::text).orElse(null);
    }

    private static void numbers(Map<String, ScalarBody> to) {
        to.put("ticks_average", a -> average(elements(a)));
        to.put("covariance", a -> covariance(elements(a), 1));
        to.put("covariance_population", a -> covariance(elements(a), 0));
        bits(to, "binary_all_and", -1, (left, right) -> left & right);
        bits(to, "binary_all_or", 0, (left, right) -> left | right);
        bits(to, "binary_all_xor", 0, (left, right) -> left ^ right);
    }

    private static @Nullable Long average(List<Json> ticks) {
        BigInteger sum = BigInteger.ZERO;
        for (Json tick : ticks) {
            sum = sum.add(BigInteger.valueOf(((Json.Whole) tick).value()));
        }
        return ticks.isEmpty()
                ? null
                : (Long) sum.divide(BigInteger.valueOf(ticks.size())).longValueExact();
    }

    /// Of pairs; 0 for fewer than two, as for `variance`.
    private static double covariance(List<Json> pairs, int lost) {
        double meanX = 0;
        double meanY = 0;
        double sum = 0;
        long count = 0;
        for (Json pair : pairs) {
            double x = Dynamics.real(part(pair, 0));
            double y = Dynamics.real(part(pair, 1));
            if (part(pair, 0) != Json.Null.NULL && part(pair, 1) != Json.Null.NULL) {
                count++;
                double away = x - meanX;
                meanX += away / count;
                meanY += (y - meanY) / count;
                sum += away * (y - meanY);
            }
        }
        return count <= lost ? 0 : sum / (count - lost);
    }

    private static Json part(Json pair, int place) {
        Json part = Dynamics.element(pair, place);
        return part == null ? Json.Null.NULL : part;
    }

    private static void bits(
            Map<String, ScalarBody> to, String id, long neutral, LongBinaryOperator operator) {
        to.put(
                id,
                a -> {
                    List<Json> values = elements(a);
                    return values.isEmpty()
                            ? null
                            : (Long)
                                    values.stream()
                                            .mapToLong(value -> ((Json.Whole) value).value())
                                            .reduce(neutral, operator);
                });
    }

    private static void percentiles(Map<String, ScalarBody> to) {
        to.put("weighted_percentile", a -> percentile(weighted(elements(a)), real(a, 1)));
        to.put("plain_percentiles", a -> percentiles(plain(elements(a)), json(a, 1)));
        to.put("weighted_percentiles", a -> percentiles(weighted(elements(a)), json(a, 1)));
    }

    private static @Nullable String percentile(Digest digest, double percent) {
        return digest.percentile(percent).dynamic();
    }

    private static @Nullable String percentiles(Digest digest, Json percents) {
        List<Json> all = percents.array();
        if (all == null || digest.values().isEmpty()) {
            return null;
        }
        return new Json.Array(
                        all.stream()
                                .map(percent -> digest.percentile(Dynamics.real(percent)))
                                .toList())
                .text();
    }

    private static Digest plain(List<Json> values) {
        return Digest.exact(values.stream().map(value -> new Digest.Weighted(value, 1)).toList());
    }

    private static Digest weighted(List<Json> pairs) {
        List<Digest.Weighted> all = new ArrayList<>();
        for (Json pair : pairs) {
            double weight = Dynamics.real(part(pair, 1));
            if (part(pair, 0) != Json.Null.NULL && weight > 0) {
                all.add(new Digest.Weighted(part(pair, 0), weight));
            }
        }
        return Digest.exact(all);
    }

    private static void digests(Map<String, ScalarBody> to) {
        to.put("tdigest", a -> plain(elements(a)).merged().text());
        to.put("tdigest_weighted", a -> weighted(elements(a)).merged().text());
        to.put("tdigest_merge_all", a -> merged(elements(a)));
        to.put("tdigest_merge", a -> merged(all(a)));
        to.put(
                "percentile_tdigest",
                a -> {
                    Digest digest = Digest.of(json(a, 0));
                    return digest == null || a[1] == null ? null : percentile(digest, real(a, 1));
                });
        to.put(
                "percentiles_array_tdigest",
                a -> {
                    Digest digest = Digest.of(json(a, 0));
                    Json percents =
                            a.length == 2 && json(a, 1) instanceof Json.Array array
                                    ? array
                                    : new Json.Array(all(a).subList(1, a.length));
                    return digest == null ? null : percentiles(digest, percents);
                });
        to.put(
                "rank_tdigest",
                a -> {
                    Digest digest = Digest.of(json(a, 0));
                    return digest == null || a[1] == null ? null : digest.rank(json(a, 1));
                });
        to.put(
                "percentrank_tdigest",
                a -> {
                    Digest digest = Digest.of(json(a, 0));
                    return digest == null || a[1] == null
                            ? null
                            : digest.rank(json(a, 1)) * 100 / digest.total();
                });
    }

    private static List<Json> all(@Nullable Object[] a) {
        List<Json> all = new ArrayList<>(a.length);
        for (int i = 0; i < a.length; i++) {
            all.add(json(a, i));
        }
        return all;
    }

    private static @Nullable String merged(List<Json> states) {
        List<Digest.Weighted> all = new ArrayList<>();
        boolean any = false;
        for (Json state : states) {
            Digest digest = Digest.of(state);
            if (digest != null) {
                any = true;
                all.addAll(digest.weighted());
            }
        }
        return any ? Digest.exact(all).merged().text() : null;
    }

    private static void sketches(Map<String, ScalarBody> to) {
        to.put(
                "hll",
                a -> {
                    Sketch sketch = Sketch.ofAccuracy(whole(a, 1, 1));
                    sketch.add(elements(a));
                    return sketch.text();
                });
        to.put("hll_merge_all", a -> joined(elements(a)));
        to.put("hll_merge", a -> joined(all(a)));
        to.put(
                "dcount_hll",
                a -> {
                    Sketch sketch = Sketch.of(json(a, 0));
                    return sketch == null ? null : sketch.count();
                });
    }

    private static @Nullable String joined(List<Json> states) {
        Sketch joined = null;
        for (Json state : states) {
            Sketch sketch = Sketch.of(state);
            if (sketch != null) {
                joined = joined == null ? sketch : joined.with(sketch);
            }
        }
        return joined == null ? null : joined.text();
    }
}
