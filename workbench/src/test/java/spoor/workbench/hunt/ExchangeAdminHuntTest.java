package spoor.workbench.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.engine.Limits;
import spoor.workbench.Case;
import spoor.workbench.CaseHuntTarget;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntRun.BlockRun;
import spoor.workbench.report.Reports;

class ExchangeAdminHuntTest {
    private static final Path ROOT = RanHunts.ROOT;
    private static final Path HUNT = ROOT.resolve("hunts/exchange-admin-sessions.md");
    private static final Path SAMPLE = ROOT.resolve("samples/exchange-admin-audit.csv");

    private static HuntRun run(Path logs, Map<String, String> parameters) {
        try (Case opened = Case.temporary(Clock.systemUTC())) {
            opened.load(List.of(logs), LoadOptions.STANDARD, Progress.NONE);
            return Hunts.run(
                    new CaseHuntTarget(opened),
                    Hunts.read(HUNT),
                    new Hunts.Options(parameters, Optional.empty(), Limits.NONE));
        }
    }

    private static ResultTable table(HuntRun run, String block) {
        BlockRun found =
                run.blocks().stream()
                        .filter(one -> one.label().equals(block))
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of(), Hunts.lines(run.hunt(), found.problems()));
        return found.table().orElseThrow();
    }

    private static @Nullable Object value(ResultTable table, int row, String column) {
        int index = table.columns().stream().map(one -> one.name()).toList().indexOf(column);
        return table.rows().get(row).get(index);
    }

    @Test
    void ranksTheThreeIntrusionsOfTheSampleFirst() {
        HuntRun run = run(SAMPLE, Map.of());
        assertFalse(run.failed());
        assertEquals(586L, value(table(run, "span"), 0, "Events"));
        assertEquals(153, table(run, "sessions").rowCount());
        ResultTable rarest = table(run, "rarest");
        assertEquals("203.0.113.140", value(rarest, 0, "ClientIP"));
        assertEquals("[2001:db8:bad::1]:40114", value(rarest, 1, "ClientIP"));
        assertEquals("203.0.113.77", value(rarest, 2, "ClientIP"));
        assertEquals(
                "[\"New-MailboxExportRequest\",\"Set-Mailbox\",\"Remove-MailboxExportRequest\"]",
                value(rarest, 0, "rarest_window"));
        ResultTable timeline = table(run, "timeline");
        assertEquals(139, timeline.rowCount());
        assertEquals("timeline", timeline.render().orElseThrow().kind());
        assertEquals("0.05", timeline.render().orElseThrow().properties().get("ymax"));
        long few = (Long) Objects.requireNonNull(value(table(run, "too_short"), 0, "Sessions"));
        long many = (Long) Objects.requireNonNull(value(table(run, "too_short"), 1, "Sessions"));
        assertEquals(14, few + many);
    }

    @Test
    void theRecordedResultsOfTheShippedHuntStillHold() {
        Verification verification = Hunts.verify(run(SAMPLE, Map.of()));
        for (Verification.Check check : verification.checks()) {
            assertEquals(Verification.State.SAME, check.state(), check::toString);
        }
    }

    @Test
    void aShorterPauseChangesTheRecordedResults() {
        assertTrue(Hunts.verify(run(SAMPLE, Map.of("max_gap", "10s"))).changed());
    }

    @Test
    void twoRunsGiveTheSameReports() {
        HuntRun one = run(SAMPLE, Map.of());
        HuntRun other = run(SAMPLE, Map.of());
        for (Reports.Kind kind : Reports.Kind.values()) {
            assertEquals(Reports.text(one, kind), Reports.text(other, kind), kind.name());
        }
    }

    @Test
    void findsWhatMsticpyFindsInItsOwnExample() {
        Path data = RanHunts.shared("data/o365-azure/msticpy");
        HuntRun run = run(data, Map.of());
        assertFalse(run.failed());
        assertEquals(1_334L, value(table(run, "span"), 0, "Events"));
        assertEquals(400, table(run, "sessions").rowCount());
        ResultTable rarest = table(run, "rarest");
        assertEquals("[\"New-Mailbox\",\"Set-Mailbox\"]", value(rarest, 0, "rarest_window"));
        assertEquals(
                2.1190391428910476e-05,
                (Double) Objects.requireNonNull(value(rarest, 0, "likelihood")),
                2e-17);
    }
}
