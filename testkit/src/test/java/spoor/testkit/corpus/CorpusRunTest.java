package spoor.testkit.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusRunTest {
    @TempDir Path folder;

    private Path schema = Path.of("");

    @BeforeEach
    void writeSchema() throws IOException {
        schema = folder.resolve("schema.json");
        Files.writeString(
                schema,
                """
                {"tables": {"Logons": {"TimeGenerated": "datetime", "Account": "string",
                 "account": "string", "EventID": "int", "Properties": "dynamic"}}}
                """);
    }

    private CorpusReport run(String... lines) throws IOException {
        Path corpus = folder.resolve("corpus.jsonl");
        Files.writeString(corpus, String.join("\n", lines) + "\n");
        return CorpusRun.run(corpus, schema, id -> true, true);
    }

    private static String line(String id, String query, String verdict, String result) {
        return "{\"id\":\""
                + id
                + "\",\"query\":\""
                + query
                + "\",\"bind\":\""
                + verdict
                + "\""
                + (result.isEmpty() ? "" : ",\"result\":" + result)
                + "}";
    }

    @Test
    void takesAQueryThroughAllStages() throws IOException {
        CorpusReport report =
                run(
                        line(
                                "a",
                                "Logons | where EventID == 4625 and TimeGenerated > ago(20d)"
                                        + " | summarize count() by Account",
                                "bound",
                                "[[\"Account\",\"string\"],[\"count_\",\"long\"]]"));
        assertEquals(
                "parsed 1, bound 1, schema equal 1, planned 1, executed 1 of 1", report.lastLine());
    }

    @Test
    void keepsColumnsApartWhoseNamesDifferInCaseAlone() throws IOException {
        CorpusReport report =
                run(
                        line(
                                "a",
                                "Logons | project account, Account | where account != Account",
                                "bound",
                                "[[\"account\",\"string\"],[\"Account\",\"string\"]]"));
        assertEquals(
                "parsed 1, bound 1, schema equal 1, planned 1, executed 1 of 1", report.lastLine());
    }

    @Test
    void groupsFailuresByTheFirstThingThatWentWrong() throws IOException {
        CorpusReport report =
                run(
                        line("a", "Logons | where Acount == 'x'", "bound", ""),
                        line("b", "Logons | where Acount == 'y'", "bound", ""),
                        line("c", "Logons | project EventID", "bound", "[[\"EventID\",\"long\"]]"),
                        line("d", "Logons | where (", "bound", ""));
        String text = report.text();
        assertTrue(text.startsWith("failed 2  bind: KQL101: unknown column 'Acount'"), text);
        assertTrue(text.contains("failed 1  schema: a column is int, not long\n"), text);
        assertTrue(text.contains("failed 1  parse: "), text);
        assertTrue(
                text.endsWith("parsed 3, bound 1, schema equal 0, planned 1, executed 1 of 4\n"),
                text);
        String refused = report.refused("Acount");
        assertTrue(refused.contains("failed a") && refused.contains("failed b"), refused);
    }

    @Test
    void countsOnlyWhatMicrosoftsBinderAccepts() throws IOException {
        CorpusReport report =
                run(
                        line("a", "print 1", "bound", "[[\"print_0\",\"long\"]]"),
                        line("b", "Unknown | take 1", "bound-open", ""),
                        line("c", "print x", "binder-error", ""),
                        line("d", "Unknown", "schema-gap", ""));
        assertEquals(
                "parsed 1, bound 1, schema equal 1, planned 1, executed 1 of 1", report.lastLine());
        assertTrue(report.text().contains("1 more name tables that the schema lacks"));
    }
}
