package spoor.mining.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.mining.Oracle;

/// Compares a model with a dump of the original's.
final class ModelAssertions {
    static final double TOLERANCE = 1e-12;

    private final String name;
    private final SequenceModel model;
    private double worst;

    private ModelAssertions(String name, SequenceModel model) {
        this.name = name;
        this.model = model;
    }

    /// Returns the largest relative difference.
    static double assertModel(
            String name, SequenceModel model, Map<String, @Nullable Object> expected) {
        ModelAssertions assertions = new ModelAssertions(name, model);
        assertions.counts(Oracle.object(expected.get("raw")));
        assertions.probabilities(expected);
        return assertions.worst;
    }

    private void counts(Map<String, @Nullable Object> raw) {
        Oracle.object(raw.get("seq1_counts"))
                .forEach((c, n) -> assertEquals(Oracle.whole(n), model.count(c), name + " " + c));
        Oracle.object(raw.get("seq2_counts"))
                .forEach((a, row) ->
                        Oracle.object(row)
                                .forEach((b, n) ->
                                        assertEquals(Oracle.whole(n), model.pairs(a, b))));
        if (raw.get("param_counts") != null) {
            Oracle.object(raw.get("param_counts"))
                    .forEach((p, n) -> assertEquals(Oracle.whole(n), model.parameterUses(p)));
            Oracle.object(raw.get("cmd_param_counts"))
                    .forEach((c, row) ->
                            Oracle.object(row)
                                    .forEach((p, n) ->
                                            assertEquals(
                                                    Oracle.whole(n), model.parameterUses(c, p))));
        }
    }

    private void probabilities(Map<String, @Nullable Object> expected) {
        Oracle.object(Oracle.object(expected.get("smoothed")).get("seq1_counts"))
                .forEach((c, n) -> assertEquals(Oracle.whole(n), model.smoothedCount(c), name));
        Oracle.object(expected.get("prior_probs"))
                .forEach((c, p) -> near(p, model.prior(c), "prior " + c));
        Oracle.object(expected.get("trans_probs"))
                .forEach((a, row) ->
                        Oracle.object(row)
                                .forEach((b, p) -> near(p, model.transition(a, b), a + b)));
        if (expected.get("param_probs") != null) {
            Oracle.object(expected.get("param_probs"))
                    .forEach((p, x) -> near(x, model.parameterProbability(p), "P(" + p + ")"));
            Oracle.object(expected.get("param_cond_cmd_probs"))
                    .forEach((c, row) ->
                            Oracle.object(row)
                                    .forEach((p, x) ->
                                            near(
                                                    x,
                                                    model.parameterProbability(c, p),
                                                    p + "|" + c)));
        }
        if (expected.get("modellable_params") != null) {
            assertEquals(
                    Oracle.list(expected.get("modellable_params")),
                    List.copyOf(model.modellable()),
                    name);
            Oracle.object(expected.get("value_cond_param_probs"))
                    .forEach((p, row) ->
                            Oracle.object(row)
                                    .forEach((v, x) ->
                                            near(
                                                    x,
                                                    model.valueProbability(p, text(v)),
                                                    v + "|" + p)));
            Oracle.object(expected.get("param_stats")).forEach(this::stats);
        }
    }

    private void stats(String parameter, @Nullable Object expected) {
        Map<String, @Nullable Object> stats = Oracle.object(expected);
        assertEquals(
                Oracle.whole(stats.get("distinct_values")), model.distinctValues(parameter), name);
        assertEquals(Oracle.whole(stats.get("param_count")), model.parameterUses(parameter), name);
    }

    /// Python spells JSON's `true` its own way.
    private String text(String value) {
        boolean truth = value.equals("True") && model.vocabulary().valueId(value) < 0;
        return truth ? "true" : value;
    }

    private void near(@Nullable Object expected, double found, String what) {
        double difference = Oracle.difference(Oracle.real(expected), found);
        worst = Math.max(worst, difference);
        assertTrue(
                difference <= TOLERANCE,
                () -> name + " " + what + ": expected " + expected + ", found " + found);
    }
}
