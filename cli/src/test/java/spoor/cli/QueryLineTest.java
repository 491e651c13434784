package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import spoor.engine.Meter;

class QueryLineTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private long now;

    @Test
    void tellsALongQueryAndClearsItsLine() {
        try (QueryLine line = line(true)) {
            now = 1_000_000_000L;
            line.at(25);
            now = 12_300_000_000L;
            line.at(50.4);
        }
        assertEquals(
                "\r\u001b[K############............  50 %, 12 s\r\u001b[K",
                errors.toString(StandardCharsets.UTF_8));
    }

    @Test
    void saysNothingOfAShortOne() {
        try (QueryLine line = line(true)) {
            now = 1_900_000_000L;
            line.at(90);
        }
        assertEquals("", errors.toString(StandardCharsets.UTF_8));
    }

    @Test
    void measuresNothingWhereNobodyLooks() {
        try (QueryLine line = line(false)) {
            assertSame(Meter.NONE, line.meter());
        }
    }

    private QueryLine line(boolean terminal) {
        PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
        return new QueryLine(new Console(stream, stream, terminal), () -> now);
    }
}
