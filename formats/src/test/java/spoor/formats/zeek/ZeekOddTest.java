package spoor.formats.zeek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.ReadFile;
import spoor.formats.ReadTable;
import spoor.formats.Rows;
import spoor.formats.Tally.Kind;

/// Zeek logs as they are found: joined, labelled, cut, mixed.
@SuppressWarnings("StringConcatToTextBlock")
class ZeekOddTest {
    private static final String CONN =
            "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\torig_bytes\n"
                    + "#types\ttime\tstring\taddr\tcount\n";
    private static final String DNS =
            "#separator \\x09\n#path\tdns\n#fields\tts\tuid\tquery\n#types\ttime\tstring\tstring\n";

    @TempDir private Path folder;

    private Rows read(String text) throws IOException {
        return Rows.of(folder, "conn.15:00:00-16:00:00.log", "zeek", text);
    }

    private ReadTable table(String name) {
        return ReadTable.of(folder.resolve("conn.15:00:00-16:00:00.log"), name);
    }

    @Test
    void readsLabelsThatShareTheLastCell() throws IOException {
        Rows rows =
                read(
                        "#separator \\x09\n#path\tconn\n"
                                + "#fields\tts\tuid\ttunnel_parents   label   detailed-label\n"
                                + "#types\ttime\tstring\tset[string]   string   string\n"
                                + "1600000000.5\tC1\t(empty)   Malicious   C&C-HeartBeat\n"
                                + "1600000001.5\tC2\tA,B   benign   -\n"
                                + "1600000002.5\tC3\t-   Benign\n");
        assertEquals(
                Map.of(
                        "ts", "2020-09-13T12:26:40.5000000Z",
                        "uid", "C1",
                        "tunnel_parents", "[]",
                        "label", "Malicious",
                        "detailed-label", "C&C-HeartBeat"),
                rows.row(0));
        assertEquals("[\"A\",\"B\"]", rows.cell(1, "tunnel_parents"));
        assertEquals("benign", rows.cell(1, "label"));
        assertEquals("", rows.cell(1, "detailed-label"));
        assertEquals(1, rows.read().rejects().size());
    }

    @Test
    void readsWhatStandsBeforeTheFirstHashLineAsARejectOrBlank() throws IOException {
        Rows rows = read("\nexported by someone\n" + CONN + "1600000000\tC1\t192.0.2.1\t7\n");
        assertEquals("ZeekConn", rows.read().chosen().reading().table());
        assertEquals("7", rows.cell(0, "orig_bytes"));
        assertEquals(
                List.of("1+20 : 1 cells, but the header names 4 fields"), rows.read().rejects());
    }

    @Test
    void takesTypesFromZeeksOwnLogsWhereTheLineIsMissing() throws IOException {
        Rows rows =
                read(
                        "#separator \\x09\n#path\tconn\n"
                                + "#fields\t_node_name\tts\tid.orig_h\tid.orig_p\ttunnel_parents\town\n"
                                + "worker-1\t1600000000.25\t192.0.2.1\t4711\ta,b\t5\n");
        assertEquals(
                "ZeekConn(_node_name:string, ts:datetime, id.orig_h:string, id.orig_p:long,"
                        + " tunnel_parents:dynamic, own:string)",
                rows.read().schema());
        assertTrue(rows.read().chosen().recognition().assumptions().getFirst().contains("#types"));
    }

    @Test
    void readsLinesThatBeginWithAnotherMarkThanAHash() throws IOException {
        Rows rows =
                read(
                        "### a comment\nPREFIX<>separator |\nPREFIX<>unset_field|NOT-SET\n"
                                + "PREFIX<>path|ssh\nPREFIX<>fields|t|b\nPREFIX<>types|time|bool\n"
                                + "1600000000.5|T\nPRE|F\n1600000001.5|NOT-SET\n");
        assertEquals("ZeekSsh(t:datetime, b:bool)", rows.read().schema());
        assertEquals(Map.of("t", "2020-09-13T12:26:40.5000000Z", "b", "true"), rows.row(0));
        assertEquals(Map.of("b", "false"), rows.row(1));
        assertEquals(1, rows.read().rejects().size());
        assertEquals(6, rows.read().tally().count(Kind.HEADER));
    }

    @Test
    void readsTimesWithExponents() throws IOException {
        Rows rows =
                read(
                        CONN
                                + "2.385616957e+09\tC1\t192.0.2.1\t7\n"
                                + "-2.1504318496896954e+09\tC2\t192.0.2.1\t7\n"
                                + "1e99\tC3\t192.0.2.1\t7\n1e-999999999\tC4\t192.0.2.1\t7\n");
        assertEquals("2045-08-06T07:22:37.0000000Z", rows.cell(0, "ts"));
        assertEquals("1901-11-09T17:49:10.3103046Z", rows.cell(1, "ts"));
        assertEquals("", rows.cell(2, "ts"));
        assertEquals(2, rows.read().rejects().size());
    }

    @Test
    void saysThatTimesAreRelative() throws IOException {
        Rows rows = read(CONN + "19.981745\tC1\t192.0.2.1\t7\n");
        assertEquals("1970-01-01T00:00:19.9817450Z", rows.cell(0, "ts"));
        assertEquals(
                List.of(
                        "its times do not count from 1970 but from the capture's start; they are"
                                + " shown from 1970-01-01T00:00:00Z on"),
                rows.read().chosen().recognition().assumptions());
    }

    @Test
    void readsLogsThatWereJoinedIntoATableEach() throws IOException {
        Rows conn =
                read(
                        CONN
                                + "1600000000\tC1\t192.0.2.1\t7\n#close\t2020\n"
                                + DNS
                                + "1600000001\tC2\texample.org\nbroken\n#close\t2020\n"
                                + CONN
                                + "1600000002\tC3\t192.0.2.3\tmany\n");
        assertEquals(List.of("C1", "C3"), conn.rows().stream().map(r -> r.get("uid")).toList());
        assertEquals(
                List.of(
                        Map.of(
                                "ts", "2020-09-13T12:26:41.0000000Z",
                                "uid", "C2",
                                "query", "example.org")),
                table("ZeekDns").rows());
        assertEquals(3, conn.read().tally().count(Kind.EVENT));
        assertEquals(1, conn.read().tally().count(Kind.REJECT));
        assertEquals(2, conn.read().rejects().size());
    }

    @Test
    void keepsTheTextWhereATypeChangesInTheFile() throws IOException {
        Rows rows =
                read(
                        CONN
                                + "1600000000\tC1\t192.0.2.1\t7\n"
                                + CONN.replace("\tcount", "\tstring")
                                + "1600000001\tC2\t192.0.2.1\tmany\n");
        assertEquals("7", rows.cell(0, "orig_bytes"));
        assertEquals("many", rows.cell(1, "orig_bytes"));
    }

    @Test
    void readsJsonOfSeveralLogsIntoATableEachAndTellsWhatIsBroken() throws IOException {
        Path file = folder.resolve("conn.15:00:00-16:00:00.log");
        Files.writeString(
                file,
                """
                {"_path":"conn","ts":1600000000.5,"uid":"C1","id.orig_h":"192.0.2.1","duration":2}
                {"_path":"dns","ts":1600000001,"uid":"C2","query":"a\\"_path\\":\\"conn"}
                {"_path":"dns","ts":1600000002,"uid":"C2","query":
                {"ts":1600000003,"uid":"C3"}
                {"_path":"conn","ts":1600000004,"uid":"C4","duration":0.25}
                """);
        Rows conn = Rows.of(file);
        assertEquals(
                List.of("C1", "C3", "C4"), conn.rows().stream().map(r -> r.get("uid")).toList());
        assertEquals("2.0", conn.cell(0, "duration"));
        assertEquals(List.of("a\"_path\":\"conn"), table("ZeekDns").column("query"));
        assertEquals(4, conn.read().tally().count(Kind.EVENT));
        assertEquals(1, conn.read().tally().count(Kind.REJECT));
        assertEquals("ZeekConn", conn.read().chosen().reading().table());
    }

    @Test
    void keepsLogsThatTheSampleDoesNotShow() throws IOException {
        String conn =
                "{\"_path\":\"conn\",\"ts\":1600000000.5,\"uid\":\"C1\",\"id_orig_h\":\"h\"}\n";
        String dns = "{\"_path\":\"dns\",\"ts\":1600000000.5,\"uid\":\"C1\",\"query\":\"q\"}\n";
        Rows rows =
                read(
                        conn
                                + dns
                                + conn.repeat((1 << 20) / conn.length())
                                + "{\"_path\":\"odd\",\"ts\":1600000009,\"uid\":\"C9\",\"n\":[1]}\n");
        assertEquals("h", rows.cell(0, "id.orig_h"));
        assertEquals(
                List.of(
                        Map.of(
                                "ts", "2020-09-13T12:26:49.0000000Z",
                                "_path", "odd",
                                "uid", "C9",
                                "n", "[1]")),
                table("ZeekOdd").rows());
        assertEquals(1, table("ZeekDns").rows().size());
        assertEquals(rows.rows().size() + 2, rows.read().tally().count(Kind.EVENT));
    }

    @Test
    void readsJsonLogsThatBeginBehindASampleOfOneLogIntoTheirTables() throws IOException {
        String conn =
                "{\"_path\":\"conn\",\"ts\":1600000000.5,\"uid\":\"C1\",\"id.orig_h\":\"h\"}\n";
        String dns = "{\"ts\":1600000001,\"_path\":\"dns\",\"uid\":\"C2\",\"query\":\"q\"}\n";
        Rows rows = read(conn.repeat((1 << 20) / conn.length() + 1) + dns + conn + dns);
        assertEquals("ZeekConn", rows.read().chosen().reading().table());
        assertEquals(List.of("q", "q"), table("ZeekDns").column("query"));
        assertEquals(rows.rows().size() + 2, rows.read().tally().count(Kind.EVENT));
        assertEquals("C1", rows.rows().getLast().get("uid"));
    }

    @Test
    void readsObjectsOfNamelessLogsAndOfTooManyIntoOneTable() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            text.append("{\"_path\":\"log")
                    .append(i)
                    .append("\",\"ts\":1600000000,\"uid\":\"C1\",\"fuid\":\"F\"}\n");
        }
        text.append("{\"_path\":\"!\",\"ts\":1600000000,\"uid\":\"C2\"}\n");
        Rows rows = read(text.toString());
        assertEquals(121, rows.read().tally().count(Kind.EVENT));
        assertTrue(table("ZeekOther").column("uid").contains("C2"));
    }

    @Test
    void knowsALogByItsFileNameAndTheTypesOfItsFields() throws IOException {
        Rows rows =
                Rows.of(
                        folder,
                        "HOST_ntp.log",
                        "zeek",
                        """
                        {"ts":1600000000,"uid":"C1","id_orig_h":"h","id_orig_p":123,"poll":64,"org_time":0,"ref_id":"2021-01-01"}
                        """);
        assertEquals("ZeekNtp", rows.read().chosen().reading().table());
        assertEquals("64.0", rows.cell(0, "poll"));
        assertEquals("1970-01-01T00:00:00.0000000Z", rows.cell(0, "org_time"));
        assertEquals("2021-01-01", rows.cell(0, "ref_id"));
    }

    /// Longer than what the formats are shown.
    private static String manyConns() {
        String line = "1600000000\tC1\t192.0.2.1\t7\n";
        return CONN + line.repeat((1 << 20) / line.length() + 1);
    }

    @Test
    void readsALogThatBeginsBehindTheSampleIntoItsTable() throws IOException {
        Rows conn =
                read(
                        manyConns()
                                + "#close\t2020\n"
                                + DNS
                                + "1600000001\tC2\texample.org\nbroken\n"
                                + CONN
                                + "1600000002\tC3\t192.0.2.3\t8\n");
        assertEquals("C3", conn.rows().getLast().get("uid"));
        assertEquals(List.of("example.org"), table("ZeekDns").column("query"));
        assertEquals(conn.rows().size() + 1, conn.read().tally().count(Kind.EVENT));
        assertEquals(1, conn.read().tally().count(Kind.REJECT));
    }

    @Test
    void readsFieldsAndTypesThatAHeaderBehindTheSampleNames() throws IOException {
        Rows rows =
                read(
                        manyConns()
                                + "#fields\tts\tuid\tid.orig_h\torig_bytes\tlabel\n"
                                + "#types\ttime\tstring\taddr\tstring\tstring\n"
                                + "1600000009\tC9\t192.0.2.9\tmany\tMalicious\n");
        assertEquals("7", rows.cell(0, "orig_bytes"));
        assertEquals("many", rows.rows().getLast().get("orig_bytes"));
        assertEquals("Malicious", rows.rows().getLast().get("label"));
        assertEquals(List.of(), rows.read().rejects());
    }

    @Test
    void readsOtherSeparatorsAndMarksOfAHeaderBehindTheSample() throws IOException {
        Rows rows =
                read(
                        manyConns()
                                + "written by another Zeek\n"
                                + "#separator |\n#set_separator|;\n#empty_field|none\n"
                                + "#unset_field|?\n#path|conn\n"
                                + "#fields|ts|uid|id.orig_h|tunnel_parents\n"
                                + "#types|time|string|addr|set[string]\n"
                                + "1600000009|C9|?|a;b\n1600000010|C10|192.0.2.9|none\n");
        assertEquals(
                Map.of(
                        "ts", "2020-09-13T12:26:49.0000000Z",
                        "uid", "C9",
                        "tunnel_parents", "[\"a\",\"b\"]"),
                rows.row(rows.rows().size() - 2));
        assertEquals("[]", rows.rows().getLast().get("tunnel_parents"));
        assertEquals(1, rows.read().rejects().size());
    }

    @Test
    void readsTheSameWhereverTheBlocksAreCut() throws IOException {
        read(manyConns() + DNS + "1600000001\tC2\texample.org\n#close\t2020\n\n");
        Path file = folder.resolve("conn.15:00:00-16:00:00.log");
        ReadFile whole = ReadFile.of(file);
        ReadFile cut = ReadFile.of(file, 2, 1000, 1 << 20, 0);
        assertEquals(whole.rows(), cut.rows());
        assertEquals(whole.schema(), cut.schema());
        assertTrue(cut.balances());
        assertEquals(List.of("C2"), ReadTable.of(file, "ZeekDns", 1000).column("uid"));
    }

    @Test
    void aHeaderWithoutRecordsBehindTheSampleMakesNoTable() throws IOException {
        Rows rows = read(manyConns() + DNS + "#close\t2020\n");
        assertEquals(List.of(), rows.read().chosen().reading().further());
    }

    @Test
    void readsARotatedPieceThatLacksItsCloseAndIsCutInItsLastLine() throws IOException {
        Rows rows = read(CONN + "1600000000\tC1\t192.0.2.1\t7\n1600000001\tC2\t192.0");
        assertEquals(1, rows.rows().size());
        assertEquals(1, rows.read().rejects().size());
    }

    @Test
    void readsOldBroHeadersWhoseLinesStandInAnotherOrder() throws IOException {
        Rows rows =
                read(
                        "# Bro log of a tap\n#separator \\x09\n"
                                + "#fields\t_node_name\tts\tuid\tid.orig_h\torig_bytes\n"
                                + "#types\tstring\ttime\tstring\taddr\tcount\n#path\tconn\n"
                                + "worker-1\t1600000000.5\tC1\t192.0.2.1\t7\n");
        assertEquals("ZeekConn", rows.read().chosen().reading().table());
        assertEquals("worker-1", rows.cell(0, "_node_name"));
        assertEquals("7", rows.cell(0, "orig_bytes"));
    }

    @Test
    void aFileOfTooManyLogsKeepsTheFirstAndRejectsTheOthers() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            text.append("#separator \\x09\n#path\tlog")
                    .append(i)
                    .append("\n#fields\ta\n#types\tcount\n");
            text.append(i).append('\n');
        }
        Rows rows = read(text.toString());
        assertEquals(99, rows.read().chosen().reading().further().size());
        assertEquals(20, rows.read().tally().count(Kind.REJECT));
        assertTrue(rows.read().rejects().getFirst().contains("the file holds too many"));
    }
}
