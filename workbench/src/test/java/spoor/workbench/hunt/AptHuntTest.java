package spoor.workbench.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static spoor.workbench.hunt.RanHunts.table;

import java.nio.file.Path;
import java.time.Clock;
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
import spoor.workbench.ResultTable;
import spoor.workbench.Row;
import spoor.workbench.hunt.HuntRun.BlockRun;

/// The hunt in labelled logs: on the samples that lie beside it, and on a few lines of each kind
/// that its data set quotes.
class AptHuntTest {
    private static final Path ROOT = RanHunts.ROOT;
    private static final HuntFile HUNT = Hunts.read(ROOT.resolve("hunts/apt-exploration.md"));

    private static final HuntRun ON_SAMPLES = run(ROOT.resolve("hunts/samples/apt"));

    private static HuntRun run(Path logs) {
        try (Case opened = Case.temporary(Clock.systemUTC())) {
            opened.load(List.of(logs), LoadOptions.STANDARD, Progress.NONE);
            return Hunts.run(
                    new CaseHuntTarget(opened),
                    HUNT,
                    new Hunts.Options(Map.of(), Optional.empty(), Limits.NONE));
        }
    }

    private static Map<String, Object> column(HuntRun run, String block, String key, String value) {
        Map<String, Object> column = new TreeMap<>();
        ResultTable table = table(run, block);
        for (Row row : table) {
            column.put(row.string(key), Optional.ofNullable(row.integer(value)).orElse(-1L));
        }
        return column;
    }

    @Test
    void theRecordedResultsHold() {
        Verification verification = Hunts.verify(ON_SAMPLES);
        assertFalse(verification.checks().isEmpty());
        for (Verification.Check check : verification.checks()) {
            assertEquals(Verification.State.SAME, check.state(), check::toString);
        }
    }

    @Test
    void emptyColumnsAreCountedAndTwoColumnsOfFlowsDo() {
        assertEquals(
                Map.of("audit", 28L, "auth", 14L, "flow", 6L, "windows", 69L),
                column(ON_SAMPLES, "mostly_empty", "Log", "AlwaysEmpty"));
        assertEquals(
                Map.of("all columns", 16L, "kept columns", 2L, "majority", 0L),
                column(ON_SAMPLES, "old_and_new", "Name", "Columns"));
        for (Row row : table(ON_SAMPLES, "confusion")) {
            if (row.string("Actual").equals("benign")) {
                boolean right = row.string("Predicted").equals("benign");
                assertEquals(right ? 120L : 0L, row.integer("Count"));
            }
        }
    }

    @Test
    void aFewQuotedLinesAreProfiledAndWhatCannotBeLearntSaysSo() {
        Path data = RanHunts.shared("data/unraveled-format");
        HuntRun run = run(data);
        assertEquals(
                Map.of("audit", 4L, "auth", 8L, "flow", 2L, "windows", 1L),
                column(run, "profile", "Log", "rows"));
        List<String> failed =
                run.blocks().stream()
                        .filter(block -> !block.problems().isEmpty())
                        .map(BlockRun::label)
                        .toList();
        assertEquals(
                List.of("chosen", "kept", "old_and_new", "verdicts", "confusion", "report"),
                failed);
        assertEquals("MINE031", problem(run, "chosen"));
        assertEquals("MINE031", problem(run, "verdicts"));
    }

    private static String problem(HuntRun run, String block) {
        return run.blocks().stream()
                .filter(one -> one.label().equals(block))
                .flatMap(one -> one.problems().stream())
                .findFirst()
                .orElseThrow()
                .code();
    }
}
