package spoor.mining.profile;

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

class ColumnProfileMinerTest {
    private static final int DISTINCT = 5;
    private static final int EXACT = 6;
    private static final int MOST = 9;
    private static final int LEAST = 10;

    @Test
    void countsTextsWithEmptyOnesApart() {
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("s", KqlType.STRING, "b", "", "añb", "b", "😀😀")
                        .run("column_profile");
        assertEquals(
                List.of(
                        Arrays.asList(
                                "s",
                                "string",
                                5L,
                                0L,
                                1L,
                                4L,
                                true,
                                "añb",
                                "😀😀",
                                "[{\"value\":\"b\",\"count\":2},{\"value\":\"\",\"count\":1},"
                                        + "{\"value\":\"añb\",\"count\":1},"
                                        + "{\"value\":\"😀😀\",\"count\":1}]",
                                "[{\"value\":\"\",\"count\":1},{\"value\":\"añb\",\"count\":1},"
                                        + "{\"value\":\"😀😀\",\"count\":1},"
                                        + "{\"value\":\"b\",\"count\":2}]",
                                1L,
                                1.75,
                                3L,
                                entropy(1, 1, 1, 2),
                                14L)),
                rows);
    }

    @Test
    void comparesNumbersAsNumbersAndLeavesNullsAndNotANumberOut() {
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("n", KqlType.LONG, 10L, 9L, null)
                        .column("r", KqlType.REAL, Double.NaN, -0.0, 0.0)
                        .column("d", KqlType.DECIMAL, "10.5", "9.25", null)
                        .column("b", KqlType.BOOL, true, null, true)
                        .run("column_profile");
        assertEquals(
                List.of("9", "10", 1L), List.of(at(rows, 0, 7), at(rows, 0, 8), at(rows, 0, 3)));
        assertEquals(List.of("0.0", "0.0"), List.of(at(rows, 1, 7), at(rows, 1, 8)));
        assertEquals(
                "[{\"value\":0.0,\"count\":2},{\"value\":\"NaN\",\"count\":1}]", at(rows, 1, MOST));
        assertEquals(List.of("9.25", "10.5"), List.of(at(rows, 2, 7), at(rows, 2, 8)));
        assertEquals("[{\"value\":true,\"count\":2}]", at(rows, 3, MOST));
        assertEquals(List.of(16L, 24L, 8L, 2L), rows.stream().map(row -> row.getLast()).toList());
    }

    @Test
    void takesTheColumnsAndTheNumberOfValuesThatAreAskedFor() {
        Calls calls =
                new Calls()
                        .column("a", KqlType.STRING, "x", "y")
                        .column("b", KqlType.STRING, "x", "y")
                        .use("b")
                        .constant(KqlType.LONG, 1L);
        List<List<@Nullable Object>> rows = calls.run("column_profile");
        assertEquals(1, rows.size());
        assertEquals("b", at(rows, 0, 0));
        assertEquals("[{\"value\":\"x\",\"count\":1}]", at(rows, 0, MOST));
        assertEquals(
                "MINE004",
                new Calls()
                        .column("a", KqlType.STRING, "x")
                        .with("values", KqlType.LONG, 1001L)
                        .problems("column_profile")
                        .getFirst()
                        .code());
    }

    @Test
    void givesARowForAColumnWithoutRows() {
        List<List<@Nullable Object>> rows =
                new Calls().column("t", KqlType.DATETIME).run("column_profile");
        assertEquals(
                Arrays.asList(
                        "t",
                        "datetime",
                        0L,
                        0L,
                        0L,
                        0L,
                        true,
                        "",
                        "",
                        "[]",
                        "[]",
                        null,
                        null,
                        null,
                        0.0,
                        0L),
                rows.getFirst());
    }

    @Test
    void saysSoWhereItEstimatesAndStaysCloseWhateverTheOrder() {
        int distinct = 300_000;
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < distinct; i++) {
            values.add("https://example.com/" + i);
        }
        values.addAll(Collections.nCopies(9_000, "flood"));
        values.addAll(Collections.nCopies(5_000, "drip"));
        List<@Nullable Object> late = row(values);
        Collections.shuffle(values, new Random(7));
        List<@Nullable Object> mixed = row(values);
        assertEquals(false, late.get(EXACT));
        assertEquals(late.get(DISTINCT), mixed.get(DISTINCT));
        assertEquals(late.get(LEAST), mixed.get(LEAST));
        assertEquals((double) distinct + 2, (double) (long) late.get(DISTINCT), distinct * 0.03);
        for (List<@Nullable Object> row : List.of(late, mixed)) {
            String most = String.valueOf(row.get(MOST));
            assertTrue(most.matches("\\[\\{\"value\":\"flood\",.*\\{\"value\":\"drip\",.*]"), most);
            assertTrue(count(most, 0) <= 9_000 && count(most, 0) >= 8_980, most);
            assertTrue(count(most, 1) <= 5_000 && count(most, 1) >= 4_980, most);
        }
    }

    @Test
    void tellsLongTextsApartWithoutKeepingThem() {
        String start = "select ".repeat(100_000);
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("s", KqlType.STRING, start + "a", start + "b", start + "a")
                        .run("column_profile");
        assertEquals(2L, at(rows, 0, DISTINCT));
        String most = String.valueOf(at(rows, 0, MOST));
        assertTrue(most.length() < 600 && most.contains("…\",\"count\":2}"), most);
        assertEquals(201, String.valueOf(at(rows, 0, 7)).length());
    }

    @Test
    void writesHostileTextAsJson() {
        List<List<@Nullable Object>> rows =
                new Calls()
                        .column("s", KqlType.STRING, "\"],\u0000\u001b[2J\n\\")
                        .run("column_profile");
        assertEquals(
                "[{\"value\":\"\\\"],\\u0000\\u001B[2J\\n\\\\\",\"count\":1}]", at(rows, 0, MOST));
    }

    private static List<@Nullable Object> row(List<Object> values) {
        return new Calls()
                .column("s", KqlType.STRING, values.toArray())
                .run("column_profile", 8192)
                .getFirst();
    }

    private static long count(String json, int index) {
        return Long.parseLong(json.split("\"count\":")[index + 1].replaceAll("}.*", ""));
    }

    private static @Nullable Object at(List<List<@Nullable Object>> rows, int row, int column) {
        return rows.get(row).get(column);
    }

    private static double entropy(long... counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        double bits = 0;
        for (long count : counts) {
            bits -= count / total * Math.log(count / total) / Math.log(2);
        }
        return bits;
    }
}
