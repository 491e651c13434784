package spoor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/// Runs what users run first, so that Java keeps the classes it loaded and the profiles it took
/// (`-XX:AOTCacheOutput`) and starts Spoor faster from then on. Not a command.
///
/// `StartTraining HOME WORK`: the installation, and a folder for a case that may be removed.
final class StartTraining {
    private static final int ROUNDS = 3;

    private StartTraining() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        String folder = Path.of(arguments[1], "case").toString();
        int _ = run("load", home.resolve("samples").toString(), "--case", folder);
        int _ = run("account", "--case", folder);
        List<String> queries = queries(home.resolve("scripts/training.kql"));
        for (int round = 0; round < ROUNDS; round++) {
            for (String query : queries) {
                int _ = run("query", query, "--case", folder, "--explain");
            }
        }
        int _ = run("query", String.join(";\n", queries), "--case", folder);
        int _ = run("query", queries.getFirst(), "--case", folder, "--format", "json");
        ServerTraining.run(Path.of(folder), queries.getFirst());
        try (Stream<Path> hunts = Files.list(home.resolve("hunts"))) {
            for (Path hunt : hunts.filter(file -> file.toString().endsWith(".md")).toList()) {
                int _ = run("hunt", "run", hunt.toString(), "--case", folder);
            }
        }
    }

    /// The queries of a file, parted by empty lines.
    static List<String> queries(Path file) throws IOException {
        return Stream.of(Files.readString(file, StandardCharsets.UTF_8).strip().split("\n\\s*\n"))
                .toList();
    }

    /// @return the exit code
    static int run(String... command) {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false);
        return Main.run(command, console, Clock.systemUTC(), new Interruption());
    }
}
