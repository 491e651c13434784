package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkPagesTest {
    @TempDir private Path folder;

    @Test
    void theExamplesOfThePagesGiveTheirRows() throws IOException {
        for (String page : List.of("zeek", "w3c", "access", "weberror", "flows", "azureflows")) {
            assertTrue(PageExample.compare(page, folder) > 0, page);
        }
    }
}
