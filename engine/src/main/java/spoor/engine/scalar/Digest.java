package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// What `tdigest` keeps of a group: values with their weights, in order. Up to [#MOST] different
/// values it is exact; more are put together by neighbours, the finer the nearer to an end (the
/// merging digest of T. Dunning and O. Ertl, "Computing extremely accurate quantiles using
/// t-digests", 2019, with their scale function k1).
///
/// As a dynamic: `["tdigest", [values], [weights]]`. Kusto's own bytes are others.
record Digest(List<Json> values, double[] weights) {
    private static final String MARK = "tdigest";

    /// Different values kept as they are.
    private static final int MOST = 4_096;

    /// About so many remain of more.
    private static final int FINENESS = 2_000;

    Digest {
        values = List.copyOf(values);
    }

    /// A value and how often it counts.
    record Weighted(Json value, double weight) {}

    /// Null when the value is no digest.
    static @Nullable Digest of(Json state) {
        List<Json> parts = state.array();
        if (parts == null || parts.size() != 3 || !parts.get(0).equals(new Json.Text(MARK))) {
            return null;
        }
        List<Json> values = parts.get(1).array();
        List<Json> weights = parts.get(2).array();
        if (values == null || weights == null || values.size() != weights.size()) {
            return null;
        }
        return new Digest(values, weights.stream().mapToDouble(Dynamics::real).toArray());
    }

    /// With every different value.
    static Digest exact(List<Weighted> given) {
        List<Weighted> sorted = new ArrayList<>(given);
        sorted.sort((left, right) -> ArrayBodies.compare(left.value(), right.value()));
        List<Json> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Weighted one : sorted) {
            int last = values.size() - 1;
            if (last >= 0 && Dynamics.same(values.get(last), one.value())) {
                weights.set(last, weights.get(last) + one.weight());
            } else {
                values.add(one.value());
                weights.add(one.weight());
            }
        }
        return new Digest(values, weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// Of more than [#MOST] numbers, fewer.
    Digest merged() {
        if (values.size() <= MOST || !values.stream().allMatch(Dynamics::isNumber)) {
            return this;
        }
        double total = sum(weights);
        List<Json> kept = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        double before = 0;
        double mean = Dynamics.real(values.getFirst());
        double size = weights[0];
        int members = 1;
        for (int i = 1; i < weights.length; i++) {
            double value = Dynamics.real(values.get(i));
            if (scale((before + size + weights[i]) / total) - scale(before / total) <= 1) {
                size += weights[i];
                mean += (value - mean) * weights[i] / size;
                members++;
            } else {
                kept.add(members == 1 ? values.get(i - 1) : new Json.Real(mean));
                sizes.add(size);
                before += size;
                mean = value;
                size = weights[i];
                members = 1;
            }
        }
        kept.add(members == 1 ? values.getLast() : new Json.Real(mean));
        sizes.add(size);
        return new Digest(kept, sizes.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double scale(double share) {
        return FINENESS / (2 * Math.PI) * Math.asin(Math.clamp(2 * share - 1, -1.0, 1.0));
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    List<Weighted> weighted() {
        List<Weighted> all = new ArrayList<>(weights.length);
        for (int i = 0; i < weights.length; i++) {
            all.add(new Weighted(values.get(i), weights[i]));
        }
        return all;
    }

    /// By nearest rank; null of an empty digest.
    Json percentile(double percent) {
        double wanted = Math.clamp(percent, 0, 100) / 100 * sum(weights);
        double reached = 0;
        for (int i = 0; i < weights.length; i++) {
            reached += weights[i];
            // the weights are whole: a rank that is met but for the last bits is met
            if (reached >= wanted - 1e-9 * Math.max(1, wanted)) {
                return values.get(i);
            }
        }
        return values.isEmpty() ? Json.Null.NULL : values.getLast();
    }

    /// How much weight lies at or below a value.
    double rank(Json value) {
        double rank = 0;
        for (int i = 0; i < weights.length; i++) {
            if (ArrayBodies.compare(values.get(i), value) <= 0) {
                rank += weights[i];
            }
        }
        return rank;
    }

    double total() {
        return sum(weights);
    }

    String text() {
        List<Json> counts = new ArrayList<>(weights.length);
        for (double weight : weights) {
            counts.add(
                    weight == Math.rint(weight)
                            ? new Json.Whole((long) weight)
                            : new Json.Real(weight));
        }
        return new Json.Array(
                        List.of(
                                new Json.Text(MARK),
                                new Json.Array(values),
                                new Json.Array(counts)))
                .text();
    }
}
