package spoor.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import spoor.kql.syntax.Parser;
import spoor.model.FormatException;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;

/// What takes longer than a test may: fuzzing for a given time. `./soak` runs it.
///
/// Any input gives a result or a `Problem`, within a bound of time; a load of any bytes gives a
/// balanced account or says why the file is not read. The first input that does not is printed with
/// its seed, and the exit code is 1.
public final class Soak {
    private static final long SLOWEST_NANOS = 5_000_000_000L;

    private Soak() {}

    /// `Soak parser|formats SECONDS SEED PATH...`
    public static void main(String[] arguments) throws IOException {
        long seconds = Long.parseLong(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        List<Path> paths = Stream.of(arguments).skip(3).map(Path::of).toList();
        boolean fine =
                switch (arguments[0]) {
                    case "parser" -> parser(texts(paths), seconds, seed);
                    case "formats" -> formats(files(paths), seconds, seed);
                    default -> throw new IllegalArgumentException("parser or formats");
                };
        System.exit(fine ? 0 : 1);
    }

    private static boolean parser(List<String> texts, long seconds, long seed) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long count = 0;
        long slowest = 0;
        for (long one = seed; System.nanoTime() < end; one++, count++) {
            Mutator mutator = new Mutator(one);
            String text =
                    mutator.text(
                            texts.get(mutator.below(texts.size())),
                            texts.get(mutator.below(texts.size())));
            long begin = System.nanoTime();
            try {
                Parser.parse(text);
            } catch (RuntimeException | StackOverflowError failure) {
                System.out.println("parser: seed " + one + ": " + failure + "\n" + text);
                failure.printStackTrace();
                return false;
            }
            slowest = Math.max(slowest, System.nanoTime() - begin);
            if (slowest > SLOWEST_NANOS) {
                System.out.println("parser: seed " + one + ": too slow\n" + text);
                return false;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "parser: %d texts from %d, none failed, slowest %d ms%n",
                count,
                texts.size(),
                slowest / 1_000_000);
        return true;
    }

    private static boolean formats(List<Path> files, long seconds, long seed) throws IOException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Path folder = Files.createTempDirectory("spoor-soak");
        long count = 0;
        long one = seed;
        // one at least, however busy the machine is
        while (count == 0 || System.nanoTime() < end) {
            // A case for 50 files: opening one costs more than loading them.
            try (Case target = Case.temporary(Clock.systemUTC())) {
                for (int i = 0;
                        i < 50 && (count == 0 || System.nanoTime() < end);
                        i++, one++, count++) {
                    Mutator mutator = new Mutator(one);
                    Path original = files.get(mutator.below(files.size()));
                    Path spoiled = folder.resolve(one + "-" + original.getFileName());
                    Files.write(spoiled, mutator.bytes(Files.readAllBytes(original)));
                    if (!load(target, spoiled, one)) {
                        System.out.println("kept: " + spoiled);
                        return false;
                    }
                    Files.delete(spoiled);
                }
            }
        }
        Files.delete(folder);
        System.out.printf(
                Locale.ROOT,
                "formats: %d spoiled files from %d, every account balanced%n",
                count,
                files.size());
        return true;
    }

    private static boolean load(Case target, Path file, long seed) {
        long begin = System.nanoTime();
        try {
            Account account = target.load(List.of(file), LoadOptions.STANDARD, Progress.NONE);
            if (!account.balanced()) {
                System.out.println("formats: seed " + seed + ": the account does not balance");
                return false;
            }
        } catch (FormatException refused) {
            return true;
        } catch (RuntimeException | StackOverflowError failure) {
            System.out.println("formats: seed " + seed + ": " + failure);
            failure.printStackTrace();
            return false;
        }
        if (System.nanoTime() - begin > 4 * SLOWEST_NANOS) {
            System.out.println("formats: seed " + seed + ": too slow");
            return false;
        }
        return true;
    }

    /// Query texts: `kql` blocks of Markdown, and the field `query` of JSON lines.
    private static List<String> texts(List<Path> paths) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files(paths)) {
            String name = file.toString();
            if (name.endsWith(".md")) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                DocumentedExample.read(name, lines).forEach(one -> texts.add(one.query()));
            } else if (name.endsWith(".jsonl")) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    texts.add(JsonTrees.parse(line).path("query").asText());
                }
            }
        }
        return texts;
    }

    private static List<Path> files(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> below = Files.walk(path)) {
                below.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
