package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programs of docs/java.md run as they stand and print what the page shows.
class JavaExamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("spoor.root", "."));
    private static final Pattern PROGRAM =
            Pattern.compile("```java\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void programPrintsWhatThePageShows(String name, String program, String printed)
            throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Hunt.java"), program);
        Path output = folder.resolve("output.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                source.toString())
                        .directory(ROOT.toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(ended, name + " runs on and on");
        assertEquals(printed, Files.readString(output, StandardCharsets.UTF_8), name);
    }

    static List<Object[]> programs() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/java.md"), StandardCharsets.UTF_8);
        List<Object[]> programs = new ArrayList<>();
        for (Matcher matcher = PROGRAM.matcher(page); matcher.find(); ) {
            long line = page.substring(0, matcher.start()).lines().count() + 1;
            programs.add(new Object[] {"docs/java.md:" + line, matcher.group(1), matcher.group(2)});
        }
        assertEquals(page.split("```java\n", -1).length - 1, programs.size());
        return programs;
    }
}
