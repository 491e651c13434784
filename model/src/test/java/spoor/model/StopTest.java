package spoor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopTest {
    private final Stop stop = new Stop();
    private final List<String> told = new ArrayList<>();

    @Test
    void goesOnWhileNobodyAsks() {
        stop.check();
        assertTrue(stop.reason().isEmpty());
    }

    @Test
    void tellsEachWatchOnceAndKeepsTheFirstReason() {
        try (Stop.Watch _ = stop.watch(told::add);
                Stop.Watch _ = stop.watch(told::add)) {
            stop.request("first");
            stop.request("second");
        }
        assertEquals(List.of("first", "first"), told);
        assertEquals(Optional.of("first"), stop.reason());
    }

    @Test
    void tellsWhoComesLateAtOnce() {
        stop.request("over");
        try (Stop.Watch _ = stop.watch(told::add)) {
            assertEquals(List.of("over"), told);
        }
    }

    @Test
    void tellsNobodyWhoHasClosed() {
        stop.watch(told::add).close();
        stop.request("over");
        assertEquals(List.of(), told);
    }

    @Test
    void isALimitWithItsReason() {
        stop.request("over");
        SpoorException failure = assertThrows(SpoorException.class, stop::check);
        assertEquals(ErrorKind.LIMIT, failure.kind());
        assertEquals("over", failure.getMessage());
    }

    @Test
    void whatCannotBeStoppedRefusesToBeAsked() {
        assertThrows(IllegalStateException.class, () -> Stop.NEVER.request("over"));
        assertTrue(Stop.NEVER.reason().isEmpty());
    }
}
