package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static spoor.engine.scalar.Bodies.call;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spoor.engine.scalar.json.Json;

/// Examples of Kusto's documentation that draw random numbers or ask for the time: their recorded
/// answers hold what went in, too, so that what came out can be compared.
class RecordedSeriesTest {
    private static final String COLUMNS = "columns";

    /// The columns of the only recorded row, by name.
    private static Map<String, Json> recorded(String id) throws IOException {
        String given = System.getenv("SPOOR_SHARED");
        Path shared =
                given != null
                        ? Path.of(given)
                        : Path.of(Objects.requireNonNull(System.getProperty("spoor.root")))
                                .resolveSibling("shared");
        Path cases = shared.resolve("kql/docs_dev.jsonl");
        assumeTrue(Files.exists(cases));
        String line;
        try (Stream<String> lines = Files.lines(cases, StandardCharsets.UTF_8)) {
            line = lines.filter(text -> text.contains("\"" + id + "\"")).findFirst().orElseThrow();
        }
        Map<String, Json> oracle = bag(Objects.requireNonNull(bag(Json.of(line)).get("oracle")));
        List<Json> names = array(Objects.requireNonNull(oracle.get(COLUMNS)));
        List<Json> row = array(array(Objects.requireNonNull(oracle.get("rows"))).getFirst());
        Map<String, Json> found = new java.util.LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            found.put(((Json.Text) names.get(i)).value(), row.get(i));
        }
        return found;
    }

    private static Map<String, Json> bag(Json value) {
        return ((Json.Bag) value).members();
    }

    private static List<Json> array(Json value) {
        return Objects.requireNonNull(value.array());
    }

    private static Json column(Map<String, Json> row, String name) {
        return Objects.requireNonNull(row.get(name), name);
    }

    private static void agree(Json expected, Json got) {
        List<String> far = new ArrayList<>();
        List<Json> one = array(expected);
        List<Json> other = array(got);
        assertEquals(one.size(), other.size());
        for (int i = 0; i < one.size(); i++) {
            double wanted = Dynamics.real(one.get(i));
            double found = Dynamics.real(other.get(i));
            if (!(Math.abs(wanted - found) <= 1e-9 * Math.max(1, Math.abs(wanted)))) {
                far.add(i + ": " + wanted + ", " + found);
            }
        }
        assertEquals(List.of(), far);
    }

    private static Json called(String name, Object... arguments) {
        return Json.of((String) call(name, arguments));
    }

    @Test
    void outliersAgree() throws IOException {
        Map<String, Json> row = recorded("series-outliers-function#1");
        String series = column(row, "series").text();
        agree(column(row, "outliers"), called("series_outliers", series));
    }

    @Test
    void aForecastAgrees() throws IOException {
        Map<String, Json> row = recorded("series-decompose-forecast-function#1");
        String series = column(row, "y").text();
        Json columns = called("series_decompose_forecast_3", series, 168L, 168L);
        agree(column(row, "y_forcasted"), array(columns).getFirst());
        Json found = called("series_decompose_forecast", series, 168L);
        assertEquals(columns, found, "the query says no period: it is to be found");
    }

    @Test
    void aPolynomialAgrees() throws IOException {
        Map<String, Json> row = recorded("series-fit-poly-function#1");
        Json columns =
                called("series_fit_poly_3", column(row, "y").text(), column(row, "x").text(), 5L);
        agree(column(row, "fy"), array(columns).get(4));
    }

    @Test
    void oneAndTwoLinesAgree() throws IOException {
        Map<String, Json> row = recorded("series-fit-2lines-function#1");
        String series = column(row, "y").text();
        agree(column(row, "LineFit"), array(called("series_fit_line", series)).get(5));
        agree(column(row, "LineFit2"), array(called("series_fit_2lines", series)).get(4));
    }

    @Test
    void filtersAgree() throws IOException {
        Map<String, Json> row = recorded("series-fir-function#1");
        String series = column(row, "val").text();
        agree(column(row, "5h_MovingAvg"), called("series_fir", series, "[1,1,1,1,1]"));
        agree(
                column(row, "5h_MovingAvg_centered"),
                called("series_fir_4", series, "[1,1,1,1,1]", true, true));
    }
}
