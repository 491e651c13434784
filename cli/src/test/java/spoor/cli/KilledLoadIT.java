package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A load that is killed again and again: the case opens each time, and in the end holds what a
/// load that nobody killed holds.
class KilledLoadIT {
    private static final int KILLS = 8;

    @TempDir Path folder;

    @Test
    void theSameCommandCompletesWhatWasKilled() throws Exception {
        Random random = new Random(20261121);
        Files.createDirectories(folder.resolve("logs"));
        for (int file = 0; file < 4; file++) {
            Files.writeString(folder.resolve("logs/part" + file + ".csv"), rows(random, 100_000));
        }
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(folder.resolve("logs/more.zip")))) {
            for (int entry = 0; entry < 12; entry++) {
                zip.putNextEntry(new ZipEntry("in/" + entry + ".csv"));
                zip.write(rows(random, 15_000).getBytes(StandardCharsets.UTF_8));
            }
        }
        long started = System.nanoTime();
        assertEquals(0, run("load", "logs", "--case", "whole", "--table", "T"));
        long whole = (System.nanoTime() - started) / 1_000_000;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start("load", "logs", "--case", "killed", "--table", "T");
            boolean ended =
                    process.waitFor(whole / 4 + random.nextLong(whole), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            if (!ended && Files.exists(folder.resolve("killed/case.duckdb"))) {
                String account = output("account", "--case", "killed", "--format", "json");
                assertTrue(account.contains("\"balanced\": true"), account);
            }
        }
        assertEquals(0, run("load", "logs", "--case", "killed", "--table", "T"));
        String query =
                "T | extend s = tolong(_Source) | summarize rows = count(), names ="
                        + " dcount(name), numbers = sum(count), offsets = sum(_Offset) by s"
                        + " | sort by s asc";
        String expected = output("query", query, "--case", "whole", "--format", "csv");
        assertEquals(17, expected.lines().count(), expected);
        assertEquals(expected, output("query", query, "--case", "killed", "--format", "csv"));
        assertEquals(account("whole"), account("killed"));
    }

    /// The account without the name of its folder.
    private String account(String name) throws IOException, InterruptedException {
        String text = output("account", "--case", name, "--format", "json");
        assertTrue(text.contains("\"balanced\""), text);
        return text.replace(name, "NAME");
    }

    private static String rows(Random random, int count) {
        StringBuilder text = new StringBuilder("name,count\n");
        for (int row = 0; row < count; row++) {
            text.append(Long.toString(random.nextLong(), 36)).append(',').append(row).append('\n');
        }
        return text.toString();
    }

    private Process start(String... arguments) throws IOException {
        return new ProcessBuilder(Processes.command(arguments))
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).waitFor();
    }

    private String output(String... arguments) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(Processes.command(arguments))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
