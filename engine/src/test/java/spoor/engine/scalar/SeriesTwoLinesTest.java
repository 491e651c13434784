package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static spoor.engine.scalar.Bodies.call;
import static spoor.engine.scalar.Bodies.gives;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import spoor.engine.scalar.json.Json;

class SeriesTwoLinesTest {
    private static List<Json> columns(String series) {
        return elements(Json.of((String) call("series_fit_2lines", series)));
    }

    private static List<Json> elements(Json array) {
        return Objects.requireNonNull(array.array());
    }

    private static double[] numbers(Json array) {
        return elements(array).stream().mapToDouble(Dynamics::real).toArray();
    }

    @Test
    void theDocumentedSeriesBreaksWhereKustoBreaksIt() {
        List<Json> columns = columns("[1,2.2,2.5,4.7,5.0,12,10.3,10.3,9,8.3,6.2]");
        double[] fitted = {
            0.98,
            2.03,
            3.08,
            4.13,
            5.18,
            11.942857142857143,
            10.905714285714286,
            9.868571428571428,
            8.831428571428573,
            7.794285714285716,
            6.75714285714286
        };
        assertArrayEquals(fitted, numbers(columns.get(4)), 1e-12);
        assertEquals(new Json.Whole(5), columns.get(1));
    }

    @Test
    void twoExactLinesAreFound() {
        gives(
                "{\"rsquare\":1.0,\"split_idx\":3,\"variance\":5.6,\"rvariance\":0.0,"
                        + "\"line_fit\":[0.0,1.0,2.0,6.0,5.0,4.0],"
                        + "\"right\":{\"rsquare\":1.0,\"slope\":-1.0,\"interception\":6.0,"
                        + "\"variance\":1.0,\"rvariance\":0.0},"
                        + "\"left\":{\"rsquare\":1.0,\"slope\":1.0,\"interception\":0.0,"
                        + "\"variance\":1.0,\"rvariance\":0.0}}",
                "series_fit_2lines_dynamic",
                "[0,1,2,6,5,4]");
    }

    @Test
    void aSeriesThatCannotBeSplitHasNoLines() {
        assertEquals(15, columns("[1]").size());
        assertEquals(Json.Null.NULL, columns("[1]").getFirst());
        assertEquals(Json.Null.NULL, columns("[1,\"x\",3]").get(4));
        assertEquals(Json.Null.NULL, columns("{}").get(14));
    }
}
