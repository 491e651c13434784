package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.engine.duckdb.StoredReject;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.FormatException;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;

class CaseTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void loadsAFileAndAccountsForEveryByte() throws IOException {
        Path log = write("events.csv", "name,count\na,1\nb,2\n\nc,3\n");
        try (Case opened = open()) {
            Account account = load(opened, log);
            Account.Line line = account.lines().getFirst();
            assertEquals(Account.Outcome.LOADED, line.outcome());
            assertEquals(3, line.source().counts().events().count());
            assertTrue(account.balanced());
            assertEquals(Files.size(log), account.bytes());
            assertEquals(List.of("events"), opened.catalog().tableNames().stream().toList());
            assertEquals(
                    List.of("a|1|1|11", "b|2|1|15", "c|3|1|20"),
                    rows(opened, "name, count, \"_Source\", \"_Offset\"", "events"));
        }
        try (Case again = Case.existing(caseFolder(), CLOCK)) {
            assertEquals(1, again.account().lines().size());
            assertEquals(Account.Outcome.KNOWN, again.account().lines().getFirst().outcome());
            assertEquals(3, rows(again, "name", "events").size());
        }
    }

    @Test
    void textsThatNeverRepeatAreStoredAsTheyAreAndLoseNothing() throws IOException {
        StringBuilder text = new StringBuilder("id,kind\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("Cx").append(i * 7919L).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        Path log = write("events.csv", text.toString());
        try (Case opened = open()) {
            assertTrue(load(opened, log).balanced());
        }
        try (Case again = Case.existing(caseFolder(), CLOCK)) {
            ResultTable counted =
                    again.query(
                                    QueryRequest.of(
                                            "events | summarize count(), dcount(id), min(id),"
                                                    + " dcount(kind)"))
                            .tables()
                            .getFirst();
            assertEquals(List.of(List.of(5_000L, 5_000L, "Cx0", 2L)), counted.rows());
            SqlStatement storage =
                    new SqlStatement(
                            "SELECT DISTINCT compression FROM pragma_storage_info('events')"
                                    + " WHERE column_name = 'id' AND segment_type = 'VARCHAR'",
                            List.of(),
                            List.of(new Column("compression", KqlType.STRING)));
            try (RowCursor cursor = again.engine().query(storage, Limits.NONE)) {
                RowBatch batch = cursor.next().orElseThrow();
                assertEquals(1, batch.rows());
                assertEquals("Uncompressed", batch.value(0, 0));
            }
        }
    }

    @Test
    void skipsWhatItHasAlready() throws IOException {
        Path log = write("events.csv", "name,count\na,1\n");
        Path copy = write("sub/copy.csv", "name,count\na,1\n");
        try (Case opened = open()) {
            load(opened, log);
            assertEquals(List.of(Account.Outcome.SKIPPED), outcomes(load(opened, log)));
            Account account = load(opened, copy);
            assertEquals(List.of(Account.Outcome.SKIPPED), outcomes(account));
            assertEquals(copy.toString(), account.lines().getFirst().source().path());
            assertEquals(1, opened.account().lines().size());
            assertEquals(1, rows(opened, "name", "events").size());
        }
    }

    @Test
    void continuesAFileThatGrew() throws IOException {
        Path log = write("events.csv", "name,count\na,1\n");
        try (Case opened = open()) {
            load(opened, log);
            Files.writeString(log, "name,count\na,1\nb,2\nc,3\n");
            Account account = load(opened, log);
            assertEquals(List.of(Account.Outcome.CONTINUED), outcomes(account));
            assertTrue(account.balanced());
            assertEquals(3, account.totals().events().count());
            assertEquals(
                    List.of("a|1|11", "b|1|15", "c|1|19"),
                    rows(opened, "name, \"_Source\", \"_Offset\"", "events"));
        }
    }

    @Test
    void readsAFileAnewThatHadEndedInsideARecord() throws IOException {
        Path log = write("events.csv", "name,count\na,1\nb,2");
        try (Case opened = open()) {
            load(opened, log);
            Files.writeString(log, "name,count\na,1\nb,22\nc,3\n");
            Account account = load(opened, log);
            assertEquals(List.of(Account.Outcome.REPLACED), outcomes(account));
            assertTrue(account.balanced());
            assertEquals(List.of("a|1", "b|22", "c|3"), rows(opened, "name, count", "events"));
        }
    }

    @Test
    void replacesAFileThatChanged() throws IOException {
        Path log = write("events.csv", "name,count\na,1\nb,2\n");
        try (Case opened = open()) {
            load(opened, log);
            Files.writeString(log, "name,count\nx,7\n");
            Account account = load(opened, log);
            assertEquals(List.of(Account.Outcome.REPLACED), outcomes(account));
            assertTrue(
                    account.lines().getFirst().source().notes().toString().contains("shorter"),
                    account.toString());
            assertEquals(List.of("x|7"), rows(opened, "name, count", "events"));
            assertEquals(1, opened.account().totals().events().count());
        }
    }

    @Test
    void addsColumnsThatALaterFileBrings() throws IOException {
        write("logs/1.csv", "name,count\na,1\n");
        write("logs/2.csv", "name,count,note,size\nb,2,x,7\n");
        write("logs/3.csv", "name,note\nc,y\n");
        try (Case opened = open()) {
            Account account =
                    opened.load(
                            List.of(folder.resolve("logs")),
                            LoadOptions.STANDARD.toTable("T"),
                            Progress.NONE);
            assertEquals(3, account.lines().size());
            assertEquals(
                    List.of("a|1||null", "b|2|x|7", "c|null|y|null"),
                    rows(opened, "name, count, note, size", "T"));
        }
    }

    @Test
    void givesColumnsOfOtherTypesColumnsOfTheirOwnAndSaysSo() throws IOException {
        Path one = write("1.csv", "name,count\na,1\n");
        Path two = write("2.csv", "name,count\nb,many\n");
        Path three = write("3.csv", "name,Count\nc,3\n");
        Path four = write("4.csv", "name,COUNT,count_string\nd,x y,4\n");
        try (Case opened = open()) {
            Account account =
                    opened.load(
                            List.of(one, two, three, four),
                            LoadOptions.STANDARD.toTable("T"),
                            Progress.NONE);
            assertEquals(
                    List.of("a|1||null|", "b|null|many|null|", "c|3||null|", "d|null||4|x y"),
                    rows(
                            opened,
                            "name, count, count_string, count_string_long, count_string_2",
                            "T"));
            List<String> notes =
                    account.lines().stream()
                            .flatMap(line -> line.source().notes().stream())
                            .toList();
            assertEquals(
                    List.of(
                            "column 'count' is in 'count_string', because it is string in this"
                                    + " file and long in table 'T'",
                            "column 'Count' is in 'count' of table 'T', from which its name"
                                    + " differs in case only",
                            "column 'COUNT' is in 'count_string_2', because it is string in this"
                                    + " file and long in table 'T'",
                            "column 'count_string' is in 'count_string_long', because it is long"
                                    + " in this file and string in table 'T'"),
                    notes);
        }
    }

    @Test
    void tablesThatDifferInCaseOnlyStayApart() throws IOException {
        Path one = write("a/log.csv", "name,count\na,1\n");
        Path two = write("b/LOG.csv", "name,count\nb,1\n");
        try (Case opened = open()) {
            load(opened, one, two);
            assertEquals(List.of("a"), rows(opened, "name", "log"));
            assertEquals(List.of("b"), rows(opened, "name", "LOG_2"));
        }
    }

    @Test
    void listsFilesThatNobodyReads() throws IOException {
        write("logs/a.csv", "name,count\na,1\n");
        write("logs/empty.csv", "");
        Files.write(folder.resolve("logs/z.bin"), new byte[] {0x7F, 'E', 'L', 'F', 0, 1, 2, 0});
        try (Case opened = open()) {
            Account account = load(opened, folder.resolve("logs"));
            assertEquals(
                    List.of(Account.Outcome.LOADED, Account.Outcome.UNREAD, Account.Outcome.UNREAD),
                    outcomes(account));
            assertEquals(2, account.unread());
            assertTrue(account.balanced());
            List<StoredReject> rejects =
                    opened.rejects(Optional.of(folder.resolve("logs/z.bin").toString()), 0);
            assertEquals(1, rejects.size());
            assertFalse(rejects.getFirst().reason().isEmpty());
            assertEquals(2, load(opened, folder.resolve("logs")).unread());
            assertEquals(3, opened.account().lines().size());
        }
    }

    @Test
    void loadsNothingWhenAPathIsMissing() throws IOException {
        Path log = write("events.csv", "name,count\na,1\n");
        try (Case opened = open()) {
            FormatException missing =
                    assertThrows(
                            FormatException.class,
                            () -> load(opened, log, folder.resolve("nothing")));
            assertEquals(ErrorKind.DATA, missing.kind());
            assertTrue(opened.account().lines().isEmpty());
        }
    }

    @Test
    void keepsValuesThatDoNotFitWithTheirPlace() throws IOException {
        StringBuilder text = new StringBuilder("name,count\n");
        for (int i = 0; i < 200_000; i++) {
            text.append("n").append(i).append(',').append(i).append('\n');
        }
        text.append("last,many\n");
        Path log = write("events.csv", text.toString());
        try (Case opened = open()) {
            Account account = load(opened, log);
            assertTrue(account.balanced());
            assertEquals(200_001, account.totals().events().count());
            assertEquals(1, account.totals().rejectedValues());
            StoredReject reject = opened.rejects(Optional.empty(), 0).getFirst();
            assertEquals("count", reject.column());
            assertEquals("many", reject.text());
            assertEquals(text.length() - "last,many\n".length(), reject.offset());
        }
    }

    @Test
    void rowsAndRejectsDoNotDependOnThreads() throws IOException {
        StringBuilder text = new StringBuilder("name,count\n");
        for (int i = 0; i < 300_000; i++) {
            text.append("n").append(i).append(',').append(i).append('\n');
        }
        Path log = write("events.csv", text.toString());
        List<List<String>> seen = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            try (Case opened = Case.open(folder.resolve("case" + threads), CLOCK)) {
                opened.load(
                        List.of(log), new LoadOptions(Optional.empty(), threads), Progress.NONE);
                List<String> rows = rows(opened, "name, count, \"_Offset\"", "events");
                seen.add(rows.stream().sorted().toList());
            }
        }
        assertTrue(seen.get(0).equals(seen.get(1)));
        assertTrue(seen.get(0).equals(seen.get(2)));
    }

    @Test
    void noCaseIsASentence() {
        SpoorException failure =
                assertThrows(
                        SpoorException.class, () -> Case.existing(folder.resolve("none"), CLOCK));
        assertEquals(ErrorKind.USER, failure.kind());
        assertTrue(failure.toString().contains("there is no case in"), failure.toString());
    }

    @Test
    void aTemporaryCaseLeavesNothing() throws IOException {
        Path temporary;
        try (Case opened = Case.temporary(CLOCK)) {
            temporary = opened.folder();
            load(opened, write("events.csv", "name,count\na,1\n"));
            assertTrue(Files.exists(temporary));
        }
        assertFalse(Files.exists(temporary));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private Path caseFolder() {
        return folder.resolve("case");
    }

    private Case open() {
        return Case.open(caseFolder(), CLOCK);
    }

    private static Account load(Case target, Path... paths) {
        return target.load(List.of(paths), LoadOptions.STANDARD, Progress.NONE);
    }

    private static List<Account.Outcome> outcomes(Account account) {
        return account.lines().stream().map(Account.Line::outcome).toList();
    }

    /// The rows in the order in which the table gives them, each as text.
    private static List<String> rows(Case opened, String columns, String table) {
        List<String> rows = new ArrayList<>();
        SqlStatement statement =
                new SqlStatement(
                        "SELECT concat_ws('|', "
                                + columns.replaceAll("([^ ,]+)", "coalesce($1::VARCHAR, 'null')")
                                + ") FROM \""
                                + table
                                + '"',
                        List.of(),
                        List.of(new Column("row", KqlType.STRING)));
        try (RowCursor cursor = opened.engine().query(statement, Limits.NONE)) {
            for (Optional<RowBatch> batch = cursor.next();
                    batch.isPresent();
                    batch = cursor.next()) {
                for (int row = 0; row < batch.get().rows(); row++) {
                    @Nullable Object value = batch.get().value(0, row);
                    rows.add(String.valueOf(value));
                }
            }
        }
        return rows;
    }
}
