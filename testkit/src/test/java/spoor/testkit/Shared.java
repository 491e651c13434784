package spoor.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Material that may lie beside the project; tests that need it are left out where it does not.
public final class Shared {
    private Shared() {}

    public static Path file(String name) {
        String given = System.getenv("SPOOR_SHARED");
        Path root = Path.of(System.getProperty("spoor.root", "."));
        Path file = (given == null ? root.resolve("../shared") : Path.of(given)).resolve(name);
        assumeTrue(Files.exists(file), () -> "no " + name + " beside the project");
        return file;
    }
}
