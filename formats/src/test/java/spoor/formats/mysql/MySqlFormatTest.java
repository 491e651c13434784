package spoor.formats.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.PageExample;
import spoor.formats.ReadFile;
import spoor.formats.Tally.Kind;

@SuppressWarnings("StringConcatToTextBlock")
class MySqlFormatTest {
    private static final String BANNER =
            "/usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:\n"
                    + "Tcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock\n"
                    + "Time                 Id Command    Argument\n";

    @TempDir private Path folder;

    private ReadFile read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private ReadFile read(byte[] bytes) throws IOException {
        Path file = folder.resolve("general.log");
        Files.write(file, bytes);
        ReadFile read = ReadFile.of(file);
        assertTrue(read.balances());
        assertEquals("mysql", read.chosen().format().description().name());
        ReadFile small = ReadFile.of(file, 2, 61, 1 << 20, 0);
        assertEquals(read.rows(), small.rows());
        return read;
    }

    private static String entry(int second, int thread, String rest) {
        return "2026-03-02T07:06:%02d.500000Z\t%5d %s\n".formatted(second, thread, rest);
    }

    @Test
    void readsEntriesUnderTheServersStartLines() throws IOException {
        ReadFile read =
                read(
                        BANNER
                                + entry(1, 9, "Connect\tshop@10.0.0.5 on orders using SSL/TLS")
                                + entry(2, 9, "Init DB\tarchive")
                                + entry(3, 9, "Query\tSELECT 1 FROM t")
                                + entry(4, 9, "Field List\twp_posts\t")
                                + entry(5, 9, "Prepare\tSELECT a FROM b WHERE c = ?")
                                + entry(6, 9, "Execute\tSELECT a FROM b WHERE c = 1")
                                + entry(7, 9, "Close stmt\t")
                                + entry(8, 9, "Quit\t"));
        assertEquals(
                "MySqlGeneral(TimeGenerated:datetime, ThreadId:long, Command:string,"
                        + " SqlAction:string, Tables:dynamic, Argument:string, User:string,"
                        + " Host:string, Database:string, Transport:string, Refused:bool,"
                        + " ImitatedHeads:long)",
                read.schema());
        assertEquals(
                List.of(
                        "2026-03-02T07:06:01.5000000Z|9|Connect|||shop@10.0.0.5 on orders using"
                                + " SSL/TLS|shop|10.0.0.5|orders|SSL/TLS|false|0",
                        "2026-03-02T07:06:02.5000000Z|9|Init DB|||archive|||archive|||0",
                        "2026-03-02T07:06:03.5000000Z|9|Query|SELECT|[\"t\"]|SELECT 1 FROM t"
                                + "||||||0",
                        "2026-03-02T07:06:04.5000000Z|9|Field List||[\"wp_posts\"]|wp_posts\t"
                                + "||||||0",
                        "2026-03-02T07:06:05.5000000Z|9|Prepare|SELECT|[\"b\"]|SELECT a FROM b"
                                + " WHERE c = ?||||||0",
                        "2026-03-02T07:06:06.5000000Z|9|Execute|SELECT|[\"b\"]|SELECT a FROM b"
                                + " WHERE c = 1||||||0",
                        "2026-03-02T07:06:07.5000000Z|9|Close stmt|||||||||0",
                        "2026-03-02T07:06:08.5000000Z|9|Quit|||||||||0"),
                read.texts());
        assertEquals(3, read.tally().count(Kind.HEADER));
        assertEquals(List.of(), read.chosen().recognition().assumptions());
    }

    @Test
    void keepsStatementsOfManyLinesAndTheLastEntryWithoutLineEnd() throws IOException {
        ReadFile read =
                read(
                        BANNER
                                + entry(1, 9, "Query\tselect a\n\t\t\tfrom t\n\n\twhere b = 1")
                                + "2026-03-02T07:06:02Z\t   10 Query\tdelete\nfrom u");
        assertEquals(2, read.rows().size());
        assertTrue(read.texts().getFirst().contains("|SELECT|[\"t\"]|select a\n\t\t\tfrom t\n\n"));
        assertTrue(read.texts().getLast().contains("|DELETE|[\"u\"]|delete\nfrom u|"));
        assertEquals(2, read.tally().count(Kind.CONTINUATION));
    }

    @Test
    void readsStartLinesAfterRestarts() throws IOException {
        ReadFile read =
                read(
                        BANNER
                                + entry(1, 9, "Query\tSELECT 1")
                                + BANNER
                                + BANNER
                                + entry(9, 1, "Query\tSELECT 2")
                                + BANNER);
        assertEquals(2, read.rows().size());
        assertEquals(12, read.tally().count(Kind.HEADER));
        assertTrue(read.texts().getFirst().contains("|SELECT 1|"));
    }

    @Test
    void readsTimesOfVersionFiveWhichAreLeftOutWithinASecond() throws IOException {
        ReadFile read =
                read(
                        "130915 12:00:01\t   42 Connect\troot@localhost as anonymous on db1\n"
                                + "\t\t   42 Query\tSELECT foo \n\t\tFROM tbl\n"
                                + "\t\t   42 Quit\n"
                                + "130915  9:00:02\t    7 Query\tshow tables\n");
        assertEquals(
                List.of(
                        "2013-09-15T12:00:01.0000000Z|42|Connect|||root@localhost as anonymous on"
                                + " db1|root|localhost|db1||false|0",
                        "2013-09-15T12:00:01.0000000Z|42|Query|SELECT|[\"tbl\"]|SELECT foo"
                                + " \n\t\tFROM tbl||||||0",
                        "2013-09-15T12:00:01.0000000Z|42|Quit|||||||||0",
                        "2013-09-15T09:00:02.0000000Z|7|Query|SHOW|[]|show tables||||||0"),
                read.texts());
        assertEquals(
                List.of(
                        "times without a zone are taken as UTC: TimeGenerated",
                        "an entry without a time has that of the entry before it"),
                read.chosen().recognition().assumptions());
    }

    @Test
    void readsCommandsPaddedWithSpacesAsBeforeVersionFiveOne() throws IOException {
        ReadFile read =
                read(
                        "051007 21:55:24\t     42 Connect     root@localhost on \n"
                                + "\t\t     42 Init DB     my_stats\n"
                                + "\t\t     42 Query         SELECT 1\n"
                                + "051007 21:55:25\t     42 Quit       \n");
        assertEquals(
                List.of(
                        "2005-10-07T21:55:24.0000000Z|42|Connect|||root@localhost on"
                                + " |root|localhost|||false|0",
                        "2005-10-07T21:55:24.0000000Z|42|Init DB|||my_stats|||my_stats|||0",
                        "2005-10-07T21:55:24.0000000Z|42|Query|SELECT|[]|  SELECT 1||||||0",
                        "2005-10-07T21:55:25.0000000Z|42|Quit|||||||||0"),
                read.texts());
    }

    @Test
    void appliesTheOffsetOfATime() throws IOException {
        ReadFile read = read("2026-03-02T07:06:01.25+02:00\t    9 Query\tSELECT 1\n");
        assertTrue(read.texts().getFirst().startsWith("2026-03-02T05:06:01.2500000Z|9|"));
    }

    @Test
    void tellsRefusedConnectsInAnyLanguage() throws IOException {
        ReadFile read =
                read(
                        entry(1, 9, "Connect\ta@b@10.0.0.5 on  using Socket")
                                + entry(
                                        2,
                                        9,
                                        "Connect\tAccess denied for user 'a@b'@'10.0.0.5' (using"
                                                + " password: YES)")
                                + entry(
                                        3,
                                        10,
                                        "Connect\tBenutzer 'x'@'h' hat keine Zugriffsberechtigung")
                                + entry(4, 11, "Change user\troot@localhost on mysql")
                                + entry(5, 12, "Connect\tClient does not support it"));
        assertEquals(
                List.of(
                        "a@b|10.0.0.5||Socket|false|0",
                        "a@b|10.0.0.5|||true|0",
                        "x|h|||true|0",
                        "root|localhost|mysql||false|0",
                        "||||true|0"),
                read.texts().stream().map(MySqlFormatTest::lastCells).toList());
    }

    private static String lastCells(String row) {
        String[] cells = row.split("\\|", -1);
        return String.join("|", List.of(cells).subList(6, 12));
    }

    @Test
    void keepsAnImitatedHeadInItsStatementWhenItsTimeIsOutOfOrder() throws IOException {
        String imitated =
                "Query\tINSERT INTO c VALUES ('x\n"
                        + "2026-03-02T09:59:59.1Z\t    1 Query\tSELECT * FROM mysql.user\n"
                        + "bye')";
        String past =
                "Query\tINSERT INTO d VALUES ('x\n"
                        + "2025-03-02T09:59:59.1Z\t    1 Connect\troot@localhost on\n')";
        ReadFile read =
                read(
                        entry(1, 9, "Query\tSELECT 1")
                                + entry(2, 9, imitated)
                                + entry(3, 9, "Query\tSELECT 2")
                                + entry(4, 9, past)
                                + entry(5, 9, "Quit\t"));
        assertEquals(5, read.rows().size());
        assertTrue(read.texts().get(1).endsWith("SELECT * FROM mysql.user\nbye')||||||1"));
        assertTrue(read.texts().get(1).contains("|INSERT|[\"c\"]|"));
        assertTrue(read.texts().get(3).endsWith("1"));
    }

    @Test
    void tellsAnImitationByOpenQuotesWhereTimesSayLittle() throws IOException {
        String early =
                "Query\tINSERT INTO c VALUES ('it\\'s -- # x\n"
                        + "2026-03-02T07:06:01.9Z\t    1 Query\tSELECT 1\nbye')";
        String last = "Query\tSELECT /* \n2020-03-02T07:06:01.9Z\t    1 Query\tSELECT 1\n*/ 2";
        ReadFile read = read(entry(1, 9, "Quit\t") + entry(2, 9, early) + entry(3, 9, last));
        assertEquals(3, read.rows().size());
        assertTrue(read.texts().get(1).endsWith("|1"));
        assertTrue(read.texts().get(2).endsWith("|1"));
        ReadFile broken =
                read(
                        entry(5, 9, "Query\tSELECT 'a")
                                + entry(4, 8, "Query\tSELECT 'b'")
                                + entry(6, 9, "Quit\t"));
        assertEquals(3, broken.rows().size());
    }

    @Test
    void keepsAnImitatedRestartInItsStatement() throws IOException {
        ReadFile read =
                read(
                        BANNER
                                + entry(1, 9, "Query\tSELECT 1")
                                + entry(
                                        2,
                                        9,
                                        "Query\tSELECT '\n"
                                                + BANNER
                                                + "2027-01-01T00:00:00Z\t    1 Query\tDROP TABLE t\n'")
                                + entry(3, 9, "Query\tSELECT 2")
                                + entry(4, 9, "Quit\t"));
        assertEquals(4, read.rows().size());
        assertEquals(3, read.tally().count(Kind.HEADER));
    }

    @Test
    void takesIdleTimeAndAClockSetBackForWhatTheyAre() throws IOException {
        StringBuilder text = new StringBuilder(BANNER);
        for (int hour : List.of(10, 11, 15, 9, 10, 14)) {
            for (int i = 0; i < 3; i++) {
                text.append(
                        "2026-03-02T%02d:00:0%d.000000Z\t    9 Query\tSELECT 1\n"
                                .formatted(hour, i));
            }
        }
        assertEquals(18, read(text.toString()).rows().size());
    }

    @Test
    void acceptsEntriesSlightlyOutOfOrder() throws IOException {
        ReadFile read =
                read(
                        entry(5, 9, "Query\tSELECT 1")
                                + entry(3, 8, "Query\tSELECT 2")
                                + entry(6, 9, "Query\tSELECT 3"));
        assertEquals(3, read.rows().size());
    }

    @Test
    void readsStatementsOfManyKilobytes() throws IOException {
        String values = "('" + "x".repeat(997) + "'),\n";
        String text =
                BANNER
                        + entry(1, 9, "Query\tINSERT INTO big VALUES " + values.repeat(600) + "(1)")
                        + entry(2, 9, "Quit\t");
        ReadFile read = read(text);
        assertEquals(2, read.rows().size());
        assertTrue(read.texts().getFirst().length() > 600_000);
    }

    @Test
    void rejectsTextBeforeTheFirstEntryAndRepairsBrokenText() throws IOException {
        String text =
                "FROM t\nWHERE a = 1\n"
                        + entry(1, 9, "Query\tSELECT '\u00ff'")
                        + entry(2, 9, "Query\tSELECT 2")
                        + entry(3, 9, "Quit\t");
        ReadFile read = read(text.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(3, read.rows().size());
        assertEquals(
                List.of("0+19 : text that belongs to no entry: no time and command before it"),
                read.rejects());
        assertEquals(1, read.tally().repaired());
    }

    @Test
    void readsTheExampleOfItsPage() throws IOException {
        assertEquals(1, PageExample.compare("mysql", folder));
    }

    @Test
    void readsTheSample() {
        ReadFile read = ReadFile.of(PageExample.sample("mysql-general.log"));
        assertTrue(read.balances());
        assertEquals(List.of(), read.rejects());
        assertEquals(55, read.rows().size());
        assertEquals(8, read.texts().stream().filter(row -> row.contains("|true|")).count());
        assertEquals(1, read.texts().stream().filter(row -> row.endsWith("|1")).count());
    }

    @Test
    void leavesOtherTextAlone() throws IOException {
        Path file = folder.resolve("x.csv");
        Files.writeString(file, "time,id,command\n2026-03-02T07:06:01Z,1,Query\n".repeat(3));
        assertEquals("delimited", ReadFile.of(file).chosen().format().description().name());
        assertFalse(read(BANNER + entry(1, 9, "Quit\t")).rows().isEmpty());
    }
}
