package spoor.workbench.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spoor.engine.Limits;
import spoor.workbench.Case;
import spoor.workbench.CaseHuntTarget;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.report.Reports;

class ZeekConversationsHuntTest {
    private static final Path ROOT = Path.of(System.getProperty("spoor.root"));
    private static final HuntFile HUNT = Hunts.read(ROOT.resolve("hunts/zeek-conversations.md"));

    private static HuntRun run() {
        try (Case opened = Case.temporary(Clock.systemUTC())) {
            opened.load(
                    List.of(
                            ROOT.resolve("samples/conn.log"),
                            ROOT.resolve("samples/conn-no-header.log")),
                    LoadOptions.STANDARD,
                    Progress.NONE);
            return Hunts.run(
                    new CaseHuntTarget(opened),
                    HUNT,
                    new Hunts.Options(Map.of(), Optional.empty(), Limits.NONE));
        }
    }

    @Test
    void givesWhatItRecordedAndDrawsEveryEdgeWithAllColumns() {
        HuntRun run = run();
        for (HuntRun.BlockRun block : run.blocks()) {
            assertEquals(List.of(), block.problems(), block.label());
            HuntFile.Recorded recorded = block.block().recorded().orElseThrow();
            assertEquals(recorded.rows(), block.table().orElseThrow().rowCount(), block.label());
            assertEquals(
                    recorded.hash(), ResultHash.of(block.table().orElseThrow()), block.label());
        }
        String report = Reports.text(run, Reports.Kind.HTML);
        assertTrue(report.contains("682 rows: 123 nodes, 682 edges, 1,900 connections."));
        List<String> titles =
                Pattern.compile("<title>(edge [^<]*)</title>")
                        .matcher(report)
                        .results()
                        .map(result -> result.group(1))
                        .toList();
        assertEquals(200, titles.size());
        titles.forEach(title -> assertEquals(25, title.lines().count(), title));
    }
}
