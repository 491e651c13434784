package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import spoor.workbench.Progress;

class ProgressLineTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private long now;

    @Test
    void tellsBytesFilesRateAndTimeLeftInPlainLines() {
        ProgressLine line = line(false);
        line.begin(1000, 300L << 20);
        now = 1_000_000_000L;
        line.at(new Progress.State(10, 30L << 20, 0, "a.log"));
        now = 4_000_000_000L;
        line.at(new Progress.State(417, 100L << 20, 0, "logs/b\u001b[31m.log"));
        line.end();
        assertEquals(
                "loading:  33 %, 417 of 1000 files, 100.0 MiB of 300.0 MiB, 25.0 MiB/s, 8 s left,"
                        + " at logs/b\\u{001B}[31m.log\n",
                text());
    }

    @Test
    void overwritesOneLineOnATerminalAndClearsIt() {
        ProgressLine line = line(true);
        line.begin(1, 100);
        line.at(new Progress.State(0, 50, 0, "a.log"));
        line.end();
        assertTrue(
                text().startsWith("\r\u001b[K############............  50 %, 50 B of 100 B a.log"),
                text());
        assertTrue(text().endsWith("\r\u001b[K"), text());
    }

    @Test
    void aFileThatGrewWhileItWasReadIsNotMoreThanWhole() {
        ProgressLine line = line(true);
        line.begin(1, 100);
        line.at(new Progress.State(0, 150, 0, "a.log"));
        assertTrue(text().contains(" 100 %, 100 B of 100 B"), text());
    }

    private ProgressLine line(boolean terminal) {
        PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
        return new ProgressLine(new Console(stream, stream, terminal), () -> now);
    }

    private String text() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
