package spoor.mining.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Oracle;
import spoor.model.Span;

/// The small cases of the original, oddities and refusals included.
class EdgeOracleTest {
    private double worst;

    @Test
    void agreesOnEveryCaseThatTheOriginalAnswers() {
        int cases = 0;
        List<Path> files = Oracle.files("edge", "model_*.json");
        assertFalse(files.isEmpty());
        for (Path file : files) {
            Map<String, @Nullable Object> edge = Oracle.object(Oracle.json(file));
            if (edge.get("input") == null) {
                continue;
            }
            Map<String, @Nullable Object> input = Oracle.object(edge.get("input"));
            Map<String, @Nullable Object> output = Oracle.object(edge.get("output"));
            if (output.get("model") != null) {
                assertEdge(file.getFileName().toString(), input, output);
                cases++;
            }
        }
        assertTrue(cases > 0);
        System.out.println("oracle edge/model: " + cases + " cases, difference " + worst);
    }

    @Test
    void refusesWhatTheOriginalThrowsOn() {
        assertEquals("MINE010: there is no session to learn from", refusal("no_sessions"));
        assertEquals("MINE011: a session is empty, in row 2", refusal("empty_session"));
        assertEquals(
                "MINE014: some events are strings and some are objects, in row 2",
                refusal("mixed_types"));
        assertEquals(
                "MINE013: a command is called '##START##', the name of a token of the model, in"
                        + " row 1",
                refusal("token_names_in_data"));
        assertEquals("MINE004: the window is 0", refusal("window0"));
        assertEquals(
                "MINE014: an event gives names of parameters without values",
                refusal("params_dict_then_set"));
    }

    @Test
    void takesAListAsAValueByItsTextWhereTheOriginalThrows() {
        Map<String, @Nullable Object> edge = edge("values_list_value");
        assertEquals("TypeError", Oracle.object(edge.get("output")).get("error"));
        List<@Nullable Object> sessions =
                Oracle.list(Oracle.object(edge.get("input")).get("sessions"));
        Sequences sequences = OracleSessions.read(new Vocabulary(SessionType.VALUES), sessions);
        SequenceModel model = SequenceModel.train(sequences, Optional.of(Set.of("p")));
        assertEquals(2.0 / 3, model.valueProbability("p", "[\"x\"]"));
    }

    @Test
    void scoresCommandsNeverSeenAsUnknown() {
        Map<String, @Nullable Object> edge = edge("unseen_cmds");
        Sequences trained =
                OracleSessions.read(
                        new Vocabulary(SessionType.COMMANDS), Oracle.list(edge.get("train")));
        SequenceModel model = SequenceModel.train(trained, Optional.empty());
        ModelAssertions.assertModel("unseen", model, Oracle.object(edge.get("model")));
        for (Object row : Oracle.list(edge.get("rows"))) {
            List<@Nullable Object> one = Oracle.list(row);
            assertRow(model, one, (Boolean) nonNull(one.get(2)), one.get(3), one.get(4));
        }
        Map<String, @Nullable Object> direct = Oracle.object(edge.get("direct"));
        assertEquals(direct.get("trans[A][START]"), model.transition("A", "##START##"));
        assertEquals(direct.get("trans[END][A]"), model.transition("##END##", "A"));
        assertEquals(direct.get("prior[Z]"), model.prior("Z"));
        assertEquals(direct.get("trans[Z][Z]"), model.transition("Z", "Z"));
    }

    @Test
    void scoresParametersAndValuesNeverSeen() {
        Map<String, @Nullable Object> edge = edge("unseen_params_values");
        Map<String, @Nullable Object> expected = Oracle.object(edge.get("model"));
        Sequences trained =
                OracleSessions.read(
                        new Vocabulary(SessionType.VALUES), Oracle.list(edge.get("train")));
        SequenceModel model =
                SequenceModel.train(
                        trained, OracleSessions.names(expected.get("modellable_params")));
        ModelAssertions.assertModel("unseen", model, expected);
        for (Object row : Oracle.list(edge.get("rows"))) {
            List<@Nullable Object> one = Oracle.list(row);
            assertRow(model, one, true, one.get(2), one.get(3));
        }
    }

    /// @param row of the session to score and the window, first
    private static void assertRow(
            SequenceModel model,
            List<@Nullable Object> row,
            boolean tokens,
            @Nullable Object likelihood,
            @Nullable Object rarest) {
        Sequences sequences = OracleSessions.read(model.vocabulary(), List.of(nonNull(row.get(0))));
        WindowScores scores =
                WindowScores.of(model, sequences, (int) Oracle.whole(row.get(1)), tokens, false);
        double difference = Oracle.difference(Oracle.real(likelihood), scores.likelihood()[0]);
        assertTrue(difference <= ModelAssertions.TOLERANCE, () -> row + " not " + difference);
        assertEquals(Oracle.list(rarest).size(), scores.length()[0], row.toString());
    }

    private void assertEdge(
            String name,
            Map<String, @Nullable Object> input,
            Map<String, @Nullable Object> output) {
        List<@Nullable Object> sessions = Oracle.list(input.get("sessions"));
        Sequences sequences =
                OracleSessions.read(new Vocabulary(OracleSessions.type(sessions)), sessions);
        SequenceModel model =
                SequenceModel.train(
                        sequences, OracleSessions.names(input.get("modellable_params")));
        note(ModelAssertions.assertModel(name, model, Oracle.object(output.get("model"))), name);
        for (Object row : rows(output, "scores")) {
            assertScore(name, model, sequences, Oracle.list(row));
        }
        SessionLikelihoods all = SessionLikelihoods.of(model, sequences);
        for (Object row : rows(output, "likelihoods")) {
            List<@Nullable Object> one = Oracle.list(row);
            int session = (int) Oracle.whole(one.get(0));
            near(one.get(2), all.tokens()[session], name);
            near(one.get(3), all.tokensMean()[session], name);
            near(one.get(4), all.plain()[session], name);
            near(one.get(5), all.plainMean()[session], name);
        }
        if (output.get("setof_params_geo") != null) {
            assertSets(name, ParameterSet.of(model, sequences), rows(output, "setof_params_geo"));
        }
    }

    private void assertScore(
            String name, SequenceModel model, Sequences sequences, List<@Nullable Object> row) {
        int session = (int) Oracle.whole(row.get(0));
        WindowScores scores =
                WindowScores.of(
                        model,
                        sequences,
                        (int) Oracle.whole(row.get(1)),
                        Oracle.whole(row.get(2)) == 1,
                        Oracle.whole(row.get(3)) == 1);
        near(row.get(4), scores.likelihood()[session], name + row);
        assertEquals(Oracle.whole(row.get(5)), scores.start()[session], name + row);
        assertEquals(Oracle.whole(row.get(6)), scores.length()[session], name + row);
        assertEquals(Oracle.whole(row.get(7)), scores.windows()[session], name + row);
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < scores.length()[session]; i++) {
            commands.add(sequences.command(session, scores.start()[session] + i));
        }
        assertEquals(row.get(8), commands, name + row);
    }

    private void assertSets(String name, List<ParameterSet> sets, List<@Nullable Object> expected) {
        Map<List<Object>, Double> found = new HashMap<>();
        sets.forEach(
                set -> found.put(List.of(set.command(), set.parameters()), set.geometricMean()));
        assertEquals(expected.size(), found.size(), name);
        for (Object row : expected) {
            List<@Nullable Object> one = Oracle.list(row);
            List<String> parameters = new ArrayList<>();
            for (Object parameter : Oracle.list(one.get(1))) {
                // Python spells JSON's null, true and false its own way.
                parameters.add(
                        String.valueOf(parameter)
                                .replace("--- None", "--- null")
                                .replace("--- True", "--- true")
                                .replace("--- False", "--- false"));
            }
            Double probability = found.get(List.of(nonNull(one.get(0)), parameters));
            near(one.get(2), probability == null ? -1 : probability, name + row);
        }
    }

    private static String refusal(String name) {
        Map<String, @Nullable Object> edge = edge(name);
        assertTrue(Oracle.object(edge.get("output")).containsKey("error"));
        Map<String, @Nullable Object> input = Oracle.object(edge.get("input"));
        List<@Nullable Object> sessions = Oracle.list(input.get("sessions"));
        SequenceException e =
                assertThrows(
                        SequenceException.class,
                        () -> {
                            Sequences sequences =
                                    OracleSessions.read(
                                            new Vocabulary(OracleSessions.type(sessions)),
                                            sessions);
                            SequenceModel model = SequenceModel.train(sequences, Optional.empty());
                            for (Object window : Oracle.list(input.get("windows"))) {
                                int length = (int) Oracle.whole(window);
                                WindowScores.of(model, sequences, length, true, false);
                            }
                            ParameterSet.of(model, sequences);
                        });
        assertFalse(e.problem(Span.NONE).hint().isEmpty());
        return e.problem(Span.NONE).code() + ": " + e.getMessage();
    }

    private static Map<String, @Nullable Object> edge(String name) {
        return Oracle.object(Oracle.json(Oracle.path("edge/model_" + name + ".json")));
    }

    private static List<@Nullable Object> rows(Map<String, @Nullable Object> output, String name) {
        return output.get(name) == null ? List.of() : Oracle.list(output.get(name));
    }

    private void near(@Nullable Object expected, double found, String name) {
        note(Oracle.difference(Oracle.real(expected), found), name);
    }

    private void note(double difference, String name) {
        assertTrue(difference <= ModelAssertions.TOLERANCE, () -> name + ": " + difference);
        worst = Math.max(worst, difference);
    }

    private static Object nonNull(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("null in an edge case");
        }
        return value;
    }
}
