package spoor.workbench.hunt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import spoor.workbench.ResultTable;
import spoor.workbench.Row;
import spoor.workbench.hunt.HuntRun.BlockRun;

/// What the tests of shipped hunts look at.
final class RanHunts {
    static final Path ROOT = Path.of(System.getProperty("spoor.root"));

    private RanHunts() {}

    /// A folder of the data that may lie beside the project; the test is left out where it does
    /// not.
    static Path shared(String folder) {
        Path shared = ROOT.resolve("../shared");
        String named = System.getenv("SPOOR_SHARED");
        Path data =
                (Files.isDirectory(shared) || named == null ? shared : Path.of(named))
                        .resolve(folder);
        assumeTrue(Files.isDirectory(data));
        return data;
    }

    static ResultTable table(HuntRun run, String block) {
        return run.blocks().stream()
                .filter(one -> one.label().equals(block))
                .findFirst()
                .flatMap(BlockRun::table)
                .orElseThrow();
    }

    static Row first(HuntRun run, String block) {
        return table(run, block).iterator().next();
    }
}
