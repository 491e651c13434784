package spoor.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What the tests of the providers use of the command line.
public final class Served {
    /// What a command wrote, and how it ended.
    public record Ended(int code, String out, String errors) {}

    private Served() {}

    /// Serves a case until the process ends.
    ///
    /// @return the address that is printed, with its token
    public static URI serve(Path folder) throws IOException, InterruptedException {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        PipedInputStream said = new PipedInputStream();
        PrintStream out =
                new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8);
        Console console = new Console(out, out, false);
        String[] command = {"serve", "--case", folder.toString(), "--port", "0"};
        var _ =
                Thread.ofPlatform()
                        .daemon()
                        .start(() ->
                                Main.run(command, console, Clock.systemUTC(), new Interruption()));
        var _ =
                Thread.ofPlatform()
                        .daemon()
                        .start(() ->
                                new BufferedReader(
                                                new InputStreamReader(said, StandardCharsets.UTF_8))
                                        .lines()
                                        .forEach(lines::add));
        for (String line = lines.poll(60, TimeUnit.SECONDS);
                line != null;
                line = lines.poll(60, TimeUnit.SECONDS)) {
            int at = line.indexOf("http://");
            if (at >= 0) {
                return URI.create(line.substring(at).split(" ")[0]);
            }
        }
        throw new IllegalStateException("the server does not start");
    }

    /// Runs a command line.
    public static Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8),
                        false);
        int code = Main.run(arguments, console, Clock.systemUTC(), new Interruption());
        return new Ended(
                code,
                out.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }
}
