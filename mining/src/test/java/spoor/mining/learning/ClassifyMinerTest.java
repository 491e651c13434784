package spoor.mining.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import spoor.mining.Calls;
import spoor.mining.Draws;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;

class ClassifyMinerTest {
    static final List<String> MODELS = Learners.NAMES;

    private static Calls ten() {
        return new Calls()
                .column("x", KqlType.LONG, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L)
                .column("c", KqlType.STRING, "a", "b", "a", "b", "a", "b", "a", "b", "a", "b")
                .column("label", KqlType.STRING, "n", "n", "n", "n", "n", "n", "y", "y", "y", "y");
    }

    private static String code(List<Problem> problems) {
        assertEquals(1, problems.size(), problems::toString);
        assertFalse(problems.getFirst().hint().isEmpty(), problems::toString);
        return problems.getFirst().code();
    }

    private static String fails(Calls calls) {
        assertEquals(List.of(), calls.problems("classify"));
        try {
            calls.run("classify");
        } catch (ProblemException e) {
            return code(e.problems());
        }
        throw new AssertionError("it ran");
    }

    @Test
    void majorityByTimeIsWorkedByHand() {
        // the first seven rows are learnt from: six n, one y
        List<List<@Nullable Object>> rows =
                ten().use("label")
                        .use(List.of("c"))
                        .with("time", "x")
                        .with("model", KqlType.STRING, "majority")
                        .run("classify");
        assertEquals(10, rows.size());
        assertEquals(
                List.of(
                        7L,
                        "a",
                        "y",
                        "train",
                        "n",
                        6.0 / 7,
                        "{\"n\":0.8571428571428571,\"y\":0.14285714285714285}",
                        "The commonest class of the training rows, 6 of 7; no column is looked at.",
                        "print Probability = 6.0 / 7"),
                rows.get(6));
        assertEquals("test", rows.get(7).get(3));
        assertEquals("n", rows.get(7).get(4));
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void everyModelSaysSomethingOfEveryRow(String model) {
        List<Object> x = new ArrayList<>();
        List<Object> c = new ArrayList<>();
        List<Object> label = new ArrayList<>();
        Draws draws = new Draws(9);
        for (int i = 0; i < 300; i++) {
            long number = draws.below(50);
            x.add(i % 17 == 0 ? null : number);
            c.add(List.of("tcp", "udp", "", "icmp").get(draws.below(4)));
            label.add(i % 29 == 0 ? "" : number < 20 ? "low" : number < 40 ? "middle" : "high");
        }
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("x", KqlType.LONG, x.toArray())
                        .column("c", KqlType.STRING, c.toArray())
                        .column("one", KqlType.STRING, Collections.nCopies(300, "v").toArray())
                        .column("none", KqlType.REAL, Collections.nCopies(300, null).toArray())
                        .column("id", KqlType.STRING, ids(300))
                        .column("label", KqlType.STRING, label.toArray())
                        .use("label")
                        .with("model", KqlType.STRING, model)
                        .run("classify");
        int right = 0;
        int held = 0;
        for (List<@Nullable Object> row : rows) {
            double probability = (double) row.get(8);
            assertTrue(probability >= 1.0 / 3 - 1e-9 && probability <= 1, row::toString);
            assertTrue(String.valueOf(row.get(10)).endsWith("."), row::toString);
            assertTrue(String.valueOf(row.get(11)).startsWith("print Probability = "));
            assertEquals(row.get(5).equals(""), row.get(6).equals("unlabelled"));
            if (row.get(6).equals("test")) {
                held++;
                right += row.get(5).equals(row.get(7)) ? 1 : 0;
            }
        }
        assertTrue(right >= (model.equals("majority") ? 0.3 : 0.6) * held, right + " of " + held);
    }

    private static Object[] ids(int count) {
        Object[] ids = new Object[count];
        for (int i = 0; i < count; i++) {
            ids[i] = "id-" + i;
        }
        return ids;
    }

    @Test
    void takesAllColumnsButTheLabelAndTheSplits() {
        assertEquals(List.of(), ten().use("label").problems("classify"));
        assertEquals(10, ten().use("label").with("group", "x").run("classify").size());
    }

    @Test
    void namesWhatIsWrongWithACall() {
        assertEquals(
                "MINE002", code(new Calls().column("x", KqlType.LONG, 1L).problems("classify")));
        assertEquals(
                "MINE003",
                code(
                        new Calls()
                                .column("x", KqlType.REAL, 1.0)
                                .use("x")
                                .column("y", KqlType.LONG, 1L)
                                .problems("classify")));
        assertEquals(
                "MINE004", code(ten().use("label").use(List.of("label")).problems("classify")));
        assertEquals(
                "MINE004",
                code(ten().use("label").with("test", KqlType.REAL, 1.0).problems("classify")));
        assertEquals(
                "MINE004",
                code(
                        ten().use("label")
                                .with("model", KqlType.STRING, "oracle")
                                .problems("classify")));
        assertEquals(
                "MINE002",
                code(
                        ten().use("label")
                                .with("split", KqlType.STRING, "time")
                                .problems("classify")));
        assertEquals(
                "MINE004",
                code(
                        ten().use("label")
                                .with("time", "x")
                                .with("split", KqlType.STRING, "random")
                                .problems("classify")));
        assertEquals(
                "MINE004",
                code(ten().use("label").with("save", KqlType.STRING, "../x").problems("classify")));
        assertEquals(
                "MINE006",
                code(
                        ten().column("Part", KqlType.STRING, ids(10))
                                .use("label")
                                .problems("classify")));
    }

    @Test
    void namesWhatIsWrongWithTheRows() {
        assertEquals(
                "MINE020",
                fails(new Calls().column("x", KqlType.LONG).column("l", KqlType.STRING).use("l")));
        assertEquals("MINE030", fails(labelled("", "", "")));
        assertEquals("MINE030", fails(labelled("a")));
        assertEquals("MINE030", fails(labelled("a", "a", "", "a")));
        assertEquals("MINE030", fails(labelled(ids(101))));
        assertEquals("MINE031", fails(labelled("a", "b")));
        assertEquals("MINE031", fails(labelled("a", "a", "a", "b").with("time", "x")));
        assertEquals(
                "MINE031",
                fails(
                        new Calls()
                                .column("x", KqlType.LONG, 1L, 2L)
                                .column("g", KqlType.STRING, "g", "g")
                                .column("l", KqlType.STRING, "a", "b")
                                .use("l")
                                .with("group", "g")));
        assertEquals(
                "MINE021",
                fails(
                        new Calls()
                                .column("t", KqlType.DATETIME, 1L, null, 3L)
                                .column("x", KqlType.LONG, 1L, 2L, 3L)
                                .column("l", KqlType.STRING, "a", "b", "a")
                                .use("l")
                                .with("time", "t")));
    }

    private static Calls labelled(Object... labels) {
        Object[] numbers = new Object[labels.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (long) i;
        }
        return new Calls()
                .column("x", KqlType.LONG, numbers)
                .column("l", KqlType.STRING, labels)
                .use("l")
                .use(List.of("x"));
    }
}
