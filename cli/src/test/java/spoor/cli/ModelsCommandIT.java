package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `models`, over models that queries left in the case.
class ModelsCommandIT {
    @TempDir Path folder;

    private Run spoor(String... arguments) throws IOException, InterruptedException {
        return Run.of(folder, arguments);
    }

    private void load() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("x,c,label\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i).append(",c").append(i % 3).append(i < 20 ? ",n\n" : ",y\n");
        }
        Path file = folder.resolve("logs/rows.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, rows.toString());
        assertEquals(0, spoor("load", "logs", "--case", "case", "--table", "T").code());
    }

    @Test
    void listsWhatQueriesKept() throws Exception {
        load();
        Run none = spoor("models", "--case", "case");
        assertEquals(0, none.code());
        assertTrue(none.out().startsWith("no models: "), none.out());
        Run query =
                spoor(
                        "query",
                        "T | evaluate classify(label, (x, c), save='kept') | count",
                        "--case",
                        "case");
        assertEquals(0, query.code(), query.toString());
        Run templates =
                spoor(
                        "query",
                        "T | evaluate templates(c, model='words') | count",
                        "--case",
                        "case");
        assertEquals(0, templates.code(), templates.toString());
        Files.writeString(folder.resolve("case/models/broken.json"), "{\"kind\":\"\u001B[31m");
        Run list = spoor("models", "--case", "case");
        assertEquals(0, list.code(), list.toString());
        assertTrue(
                list.out().contains("kept    classifier  random_forest  label  n, y     x, c "),
                list.out());
        assertTrue(list.out().contains("words   templates"), list.out());
        assertTrue(list.out().contains("broken  damaged"), list.out());
        assertFalse(list.out().contains("\u001B"), list.out());
        Run json = spoor("models", "--case", "case", "--format", "json");
        assertTrue(json.out().contains("\"method\": \"random_forest\""), json.out());
        assertTrue(
                json.out().contains("\"problem\": \"the model 'broken' cannot be read"),
                json.out());
        Run score = spoor("query", "T | evaluate score(model='broken') | count", "--case", "case");
        assertEquals(3, score.code(), score.toString());
        assertTrue(spoor("models", "--help").out().contains("trained models"));
    }
}
