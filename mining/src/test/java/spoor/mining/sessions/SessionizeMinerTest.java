package spoor.mining.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.SpoorException;
import spoor.model.Ticks;

class SessionizeMinerTest {
    private static final long M = Ticks.PER_MINUTE;

    @Test
    void cutsAtAGapLongerThanTheLimitAndNotAtOneAsLong() {
        Calls calls =
                new Calls()
                        .column("time", KqlType.DATETIME, 0L, 2 * M, 4 * M + 1)
                        .column("event", KqlType.STRING, "A", "B", "C")
                        .column("user", KqlType.STRING, "u", "u", "u")
                        .use("time")
                        .use("event")
                        .use("user");
        assertEquals(
                List.of(
                        row("u", 0L, 2 * M, 2 * M, "[\"A\",\"B\"]", 2L),
                        row("u", 4 * M + 1, 4 * M + 1, 0L, "[\"C\"]", 1L)),
                calls.run("sessionize"));
    }

    @Test
    void cutsWhereTheSessionGrowsTooLongAndStartsCountingAgain() {
        Calls calls =
                new Calls()
                        .column("time", KqlType.DATETIME, 0L, M, 2 * M, 3 * M, 4 * M)
                        .column("event", KqlType.LONG, 1L, 2L, 3L, 4L, 5L)
                        .use("time")
                        .use("event")
                        .with("max_length", KqlType.TIMESPAN, 2 * M);
        assertEquals(
                List.of(row(0L, 2 * M, 2 * M, "[1,2,3]", 3L), row(3 * M, 4 * M, M, "[4,5]", 2L)),
                calls.run("sessionize"));
    }

    @Test
    void takesSeveralKeysInAListOrOneAfterTheOther() {
        Calls table = table().use("time").use("event").use(List.of("user", "ip"));
        Calls one = table().use("time").use("event").use("user").use("ip");
        Calls limits =
                table().use("time")
                        .use("event")
                        .use(List.of("user", "ip"))
                        .constant(KqlType.TIMESPAN, 20 * M)
                        .constant(KqlType.TIMESPAN, 2 * M);
        List<List<@Nullable Object>> expected =
                List.of(
                        row("", "1.1.1.1", 3L, 3L, 0L, "[{\"D\":{}}]", 1L),
                        row("a", "", 0L, 2L, 2L, "[{\"A\":[]},{\"C\":null}]", 2L),
                        row("a", "1.1.1.1", 1L, 4L, 3L, "[{\"B\":[]},null]", 2L));
        assertEquals(expected, table.run("sessionize"));
        assertEquals(expected, one.run("sessionize"));
        assertEquals(expected, limits.run("sessionize"));
        assertEquals(expected, limits.run("sessionize", 2));
    }

    @Test
    void keepsRowsWithoutATimeInTheLastSessionOfTheirUser() {
        Calls calls =
                new Calls()
                        .column("time", KqlType.DATETIME, null, 0L, null)
                        .column("event", KqlType.STRING, "B", "A\"\n", "")
                        .column("user", KqlType.LONG, 7L, 7L, null)
                        .use("time")
                        .use("event")
                        .use("user");
        assertEquals(
                List.of(
                        row(7L, 0L, 0L, 0L, "[\"A\\\"\\n\",\"B\"]", 2L),
                        row(null, null, null, null, "[\"\"]", 1L)),
                calls.run("sessionize"));
    }

    @Test
    void givesNoRowsForNoRows() {
        Calls calls =
                new Calls()
                        .column("time", KqlType.DATETIME)
                        .column("event", KqlType.STRING)
                        .use("time")
                        .use("event");
        assertEquals(List.of(), calls.run("sessionize"));
    }

    @Test
    void sortsTextByCodePointAndRealsAsNumbers() {
        Calls texts =
                new Calls()
                        .column("time", KqlType.DATETIME, 0L, 0L, 0L)
                        .column("event", KqlType.STRING, "A", "B", "C")
                        .column("user", KqlType.STRING, "\uD83D\uDE00", "\uFFFD", "z")
                        .use("time")
                        .use("event")
                        .use("user");
        assertEquals(List.of("z", "\uFFFD", "\uD83D\uDE00"), first(texts.run("sessionize")));
        Calls reals =
                new Calls()
                        .column("time", KqlType.DATETIME, 0L, 0L, 0L, 0L)
                        .column("event", KqlType.STRING, "A", "B", "C", "D")
                        .column("user", KqlType.REAL, 10.0, -2.5, null, -10.0)
                        .use("time")
                        .use("event")
                        .use("user");
        assertEquals(Arrays.asList(-10.0, -2.5, 10.0, null), first(reals.run("sessionize")));
    }

    @Test
    void theOrderOfRowsWithDifferentTimesDoesNotMatter() {
        Random random = new Random(5);
        Integer[] order = IntStream.range(0, 500).boxed().toArray(Integer[]::new);
        long[] times = random.longs(500, 0, 1000 * M).distinct().toArray();
        List<List<@Nullable Object>> expected = shuffled(order, times).run("sessionize");
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(Arrays.asList(order), random);
            assertEquals(expected, shuffled(order, times).run("sessionize", 64));
        }
    }

    @Test
    void reportsEveryProblemOfACallAtItsPlace() {
        Calls calls =
                table().use("event")
                        .with("keys", "user")
                        .with("max_gap", KqlType.LONG, 5L)
                        .with("max_length", KqlType.TIMESPAN, -1L)
                        .with("gap", KqlType.LONG, 5L);
        assertEquals(
                List.of(
                        "MINE001: 'sessionize' has no argument 'gap' (its parameters are time,"
                                + " event, keys, max_length, max_gap, missing)",
                        "MINE003: argument 'time' of 'sessionize' is the column 'event' of type"
                                + " dynamic, expected datetime (make it a datetime: extend t ="
                                + " todatetime(...))",
                        "MINE002: 'sessionize' needs the argument 'event' (name a column of the"
                                + " table: sessionize(event=...))",
                        "MINE004: argument 'max_length' of 'sessionize' is negative (give a"
                                + " timespan of 0s or more)",
                        "MINE003: argument 'max_gap' of 'sessionize' is of type long (write it as"
                                + " 20m, 2h or 1d)"),
                calls.problems("sessionize").stream().map(Problem::line).toList());
        assertEquals(50, calls.problems("sessionize").getFirst().span().start());
    }

    @Test
    void refusesAKeyThatIsNamedLikeAResultColumn() {
        Calls calls =
                new Calls()
                        .column("time", KqlType.DATETIME, 0L)
                        .column("count", KqlType.STRING, "A")
                        .use("time")
                        .use("count")
                        .use("count");
        assertEquals(
                List.of(
                        "MINE006: 'sessionize' gives a column 'count', and the table has one"
                                + " already (rename the key: project-rename key_count = count)"),
                calls.problems("sessionize").stream().map(Problem::line).toList());
    }

    @Test
    void theJavaCallRefusesNegativeLimits() {
        SpoorException e = assertThrows(SpoorException.class, () -> new Sessionizer.Limits(-1, 0));
        assertEquals(ErrorKind.USER, e.kind());
    }

    private static Calls table() {
        return new Calls()
                .column("time", KqlType.DATETIME, 0L, 1L, 2L, 3L, 4L)
                .column(
                        "event",
                        KqlType.DYNAMIC,
                        "{\"A\":[]}",
                        "{\"B\":[]}",
                        "{\"C\":null}",
                        "{\"D\":{}}",
                        null)
                .column("user", KqlType.STRING, "a", "a", "a", "", "a")
                .column("ip", KqlType.STRING, "", "1.1.1.1", "", "1.1.1.1", "1.1.1.1");
    }

    private static Calls shuffled(Integer[] order, long[] times) {
        Object[] time = Arrays.stream(order).map(i -> times[i]).toArray();
        Object[] event = Arrays.stream(order).map(i -> "e" + i).toArray();
        Object[] user = Arrays.stream(order).map(i -> "u" + i % 7).toArray();
        return new Calls()
                .column("time", KqlType.DATETIME, time)
                .column("event", KqlType.STRING, event)
                .column("user", KqlType.STRING, user)
                .use("time")
                .use("event")
                .use("user");
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static List<@Nullable Object> first(List<List<@Nullable Object>> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.getFirst()));
        return values;
    }

    @Test
    void rowsOfNobodyAreKeptApartUnlessTheyAreToBeOne() {
        List<List<@Nullable Object>> apart = ofNobody().run("sessionize");
        assertEquals(apart, ofNobody().with("missing", KqlType.STRING, "apart").run("sessionize"));
        // a row of which one key is known has that key's sessions; nobody's come in order of time
        assertEquals(
                List.of("[\"c\",\"g\"]", "[\"b\"]", "[\"a\"]", "[\"d\",\"e\"]", "[\"f\"]"),
                apart.stream().map(row -> row.get(5)).toList());
        assertEquals(
                List.of("", "", "", "ann", "dummy_str"),
                apart.stream().map(List::getFirst).toList());
        // as one: nobody twice, and who is called dummy_str is nobody too
        assertEquals(
                List.of("[\"d\",\"e\"]", "[\"c\",\"g\"]", "[\"b\",\"a\",\"f\"]"),
                ofNobody().with("missing", KqlType.STRING, "one").run("sessionize").stream()
                        .map(row -> row.get(5))
                        .toList());
    }

    private static Calls ofNobody() {
        return new Calls()
                .column("t", KqlType.DATETIME, 40L, 10L, 20L, 30L, 50L, 60L, 70L)
                .column("e", KqlType.STRING, "a", "b", "c", "d", "e", "f", "g")
                .column("user", KqlType.STRING, "", "", "", "ann", "ann", "dummy_str", "")
                .column("port", KqlType.LONG, null, null, 7L, null, null, null, 7L)
                .use("t")
                .use("e")
                .use(List.of("user", "port"));
    }
}
