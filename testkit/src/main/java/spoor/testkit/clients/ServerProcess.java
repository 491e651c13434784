package spoor.testkit.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server's process seen from outside, on Linux: what it holds once its garbage is gone.
///
/// @param id of the process
/// @param folder of the case that it serves
record ServerProcess(long id, Path folder) {
    /// @param heap bytes of live objects, after a full collection
    /// @param platform threads of the system
    /// @param virtual threads that Java alone knows
    /// @param handles open files and sockets
    /// @param temporary files in the case's folders for them
    /// @param resident bytes of memory, of Java and of DuckDB
    record Figures(
            long heap, long platform, long virtual, long handles, long temporary, long resident) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "heap %.1f MiB, %d threads, %d virtual threads, %d file handles, %d temporary files, resident %d MiB",
                    heap / 1048576.0,
                    platform,
                    virtual,
                    handles,
                    temporary,
                    resident >> 20);
        }
    }

    Figures look() throws IOException, InterruptedException {
        long heap = heap();
        Map<String, Long> status = status();
        return new Figures(
                heap,
                status.getOrDefault("Threads", 0L),
                virtualThreads(),
                count(Path.of("/proc", Long.toString(id), "fd")),
                temporaryFiles(),
                status.getOrDefault("VmRSS", 0L) << 10);
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
        for (Path each : List.of(Path.of("temporary"), Path.of("uploads", "incoming"))) {
            files += regular(folder.resolve(each));
        }
        return files;
    }

    private static long regular(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
