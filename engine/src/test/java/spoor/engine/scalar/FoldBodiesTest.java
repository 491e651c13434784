package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FoldBodiesTest {
    private static String hashes(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(value -> Long.toString(Xxhash64.of(value)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String sketch(long from, long to, long accuracy) {
        return (String) Objects.requireNonNull(Bodies.call("hll", hashes(from, to), accuracy));
    }

    @Test
    void countsFewDistinctValuesExactly() {
        assertEquals(500L, Bodies.call("dcount_hll", sketch(0, 500, 1)));
        assertEquals(0L, Bodies.call("dcount_hll", sketch(0, 0, 1)));
    }

    @Test
    void estimatesManyDistinctValuesWithinTheErrorOfTheAccuracy() {
        double[] errors = {0.016, 0.008, 0.004, 0.0028, 0.002};
        for (int accuracy = 0; accuracy < errors.length; accuracy++) {
            Object count = Bodies.call("dcount_hll", sketch(0, 200_000, accuracy));
            double error = Math.abs((Long) Objects.requireNonNull(count) / 200_000.0 - 1);
            assertTrue(error < 3 * errors[accuracy], accuracy + ": " + error);
        }
    }

    @Test
    void mergesSketchesAsOfOneGroupWhateverTheirAccuracy() {
        String coarse = sketch(0, 150_000, 0);
        String fine = sketch(50_000, 200_000, 4);
        assertEquals(
                Bodies.call("dcount_hll", sketch(0, 200_000, 0)),
                Bodies.call("dcount_hll", Bodies.call("hll_merge", fine, coarse)));
        assertEquals(
                600L,
                Bodies.call(
                        "dcount_hll",
                        Bodies.call("hll_merge", sketch(0, 400, 4), sketch(200, 600, 1))));
    }

    @Test
    void givesNullForWhatIsNoDigest() {
        assertEquals(null, Bodies.call("dcount_hll", "[1,2]"));
        assertEquals(null, Bodies.call("dcount_hll", "[\"hll\",14,\"AAAA\"]"));
        assertEquals(null, Bodies.call("percentile_tdigest", "[1]", 50.0));
        assertEquals(null, Bodies.call("rank_tdigest", (Object) null, "1"));
    }

    @Test
    void findsPercentilesOfManyValuesWithinATenthOfAPercent() {
        String values =
                LongStream.rangeClosed(1, 100_000)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(",", "[", "]"));
        Object digest = Bodies.call("tdigest", values);
        for (double percent : new double[] {0.1, 1, 25, 50, 75, 99, 99.9}) {
            Object found = Bodies.call("percentile_tdigest", digest, percent);
            double away =
                    Double.parseDouble((String) Objects.requireNonNull(found)) / 1000 - percent;
            assertTrue(Math.abs(away) < 0.1, percent + ": " + found);
        }
    }

    @Test
    void sumsDecimalsWithoutRounding() {
        assertEquals("0.3", Bodies.call("decimal_sum", "[\"0.1\",\"0.2\"]"));
        assertEquals("0.15", Bodies.call("decimal_average", "[\"0.1\",\"0.2\"]"));
        assertEquals(null, Bodies.call("decimal_least", "[]"));
        assertEquals("-3", Bodies.call("decimal_least", "[\"2\",\"-3\"]"));
    }

    @Test
    void codesPunycodeThereAndBack() {
        for (String text : new String[] {"bücher", "艺术", "a", "Lê Lợi", "😀x"}) {
            Object code = Bodies.call("punycode_from_string", text);
            assertEquals(text, Bodies.call("punycode_to_string", code));
        }
        assertEquals("", Bodies.call("punycode_to_string", "99999999999"));
        assertEquals("", Bodies.call("punycode_to_string", "ü"));
    }
}
