package spoor.workbench.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.workbench.hunt.RanHunts.first;
import static spoor.workbench.hunt.RanHunts.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import spoor.engine.Limits;
import spoor.workbench.Case;
import spoor.workbench.CaseHuntTarget;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.Row;
import spoor.workbench.hunt.HuntRun.BlockRun;
import spoor.workbench.report.Reports;

/// The hunts on one host: what they find on the samples, and on the data of msticpy's page on event
/// clustering the numbers that stand there.
class HostHuntsTest {
    private static final Path ROOT = RanHunts.ROOT;
    private static final String PROCESSES = "host-process-clusters";
    private static final String LOGONS = "host-logons";

    private static final List<HuntRun> ON_SAMPLES =
            run(List.of(PROCESSES, LOGONS), ROOT.resolve("samples"));

    private static List<HuntRun> run(List<String> hunts, Path logs) {
        try (Case opened = Case.temporary(Clock.systemUTC())) {
            opened.load(List.of(logs), LoadOptions.STANDARD, Progress.NONE);
            List<HuntRun> runs = new ArrayList<>();
            for (String hunt : hunts) {
                HuntRun run =
                        Hunts.run(
                                new CaseHuntTarget(opened),
                                Hunts.read(ROOT.resolve("hunts/" + hunt + ".md")),
                                new Hunts.Options(Map.of(), Optional.empty(), Limits.NONE));
                for (BlockRun block : run.blocks()) {
                    assertEquals(
                            List.of(), Hunts.lines(run.hunt(), block.problems()), block.label());
                }
                runs.add(run);
            }
            return runs;
        }
    }

    private static List<String> column(HuntRun run, String block, String column) {
        List<String> values = new ArrayList<>();
        for (Row row : table(run, block)) {
            values.add(row.string(column));
        }
        return values;
    }

    private static List<Long> numbers(HuntRun run, String block, String column) {
        List<Long> values = new ArrayList<>();
        for (Row row : table(run, block)) {
            values.add(row.integer(column));
        }
        return values;
    }

    private static Path data() {
        return RanHunts.shared("data/process/msticpy");
    }

    @Test
    void theRecordedResultsHold() {
        for (HuntRun run : ON_SAMPLES) {
            Verification verification = Hunts.verify(run);
            assertFalse(verification.checks().isEmpty());
            for (Verification.Check check : verification.checks()) {
                assertEquals(Verification.State.SAME, check.state(), check::toString);
            }
        }
    }

    @Test
    void twoRunsGiveTheSameReports() {
        List<HuntRun> again = run(List.of(PROCESSES, LOGONS), ROOT.resolve("samples"));
        for (int i = 0; i < again.size(); i++) {
            for (Reports.Kind kind : Reports.Kind.values()) {
                assertEquals(
                        Reports.text(ON_SAMPLES.get(i), kind),
                        Reports.text(again.get(i), kind),
                        kind.name());
            }
        }
    }

    @Test
    void theSessionOfTheAlertsIsFoundAndDrawn() {
        HuntRun run = ON_SAMPLES.getFirst();
        assertEquals("0x9d41c7", first(run, "chosen").string("SubjectLogonId"));
        List<String> tree = column(run, "session_tree", "tree_process");
        assertTrue(tree.contains("C:\\Users\\Public\\Libraries\\svchost.exe"), tree::toString);
        assertEquals(40, tree.size() - 2, "the session, userinit.exe and winlogon.exe");
        assertTrue(
                column(run, "alone", "NewProcessName").contains("C:\\Windows\\Fonts\\lsass.exe"));
    }

    @Test
    void noProgramOfTheSessionIsHiddenInACluster() {
        HuntRun run = ON_SAMPLES.getFirst();
        Set<String> shown = new HashSet<>();
        column(run, "by_size", "NewProcessName").forEach(name -> shown.add(lower(name)));
        column(run, "mixed", "NewProcessName").forEach(name -> shown.add(lower(name)));
        for (String started : column(run, "processes", "NewProcessName")) {
            assertTrue(shown.contains(lower(started)), started);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Test
    void theServiceAccountOnRemoteDesktopStandsAloneAmongTheLogons() {
        HuntRun run = ON_SAMPLES.getLast();
        boolean found = false;
        for (Row row : table(run, "rare")) {
            if (row.string("Account").equals("CORP\\svc-backup")
                    && row.string("Type").equals("RemoteInteractive")) {
                found = true;
                assertEquals(1L, row.integer("ClusterSize"));
                assertEquals("10.20.30.66 (FIN-WS07)", row.string("From"));
            }
        }
        assertTrue(found);
        assertEquals("0x9d41c7", first(run, "sessions").string("SubjectLogonId"));
        assertEquals(6L, first(run, "refused").integer("Refused"));
    }

    @Test
    void theProcessesOfMsticpysPageGiveItsClusters() throws IOException {
        Path data = data();
        List<Long> expected = new ArrayList<>();
        Path oracle = data.resolve("../../../oracle/msticpy/clusters").normalize();
        for (String line :
                Files.readAllLines(
                        oracle.resolve("processes_on_host.page.clusters.csv"),
                        StandardCharsets.UTF_8)) {
            if (!line.startsWith("row,")) {
                expected.add(Long.valueOf(line.split(",")[3]));
            }
        }
        expected.sort(null);
        assertEquals(62, expected.size());
        for (Path logs : List.of(data, data.resolve("processes_on_host.csv"))) {
            HuntRun run = run(List.of(PROCESSES), logs).getFirst();
            Row reduction = first(run, "reduction");
            assertEquals(363L, reduction.integer("Processes"));
            assertEquals(62L, reduction.integer("Rows"));
            assertEquals(29L, reduction.integer("Clusters"));
            assertEquals(33L, reduction.integer("Alone"));
            assertEquals(22L, reduction.integer("MixedPaths"));
            assertEquals(expected, numbers(run, "by_size", "ClusterSize"));
            assertEquals("0xfaac27", first(run, "chosen").string("SubjectLogonId"));
            assertEquals(162, table(run, "session_tree").rowCount());
        }
    }

    @Test
    void theLogonsOfMsticpysPageGiveItsClusters() {
        Path data = data();
        for (Path logs : List.of(data, data.resolve("host_logons.csv"))) {
            HuntRun run = run(List.of(LOGONS), logs).getFirst();
            assertEquals(14, table(run, "logons").rowCount());
            assertEquals(List.of(1L, 2L, 11L), numbers(run, "rare", "ClusterSize"));
            assertEquals(
                    List.of(
                            "MSTICAlertsWin1\\adm1nistrator",
                            "MSTICAlertsWin1\\MSTICAdmin",
                            "NT AUTHORITY\\SYSTEM"),
                    column(run, "rare", "Account"));
        }
    }
}
