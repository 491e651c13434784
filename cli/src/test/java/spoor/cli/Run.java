package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// What a run of the real command line gave.
record Run(int code, String out, String errors) {
    /// Runs it to its end in a folder.
    static Run of(Path folder, String... arguments) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("spoor", ".err");
        Process process =
                new ProcessBuilder(Processes.command(arguments))
                        .directory(folder.toFile())
                        .redirectError(errors.toFile())
                        .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it does not end");
        String text = Files.readString(errors);
        Files.delete(errors);
        return new Run(process.exitValue(), out, text);
    }
}
