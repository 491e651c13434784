package spoor.mining.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import spoor.mining.Draws;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Stop;

class SavedClassifierTest {
    static final List<String> MODELS = Learners.NAMES;

    @TempDir Path folder;

    private SavedClassifier saved(String model, DataSet data) {
        Learner learner = new LearnerOptions(3, 0, 0, 5, 1).learner(model);
        SavedClassifier saved =
                SavedClassifier.of(
                        "m",
                        learner,
                        learner.fit(data, Stop.NEVER),
                        data,
                        "label",
                        Instant.parse("2024-05-06T07:08:09Z"));
        saved.write(file());
        return saved;
    }

    private Path file() {
        return folder.resolve("models").resolve("m.json");
    }

    private SpoorException refused() {
        return assertThrows(SpoorException.class, () -> SavedClassifier.read(file(), "m"));
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void isReadAsItWasWritten(String model) throws IOException {
        DataSet data = RandomForestTest.mixed(200);
        SavedClassifier saved = saved(model, data);
        String text = Files.readString(file());
        SavedClassifier read = SavedClassifier.read(file(), "m");
        assertEquals(saved.head(), read.head());
        assertEquals(saved.classifier().encoding(), read.classifier().encoding());
        assertArrayEquals(
                saved.classifier().probabilities(data, Stop.NEVER),
                read.classifier().probabilities(data, Stop.NEVER));
        Classifier.Reasons before = saved.classifier().reasons(data);
        Classifier.Reasons after = read.classifier().reasons(data);
        for (int row = 0; row < data.rows(); row++) {
            assertEquals(before.why(row, 1), after.why(row, 1));
            assertEquals(before.receipt(row, 1), after.receipt(row, 1));
        }
        read.write(file());
        assertEquals(text, Files.readString(file()));
        try (var files = Files.list(folder.resolve("models"))) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void aDamagedFileGivesASentence(String model) throws IOException {
        DataSet data = RandomForestTest.mixed(60);
        saved(model, data);
        byte[] whole = Files.readAllBytes(file());
        Draws draws = new Draws(2);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            switch (i % 3) {
                case 0 -> damaged = java.util.Arrays.copyOf(whole, draws.below(whole.length));
                case 1 -> damaged[draws.below(whole.length)] = (byte) draws.below(256);
                default -> {
                    int at = draws.below(whole.length);
                    int from = draws.below(whole.length);
                    int length = Math.min(20, whole.length - Math.max(at, from));
                    System.arraycopy(whole, from, damaged, at, length);
                }
            }
            Files.write(file(), damaged);
            try {
                SavedClassifier read = SavedClassifier.read(file(), "m");
                if (read.classifier().encoding().equals(data.encoding())) {
                    assertTrue(read.classifier().probabilities(data, Stop.NEVER).length > 0);
                }
            } catch (SpoorException e) {
                refused++;
                assertTrue(e.toString().contains("the model 'm' "), e.toString());
                assertTrue(e.kind() == ErrorKind.DATA || e.kind() == ErrorKind.USER);
            }
        }
        assertTrue(refused > 150, refused + " refused");
    }

    @Test
    void saysThatThereIsNoneOrOfWhichKindItIs() throws IOException {
        assertEquals(ErrorKind.USER, refused().kind());
        saved("majority", RandomForestTest.mixed(60));
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("\"classifier\"", "\"sequences\""));
        assertEquals(
                "the model 'm' is no classifier: 'spoor models --case DIR' lists what each is",
                refused().getMessage());
        Files.writeString(file(), text.replace("\"version\":1", "\"version\":2"));
        assertTrue(refused().toString().contains("newer version"));
    }

    @Test
    void refusesWhatWouldTakeMuchMemory() throws IOException {
        saved("random_forest", RandomForestTest.mixed(60));
        String text = Files.readString(file());
        Files.writeString(file(), "[".repeat(1_000_000), StandardCharsets.UTF_8);
        assertEquals(ErrorKind.DATA, refused().kind());
        Files.writeString(file(), text.replace("\"m\"", "\"" + "m".repeat(20_000_000) + "\""));
        assertEquals(ErrorKind.DATA, refused().kind());
        Files.writeString(file(), text.replaceFirst("\"rows\":", "\"rows\":" + "9".repeat(9_999)));
        assertEquals(ErrorKind.DATA, refused().kind());
    }
}
