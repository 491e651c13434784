package spoor.workbench.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static spoor.workbench.hunt.RanHunts.first;
import static spoor.workbench.hunt.RanHunts.table;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import spoor.engine.Limits;
import spoor.workbench.Case;
import spoor.workbench.CaseHuntTarget;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.Row;
import spoor.workbench.hunt.HuntRun.BlockRun;

/// The hunt in MySQL general logs: what it finds in the sample, and in the log of a real server.
class MySqlHuntTest {
    private static final Path ROOT = RanHunts.ROOT;
    private static final HuntFile HUNT = Hunts.read(ROOT.resolve("hunts/mysql-intrusion.md"));

    private static final HuntRun ON_SAMPLE = run(ROOT.resolve("samples/mysql"));

    private static HuntRun run(Path logs) {
        try (Case opened = Case.temporary(Clock.systemUTC())) {
            opened.load(List.of(logs), LoadOptions.STANDARD, Progress.NONE);
            HuntRun run =
                    Hunts.run(
                            new CaseHuntTarget(opened),
                            HUNT,
                            new Hunts.Options(Map.of(), Optional.empty(), Limits.NONE));
            for (BlockRun block : run.blocks()) {
                assertEquals(List.of(), Hunts.lines(run.hunt(), block.problems()), block.label());
            }
            return run;
        }
    }

    private static Path data() {
        return RanHunts.shared("data/mysql/generated");
    }

    private static List<String> templates(HuntRun run, String where) {
        List<String> templates = new ArrayList<>();
        for (Row row : table(run, "wording_by_class")) {
            if (row.string("Where").equals(where)) {
                templates.add(row.string("template"));
            }
        }
        return templates;
    }

    @Test
    void theRecordedResultsHold() {
        Verification verification = Hunts.verify(ON_SAMPLE);
        assertFalse(verification.checks().isEmpty());
        for (Verification.Check check : verification.checks()) {
            assertEquals(Verification.State.SAME, check.state(), check::toString);
        }
    }

    @Test
    void theGuessedPasswordAndTheStolenTablesShowInTheSample() {
        Row guessed = first(ON_SAMPLE, "refusals");
        assertEquals("10.40.3.57", guessed.string("Host"));
        assertEquals(13L, guessed.integer("Refused"));
        assertEquals(1L, guessed.integer("LetIn"));
        assertEquals(
                List.of(
                        "Query SELECT c.email, p.holder, p.card FROM customers c JOIN payment_methods p ON p.customer_id = c.id",
                        "Query SELECT table_schema, table_name, column_name FROM information_schema.columns WHERE column_name LIKE <*>",
                        "Query SELECT user, host, authentication_string FROM mysql.user",
                        "Query select * from customers"),
                templates(ON_SAMPLE, "attacks only"));
    }

    /// Recall at the share of false positives allowed, by class, as `Found of Connections`.
    private static Map<String, String> recall(HuntRun run, String way) {
        Map<String, String> recall = new TreeMap<>();
        for (Row row : table(run, "recall")) {
            if (row.string("Way").startsWith(way)) {
                recall.put(
                        row.string("Class"),
                        row.integer("Found") + " of " + row.integer("Connections"));
            }
        }
        return recall;
    }

    @Test
    void theIsolationForestFindsEveryAttackInTheSampleAndLabelCodesDoNot() {
        assertEquals(
                Map.of("data_theft", "3 of 3", "login_attack", "14 of 14", "recon", "4 of 4"),
                recall(ON_SAMPLE, "isolation forest"));
        assertEquals(
                Map.of("data_theft", "1 of 3", "login_attack", "0 of 14", "recon", "0 of 4"),
                recall(ON_SAMPLE, "notebook: isolation forest"));
        assertEquals(
                Map.of("data_theft", "0 of 3", "login_attack", "14 of 14"),
                recall(ON_SAMPLE, "random forest"));
    }

    @Test
    void everyBruteForceAndTheftOfTheRealServerIsFound() {
        HuntRun run = run(data());
        assertEquals(
                Map.of("get_user_table", "2 of 2", "login_attack", "15 of 15", "recon", "5 of 5"),
                recall(run, "isolation forest"));
        assertEquals(
                Map.of("get_user_table", "2 of 2", "login_attack", "15 of 15"),
                recall(run, "random forest"));
        for (Row row : table(run, "summary")) {
            if (row.string("Way").startsWith("isolation forest")) {
                assertEquals(16L, row.integer("FalsePositives"));
                assertEquals(1_947L, row.integer("Normal"));
            }
        }
    }

    @Test
    void theLogOfARealServerRunsUnchanged() {
        HuntRun run = run(data());
        Row span = first(run, "span");
        assertEquals(21_355L, span.integer("Entries"));
        assertEquals(49L, span.integer("Refused"));
        Row guessed = first(run, "refusals");
        assertEquals("127.0.0.66", guessed.string("Host"));
        assertEquals(14L, guessed.integer("Refused"));
        assertEquals(
                List.of(
                        "Query SELECT table_schema, table_name, column_name FROM information_schema.columns WHERE table_schema NOT IN (<*>,<*>,<*>,<*>)",
                        "Query SELECT user, authentication_string FROM mysql.user",
                        "Query select * from wp_users"),
                templates(run, "attacks only"));
    }
}
