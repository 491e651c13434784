package spoor.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeterTest {
    private final List<Double> told = new ArrayList<>();
    private final AtomicLong milliseconds = new AtomicLong();
    private final Meter meter = new Meter(told::add, () -> milliseconds.get() * 1_000_000);

    @Test
    void tellsEachStepsShareOfTheWholeAndNeverFalls() {
        meter.begin();
        meter.step(0, 2);
        meter.measure(() -> 0.5);
        look();
        meter.measure(() -> 0.25);
        look();
        meter.measure(() -> -1);
        look();
        meter.step(1, 2);
        look();
        meter.measure(() -> 1);
        look();
        assertEquals(List.of(25.0, 50.0, 99.9), told);
    }

    @Test
    void tellsAQuarterOfASecondApartAtMost() {
        meter.begin();
        meter.measure(() -> milliseconds.get() / 1000.0);
        for (int i = 0; i < 10; i++) {
            milliseconds.addAndGet(50);
            meter.look();
        }
        assertEquals(List.of(25.0, 50.0), told);
    }

    @Test
    void saysTheSameAgainAfterFiveSeconds() {
        meter.begin();
        for (int i = 0; i < 45; i++) {
            look();
        }
        assertEquals(List.of(0.0, 0.0, 0.0), told);
    }

    @Test
    void beginsEachResultAnew() {
        meter.begin();
        meter.measure(() -> 0.7);
        look();
        meter.begin();
        look();
        assertEquals(List.of(70.0, 0.0), told);
    }

    private void look() {
        milliseconds.addAndGet(Meter.MILLISECONDS);
        meter.look();
    }
}
