package spoor.mining.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.mining.Calls;
import spoor.mining.Surroundings;
import spoor.model.KqlType;
import spoor.model.ProblemException;

class ScoreMinerTest {
    @TempDir Path folder;
    private final List<String> notes = new ArrayList<>();
    private Surroundings surroundings = Surroundings.none();

    @BeforeEach
    void keepModels() {
        Instant noon = Instant.parse("2024-05-06T12:00:00Z");
        surroundings =
                new Surroundings(
                        name -> folder.resolve(name + ".json"),
                        Clock.fixed(noon, ZoneOffset.UTC),
                        notes::add);
    }

    private List<List<@Nullable Object>> learnt() {
        return new Calls()
                .column("x", KqlType.LONG, 1L, 1L, 2L, 2L, 8L, 8L, 9L, 9L)
                .column("c", KqlType.STRING, "a", "b", "a", "b", "a", "b", "a", "b")
                .column("label", KqlType.STRING, "n", "n", "n", "n", "y", "y", "y", "y")
                .use("label")
                .use(List.of("x", "c"))
                .with("save", KqlType.STRING, "kept")
                .with("trees", KqlType.LONG, 9L)
                .run("classify", surroundings);
    }

    private static Calls table() {
        return new Calls()
                .column("label", KqlType.STRING, "n", "n", "n", "n", "y", "y", "y", "y")
                .column("c", KqlType.STRING, "a", "b", "a", "b", "a", "b", "a", "b")
                .column("x", KqlType.LONG, 1L, 1L, 2L, 2L, 8L, 8L, 9L, 9L)
                .with("model", KqlType.STRING, "kept");
    }

    @Test
    void saysOfTheSameRowsWhatItSaidWhenItWasTrained() {
        List<List<@Nullable Object>> before = learnt();
        List<List<@Nullable Object>> after = table().run("score", surroundings);
        for (int row = 0; row < 8; row++) {
            assertEquals(before.get(row).subList(4, 9), after.get(row).subList(3, 8));
        }
        assertEquals(
                Instant.parse("2024-05-06T12:00:00Z"),
                SavedClassifier.read(folder.resolve("kept.json"), "kept").head().trained());
    }

    @Test
    void countsValuesThatItNeverSaw() {
        learnt();
        notes.clear();
        new Calls()
                .column("x", KqlType.INT, 1, 9, 9)
                .column("c", KqlType.STRING, "z", "z", "a")
                .with("model", KqlType.STRING, "kept")
                .run("score", surroundings);
        assertEquals(1, notes.size());
        assertTrue(notes.getFirst().contains("'c' in 2 (66.7 %)"), notes::toString);
    }

    @Test
    void namesMissingColumnsAndThoseOfAnotherType() {
        learnt();
        Calls without =
                new Calls().column("y", KqlType.LONG, 1L).with("model", KqlType.STRING, "kept");
        ProblemException missing =
                assertThrows(ProblemException.class, () -> without.run("score", surroundings));
        assertEquals("MINE032", missing.problems().getFirst().code());
        assertTrue(missing.toString().contains("'x' (long), 'c' (string)"), missing.toString());
        Calls other =
                new Calls()
                        .column("x", KqlType.STRING, "1")
                        .column("c", KqlType.STRING, "a")
                        .with("model", KqlType.STRING, "kept");
        ProblemException wrong =
                assertThrows(ProblemException.class, () -> other.run("score", surroundings));
        assertEquals("MINE003", wrong.problems().getFirst().code());
    }

    @Test
    void needsAName() {
        assertEquals(
                "MINE002",
                new Calls().column("x", KqlType.LONG, 1L).problems("score").getFirst().code());
    }

    @Test
    void scoresNoRows() {
        learnt();
        assertEquals(
                List.of(),
                new Calls()
                        .column("x", KqlType.LONG)
                        .column("c", KqlType.STRING)
                        .with("model", KqlType.STRING, "kept")
                        .run("score", surroundings));
    }

    @Test
    void warnsOfVectorsOnBothSides() {
        List<Object> label = new ArrayList<>();
        List<Object> x = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            x.add((long) i % 2);
            label.add(i % 2 == 0 ? "n" : "y");
        }
        Calls calls =
                new Calls()
                        .column("x", KqlType.LONG, x.toArray())
                        .column("label", KqlType.STRING, label.toArray())
                        .use("label")
                        .with("split", KqlType.STRING, "random");
        calls.run("classify", surroundings);
        assertTrue(
                notes.getFirst().startsWith("of 30 rows held back 30 (100.0 %) are equal"),
                notes::toString);
    }
}
