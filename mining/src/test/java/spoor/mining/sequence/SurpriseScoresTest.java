package spoor.mining.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.mining.Oracle;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;

class SurpriseScoresTest {
    private static final int SCORE = 1;
    private static final int RANK = 2;
    private static final int SURPRISE = 3;
    private static final int LIKELIHOOD = 4;
    private static final int WINDOW = 5;
    private static final int WINDOWS = 7;
    private static final int WHY = 8;
    private static final int RECEIPT = 9;

    @Test
    void scoresEverySessionWithTheRightDenominators() {
        List<List<@Nullable Object>> rows =
                sessions("[\"A\",\"B\"]", "[\"A\",\"B\"]", "[\"A\"]").run("sequence_scores");
        // Two commands: from the start one of A, B and unknown may come, after a command the end
        // too.
        double start = 4.0 / (3 + 3);
        double whole = start * (3.0 / (3 + 4)) * (3.0 / (2 + 4));
        double lone = start * (2.0 / (3 + 4));
        assertEquals(whole, real(rows, 0, LIKELIHOOD), 1e-15);
        assertEquals(lone, real(rows, 2, LIKELIHOOD), 1e-15);
        assertEquals(-log2(whole) / 3, real(rows, 0, SURPRISE), 1e-9);
        assertEquals(-log2(lone) / 2, real(rows, 2, SURPRISE), 1e-9);
        // Three windows in all: that of the lone event is the rarest, the other two are equal.
        assertEquals(1 - (1 - 2.0 / 4), real(rows, 2, SCORE), 1e-15);
        assertEquals(1.0, real(rows, 0, SCORE), 1e-15);
        assertEquals(List.of(2L, 3L, 1L), column(rows, RANK));
        assertEquals("[\"A\"]", rows.get(2).get(WINDOW));
        assertEquals(
                "Rarest step: a session ends after 'A' 1 time in 3. As rare as this: 1 of 3"
                        + " windows.",
                rows.get(2).get(WHY));
        assertEquals(
                "print likelihood = ((3.0+1)/(3+3)) * ((1.0+1)/(3+4)) | extend surprise ="
                        + " -log2(likelihood)/2, score = 1 - pow(1 - (1+1.0)/(3+1.0), 1)",
                rows.get(2).get(RECEIPT));
    }

    @Test
    void aLongSessionIsNotRareForItsLength() {
        String[] all = new String[40];
        Arrays.fill(all, "[\"A\",\"B\",\"A\",\"C\"]");
        all[39] = "[" + String.join(",", Collections.nCopies(200, "\"A\",\"B\",\"A\",\"C\"")) + "]";
        all[38] = "[\"C\",\"B\"]";
        List<List<@Nullable Object>> rows = sessions(all).run("sequence_scores");
        assertEquals(1L, rows.get(38).get(RANK));
        assertTrue(real(rows, 39, SCORE) > 0.9, String.valueOf(rows.get(39)));
        assertEquals(799L, rows.get(39).get(WINDOWS));
    }

    @Test
    void aSessionOfThousandsOfEventsDoesNotUnderflow() {
        StringBuilder longest = new StringBuilder("[\"c0\"");
        for (int i = 1; i < 5000; i++) {
            longest.append(",\"c").append(i).append('"');
        }
        List<List<@Nullable Object>> rows =
                sessions(longest.append(']').toString()).run("session_likelihoods");
        double log = real(rows, 0, 1);
        assertTrue(log < -50_000 && Double.isFinite(log), String.valueOf(log));
        assertEquals(-log / 5001, real(rows, 0, 2), 1e-9);
    }

    @Test
    void variableOrderNamesTheLongestContextThatWasSeen() {
        String[] all = new String[21];
        Arrays.fill(all, 0, 10, "[\"A\",\"B\",\"C\"]");
        Arrays.fill(all, 10, 20, "[\"X\",\"B\",\"D\"]");
        all[20] = "[\"A\",\"B\",\"D\"]";
        Calls calls = sessions(all).with("model", KqlType.STRING, "vmm");
        List<List<@Nullable Object>> rows = calls.run("sequence_scores");
        assertEquals(1L, rows.get(20).get(RANK));
        assertEquals(
                "Rarest step: 'D' follows the start, 'A', 'B' 1 time in 11. As rare as this: 1 of"
                        + " 42 windows.",
                rows.get(20).get(WHY));
        // Learnt without it, the context falls back to 'B' alone.
        Calls trained =
                sessions(all)
                        .column("normal", KqlType.BOOL, learnt(21, 20))
                        .with("model", KqlType.STRING, "vmm")
                        .with("train", "normal");
        List<List<@Nullable Object>> scored = trained.run("sequence_scores");
        assertEquals(
                "Rarest step: 'D' follows 'B' 10 times in 20 and never the start, 'A', 'B', seen 10"
                        + " times. As rare as this: 0 of 40 windows.",
                scored.get(20).get(WHY + 1));
        // A after the start 10 / (20 + 2), B after both 10 / (10 + 1), then D: from the two longest
        // contexts it escapes with 1 / 11 each, down to B, which D followed 10 times in 20.
        assertEquals(
                10.0 / 22 * (10.0 / 11) * (1.0 / 11) * (1.0 / 11) * (10.0 / 22),
                real(scored, 20, LIKELIHOOD + 1),
                1e-12);
    }

    @Test
    void theRarestParameterStandsForAnEvent() {
        Object[] all = new Object[42];
        Arrays.fill(all, "[{\"S\":{\"usual\":\"yes\",\"a\":1,\"b\":1}}]");
        all[39] = "[{\"S\":{\"usual\":\"no\",\"a\":1,\"b\":1}}]";
        all[40] = "[{\"S\":{\"usual\":\"yes\",\"a\":1,\"b\":1,\"odd\":1}}]";
        all[41] = "[{\"S\":null}]";
        for (String model : List.of("markov", "vmm")) {
            List<List<@Nullable Object>> rows =
                    new Calls()
                            .column("events", KqlType.DYNAMIC, all)
                            .use("events")
                            .with("model", KqlType.STRING, model)
                            .with("params", KqlType.STRING, "values")
                            .run("sequence_scores");
            assertTrue(
                    why(rows, 39)
                            .startsWith(
                                    "Rarest step: the parameter 'usual' of 'S' has the value 'no',"
                                            + " counted 1 time in 41."));
            assertTrue(
                    why(rows, 40)
                            .startsWith(
                                    "Rarest step: 'S' has the parameter 'odd', as it does 1 time in"
                                            + " 42."));
            assertTrue(
                    why(rows, 41)
                            .startsWith(
                                    "Rarest step: 'S' lacks the parameter 'usual', as it does 1 time in"
                                            + " 42."),
                    why(rows, 41));
            assertEveryReceipt(rows);
        }
    }

    @Test
    void everyReceiptComputesItsNumbers() {
        String[] all = {
            "[\"A\",\"B\",\"C\",\"A\"]",
            "[\"B\"]",
            "[\"A\",\"B\"]",
            "[\"C\",\"C\",\"C\",\"B\",\"A\"]"
        };
        for (String model : List.of("markov", "vmm")) {
            for (boolean tokens : List.of(true, false)) {
                for (long window : List.of(1L, 2L, 3L, 9L)) {
                    assertEveryReceipt(
                            sessions(all)
                                    .with("model", KqlType.STRING, model)
                                    .with("tokens", KqlType.BOOL, tokens)
                                    .with("window", KqlType.LONG, window)
                                    .run("sequence_scores"));
                }
            }
        }
    }

    private static void assertEveryReceipt(List<List<@Nullable Object>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            String[] parts =
                    String.valueOf(rows.get(row).get(RECEIPT))
                            .split(
                                    "print likelihood = | \\| extend surprise = -log2\\(likelihood\\)/|, score = ");
            double likelihood = Arithmetic.term(parts[1]);
            assertTrue(Oracle.difference(real(rows, row, LIKELIHOOD), likelihood) < 1e-12);
            assertEquals(
                    -log2(likelihood) / Double.parseDouble(parts[2]),
                    real(rows, row, SURPRISE),
                    1e-8);
            assertEquals(Arithmetic.term(parts[3]), real(rows, row, SCORE), 1e-12);
        }
    }

    @Test
    void equallyRareSessionsAreRankedByTime() {
        Calls calls =
                new Calls()
                        .column("events", KqlType.DYNAMIC, "[\"A\"]", "[\"A\"]", "[\"A\"]")
                        .column("begin", KqlType.DATETIME, 30L, 10L, 20L)
                        .use("events");
        assertEquals(List.of(3L, 1L, 2L), column(calls.run("sequence_scores"), RANK + 1));
    }

    @Test
    void costGrowsWithTheEventsWhenEveryCommandIsNew() {
        StringBuilder longest = new StringBuilder("[\"c\"");
        for (int i = 0; i < 100_000; i++) {
            longest.append(",\"c").append(i).append('"');
        }
        for (String model : List.of("markov", "vmm")) {
            List<List<@Nullable Object>> rows =
                    sessions(longest + "]")
                            .with("model", KqlType.STRING, model)
                            .run("sequence_scores");
            assertEquals(100_000L, rows.getFirst().get(WINDOWS));
        }
    }

    @Test
    void refusesWhatAModelDoesNotHave() {
        assertEquals(
                List.of(
                        "MINE004: this model has no 'geo_mean': it gives 'surprise', the mean of a"
                                + " step in bits (leave 'geo_mean' out, or choose another model)",
                        "MINE004: argument 'window' of 'sequence_scores' is 31 (give a whole number from"
                                + " 1 to 30)",
                        "MINE004: this model has no 'order': it looks at one command before (leave"
                                + " 'order' out, or choose another model)"),
                lines(
                        sessions("[\"A\"]")
                                .with("geo_mean", KqlType.BOOL, true)
                                .with("window", KqlType.LONG, 31L)
                                .with("order", KqlType.LONG, 2L)));
        Calls none = sessions("[\"A\"]").column("no", KqlType.BOOL, false).with("train", "no");
        ProblemException e =
                assertThrows(ProblemException.class, () -> none.run("sequence_scores"));
        assertTrue(e.problems().getFirst().line().startsWith("MINE010"));
    }

    private static Calls sessions(String... events) {
        Object[] rows = events.clone();
        return new Calls().column("events", KqlType.DYNAMIC, rows).use("events");
    }

    private static @Nullable Object[] learnt(int count, int not) {
        @Nullable Object[] learnt = new @Nullable Object[count];
        Arrays.fill(learnt, true);
        learnt[not] = false;
        return learnt;
    }

    private static String why(List<List<@Nullable Object>> rows, int row) {
        return String.valueOf(rows.get(row).get(WHY));
    }

    private static double real(List<List<@Nullable Object>> rows, int row, int column) {
        return Oracle.real(rows.get(row).get(column));
    }

    private static List<@Nullable Object> column(List<List<@Nullable Object>> rows, int column) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(column)));
        return values;
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    private static List<String> lines(Calls calls) {
        return calls.problems("sequence_scores").stream().map(Problem::line).toList();
    }
}
