package spoor.mining.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.mining.Oracle;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;

class SequenceMinersTest {
    private static final String FAITHFUL = "markov_faithful";
    private static final String TOO_SHORT =
            "Too short to score: it has 1 event, and a window of 3 that counts the end needs 2.";

    @Test
    void scoresEachSessionBesideItsRowAndListsTheTooShort() {
        List<List<@Nullable Object>> rows =
                small().use("events")
                        .with("model", KqlType.STRING, FAITHFUL)
                        .run("sequence_scores");
        assertEquals(
                List.of(
                        row(
                                7L,
                                "[\"A\",\"B\"]",
                                3.0 / 6 * (2.0 / 6) * (2.0 / 5),
                                "[\"A\",\"B\"]",
                                0L,
                                1L,
                                true,
                                "Rarest step: 'B' follows 'A' 1 time in 2.",
                                "print likelihood = ((2.0+1)/(2+4)) * ((1.0+1)/(2+4)) *"
                                        + " ((1.0+1)/(1+4))"),
                        row(8L, "[\"A\"]", null, "[]", null, 0L, false, TOO_SHORT, "")),
                rows);
        assertEquals(
                rows,
                small().use("events")
                        .with("model", KqlType.STRING, FAITHFUL)
                        .run("sequence_scores", 1));
    }

    @Test
    void scoresTheExampleOfThePage() {
        Calls calls =
                new Calls()
                        .column(
                                "events",
                                KqlType.DYNAMIC,
                                "[\"Set-User\",\"Set-Mailbox\"]",
                                "[\"Set-User\",\"Set-Mailbox\"]",
                                "[\"New-Mailbox\",\"Set-User\",\"Set-Mailbox\"]",
                                "[\"Set-User\"]")
                        .use("events")
                        .with("model", KqlType.STRING, FAITHFUL);
        List<List<@Nullable Object>> rows = calls.run("sequence_scores");
        assertEquals(4.0 / 9 * (4.0 / 9) * (4.0 / 8), rows.get(0).get(1));
        assertEquals(2.0 / 9 * (2.0 / 6) * (4.0 / 9), rows.get(2).get(1));
        assertEquals(0L, rows.get(2).get(3));
        assertEquals(2L, rows.get(2).get(4));
        assertEquals(
                List.of(
                        "Rarest step: a session starts with 'Set-User' 3 times in 4.",
                        "Rarest step: a session starts with 'Set-User' 3 times in 4.",
                        "Rarest step: a session starts with 'New-Mailbox' 1 time in 4.",
                        TOO_SHORT),
                whys(calls));
    }

    @Test
    void saysWhyAWindowIsRare() {
        assertEquals(
                List.of(
                        "Rarest step: 'B' is 1 of 3 events.",
                        "Rarest step: a session ends after 'A' 1 time in 2."),
                whys(
                        small().use("events")
                                .with("model", KqlType.STRING, FAITHFUL)
                                .with("window", KqlType.LONG, 2L)));
        assertEquals(
                List.of("Rarest step: the end of a session.", "Rarest step: the end of a session."),
                whys(
                        small().use("events")
                                .with("model", KqlType.STRING, FAITHFUL)
                                .with("window", KqlType.LONG, 1L)));
        assertEquals(
                List.of(
                        "Rarest step: 'A' is 2 of 3 events.",
                        "Too short to score: it has 1 event, and a window of 2 needs 2."),
                whys(
                        small().use("events")
                                .with("model", KqlType.STRING, FAITHFUL)
                                .with("window", KqlType.LONG, 2L)
                                .with("tokens", KqlType.BOOL, false)));
        Calls starts =
                new Calls()
                        .column(
                                "events",
                                KqlType.DYNAMIC,
                                "[\"A\"]",
                                "[\"A\"]",
                                "[\"A\"]",
                                "[\"B\"]",
                                "[\"B\",\"B\"]")
                        .use("events")
                        .with("model", KqlType.STRING, FAITHFUL)
                        .with("window", KqlType.LONG, 2L);
        assertEquals("Rarest step: a session starts with 'B' 2 times in 5.", whys(starts).get(3));
    }

    @Test
    void saysWhichParameterOrValueIsRare() {
        Calls names =
                sets().use("events")
                        .with("model", KqlType.STRING, FAITHFUL)
                        .with("params", KqlType.STRING, "names")
                        .with("window", KqlType.LONG, 2L);
        assertEquals(
                "Rarest step: 'S' has the parameter 'odd', as it does 1 time in 42.",
                whys(names).get(40));
        assertEquals(
                "Rarest step: 'S' lacks the parameter 'usual', which it has 41 times in 42.",
                whys(names).get(41));
        Calls values =
                sets().use("events")
                        .with("model", KqlType.STRING, FAITHFUL)
                        .with("params", KqlType.STRING, "values")
                        .with("window", KqlType.LONG, 2L);
        assertEquals(
                "Rarest step: the parameter 'usual' of 'S' has the value 'no', counted 1 time in"
                        + " 41.",
                whys(values).get(39));
    }

    @Test
    void everyReceiptComputesTheLikelihood() {
        for (String params : List.of("none", "names", "values")) {
            for (boolean mean : List.of(true, false)) {
                Calls calls =
                        sets().use("events")
                                .with("model", KqlType.STRING, FAITHFUL)
                                .with("params", KqlType.STRING, params)
                                .with("geo_mean", KqlType.BOOL, mean)
                                .with("window", KqlType.LONG, 2L);
                for (List<@Nullable Object> row : calls.run("sequence_scores")) {
                    double receipt = Arithmetic.compute(String.valueOf(row.get(7)));
                    assertTrue(Oracle.difference(Oracle.real(row.get(1)), receipt) < 1e-12);
                }
            }
        }
    }

    @Test
    void givesTheLikelihoodsOfWholeSessions() {
        double whole = 3.0 / 6 * (2.0 / 6) * (2.0 / 5);
        double plain = 10.0 / 39 * (2.0 / 6);
        assertEquals(
                List.of(
                        row(
                                7L,
                                "[\"A\",\"B\"]",
                                whole,
                                Math.pow(whole, 0.5),
                                plain,
                                Math.pow(plain, 0.5)),
                        row(
                                8L,
                                "[\"A\"]",
                                3.0 / 6 * (2.0 / 6),
                                3.0 / 6 * (2.0 / 6),
                                10.0 / 39,
                                10.0 / 39)),
                small().use("events")
                        .with("model", KqlType.STRING, FAITHFUL)
                        .run("session_likelihoods"));
    }

    @Test
    void listsTheParameterSetsOfEachCommand() {
        Calls calls =
                new Calls()
                        .column(
                                "events",
                                KqlType.DYNAMIC,
                                "[{\"B\":[\"q\",\"p\"]},{\"A\":null}]",
                                "[{\"B\":{\"p\":1,\"q\":2}}]",
                                "[{\"B\":[\"p\"]}]")
                        .use("events")
                        .with("model", KqlType.STRING, FAITHFUL);
        // B is seen 3 times, of 5 states: smoothed 3 + 2 * 4 = 11; q in 2 of them, p in all.
        double one = 4.0 / 11 * (1 - 3.0 / 11) * (1 - 1.0 / 11);
        double both = 3.0 / 11 * (4.0 / 11) * (1 - 1.0 / 11);
        List<List<@Nullable Object>> rows = calls.run("parameter_sets");
        assertEquals(row("A", "[]", 1.0, 1.0, 1L), rows.get(0));
        assertEquals(List.of("B", "[\"p\"]"), rows.get(1).subList(0, 2));
        assertEquals(one, Oracle.real(rows.get(1).get(2)), 1e-15);
        assertEquals(Math.cbrt(one), Oracle.real(rows.get(1).get(3)), 1e-15);
        assertEquals(List.of("B", "[\"p\",\"q\"]"), rows.get(2).subList(0, 2));
        assertEquals(both, Oracle.real(rows.get(2).get(2)), 1e-15);
        assertEquals(2L, rows.get(2).get(4));
        assertEquals(3, rows.size());
    }

    @Test
    void reportsEveryProblemOfACall() {
        Calls calls =
                small().use("session")
                        .with("window", KqlType.LONG, 0L)
                        .with("params", KqlType.STRING, "all")
                        .with("modellable", KqlType.DYNAMIC, "[\"p\"]");
        assertEquals(
                List.of(
                        "MINE003: argument 'events' of 'sequence_scores' is the column 'session' of"
                                + " type long, expected dynamic (give the arrays of 'evaluate"
                                + " sessionize', or parse_json(...) of text)",
                        "MINE004: argument 'params' of 'sequence_scores' is 'all' (write one of"
                                + " 'none', 'names', 'values')",
                        "MINE004: 'modellable' names parameters whose values to model, and"
                                + " params='none' looks at no values (write params='values', or"
                                + " leave 'modellable' out)",
                        "MINE004: argument 'window' of 'sequence_scores' is 0 (give a whole number"
                                + " from 1 to 30)"),
                lines(calls, "sequence_scores"));
        assertEquals(
                List.of(
                        "MINE004: sessions of commands only have no parameter sets (write"
                                + " params='names' or params='values')"),
                lines(
                        small().use("events")
                                .with("model", KqlType.STRING, FAITHFUL)
                                .with("params", KqlType.STRING, "none"),
                        "parameter_sets"));
        assertEquals(
                List.of(
                        "MINE004: argument 'modellable' of 'sequence_scores' is not a list of"
                                + " strings (write dynamic(['First', 'Second']), or dynamic([])"
                                + " for none)"),
                lines(
                        small().use("events")
                                .with("model", KqlType.STRING, FAITHFUL)
                                .with("params", KqlType.STRING, "values")
                                .with("modellable", KqlType.DYNAMIC, "[1]"),
                        "sequence_scores"));
    }

    @Test
    void refusesATableThatHasTheResultsColumnsAlready() {
        Calls calls =
                new Calls()
                        .column("events", KqlType.DYNAMIC, "[\"A\"]")
                        .column("why", KqlType.STRING, "")
                        .use("events")
                        .with("model", KqlType.STRING, FAITHFUL);
        assertEquals(
                List.of(
                        "MINE006: 'sequence_scores' gives a column 'why', and the table has one"
                                + " already (rename or drop it before: project-away why)"),
                lines(calls, "sequence_scores"));
    }

    @Test
    void refusesSessionsThatItCannotReadAtThePlaceOfTheirColumn() {
        Calls calls =
                new Calls()
                        .column("events", KqlType.DYNAMIC, "[\"A\"]", null)
                        .use("events")
                        .with("model", KqlType.STRING, FAITHFUL);
        ProblemException e =
                assertThrows(ProblemException.class, () -> calls.run("sequence_scores"));
        assertEquals(
                "MINE011: a session is empty, in row 2 (leave such rows out before: where"
                        + " array_length(events) > 0)",
                e.problems().getFirst().line());
        assertEquals(10, e.problems().getFirst().span().start());
        Calls none =
                new Calls()
                        .column("events", KqlType.DYNAMIC)
                        .use("events")
                        .with("model", KqlType.STRING, FAITHFUL);
        assertThrows(ProblemException.class, () -> none.run("session_likelihoods"));
    }

    @Test
    void namesFromLogsAreQuotedAndCutShort() {
        String evil = "x\\n\\\"') | evaluate";
        Calls calls =
                new Calls()
                        .column(
                                "events",
                                KqlType.DYNAMIC,
                                "[\"" + evil + "\",\"" + "y".repeat(500) + "\"]")
                        .use("events")
                        .with("model", KqlType.STRING, FAITHFUL);
        List<@Nullable Object> row = calls.run("sequence_scores").getFirst();
        assertTrue(String.valueOf(row.get(2)).startsWith("[\"" + evil + "\",\"yyy"));
        assertTrue(String.valueOf(row.get(6)).length() < 300);
        assertTrue(String.valueOf(row.get(7)).matches("print likelihood = [0-9.+*/() ]+"));
    }

    private static Calls small() {
        return new Calls()
                .column("session", KqlType.LONG, 7L, 8L)
                .column("events", KqlType.DYNAMIC, "[\"A\",\"B\"]", "[\"A\"]");
    }

    /// 39 usual events, one with a rare value, one with a rare parameter, one without the usual
    /// one.
    private static Calls sets() {
        Object[] sessions = new Object[42];
        Arrays.fill(sessions, "[{\"S\":{\"usual\":\"yes\",\"a\":1,\"b\":1}}]");
        sessions[39] = "[{\"S\":{\"usual\":\"no\",\"a\":1,\"b\":1}}]";
        sessions[40] = "[{\"S\":{\"usual\":\"yes\",\"a\":1,\"b\":1,\"odd\":1}}]";
        sessions[41] = "[{\"S\":{\"a\":1,\"b\":1}}]";
        return new Calls().column("events", KqlType.DYNAMIC, sessions);
    }

    private static List<@Nullable Object> whys(Calls calls) {
        List<List<@Nullable Object>> rows = calls.run("sequence_scores");
        List<@Nullable Object> whys = new ArrayList<>();
        rows.forEach(row -> whys.add(row.get(row.size() - 2)));
        return whys;
    }

    private static List<String> lines(Calls calls, String miner) {
        return calls.problems(miner).stream().map(Problem::line).toList();
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
