package spoor.testkit.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.TableSchema;
import spoor.testkit.Shared;
import spoor.testkit.corpus.BinderComparison.Comparison;
import spoor.testkit.corpus.BinderComparison.Kind;

/// Our binder against Microsoft's: every difference stands, with its reason, in
/// `binder-exceptions.txt`, and every line there is still a difference. Refusals that name what is
/// not supported are a class of their own.
class BinderComparisonTest {
    @TempDir Path folder;

    @Test
    void ownQueriesBindAsMicrosoftsBinderSays() throws IOException {
        Path own = resource("binder-queries.jsonl");
        check("own", BinderComparison.of(CorpusFile.queries(own), BinderTables.SAMPLES));
    }

    @Test
    void verdictsOfTheOwnQueriesAreMicrosofts() throws Exception {
        Path own = resource("binder-queries.jsonl");
        List<CorpusQuery> recorded = CorpusFile.queries(own);
        assertEquals(recorded, MicrosoftBinder.judge(own, BinderTables.SAMPLES, folder));
    }

    @Test
    void engineQueriesBindAsMicrosoftsBinderSays() throws Exception {
        judged("engine", Shared.file("kql/engine_dev.jsonl"));
    }

    @Test
    void documentationQueriesBindAsMicrosoftsBinderSays() throws Exception {
        judged("docs", Shared.file("kql/docs_dev.jsonl"));
    }

    @Test
    void realQueriesBindAsMicrosoftsBinderSays() throws IOException {
        List<CorpusQuery> queries =
                CorpusFile.queries(Shared.file("kql/corpus_dev.jsonl")).stream()
                        .filter(query -> !query.verdict().equals("bound-open"))
                        .toList();
        List<TableSchema> tables = CorpusFile.schemas(Shared.file("kql/sentinel_schema.json"));
        check("corpus", BinderComparison.of(queries, tables));
    }

    private void judged(String set, Path file) throws Exception {
        List<CorpusQuery> queries = MicrosoftBinder.judge(file, BinderTables.REFERENCE, folder);
        check(set, BinderComparison.of(queries, BinderTables.REFERENCE));
    }

    private static void check(String set, List<Comparison> all) throws IOException {
        Map<String, String> listed = exceptions(set);
        List<String> wrong = new ArrayList<>();
        for (Comparison one : all) {
            String exception = listed.remove(one.id());
            if (one.kind() == Kind.AGREE || one.kind() == Kind.UNSUPPORTED) {
                if (exception != null) {
                    wrong.add(set + ' ' + one.id() + " is listed and differs no longer");
                }
            } else if (exception == null || !exception.startsWith(one.kind().name() + ' ')) {
                wrong.add(set + ' ' + one.id() + ' ' + one.kind() + ' ' + one.text());
            }
        }
        listed.keySet().forEach(id -> wrong.add(set + ' ' + id + " is listed and not there"));
        Path report =
                Path.of(System.getProperty("spoor.root", "."), "testkit/target/binder-" + set);
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(
                report, BinderComparison.figures(all) + '\n' + String.join("\n", wrong) + '\n');
        if (!wrong.isEmpty()) {
            fail(wrong.size() + " differences, see " + report + ":\n" + wrong.getFirst());
        }
    }

    /// Lines `SET ID KIND reason`.
    private static Map<String, String> exceptions(String set) throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(resource("binder-exceptions.txt"))) {
            if (line.startsWith(set + ' ')) {
                String[] parts = line.split(" ", 3);
                listed.put(parts[1], parts[2]);
            }
        }
        return listed;
    }

    private static Path resource(String name) throws IOException {
        Path file = Files.createTempFile("binder", name);
        file.toFile().deleteOnExit();
        try (InputStream in = BinderComparisonTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no " + name);
            }
            Files.writeString(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return file;
    }
}
