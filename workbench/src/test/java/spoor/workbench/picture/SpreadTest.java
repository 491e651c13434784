package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import spoor.workbench.picture.Spread.Weighted;

class SpreadTest {
    private static Spread of(double... values) {
        List<Weighted> weighted = new ArrayList<>();
        for (double value : values) {
            weighted.add(new Weighted(value, 1));
        }
        return Spread.of(weighted);
    }

    /// By hand: places .75, 1.5 and 2.25 of 1, 2, 3, 10; the box of 1.75 to 4.75 reaches to 9.25.
    @Test
    void quartilesStandBetweenTheNearestValues() {
        Spread spread = of(3, 1, 10, 2);
        assertEquals(1.75, spread.lowQuartile());
        assertEquals(2.5, spread.median());
        assertEquals(4.75, spread.highQuartile());
        assertEquals(1, spread.lowWhisker());
        assertEquals(4.75, spread.highWhisker(), "no value beyond the box and within reach");
        assertEquals(List.of(10.0), spread.outliers());
        assertEquals(4, spread.count());
    }

    @Test
    void oneValueIsItsOwnBox() {
        Spread spread = of(7);
        assertEquals(7, spread.lowQuartile());
        assertEquals(7, spread.highWhisker());
        assertEquals(List.of(), spread.outliers());
    }

    @Test
    void aWeightCountsAValueAsOftenAsRowsWould() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            List<Weighted> weighted = new ArrayList<>();
            List<Weighted> repeated = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                Weighted one = new Weighted(random.nextInt(40), 1 + random.nextInt(5));
                weighted.add(one);
                for (int n = 0; n < one.weight(); n++) {
                    repeated.add(new Weighted(one.value(), 1));
                }
            }
            assertEquals(Spread.of(repeated), Spread.of(weighted));
        }
    }
}
