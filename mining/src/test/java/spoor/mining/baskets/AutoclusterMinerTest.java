package spoor.mining.baskets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.KqlType;
import spoor.model.Problem;

class AutoclusterMinerTest {
    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    private static List<List<@Nullable Object>> rows(@Nullable Object[]... rows) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (Object[] row : rows) {
            all.add(Arrays.asList(row));
        }
        return all;
    }

    /// By hand, equal weights: a pattern's score is the root of (share of rows x share of columns).
    /// First `eu, u1` by sqrt(5/10 x 2/3) = .577, before `eu, u1, 7` by sqrt(3/10 x 1) = .548 and
    /// code 0 by sqrt(6/10 x 1/3) = .447. Of the five rows left `us, 0` is sqrt(4/10 x 2/3) = .516
    /// and `us, u2, 0` sqrt(2/10 x 1) = .447.
    @Test
    void theBestPatternGoesFirstAndTakesItsRowsAway() {
        String[] regions = {"eu", "eu", "eu", "us", "us", "us", "us", "ap", "eu", "eu"};
        String[] units = {"u1", "u1", "u1", "u2", "u3", "u2", "u4", "u9", "u1", "u1"};
        Long[] codes = {0L, 0L, 7L, 0L, 0L, 0L, 0L, null, 7L, 7L};
        assertEquals(
                rows(
                        row(0L, 5L, 50.0, "eu", "u1", null),
                        row(1L, 4L, 40.0, "us", "", 0L),
                        row(2L, 1L, 10.0, "ap", "u9", null)),
                new Calls()
                        .column("region", KqlType.STRING, (Object[]) regions)
                        .column("unit", KqlType.STRING, (Object[]) units)
                        .column("code", KqlType.LONG, (Object[]) codes)
                        .run("autocluster"));
    }

    /// `a, x` holds 6 of 10 rows and tells both columns, `a` alone 8.
    @Test
    void theWeightOfSizeChoosesBetweenWideAndTold() {
        assertEquals(
                "x", skewed().constant(KqlType.REAL, 0.5).run("autocluster").getFirst().get(4));
        assertEquals("", skewed().constant(KqlType.REAL, 0.9).run("autocluster").getFirst().get(4));
    }

    private static Calls skewed() {
        return new Calls()
                .column("one", KqlType.STRING, "a", "a", "a", "a", "a", "a", "a", "a", "b", "c")
                .column("two", KqlType.STRING, "x", "x", "x", "x", "x", "x", "p", "q", "r", "s");
    }

    @Test
    void countsAreOfAllRowsAlsoOfThoseOfEarlierPatterns() {
        List<List<@Nullable Object>> found =
                new Calls()
                        .column("one", KqlType.STRING, "a", "a", "a", "a", "b", "b", "b", "c")
                        .column("two", KqlType.STRING, "x", "x", "x", "x", "x", "y", "z", "x")
                        .run("autocluster");
        for (List<@Nullable Object> row : found) {
            if ("x".equals(row.get(4)) && "".equals(row.get(3))) {
                assertEquals(6L, row.get(1));
            }
        }
        assertEquals(Arrays.<@Nullable Object>asList(0L, 4L, 50.0, "a", "x"), found.getFirst());
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        Random random = new Random(5);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(List.of("r" + random.nextInt(4), "s" + random.nextInt(3), "t" + i % 2));
        }
        List<List<@Nullable Object>> first = run(rows);
        assertTrue(first.size() > 1, first.toString());
        Collections.shuffle(rows, random);
        assertEquals(first, run(rows));
    }

    private static List<List<@Nullable Object>> run(List<List<String>> rows) {
        Calls calls = new Calls();
        for (int column = 0; column < 3; column++) {
            int place = column;
            calls.column(
                    "c" + column,
                    KqlType.STRING,
                    rows.stream().map(row -> row.get(place)).toArray());
        }
        return calls.run("autocluster");
    }

    @Test
    void noRowsGiveNoPatternsAndOneRowIsOne() {
        assertEquals(List.of(), new Calls().column("a", KqlType.STRING).run("autocluster"));
        assertEquals(
                rows(row(0L, 1L, 100.0, "x")),
                new Calls().column("a", KqlType.STRING, "x").run("autocluster"));
    }

    @Test
    void wrongArgumentsAreNamed() {
        List<Problem> problems =
                new Calls()
                        .column("a", KqlType.STRING, "x")
                        .constant(KqlType.REAL, 1.5)
                        .problems("autocluster");
        assertEquals("MINE004", problems.getFirst().code());
        assertTrue(problems.getFirst().message().contains("above 0 and up to 1"));
    }
}
