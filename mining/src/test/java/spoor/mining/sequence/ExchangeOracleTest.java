package spoor.mining.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spoor.mining.Oracle;

/// The models and scores of the Exchange data, as the original gives them.
class ExchangeOracleTest {
    /// Two windows this near may change places by rounding.
    private static final double TIE = 1e-10;

    @ParameterizedTest
    @ValueSource(strings = {"cmds", "params", "params_values"})
    void learnsTheSameModel(String kind) {
        Learnt learnt = learn(kind, Optional.empty());
        Map<String, @Nullable Object> expected =
                Oracle.object(Oracle.json(Oracle.path("exchange/model_" + kind + ".json")));
        double worst = ModelAssertions.assertModel(kind, learnt.model(), expected);
        report("model_" + kind, worst);
    }

    @ParameterizedTest
    @CsvSource({
        "cmds, ",
        "params, ",
        "params_values, ",
        "params_values_modellable_all, all",
        "params_values_modellable_none, none"
    })
    void scoresTheSameWindows(String variant, @Nullable String modellable) {
        Path file = Oracle.path("exchange/scores_" + variant + ".csv");
        Learnt learnt = learn(variant.replaceFirst("_modellable.*", ""), modelled(modellable));
        Map<String, WindowScores> scores = new LinkedHashMap<>();
        double worst = 0;
        int ties = 0;
        int rows = 0;
        for (Map<String, String> row : Oracle.csv(file)) {
            int window = Integer.parseInt(field(row, "window"));
            boolean tokens = field(row, "tokens").equals("1");
            boolean geometric = field(row, "geo_mean").equals("1");
            WindowScores all =
                    scores.computeIfAbsent(
                            window + " " + tokens + " " + geometric,
                            key ->
                                    WindowScores.of(
                                            learnt.model(),
                                            learnt.sequences(),
                                            window,
                                            tokens,
                                            geometric));
            int session = Integer.parseInt(field(row, "session"));
            double found = all.likelihood()[session];
            double difference = Oracle.difference(real(field(row, "likelihood")), found);
            assertTrue(difference <= ModelAssertions.TOLERANCE, () -> row + " not " + found);
            worst = Math.max(worst, difference);
            assertEquals(Integer.parseInt(field(row, "n_windows")), all.windows()[session]);
            int start = Integer.parseInt(field(row, "window_start"));
            if (start == all.start()[session]) {
                assertEquals(Integer.parseInt(field(row, "window_cmds")), all.length()[session]);
                assertEquals(
                        Oracle.json(field(row, "rarest_window_cmd_names")),
                        commands(learnt.sequences(), session, all));
            } else {
                double there =
                        WindowScores.ofSession(
                                learnt.model(),
                                learnt.sequences(),
                                session,
                                window,
                                tokens,
                                geometric)[start];
                assertTrue(Oracle.difference(there, found) <= TIE, row.toString());
                ties++;
            }
            rows++;
        }
        assertEquals(scores.size() * 400, rows);
        report("scores_" + variant + ": " + rows + " rows, " + ties + " other windows", worst);
    }

    @ParameterizedTest
    @CsvSource({
        "cmds, 2",
        "cmds, 3",
        "params, 2",
        "params, 3",
        "params_values, 2",
        "params_values, 3"
    })
    void scoresSessionsLikeTheFrontEnd(String kind, int window) {
        Path file = Oracle.path("exchange/score_sessions_" + kind + "_w" + window + ".csv");
        Learnt learnt = learn(kind, Optional.empty());
        WindowScores scores =
                WindowScores.of(learnt.model(), learnt.sequences(), window, true, false);
        double worst = 0;
        for (Map<String, String> row : Oracle.csv(file)) {
            double found = scores.likelihood()[Integer.parseInt(field(row, "session"))];
            double expected = real(field(row, "rarest_window" + window + "_likelihood"));
            worst = Math.max(worst, Oracle.difference(expected, found));
        }
        assertTrue(worst <= ModelAssertions.TOLERANCE, "difference " + worst);
        report("score_sessions_" + kind + "_w" + window, worst);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmds", "params", "params_values"})
    void givesTheSameLikelihoodsOfWholeSessions(String kind) {
        Path file = Oracle.path("exchange/session_likelihoods_" + kind + ".csv");
        Learnt learnt = learn(kind, Optional.empty());
        SessionLikelihoods all = SessionLikelihoods.of(learnt.model(), learnt.sequences());
        double worst = 0;
        for (Map<String, String> row : Oracle.csv(file)) {
            int session = Integer.parseInt(field(row, "session"));
            worst = Math.max(worst, difference(row, "likelihood_tokens", all.tokens()[session]));
            worst = Math.max(worst, difference(row, "geomean_tokens", all.tokensMean()[session]));
            worst = Math.max(worst, difference(row, "likelihood_no_tokens", all.plain()[session]));
            worst = Math.max(worst, difference(row, "geomean_no_tokens", all.plainMean()[session]));
        }
        assertTrue(worst <= ModelAssertions.TOLERANCE, "difference " + worst);
        report("session_likelihoods_" + kind, worst);
    }

    @ParameterizedTest
    @ValueSource(strings = {"params", "params_values"})
    void givesTheSameProbabilitiesOfParameterSets(String kind) {
        Learnt learnt = learn(kind, Optional.empty());
        List<ParameterSet> sets = ParameterSet.of(learnt.model(), learnt.sequences());
        for (boolean geometric : List.of(false, true)) {
            String name = "setof_params_cond_cmd_" + kind + (geometric ? "_geo" : "_raw");
            List<Map<String, String>> rows = Oracle.csv(Oracle.path("exchange/" + name + ".csv"));
            assertEquals(rows.size(), sets.size());
            double worst = 0;
            Map<List<Object>, ParameterSet> found = new HashMap<>();
            sets.forEach(set -> found.put(List.of(set.command(), set.parameters()), set));
            for (Map<String, String> row : rows) {
                List<Object> key =
                        List.of(
                                field(row, "cmd"),
                                Oracle.list(Oracle.json(field(row, "param_set_sorted"))));
                ParameterSet set = found.get(key);
                assertNotNull(set, key.toString());
                double probability = geometric ? set.geometricMean() : set.probability();
                worst = Math.max(worst, difference(row, "prob", probability));
            }
            assertTrue(worst <= ModelAssertions.TOLERANCE, "difference " + worst);
            report(name, worst);
        }
    }

    @Test
    void findsTheRarestSessionOfThePage() {
        Learnt learnt = learn("cmds", Optional.empty());
        WindowScores scores = WindowScores.of(learnt.model(), learnt.sequences(), 3, true, false);
        int rarest = 0;
        for (int session = 0; session < 400; session++) {
            if (scores.likelihood()[session] < scores.likelihood()[rarest]) {
                rarest = session;
            }
        }
        assertEquals(157, rarest);
        assertEquals(
                List.of("New-Mailbox", "Set-Mailbox"),
                commands(learnt.sequences(), rarest, scores));
        assertEquals(0.000021, scores.likelihood()[rarest], 0.0000005);
    }

    private static Learnt learn(String kind, Optional<Set<String>> modellable) {
        List<@Nullable Object> sessions = new ArrayList<>();
        for (Object session :
                Oracle.list(Oracle.json(Oracle.path("exchange/sessions_" + kind + ".json")))) {
            sessions.add(Oracle.object(session).get("events"));
        }
        Sequences sequences =
                OracleSessions.read(new Vocabulary(OracleSessions.type(sessions)), sessions);
        return new Learnt(SequenceModel.train(sequences, modellable), sequences);
    }

    private static Optional<Set<String>> modelled(@Nullable String which) {
        if (which == null) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> raw =
                Oracle.object(
                        Oracle.object(Oracle.json(Oracle.path("exchange/model_params_values.json")))
                                .get("raw"));
        return which.equals("none")
                ? Optional.of(Set.of())
                : Optional.of(Oracle.object(raw.get("param_counts")).keySet());
    }

    private static List<String> commands(Sequences sequences, int session, WindowScores scores) {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < scores.length()[session]; i++) {
            commands.add(sequences.command(session, scores.start()[session] + i));
        }
        return commands;
    }

    private static double difference(Map<String, String> row, String column, double found) {
        return Oracle.difference(real(field(row, column)), found);
    }

    private static String field(Map<String, String> row, String column) {
        return String.valueOf(row.get(column));
    }

    private static double real(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static void report(String what, double worst) {
        System.out.println("oracle " + what + ": largest relative difference " + worst);
    }

    private record Learnt(SequenceModel model, Sequences sequences) {}
}
