package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl+C during a query ends it, says so, and leaves no temporary case.
class InterruptedQueryIT {
    /// Processor time by which the join runs, on a busy machine too.
    private static final Duration STARTED = Duration.ofSeconds(8);

    @TempDir Path folder;

    @Test
    void anInterruptedQuerySaysSoAndLeavesNothing() throws Exception {
        List<String> command =
                Processes.command(
                        "query",
                        "let a = range x from 1 to 3000000 step 1 | extend k = 1;"
                                + " a | join kind=inner a on k | where x * x1 % 7 == 3 | count");
        command.add(1, "-Djava.io.tmpdir=" + folder);
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        while (cases() == 0) {
            assertTrue(process.isAlive(), "it ended by itself");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        while (worked(process).compareTo(STARTED) < 0) {
            assertTrue(process.isAlive(), "it ended by itself");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(0, new ProcessBuilder("kill", "-INT", number(process)).start().waitFor());
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(130, process.waitFor(), text);
        assertEquals("spoor: the query was cancelled", text.strip());
        assertEquals(0, cases());
    }

    private static Duration worked(Process process) {
        return process.info().totalCpuDuration().orElse(STARTED);
    }

    private static String number(Process process) {
        return String.format(Locale.ROOT, "%d", process.pid());
    }

    private long cases() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("spoor-case-"))
                    .count();
        }
    }
}
