package spoor.mining.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import spoor.model.KqlType;

class EncodingTest {
    private static final double NONE = Double.NaN;

    private static double[] numbers(DataSet data, int column) {
        return ((EncodedColumn.Numbers) data.columns().get(column)).values();
    }

    private static int[] codes(DataSet data, int column) {
        return ((EncodedColumn.Codes) data.columns().get(column)).values();
    }

    @Test
    void takesNumbersTimesAndSpansAsNumbersAndAllElseAsCodes() {
        DataSet data =
                new Frames()
                        .column("i", KqlType.INT, 1, null, 3)
                        .column("r", KqlType.REAL, -0.0, Double.NaN, Double.POSITIVE_INFINITY)
                        .column("d", KqlType.DECIMAL, "1.5", "2", null)
                        .column("t", KqlType.DATETIME, 10L, 20L, null)
                        .column("s", KqlType.STRING, "b", "", "a")
                        .column("b", KqlType.BOOL, true, null, false)
                        .column("j", KqlType.DYNAMIC, "{\"a\":1}", "null", null)
                        .column("label", KqlType.LONG, 7L, 9L, 7L)
                        .data();
        assertArrayEquals(new double[] {1, NONE, 3}, numbers(data, 0));
        assertArrayEquals(new double[] {0, NONE, NONE}, numbers(data, 1));
        assertArrayEquals(new double[] {1.5, 2, NONE}, numbers(data, 2));
        assertArrayEquals(new double[] {10, 20, NONE}, numbers(data, 3));
        assertArrayEquals(new int[] {3, 0, 2}, codes(data, 4));
        assertArrayEquals(new int[] {3, 0, 2}, codes(data, 5));
        assertArrayEquals(new int[] {2, 0, 0}, codes(data, 6));
        assertArrayEquals(new int[] {0, 1, 0}, data.labels());
        assertEquals(List.of("7", "9"), data.encoding().classes());
    }

    @Test
    void mergesEqualRowsAndTellsWhichRowIsWhich() {
        Encoding.Encoded encoded =
                new Frames()
                        .column("x", KqlType.LONG, 1L, 2L, 1L, 1L, 2L)
                        .column("s", KqlType.STRING, "a", "b", "a", "a", "b")
                        .column("label", KqlType.STRING, "n", "n", "n", "y", "n")
                        .encoded();
        assertArrayEquals(new int[] {0, 1, 0, 2, 1}, encoded.rowOf());
        assertArrayEquals(new long[] {2, 2, 1}, encoded.data().weights());
        assertArrayEquals(new int[] {0, 0, 1}, encoded.data().labels());
        assertArrayEquals(new long[] {4, 1}, encoded.data().classWeights());
        assertEquals(5, encoded.data().totalWeight());
    }

    @Test
    void codesWhatTrainingRowsDoNotHaveAsUnseen() {
        Frames table =
                new Frames()
                        .column("s", KqlType.STRING, "b", "c", "a", "b", "")
                        .column("label", KqlType.STRING, "n", "y", "z", "n", "");
        int[] train = {0, 1, 3};
        Encoding encoding = Encoding.of(table.frame(), table.labels(), train, 10);
        DataSet rest = encoding.encode(table.frame(), table.labels(), new int[] {2, 3, 4}).data();
        assertArrayEquals(new int[] {Feature.Category.UNSEEN, 2, 0}, codes(rest, 0));
        assertArrayEquals(new int[] {DataSet.NONE, 0, DataSet.NONE}, rest.labels());
        assertEquals(List.of("n", "y"), encoding.classes());
    }

    @Test
    void keepsTheCommonestValuesAndOfEquallyCommonOnesTheFirst() {
        Frames table =
                new Frames()
                        .column("s", KqlType.STRING, "d", "d", "c", "b", "a", "d")
                        .column("label", KqlType.STRING, "n", "y", "n", "n", "n", "n");
        Encoding encoding =
                Encoding.of(table.frame(), table.labels(), new int[] {0, 1, 2, 3, 4, 5}, 2);
        assertEquals(
                List.of("a", "d"), ((Feature.Category) encoding.features().getFirst()).values());
    }
}
