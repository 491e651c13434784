package spoor.workbench.query;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/// The published queries that stand beside the project, where they do.
final class SeedQueries {
    /// Rows by their first time.
    static final Comparator<String> BY_TIME =
            Comparator.comparing(row -> row.substring(row.indexOf("2024-")));

    private SeedQueries() {}

    static String query(int number) {
        Path shared =
                Optional.ofNullable(System.getenv("SPOOR_SHARED"))
                        .map(Path::of)
                        .orElseGet(() ->
                                Path.of(System.getProperty("spoor.root", ".."), "..", "shared"));
        Path file = shared.resolve("kql/seed_queries.jsonl");
        assumeTrue(Files.exists(file), "no seed queries here");
        try {
            return new ObjectMapper()
                    .readTree(Files.readAllLines(file).get(number))
                    .get("query")
                    .textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
