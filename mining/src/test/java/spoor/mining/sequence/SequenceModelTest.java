package spoor.mining.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spoor.mining.Oracle;
import spoor.mining.sequence.DenseModel.Event;
import spoor.model.ErrorKind;

class SequenceModelTest {
    private static final double NEAR = 1e-12;

    @Test
    void smoothsTheCountsOfTwoSmallSessions() {
        // A B and A: 5 states, so 4 is added to each row, 8 to each command, 4 to start and end.
        SequenceModel model = train(read(SessionType.COMMANDS, "[\"A\",\"B\"]", "[\"A\"]"));
        assertEquals(10, model.smoothedCount("A"));
        assertEquals(9, model.smoothedCount("B"));
        assertEquals(6, model.smoothedCount("##START##"));
        assertEquals(8, model.smoothedCount("##UNK##"));
        assertEquals(10.0 / 39, model.prior("A"));
        assertEquals(3.0 / 6, model.transition("##START##", "A"));
        assertEquals(2.0 / 6, model.transition("A", "B"));
        assertEquals(1.0 / 5, model.transition("B", "A"));
        assertEquals(1.0 / 4, model.transition("never", "A"));
    }

    @Test
    void scoresTheRarestWindowOfTwoSmallSessions() {
        Sequences sequences = read(SessionType.COMMANDS, "[\"A\",\"B\"]", "[\"A\"]");
        SequenceModel model = train(sequences);
        WindowScores three = WindowScores.of(model, sequences, 3, true, false);
        assertEquals(3.0 / 6 * (2.0 / 6) * (2.0 / 5), three.likelihood()[0]);
        assertEquals(0, three.start()[0]);
        assertEquals(2, three.length()[0]);
        assertEquals(Double.NaN, three.likelihood()[1]);
        assertEquals(-1, three.start()[1]);
        WindowScores two = WindowScores.of(model, sequences, 2, true, false);
        assertArrayEquals(new int[] {1, 0}, two.start());
        assertEquals(9.0 / 39 * (2.0 / 5), two.likelihood()[0]);
        assertEquals(1, two.length()[0]);
        WindowScores plain = WindowScores.of(model, sequences, 2, false, true);
        assertEquals(Math.sqrt(10.0 / 39 * (2.0 / 6)), plain.likelihood()[0], NEAR);
        assertEquals(0, plain.windows()[1]);
    }

    @Test
    void givesTheLikelihoodOfWholeSessions() {
        Sequences sequences = read(SessionType.COMMANDS, "[\"A\",\"B\"]", "[\"A\"]");
        SessionLikelihoods all = SessionLikelihoods.of(train(sequences), sequences);
        assertEquals(3.0 / 6 * (2.0 / 6) * (2.0 / 5), all.tokens()[0]);
        assertEquals(10.0 / 39, all.plain()[1]);
        assertEquals(Math.sqrt(all.plain()[0]), all.plainMean()[0], NEAR);
    }

    @Test
    void takesParametersInEveryForm() {
        String list = "[{\"S\":[{\"Name\":\"p\",\"Value\":\"1\"},{\"Value\":0,\"Name\":\"q\"}]}]";
        String object = "[{\"S\":{\"p\":1,\"q\":false}}]";
        String names = "[ {\"S\" : [\"p\", \"q\"]} ]";
        for (String session : List.of(list, object, names)) {
            SequenceModel model = train(read(SessionType.NAMES, session));
            assertEquals(1, model.parameterUses("S", "p"));
            assertEquals(1, model.parameterUses("S", "q"));
        }
        Sequences all =
                read(
                        SessionType.VALUES,
                        list,
                        object,
                        "[{\"S\":null},{\"S\":{}},{\"S\":[]}]",
                        "[{\"S\":{\"p\":{\"a\": [1, null]}}}]",
                        "[{\"S\":{\"p\":\"\\u0061\\n\"}}]");
        SequenceModel model = SequenceModel.train(all, Optional.of(Set.of("p")));
        assertEquals(3, model.distinctValues("p"));
        assertEquals(0, model.distinctValues("q"));
        assertEquals(3.0 / 8, model.valueProbability("p", "1"));
        assertEquals(2.0 / 8, model.valueProbability("p", "{\"a\":[1,null]}"));
        assertEquals(2.0 / 8, model.valueProbability("p", "a\n"));
        assertEquals(1.0 / 8, model.valueProbability("p", "never"));
    }

    @Test
    void takesTheLastOfAParameterGivenTwice() {
        Sequences sequences = read(SessionType.VALUES, "[{\"S\":{\"p\":\"1\",\"p\":\"2\"}}]");
        SequenceModel model = SequenceModel.train(sequences, Optional.of(Set.of("p")));
        assertEquals(1, model.parameterUses("p"));
        assertEquals(2.0 / 3, model.valueProbability("p", "2"));
    }

    @Test
    void looksAtTheNameAloneWhenParametersDoNotCount() {
        Sequences sequences =
                read(SessionType.COMMANDS, "[{\"A\":[{\"Name\":\"]}\\\"\"}]},{\"B\":null}]");
        assertEquals("B", sequences.command(0, 1));
        assertEquals(1, train(sequences).pairs("A", "B"));
    }

    @Test
    void takesNumbersAndNullAsCommands() {
        Sequences sequences = read(SessionType.COMMANDS, "[4624, 4625.0 ,true,null]");
        assertEquals("4624", sequences.command(0, 0));
        assertEquals("4625.0", sequences.command(0, 1));
        assertEquals("true", sequences.command(0, 2));
        assertEquals("", sequences.command(0, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"A\"",
                "null",
                "",
                "[\"A\"",
                "[\"A\"] x",
                "[\"A\" \"B\"]",
                "[A]",
                "[\"A\",]",
                "[,]",
                "[[\"A\"]]",
                "[{}]",
                "[{\"A\":1,\"B\":2}]",
                "[\"A]",
                "[{\"A\":[}]",
                "[\"\\x\"]"
            })
    void refusesWhatIsNotAnArrayOfEvents(String session) {
        SequenceException e =
                assertThrows(
                        SequenceException.class,
                        () -> read(SessionType.COMMANDS, "[\"A\"]", session));
        assertEquals(ErrorKind.USER, e.kind());
        assertTrue(String.valueOf(e.getMessage()).endsWith(", in row 2"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"A\":\"text\"}]",
                "[{\"A\":7}]",
                "[{\"A\":[7]}]",
                "[{\"A\":[{\"Value\":1}]}]",
                "[{\"A\":[[]]}]",
                "[{\"A\":[{\"Name\":[]}]}]",
                "[{\"A\":{\"p\":1}"
            })
    void refusesParametersOfNoKnownForm(String session) {
        assertThrows(SequenceException.class, () -> read(SessionType.NAMES, session));
    }

    @Test
    void refusesStringsWhereParametersAreWanted() {
        SequenceException e =
                assertThrows(SequenceException.class, () -> read(SessionType.NAMES, "[\"A\"]"));
        assertEquals(
                "events are strings, and params='names' or 'values' needs parameters, in row 1",
                e.getMessage());
    }

    @Test
    void agreesWithThePlainDefinitionOnRandomSessions() {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            List<List<Event>> sessions = sessions(random, 1 + random.nextInt(6), 12);
            Set<String> modellable = random.nextBoolean() ? Set.of("p1", "p2") : Set.of();
            assertAgrees(sessions, modellable);
        }
    }

    @Test
    void agreesWithThePlainDefinitionWhereACommandHasVeryManyParameters() {
        List<List<Event>> sessions = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < ParameterModel.MOST_WALKED + 100; i++) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("own" + i, "");
            parameters.put("p1", "v" + random.nextInt(3));
            sessions.add(List.of(new Event("A", parameters), new Event("B", Map.of())));
        }
        assertAgrees(sessions, Set.of("p1"));
    }

    @Test
    void theOrderOfSessionsDoesNotMatter() {
        Random random = new Random(7);
        List<List<Event>> sessions = sessions(random, 5, 50);
        List<String> texts =
                new ArrayList<>(sessions.stream().map(SequenceModelTest::json).toList());
        Sequences before = read(SessionType.COMMANDS, texts.toArray(String[]::new));
        double[] expected = WindowScores.of(train(before), before, 3, true, false).likelihood();
        Integer[] order = IntStream.range(0, texts.size()).boxed().toArray(Integer[]::new);
        List<Integer> shuffled = new ArrayList<>(List.of(order));
        Collections.shuffle(shuffled, random);
        Sequences after =
                read(
                        SessionType.COMMANDS,
                        shuffled.stream().map(texts::get).toArray(String[]::new));
        double[] found = WindowScores.of(train(after), after, 3, true, false).likelihood();
        for (int i = 0; i < found.length; i++) {
            assertEquals(expected[shuffled.get(i)], found[i]);
        }
    }

    @Test
    void fiveThousandCommandsNeedNoTableOfPairs() {
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            sessions.add("[\"c" + i + "\",\"c" + (i + 1) % 5000 + "\"]");
        }
        Sequences sequences = read(SessionType.COMMANDS, sessions.toArray(String[]::new));
        SequenceModel model = train(sequences);
        assertEquals(2.0 / (2 + 5002), model.transition("c1", "c2"));
        assertEquals(1.0 / (2 + 5002), model.transition("c2", "c1"));
        assertEquals(5000, WindowScores.of(model, sequences, 3, true, false).start().length);
    }

    private static void assertAgrees(List<List<Event>> sessions, Set<String> modellable) {
        DenseModel dense = new DenseModel(sessions, modellable);
        Sequences sequences =
                read(
                        SessionType.VALUES,
                        sessions.stream().map(SequenceModelTest::json).toArray(String[]::new));
        SequenceModel model = SequenceModel.train(sequences, Optional.of(modellable));
        for (int window = 1; window < 5; window++) {
            for (boolean tokens : List.of(true, false)) {
                WindowScores scores = WindowScores.of(model, sequences, window, tokens, false);
                Receipts receipts = new Receipts(model, sequences, window, tokens, false);
                for (int i = 0; i < sessions.size(); i++) {
                    double[] expected = dense.windows(sessions.get(i), window, tokens);
                    double[] found =
                            WindowScores.ofSession(model, sequences, i, window, tokens, false);
                    assertEquals(expected.length, scores.windows()[i]);
                    for (int w = 0; w < expected.length; w++) {
                        assertTrue(Oracle.difference(expected[w], found[w]) < 1e-11);
                        assertTrue(scores.likelihood()[i] <= found[w]);
                    }
                    int start = scores.start()[i];
                    if (start >= 0) {
                        assertEquals(found[start], scores.likelihood()[i]);
                        double receipt = Arithmetic.compute(receipts.of(i, start));
                        assertTrue(Oracle.difference(receipt, found[start]) < NEAR);
                    }
                }
            }
        }
    }

    private static List<List<Event>> sessions(Random random, int commands, int count) {
        List<List<Event>> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Event> session = new ArrayList<>();
            for (int e = 0; e <= random.nextInt(7); e++) {
                Map<String, String> parameters = new LinkedHashMap<>();
                for (int p = 0; p < random.nextInt(4); p++) {
                    int value = random.nextInt(3);
                    parameters.put("p" + random.nextInt(4), value == 0 ? "" : "v" + value);
                }
                session.add(new Event("c" + random.nextInt(commands), parameters));
            }
            sessions.add(session);
        }
        return sessions;
    }

    private static String json(List<Event> session) {
        return "[" + String.join(",", session.stream().map(Event::json).toList()) + "]";
    }

    private static Sequences read(SessionType type, String... sessions) {
        SequenceReader reader = new SequenceReader(new Vocabulary(type));
        for (String session : sessions) {
            reader.add(session);
        }
        return reader.finish();
    }

    private static SequenceModel train(Sequences sequences) {
        return SequenceModel.train(sequences, Optional.empty());
    }
}
