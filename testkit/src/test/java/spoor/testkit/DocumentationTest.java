package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spoor.formats.Format;
import spoor.formats.Formats;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.kql.syntax.Operators;
import spoor.mining.Miner;
import spoor.mining.Miners;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;
import spoor.workbench.query.Support;

/// The examples of the pages run, and nothing is without a page.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("spoor.root", "."));

    private Case samples;

    /// The logs that the pages of formats ask.
    private Case logs;

    @BeforeAll
    void loadTheSamples() {
        samples = Case.temporary(Clock.systemUTC());
        samples.load(List.of(ROOT.resolve("samples")), LoadOptions.STANDARD, Progress.NONE);
        logs = Case.temporary(Clock.systemUTC());
        logs.load(
                List.of(ROOT.resolve("docs/formats/samples")), LoadOptions.STANDARD, Progress.NONE);
    }

    @AfterAll
    void close() {
        logs.close();
        samples.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void exampleGivesWhatThePageSays(String name, DocumentedExample example) {
        ResultTable table;
        try {
            Case asked = name.startsWith("docs/formats/") ? logs : samples;
            table = asked.query(QueryRequest.of(example.query())).tables().get(example.table());
        } catch (ProblemException e) {
            String got = String.join("\n", e.problems().stream().map(Problem::line).toList());
            assertEquals(example.problem(), Optional.of(got), name);
            return;
        }
        assertEquals(Optional.empty(), example.problem(), name);
        assertEquals(Optional.empty(), example.difference(table), name);
    }

    static Stream<Object[]> examples() throws IOException {
        List<Object[]> examples = new ArrayList<>();
        for (Path page : pages()) {
            List<String> lines = Files.readAllLines(page, StandardCharsets.UTF_8);
            String name = ROOT.relativize(page).toString();
            for (DocumentedExample example : DocumentedExample.read(name, lines)) {
                examples.add(new Object[] {name + ":" + example.line(), example});
            }
        }
        return examples.stream();
    }

    @Test
    void everyFormatHasItsPage() {
        for (Format format : Formats.ALL) {
            String name = format.description().name();
            assertTrue(
                    Files.exists(ROOT.resolve("docs/formats/" + name + ".md")),
                    "no page docs/formats/" + name + ".md");
        }
    }

    @Test
    void everyMinerIsOnAPage() throws IOException {
        for (Miner miner : Miners.ALL) {
            String name = miner.description().name();
            assertTrue(named("docs/miners", name), "no page in docs/miners tells of " + name);
        }
    }

    @Test
    void everyFunctionIsOnAPage() throws IOException {
        List<String> missing = new ArrayList<>();
        String pages = text("docs/functions");
        for (Function function : Functions.ALL) {
            if (function.name().matches("[a-z0-9_]+") && !pages.contains("`" + function.name())) {
                missing.add(function.name());
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyOperatorHasItsPage() throws IOException {
        String list = Files.readString(ROOT.resolve("docs/operators.md"), StandardCharsets.UTF_8);
        List<String> missing = new ArrayList<>();
        for (String name : Operators.NAMES) {
            Matcher link =
                    Pattern.compile("\\| \\[" + name + "]\\((operators/[a-z-]+\\.md)\\)")
                            .matcher(list);
            if (!link.find()
                    || !Files.readString(ROOT.resolve("docs").resolve(link.group(1)))
                            .lines()
                            .findFirst()
                            .orElse("")
                            .matches("# (.*, )?" + name + "(,.*)?")) {
                missing.add(name);
            }
        }
        assertEquals(List.of(), missing, "docs/operators.md lists a page titled with each name");
    }

    @Test
    void everyAggregateIsOnItsPage() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/aggregates.md"), StandardCharsets.UTF_8);
        List<String> missing = new ArrayList<>();
        for (String name : Support.aggregations()) {
            if (!page.contains("`" + name + "(")) {
                missing.add(name);
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyErrorOfAQueryIsOnItsPage() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/kql.md"), StandardCharsets.UTF_8);
        SortedSet<String> told = codes(page, "\\| (KQL\\d{3}) \\|");
        assertEquals(codes(sources("kql/src/main/java"), "\"(KQL\\d{3})\""), told);
    }

    private static SortedSet<String> codes(String text, String pattern) {
        SortedSet<String> codes = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }

    @Test
    void everyCommandIsOnItsPage() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/commands.md"), StandardCharsets.UTF_8);
        Matcher command = Pattern.compile("@Command\\(\\s*name = \"(\\w+)\"").matcher(commands());
        int found = 0;
        for (; command.find(); found++) {
            String name = command.group(1);
            assertTrue(
                    page.contains("spoor " + name)
                            || page.contains("spoor hunt " + name)
                            || page.contains("spoor watchlist " + name)
                            || page.contains("spoor function " + name)
                            || page.contains("spoor connect " + name)
                            || page.contains("spoor users " + name)
                            || page.matches("(?s).*\n## [a-z, ]*\\b" + name + "\\b.*"),
                    "docs/commands.md does not tell of " + name);
        }
        assertTrue(found >= 10, found + " commands");
    }

    private static String commands() throws IOException {
        // `spoor` itself is the root command.
        return sources("cli/src/main/java").replace("name = \"spoor\"", "");
    }

    private static String sources(String folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void linksOfThePagesLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> pages = new ArrayList<>(pages());
        for (String root : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            pages.add(ROOT.resolve(root));
        }
        for (Path page : pages) {
            String text = Files.readString(page, StandardCharsets.UTF_8);
            Matcher link = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)").matcher(text);
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(ROOT.relativize(page) + ": " + target);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static boolean named(String folder, String name) throws IOException {
        return text(folder).contains("`" + name) || text(folder).contains("# " + name);
    }

    private static String text(String folder) throws IOException {
        StringBuilder text = new StringBuilder();
        if (Files.isDirectory(ROOT.resolve(folder))) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
                    text.append(Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return files.filter(one -> one.toString().endsWith(".md")).sorted().toList();
        }
    }
}
