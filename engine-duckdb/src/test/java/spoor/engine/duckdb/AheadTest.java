package spoor.engine.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {
    private final AtomicInteger made = new AtomicInteger();

    private Optional<Integer> upTo(int end) {
        int next = made.getAndIncrement();
        return next < end ? Optional.of(next) : Optional.empty();
    }

    @Test
    void givesEverythingInOrderAndThenNothing() {
        try (Ahead<Integer> ahead = new Ahead<>("test-ahead", 2, () -> upTo(1000))) {
            List<Integer> taken = new ArrayList<>();
            Optional<Integer> next = ahead.next();
            while (next.isPresent()) {
                taken.add(next.get());
                next = ahead.next();
            }
            assertEquals(1000, taken.size());
            assertEquals(taken.stream().sorted().toList(), taken);
            assertEquals(Optional.empty(), ahead.next());
        }
    }

    @Test
    void throwsWhatTheMakerThrewBehindWhatItMade() {
        Ahead<Integer> ahead =
                new Ahead<>(
                        "test-ahead",
                        2,
                        () -> {
                            if (made.get() == 3) {
                                throw new IllegalStateException("the disk is gone");
                            }
                            return upTo(9);
                        });
        try (ahead) {
            assertEquals(Optional.of(0), ahead.next());
            assertEquals(Optional.of(1), ahead.next());
            assertEquals(Optional.of(2), ahead.next());
            assertEquals(
                    "the disk is gone",
                    assertThrows(IllegalStateException.class, ahead::next).getMessage());
            assertThrows(IllegalStateException.class, ahead::next);
        }
    }

    @Test
    void makesNoMoreThanAFewBeforeTheyAreWantedAndNoneOnceClosed() {
        Ahead<Integer> ahead = new Ahead<>("test-ahead", 2, () -> upTo(1000));
        assertEquals(Optional.of(0), ahead.next());
        ahead.close();
        int count = made.get();
        assertTrue(count <= 5, () -> count + " made");
    }
}
