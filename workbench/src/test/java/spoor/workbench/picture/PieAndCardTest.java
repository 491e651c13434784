package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.workbench.picture.Tables.count;
import static spoor.workbench.picture.Tables.drawn;
import static spoor.workbench.picture.Tables.row;
import static spoor.workbench.picture.Tables.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.workbench.ResultTable;

class PieAndCardTest {
    private static ResultTable counts(int categories) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 1; i <= categories; i++) {
            rows.add(row("c" + i, i));
        }
        return Tables.of(List.of("c:string", "n:long"), rows);
    }

    @Test
    void slicesAreNamedWithTheirSharesTheGreatestFirst() {
        Picture.Drawn drawn = drawn(counts(3), "piechart", Map.of());
        assertEquals(3, count(drawn.svg(), "<g class=\"slice\""));
        assertTrue(
                drawn.svg().indexOf(">c3: 3 (50.0 %)<") < drawn.svg().indexOf(">c1: 1 (16.7 %)<"));
        assertEquals("3 rows: n by c, 3 slices.", drawn.caption());
    }

    @Test
    void beyondTheColoursTheRestIsOneSliceOfTheWhole() {
        Picture.Drawn drawn = drawn(counts(10), "piechart", Map.of());
        assertEquals(8, count(drawn.svg(), "<g class=\"slice\""));
        assertTrue(drawn.svg().contains(">3 others: 6 (10.9 %)<"), drawn.svg());
    }

    @Test
    void aPieRefusesWhatItCannotShow() {
        ResultTable two =
                Tables.of(List.of("c:string", "n:long", "m:long"), List.of(row("a", 1, 2)));
        assertTrue(why(two, "piechart", Map.of()).contains("name it in ycolumns"));
        ResultTable below = Tables.of(List.of("c:string", "n:long"), List.of(row("a", -1)));
        assertTrue(why(below, "piechart", Map.of()).contains("below 0"));
        assertTrue(why(counts(100), "piechart", Map.of()).contains("100 slices"));
    }

    @Test
    void aCardHasTheValuesOfTheFirstRow() {
        ResultTable table =
                Tables.of(
                        List.of("events:long", "host:string"),
                        List.of(row(1234567, "a<b"), row(1, "c")));
        Picture.Drawn drawn = drawn(table, "card", Map.of());
        assertTrue(drawn.svg().contains(">1,234,567</text>"), drawn.svg());
        assertTrue(drawn.svg().contains(">a&lt;b</text>"), drawn.svg());
        assertEquals("2 values of the first row. 1 row more not drawn.", drawn.caption());
    }
}
