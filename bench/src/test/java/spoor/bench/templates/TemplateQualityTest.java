package spoor.bench.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The goals of quality, on the labelled sets where they lie beside the project.
class TemplateQualityTest {
    private static Path folder() {
        String given = System.getenv("SPOOR_SHARED");
        Path root = Path.of(System.getProperty("spoor.root", "."));
        Path folder = (given == null ? root.resolve("../shared") : Path.of(given)).resolve("data");
        assumeTrue(Files.exists(folder.resolve("loghub")), "no labelled sets beside the project");
        return folder;
    }

    @Test
    void drainReachesThePublishedAccuracyOfEachSetByTheOriginalTruth() throws IOException {
        for (PublishedDrain published : PublishedDrain.ALL) {
            String file = "loghub/" + published.set() + "/" + published.set() + "_2k.log";
            LabelledLines set = LabelledLines.read(folder(), file);
            List<String> found = TemplateQuality.drain(published, set.lines());
            double grouping = TemplateScores.of(set.original(), found).grouping();
            assertEquals(published.grouping(), grouping, .005, published.set());
        }
    }

    @Test
    void theStandardMinerReachesItsGoalsByBothTruths() throws IOException {
        List<TemplateScores> original = new ArrayList<>();
        List<TemplateScores> corrected = new ArrayList<>();
        for (String file : LabelledLines.FILES) {
            LabelledLines set = LabelledLines.read(folder(), file);
            List<String> found = TemplateQuality.templates(set.lines(), List.of());
            original.add(TemplateScores.of(set.original(), found));
            corrected.add(TemplateScores.of(set.corrected(), found));
        }
        for (List<TemplateScores> scores : List.of(original, corrected)) {
            TemplateScores mean = TemplateScores.mean(scores);
            assertTrue(mean.grouping() >= .93, mean::toString);
            assertTrue(mean.groupsF1() >= .85, mean::toString);
            assertTrue(mean.templatesF1() >= .55, mean::toString);
            assertTrue(scores.getLast().grouping() >= .80, scores.getLast()::toString);
        }
    }

    /// Worked by hand. Of the true kinds a (2 lines), b (2) and c (1), the first is found as it is;
    /// b is divided. Groups that agree: a and c. Texts that agree: that of a and of one of b.
    @Test
    void countsLinesGroupsAndTextsThatAgree() {
        Truth truth =
                new Truth(
                        List.of("a", "a", "b", "b", "c"),
                        List.of("in <*>", "in <*>", "out <*>", "out <*>", "end"));
        TemplateScores scores =
                TemplateScores.of(
                        truth, List.of("in <*>", "in <*>", "out <*>", "out 7", "the end"));
        assertEquals(3.0 / 5, scores.grouping());
        assertEquals(2 * 2.0 / (4 + 3), scores.groupsF1());
        assertEquals(3.0 / 5, scores.parsing());
        assertEquals(2 * 2.0 / (4 + 3), scores.templatesF1());
    }
}
