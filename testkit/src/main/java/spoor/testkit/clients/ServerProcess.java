package spoor.testkit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server's process seen from outside, on Linux: what it holds once its garbage is gone.
///
/// @param id of the process
/// @param folder of the case that it serves
/// @param temporary its folder for temporary files, and nobody else's
/// @param client to ask it what its database holds
record ServerProcess(long id, Path folder, Path temporary, Client client) {
    Figures look() throws IOException, InterruptedException {
        long heap = heap();
        Map<String, Long> status = status();
        long database = 0;
        long pages = 0;
        long stored = 0;
        long spilled = 0;
        for (JsonNode use : Said.tableRows(client.command(".show memory"))) {
            if (use.get(0).asText().equals("DuckDB")) {
                boolean page = use.get(1).asText().equals("base table");
                database += page ? 0 : use.get(2).asLong();
                pages += page ? use.get(2).asLong() : 0;
                spilled += use.get(3).asLong();
                stored += use.get(1).asText().equals("in memory table") ? use.get(2).asLong() : 0;
            }
        }
        return new Figures(
                heap,
                database,
                pages,
                Files.size(folder.resolve("case.duckdb")),
                stored,
                spilled,
                status.getOrDefault("VmRSS", 0L) << 10,
                status.getOrDefault("Threads", 0L),
                virtualThreads(),
                count(Path.of("/proc", Long.toString(id), "fd")),
                temporaryFiles());
    }

    private long heap() throws IOException, InterruptedException {
        // the first collection runs cleaners, whose objects the second takes
        String _ = ask("GC.run");
        Matcher total =
                Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)").matcher(ask("GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("jcmd tells no heap of process " + id);
        }
        return Long.parseLong(total.group(1));
    }

    /// The virtual threads of a dump are those without a thread of the system.
    private long virtualThreads() throws IOException, InterruptedException {
        Path dump = Files.createTempFile("spoor-threads", ".json");
        String _ = ask("Thread.dump_to_file", "-overwrite", "-format=json", dump.toString());
        String text = Files.readString(dump);
        Files.delete(dump);
        return Pattern.compile("\"virtual\": true").matcher(text).results().count();
    }

    private String ask(String... command) throws IOException, InterruptedException {
        List<String> words =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                                .toString(),
                                        Long.toString(id)),
                                Stream.of(command))
                        .toList();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + said);
        }
        return said;
    }

    private Map<String, Long> status() throws IOException {
        Map<String, Long> values = new java.util.HashMap<>();
        Pattern line = Pattern.compile("(\\w+):\\s+(\\d+)( kB)?");
        for (String text : Files.readAllLines(Path.of("/proc", Long.toString(id), "status"))) {
            Matcher found = line.matcher(text);
            if (found.matches()) {
                values.put(found.group(1), Long.parseLong(found.group(2)));
            }
        }
        return values;
    }

    /// What queries spill, and files that were offered and neither loaded nor given up.
    private long temporaryFiles() throws IOException {
        long files = 0;
        for (Path each :
                List.of(
                        folder.resolve("temporary"),
                        folder.resolve("uploads").resolve("incoming"),
                        temporary)) {
            files += regular(each);
        }
        return files;
    }

    private static long regular(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        } catch (UncheckedIOException e) {
            // one went while it was counted
            return regular(folder);
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
