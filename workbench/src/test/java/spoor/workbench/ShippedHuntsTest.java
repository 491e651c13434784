package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.workbench.ShippedHunts.Shipped;
import spoor.workbench.report.HuntSummary;

class ShippedHuntsTest {
    @TempDir Path folder;

    @BeforeEach
    void write() throws Exception {
        Files.createDirectories(folder.resolve("hunts"));
        Files.writeString(folder.resolve("e.csv"), "name,score\nalpha,1.5\nb\u202eeta,2.25\n");
    }

    private void hunt(String name, String header, String query) throws Exception {
        Files.writeString(
                folder.resolve("hunts").resolve(name),
                "---\n" + header + "\n---\n\n```kql name=all\n" + query + "\n```\n");
    }

    private void withHunts(Consumer<ShippedHunts> test) {
        try (Case opened = Case.open(folder.resolve("case"), Clock.systemUTC())) {
            opened.load(List.of(folder.resolve("e.csv")), LoadOptions.STANDARD, Progress.NONE);
            Optional<Path> hunts = Optional.of(folder.resolve("hunts"));
            test.accept(new ShippedHunts(hunts, opened, Optional.empty()));
        }
    }

    @Test
    void findsThoseWhoseColumnsAreThere() throws Exception {
        hunt("named.md", "tables: [e]", "e");
        hunt("columns.md", "tables: {T: {columns: {name: string, score: real}}}", "T");
        hunt("type.md", "tables: {T: {columns: {name: long}}}", "T");
        hunt("missing.md", "tables: [Absent]", "Absent");
        hunt("nothing.md", "title: needs no table", "print 1");
        hunt("no name.md", "tables: [e]", "e");
        withHunts(hunts ->
                assertEquals(
                        List.of("columns", "named"),
                        hunts.fitting().stream().map(Shipped::name).toList()));
    }

    @Test
    void runsOnlyWhatFitsAndOnlyWhenAsked() throws Exception {
        hunt("named.md", "tables: [e]", "e");
        hunt("missing.md", "tables: [Absent]", "Absent");
        withHunts(hunts -> {
            assertTrue(hunts.find("named").orElseThrow().report().isEmpty());
            assertTrue(hunts.run("missing").isEmpty());
            assertTrue(hunts.run("../hunts/named").isEmpty());
            Shipped ran = hunts.run("named").orElseThrow();
            assertEquals("", ran.problem());
            Path report = folder.resolve("case/reports/named.html");
            assertEquals(Optional.of(report), ran.report());
            assertTrue(Files.isRegularFile(report));
            assertTrue(ran.ran().isPresent());
        });
        withHunts(hunts -> assertTrue(hunts.find("named").orElseThrow().report().isPresent()));
    }

    @Test
    void summarisesTheBlockThatTheHuntNames() throws Exception {
        hunt(
                "said.md",
                "tables: [e]\nfindings: {block: all, columns: [score, name]}",
                "e\n| sort by score desc\n```\n\n```kql\ne\n| extend scored = score > 2");
        withHunts(hunts -> {
            HuntSummary summary = hunts.run("said").orElseThrow().summary().orElseThrow();
            assertEquals("2 sessions, 1 scored", summary.scored());
            assertEquals(List.of("score", "name"), summary.columns());
            assertEquals(
                    List.of(List.of("2.25", "b\u202eeta"), List.of("1.5", "alpha")),
                    summary.rows());
            assertEquals(2, summary.total());
            assertEquals("block-1", summary.anchor());
        });
    }

    @Test
    void saysWhyAHuntGaveNoResult() throws Exception {
        hunt("blocks.md", "tables: [e]", "e\n| where nmae == ''");
        hunt("value.md", "tables: [e]\nparameters: {p: {type: long}}", "e");
        hunt("wrong.md", "tables: [e]\nfindings: {block: none}", "e");
        withHunts(hunts -> {
            Shipped blocks = hunts.run("blocks").orElseThrow();
            assertTrue(blocks.problem().contains("'nmae'"), blocks.problem());
            assertTrue(blocks.report().isPresent());
            Shipped value = hunts.run("value").orElseThrow();
            assertTrue(value.problem().contains("parameter 'p' has no value"), value.problem());
            assertTrue(value.report().isEmpty());
            Shipped wrong = hunts.run("wrong").orElseThrow();
            assertTrue(wrong.problem().contains("HUNT011"), wrong.problem());
        });
    }
}
