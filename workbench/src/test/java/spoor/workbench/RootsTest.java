package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.SpoorException;

class RootsTest {
    @TempDir Path folder;

    private Path logs;
    private Path secret;
    private Roots roots;

    @BeforeEach
    void make() throws IOException {
        logs = Files.createDirectories(folder.resolve("evidence/logs"));
        Files.writeString(logs.resolve("a.log"), "a");
        secret = Files.writeString(folder.resolve("secret.log"), "secret");
        roots = Roots.of(List.of(folder.resolve("evidence")));
    }

    @Test
    void admitsWhatLiesBelowARoot() throws IOException {
        assertEquals(logs.toRealPath(), roots.admit("logs"));
        assertEquals(logs.resolve("a.log").toRealPath(), roots.admit("logs/a.log"));
        assertEquals(logs.toRealPath(), roots.admit(logs.toString()));
        assertEquals(folder.resolve("evidence").toRealPath(), roots.admit(""));
        assertEquals(logs.toRealPath(), roots.admit("logs/../logs"));
    }

    @Test
    void refusesWhatLiesElsewhereInTheWordsOfWhatIsNotThere() {
        String missing = refusal("nothing.log");
        for (String given :
                List.of(
                        secret.toString(),
                        "../secret.log",
                        "logs/../../secret.log",
                        "/etc/passwd",
                        folder + "/evidence-other",
                        "a\0b")) {
            assertEquals(missing.replace("nothing.log", given), refusal(given));
        }
    }

    @Test
    void followsLinksBeforeItJudges() throws IOException {
        Files.createSymbolicLink(logs.resolve("out.log"), secret);
        Files.createSymbolicLink(logs.resolve("up"), folder);
        assertTrue(refusal("logs/out.log").startsWith("there is no file"));
        assertTrue(refusal("logs/up/secret.log").startsWith("there is no file"));
        String whole = refusal("logs");
        assertTrue(whole.contains("out.log is a link that leads out"), whole);
    }

    @Test
    void followsLinksWithinTheRoots() throws IOException {
        Path link = Files.createSymbolicLink(logs.resolve("same.log"), logs.resolve("a.log"));
        assertEquals(logs.resolve("a.log").toRealPath(), roots.admit(link.toString()));
        assertEquals(logs.toRealPath(), roots.admit("logs"));
    }

    @Test
    void takesTheFirstRootThatHasIt() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Path file = Files.writeString(other.resolve("b.log"), "b");
        Roots both = Roots.of(List.of(folder.resolve("evidence"), other));
        assertEquals(file.toRealPath(), both.admit("b.log"));
    }

    @Test
    void saysHowToNameARootWhereThereIsNone() {
        SpoorException error =
                assertThrows(SpoorException.class, () -> Roots.none().admit(secret.toString()));
        assertTrue(String.valueOf(error.getMessage()).contains("--root DIR"), error.getMessage());
        assertEquals(List.of(), Roots.none().folders());
    }

    @Test
    void refusesARootThatIsNoFolder() {
        for (Path wrong : List.of(secret, folder.resolve("nowhere"))) {
            SpoorException error =
                    assertThrows(SpoorException.class, () -> Roots.of(List.of(wrong)));
            assertTrue(String.valueOf(error.getMessage()).contains(wrong.toString()));
        }
    }

    private String refusal(String given) {
        return String.valueOf(
                assertThrows(SpoorException.class, () -> roots.admit(given)).getMessage());
    }
}
