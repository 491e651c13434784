package spoor.mining.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;

class DbscanMinerTest {
    /// By hand, unscaled: 0, 1, 2 lie within 1 of each other one by one, 2 of them twice; 10 and 11
    /// too; 20 alone. Two rows make a core.
    private static Calls byHand() {
        return new Calls()
                .column("Timestamp", KqlType.DATETIME, 60L, 50L, 40L, 30L, 20L, 10L, 5L)
                .column("x", KqlType.LONG, 0L, 10L, 1L, 20L, 2L, 11L, 1L)
                .column(
                        "exe",
                        KqlType.STRING,
                        "C:\\A.exe",
                        "b",
                        "c:\\a.EXE",
                        "d",
                        "c:\\x",
                        "b",
                        "c:\\a.exe")
                .use("x");
    }

    @Test
    void numbersAreThoseWorkedByHand() {
        List<List<@Nullable Object>> rows =
                byHand().with("eps", KqlType.REAL, 1.0)
                        .with("scale", KqlType.STRING, "none")
                        .run("dbscan");
        assertEquals(3, rows.size());
        // the outlier has its own time; the nearest other shape is 11
        assertEquals(
                List.of(30L, 20L, "d", false, -1L, 1L, 30L, 30L, 1L, "{}", "[]", 1.0, 9.0),
                rows.get(0).subList(0, 13));
        // 1 is nearest to 0, 1, 1 and 2 together; its first row stands for them
        assertEquals(
                List.of(40L, 1L, "c:\\a.EXE", true, 0L, 4L, 5L, 60L, 3L),
                rows.get(1).subList(0, 9));
        assertEquals(List.of(1.0, 9.0), rows.get(1).subList(11, 13));
        // 10 and 11 are alike near to each other: the first
        assertEquals(
                List.of(
                        50L,
                        10L,
                        "b",
                        true,
                        1L,
                        2L,
                        10L,
                        50L,
                        2L,
                        "{\"x\":{\"least\":10,\"largest\":11}}",
                        "[]",
                        1.0,
                        8.0),
                rows.get(2).subList(0, 13));
        assertEquals(
                "No cluster: 1 row within eps 1 of it, itself included, where 2 are needed; the"
                        + " nearest other shape is 9 away, by 'x' (20 against 11).",
                rows.get(0).get(13));
        assertEquals(
                "2 rows of 2 shapes within eps 1 of each other, one by one; the nearest other shape"
                        + " is 8 away, by 'x' (10 against 2).",
                rows.get(2).get(13));
        assertEquals(
                "print ClusterSize = 1 + 2 + 1, nearest = sqrt(pow(1.0 - 10.0, 2))",
                rows.get(1).get(14));
    }

    @Test
    void clustersTellWhatVariesAndWhatTheyMix() {
        List<@Nullable Object> row =
                new Calls()
                        .column("x", KqlType.REAL, 1.0, 1.0, 1.5, 9.0)
                        .column(
                                "NewProcessName",
                                KqlType.STRING,
                                "C:\\a.exe",
                                "C:\\b.exe",
                                "C:\\a.exe",
                                "z")
                        .column(
                                "Account",
                                KqlType.STRING,
                                "CONTOSO\\ann",
                                "contoso\\ANN",
                                "contoso\\ben",
                                "z")
                        .column("Host", KqlType.STRING, "h", "h", "h", "z")
                        .column("Port", KqlType.LONG, 1L, null, 1L, 7L)
                        .use("x")
                        .with("eps", KqlType.REAL, 0.3)
                        .run("dbscan")
                        .get(1);
        assertEquals(
                "{\"x\":{\"least\":1.0,\"largest\":1.5},"
                        + "\"NewProcessName\":{\"distinct\":2,\"values\":[\"C:\\\\a.exe\",\"C:\\\\b.exe\"]},"
                        + "\"Account\":{\"distinct\":3,\"values\":[\"CONTOSO\\\\ann\",\"contoso\\\\ANN\",\"contoso\\\\ben\"]},"
                        + "\"Port\":{\"distinct\":2,\"values\":[1,null]}}",
                row.get(11));
        assertEquals("[\"executables\",\"paths\",\"accounts\"]", row.get(12));
    }

    @Test
    void accountsAndPathsInOtherCaseAreTheSame() {
        List<@Nullable Object> row =
                new Calls()
                        .column("x", KqlType.LONG, 1L, 1L)
                        .column("Image", KqlType.STRING, "C:\\a.exe", "c:\\A.exe")
                        .column("User", KqlType.STRING, "Ann", "ANN")
                        .use("x")
                        .run("dbscan")
                        .getFirst();
        assertEquals("[]", row.get(10));
    }

    @Test
    void columnsCountByTheirDeviation() {
        // deviations 1000 and 1: the rows of 0 and 1 differ by one deviation of y only
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("x", KqlType.LONG, 0L, 0L, 2000L, 2000L)
                        .column("y", KqlType.LONG, 0L, 2L, 0L, 2L)
                        .use(List.of("x", "y"))
                        .with("eps", KqlType.REAL, 1.9)
                        .run("dbscan");
        assertEquals(4, rows.size());
        assertEquals(2.0, rows.getFirst().get(11));
        assertEquals(
                "print ClusterSize = 1, nearest = sqrt(pow((0.0 - 0.0) / 1000.0, 2) + pow(0.0 - 2.0,"
                        + " 2))",
                rows.getFirst().getLast());
    }

    @Test
    void suggestsTheDistanceWhereTheCurveBends() {
        // shapes 0..9 lie 1 apart, 100 and 200 far away
        Calls call = new Calls().column("x", KqlType.LONG, 0L, 1L, 2L, 3L, 4L, 5L, 6L, 100L, 200L);
        List<List<@Nullable Object>> curve =
                call.use("x")
                        .with("scale", KqlType.STRING, "none")
                        .with("result", KqlType.STRING, "distances")
                        .run("dbscan");
        assertEquals(List.of(1L, 100.0, 1.0, false), curve.get(0));
        assertEquals(List.of(2L, 94.0, 1.0, false), curve.get(1));
        assertEquals(List.of(3L, 1.0, 1.0, true), curve.get(2));
        assertEquals(9, curve.size());
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("x", KqlType.LONG, 0L, 1L, 2L, 3L, 4L, 5L, 6L, 100L, 200L)
                        .use("x")
                        .with("scale", KqlType.STRING, "none")
                        .run("dbscan");
        assertEquals(3, rows.size());
        assertTrue(String.valueOf(rows.get(0).get(11)).contains("within eps 1 (suggested)"));
    }

    @Test
    void oneRowIsAnOutlierAndEqualRowsAreOneCluster() {
        List<@Nullable Object> one =
                new Calls().column("x", KqlType.LONG, 5L).use("x").run("dbscan").getFirst();
        assertEquals(-1L, one.get(2));
        assertEquals(null, one.get(4));
        assertEquals(null, one.get(10));
        assertEquals(
                "No cluster: 1 row within eps 0 (suggested) of it, itself included, where 2 are"
                        + " needed; there is no other shape.",
                one.get(11));
        assertEquals("print ClusterSize = 1", one.get(12));
        List<@Nullable Object> equal =
                new Calls().column("x", KqlType.LONG, 5L, 5L, 5L).use("x").run("dbscan").getFirst();
        assertEquals(List.of(5L, true, 0L, 3L), equal.subList(0, 4));
        assertEquals(
                "3 rows alike in every clustered column; there is no row beyond.", equal.get(11));
    }

    @Test
    void batchesMakeNoDifference() {
        SplittableRandom random = new SplittableRandom(3);
        Object[] x = new Object[500];
        Object[] y = new Object[500];
        Object[] text = new Object[500];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(30) / 3.0;
            y[i] = (long) random.nextInt(5);
            text[i] = "t" + random.nextInt(40);
        }
        List<List<List<@Nullable Object>>> all = new ArrayList<>();
        for (int batch : List.of(1, 7, 64, 1000)) {
            for (String result : List.of("clusters", "rows")) {
                all.add(
                        new Calls()
                                .column("x", KqlType.REAL, x)
                                .column("y", KqlType.LONG, y)
                                .column("text", KqlType.STRING, text)
                                .use(List.of("x", "y"))
                                .with("min_points", KqlType.LONG, 5L)
                                .with("eps", KqlType.REAL, 0.2)
                                .with("result", KqlType.STRING, result)
                                .run("dbscan", batch));
            }
        }
        assertTrue(all.get(0).size() > 10 && all.get(0).size() < 500, all.get(0).size() + " rows");
        assertEquals(500, all.get(1).size());
        for (int i = 2; i < all.size(); i++) {
            assertEquals(all.get(i % 2), all.get(i));
        }
    }

    @Test
    void emptyInputAndMissingNumbersAreRefused() {
        Problem empty = refused(new Calls().column("x", KqlType.LONG).use("x"));
        assertEquals("MINE020: 'dbscan' has no rows to cluster", start(empty));
        Problem missing =
                refused(new Calls().column("x", KqlType.REAL, 1.0, Double.NaN, null).use("x"));
        assertEquals(
                "MINE021: 'x' is null, NaN or infinite in 2 of 3 rows, which have no place among"
                        + " the others",
                start(missing));
        assertTrue(missing.hint().contains("where isfinite(todouble(x))"), missing.hint());
    }

    private static Problem refused(Calls call) {
        return assertThrows(ProblemException.class, () -> call.run("dbscan")).problems().getFirst();
    }

    private static String start(Problem problem) {
        return problem.code() + ": " + problem.message();
    }

    @Test
    void wrongArgumentsAreNamed() {
        Calls text = new Calls().column("s", KqlType.STRING).use("s");
        Problem problem = text.problems("dbscan").getFirst();
        assertEquals(
                "MINE003: 'dbscan' takes numbers and truth values, and the column 's' is of type"
                        + " string",
                start(problem));
        assertTrue(problem.hint().contains("path_score(s)"), problem.hint());
        assertEquals("MINE002", first(new Calls().column("x", KqlType.LONG)));
        Calls negative = new Calls().column("x", KqlType.LONG).use("x");
        assertEquals("MINE004", first(negative.with("eps", KqlType.REAL, -1.0)));
        Calls none = new Calls().column("x", KqlType.LONG).use("x");
        assertEquals("MINE004", first(none.with("min_points", KqlType.LONG, 0L)));
        Calls mode = new Calls().column("x", KqlType.LONG).use("x");
        assertEquals("MINE004", first(mode.with("mode", KqlType.STRING, "quick")));
        Calls taken = new Calls().column("ClusterId", KqlType.LONG).use("ClusterId");
        assertEquals("MINE006", first(taken));
        Calls timeless = new Calls().column("x", KqlType.LONG).use("x");
        assertEquals("MINE002", first(timeless.with("mode", KqlType.STRING, "faithful")));
    }

    private static String first(Calls call) {
        return call.problems("dbscan").getFirst().code();
    }

    @Test
    void positionalArgumentsAreEpsAndPoints() {
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("x", KqlType.LONG, 0L, 1L, 2L, 9L)
                        .use(List.of("x"))
                        .constant(KqlType.REAL, 1.0)
                        .constant(KqlType.LONG, 3L)
                        .with("scale", KqlType.STRING, "none")
                        .run("dbscan");
        assertEquals(2, rows.size());
        assertEquals(3L, rows.get(1).get(3));
    }
}
