package spoor.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// `docs/conformance.md`: the cases, then the real queries. Either part is written without the
/// other.
final class ConformancePage {
    private static final String CORPUS = "## Real queries\n";

    private final Path file;

    ConformancePage(Path file) {
        this.file = file;
    }

    /// The page of this project.
    static ConformancePage standard() {
        return new ConformancePage(
                Path.of(System.getProperty("spoor.home", "."), "docs", "conformance.md"));
    }

    void writeCases(String cases) throws IOException {
        String page = text();
        int corpus = page.indexOf(CORPUS);
        write(cases.stripTrailing() + "\n" + (corpus < 0 ? "" : "\n" + page.substring(corpus)));
    }

    /// @param section begins with the heading `## Real queries`
    void writeCorpus(String section) throws IOException {
        String page = text();
        int corpus = page.indexOf(CORPUS);
        String before = corpus < 0 ? page : page.substring(0, corpus);
        write((before.isBlank() ? "" : before.stripTrailing() + "\n\n") + section);
    }

    private String text() throws IOException {
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
