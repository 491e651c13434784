package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformancePageTest {
    @TempDir Path folder;

    @Test
    void writesEitherPartAndKeepsTheOther() throws IOException {
        Path file = folder.resolve("page.md");
        ConformancePage page = new ConformancePage(file);
        page.writeCases("# Conformance\n\nold\n");
        page.writeCorpus("## Real queries\n\nfirst\n");
        assertEquals("# Conformance\n\nold\n\n## Real queries\n\nfirst\n", Files.readString(file));
        page.writeCases("# Conformance\n\nnew\n");
        assertEquals("# Conformance\n\nnew\n\n## Real queries\n\nfirst\n", Files.readString(file));
        page.writeCorpus("## Real queries\n\nsecond\n");
        assertEquals("# Conformance\n\nnew\n\n## Real queries\n\nsecond\n", Files.readString(file));
    }
}
