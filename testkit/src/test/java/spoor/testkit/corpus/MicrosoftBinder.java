package spoor.testkit.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import spoor.model.TableSchema;

/// Microsoft's binder, which comes with the page's editor, run by node.
final class MicrosoftBinder {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path ROOT = Path.of(System.getProperty("spoor.root", "."));
    private static final Path PACKAGE =
            ROOT.resolve("web/node_modules/@kusto/language-service-next");

    private MicrosoftBinder() {}

    /// What it says of the queries of a file (`id`, `query` in a JSON object a line). The test is
    /// left out where node or the package is missing.
    static List<CorpusQuery> judge(Path file, List<TableSchema> tables, Path folder)
            throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(PACKAGE), "the page's packages are not installed");
        Path queries = folder.resolve("queries.jsonl");
        StringBuilder lines = new StringBuilder();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode node = MAPPER.readTree(line);
            ObjectNode query = MAPPER.createObjectNode();
            query.set("id", node.path("id"));
            query.set("query", node.path("query"));
            lines.append(query).append('\n');
        }
        Files.writeString(queries, lines);
        Path verdicts = folder.resolve("verdicts.jsonl");
        run(folder, schema(tables, folder), queries, verdicts);
        List<CorpusQuery> judged = CorpusFile.queries(verdicts);
        List<CorpusQuery> texts = CorpusFile.queries(queries);
        assertEquals(texts.size(), judged.size());
        return java.util.stream.IntStream.range(0, texts.size())
                .mapToObj(i ->
                        new CorpusQuery(
                                texts.get(i).id(),
                                texts.get(i).text(),
                                judged.get(i).verdict(),
                                judged.get(i).result()))
                .toList();
    }

    private static Path schema(List<TableSchema> tables, Path folder) throws IOException {
        ObjectNode schema = MAPPER.createObjectNode();
        ObjectNode all = schema.putObject("tables");
        for (TableSchema table : tables) {
            ObjectNode columns = all.putObject(table.name());
            table.columns().forEach(one -> columns.put(one.name(), one.type().kqlName()));
        }
        Path file = folder.resolve("schema.json");
        Files.writeString(file, schema.toString());
        return file;
    }

    private static void run(Path folder, Path schema, Path queries, Path verdicts)
            throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Process process;
        try {
            process =
                    new ProcessBuilder(
                                    "node",
                                    ROOT.resolve(
                                                    "testkit/src/test/resources/spoor/testkit/"
                                                            + "corpus/microsoft-binder.cjs")
                                            .toString(),
                                    PACKAGE.toAbsolutePath().toString(),
                                    schema.toString())
                            .redirectInput(queries.toFile())
                            .redirectOutput(verdicts.toFile())
                            .redirectError(errors.toFile())
                            .start();
        } catch (IOException e) {
            assumeTrue(false, "there is no node: " + e.getMessage());
            throw e;
        }
        assertEquals(0, process.waitFor(), () -> errors.toUri().toString());
    }
}
