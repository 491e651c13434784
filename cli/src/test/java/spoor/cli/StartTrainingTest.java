package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartTrainingTest {
    private static final Path ROOT = Path.of(System.getProperty("spoor.root"));

    @Test
    void everyQueryOfTheTrainingRunsOnTheSamples(@TempDir Path temporary) throws IOException {
        String folder = temporary.resolve("case").toString();
        int _ = StartTraining.run("load", ROOT.resolve("samples").toString(), "--case", folder);
        for (String query : StartTraining.queries(ROOT.resolve("scripts/training.kql"))) {
            assertEquals(0, StartTraining.run("query", query, "--case", folder), query);
        }
        // throws where the server refuses what it is asked
        ServerTraining.run(
                Path.of(folder),
                StartTraining.queries(ROOT.resolve("scripts/training.kql")).getFirst());
    }
}
