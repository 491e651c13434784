package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Results that are written while they come: to readers that go, to files, to a limit.
class StreamedQueryIT {
    private static final String MANY =
            "range x from 1 to 400000 step 1 | extend y = strcat('row ', x)";

    @TempDir Path folder;

    @Test
    void aReaderThatGoesEndsItQuietly() throws Exception {
        for (String format : new String[] {"csv", "ndjson", "json", "markdown"}) {
            Path errors = folder.resolve("errors");
            Process process =
                    new ProcessBuilder(Processes.command("query", MANY, "--format", format))
                            .directory(folder.toFile())
                            .redirectError(errors.toFile())
                            .start();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                assertFalse(lines.readLine().isEmpty());
            }
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it does not end");
            assertEquals(0, process.exitValue(), format);
            assertEquals("", Files.readString(errors), format);
        }
    }

    @Test
    void aQueryThatFailsInTheMiddleLeavesTheFileAsItWas() throws Exception {
        Path file = folder.resolve("result.csv");
        Run fails = export(file, "csv", "--max-rows", "5000");
        assertEquals(4, fails.code(), fails.errors());
        assertEquals(0, files());
        Files.writeString(file, "as it was");
        assertEquals(4, export(file, "csv", "--max-rows", "5000").code());
        assertEquals("as it was", Files.readString(file));
        assertEquals(0, export(file, "csv").code());
        try (Stream<String> lines = Files.lines(file)) {
            assertEquals(400_001, lines.count());
        }
        assertEquals(1, files());
        Run parquet = export(folder.resolve("result.parquet"), "parquet", "--max-rows", "5000");
        assertEquals(4, parquet.code(), parquet.errors());
        assertEquals(1, files());
    }

    private Run export(Path file, String format, String... more) throws Exception {
        return Run.of(
                folder,
                Stream.concat(
                                Stream.of("query", MANY, "--format", format, "-o", file.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("result")).count();
        }
    }

    @Test
    void rowsBeforeALimitAreThereAndTheLimitIsTold() throws Exception {
        Run run = Run.of(folder, "query", MANY, "--format", "csv", "--max-rows", "5000");
        assertEquals(4, run.code());
        assertTrue(run.out().startsWith("x,y\n1,row 1\n"));
        assertTrue(run.errors().contains("more than 5000 rows"), run.errors());
    }
}
