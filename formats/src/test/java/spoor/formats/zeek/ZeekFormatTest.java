package spoor.formats.zeek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.ReadFile;
import spoor.formats.Tally.Kind;

@SuppressWarnings("StringConcatToTextBlock")
class ZeekFormatTest {
    private static final String HEADER =
            "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n"
                    + "#path\tdns\n#open\t2020-01-01-00-00-00\n"
                    + "#fields\tts\tuid\tid.orig_h\tquery\trtt\tAA\tanswers\tTTLs\n"
                    + "#types\ttime\tstring\taddr\tstring\tinterval\tbool\tset[string]"
                    + "\tvector[interval]\n";
    private static final String CONN =
            "1331901000.000000\tCCUIP21wTjqkj8ZqX5\t192.168.202.79\t50463\t192.168.229.251\t80\ttcp"
                    + "\t-\t-\t-\t-\tSH\t-\t0\tFa\t1\t52\t1\t52\t(empty)\n"
                    + "1331901000.010000\tCsssjd3tX0yOTPDpng\t192.168.202.79\t46117\t192.168.229.254"
                    + "\t443\ttcp\tssl\t12.500000\t100\t2000\tSF\t-\t0\tShADadFf\t9\t500\t8\t2400"
                    + "\t(empty)\n";

    @TempDir private Path folder;

    private ReadFile read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private ReadFile read(byte[] bytes) throws IOException {
        Path file = folder.resolve("some.log");
        Files.write(file, bytes);
        ReadFile read = ReadFile.of(file);
        assertTrue(read.balances());
        assertEquals("zeek", read.chosen().format().description().name());
        return read;
    }

    @Test
    void readsTypesMarksAndEscapes() throws IOException {
        ReadFile read =
                read(
                        HEADER
                                + "1585.1234567\tC1\tfe80::1\ta\\x09b\\\\c\t0.25\tT\tx,y\\x2cz\t1.0,2.5\n"
                                + "-1.5\t-\t(empty)\t(empty)\t-\tF\t(empty)\t-\n"
                                + "#close\t2020-01-01-01-00-00\n");
        assertEquals(
                "ZeekDns(ts:datetime, uid:string, id.orig_h:string, query:string, rtt:real,"
                        + " AA:bool, answers:dynamic, TTLs:dynamic)",
                read.schema());
        assertEquals(
                List.of(
                        "1970-01-01T00:26:25.1234567Z|C1|fe80::1|a\tb\\c|0.25|true|[\"x\",\"y,z\"]|[1.0,2.5]",
                        "1969-12-31T23:59:58.5000000Z|||||false|[]|"),
                read.texts());
        assertEquals(9, read.tally().count(Kind.HEADER));
        assertEquals("ts", read.chosen().reading().timeColumn().orElseThrow());
    }

    @Test
    void keepsEscapesOfBytesThatAreNoText() throws IOException {
        ReadFile read = read(HEADER + "1\tC\t-\t\\xc3(\t-\t-\t\\xff,\\x22\t-\n");
        assertEquals(
                "1970-01-01T00:00:01.0000000Z|C||\\xc3(|||[\"\\\\xff\",\"\\\"\"]|",
                read.texts().getFirst());
    }

    @Test
    void rejectsRecordsWithTooFewOrTooManyCells() throws IOException {
        ReadFile read = read(HEADER + "1\tC\n1\t2\t3\t4\t5\tT\t7\t8\t9\n1\tC\t-\tq\t-\t-\t-\t-");
        assertEquals(1, read.rows().size());
        int start = HEADER.length();
        assertEquals(
                List.of(
                        start + "+4 : 2 cells, but the header names 8 fields",
                        (start + 4) + "+18 : 9 cells, but the header names 8 fields"),
                read.rejects());
    }

    @Test
    void keepsValuesThatDoNotFitAsRejects() throws IOException {
        ReadFile read = read(HEADER + "soon\tC\t-\tq\tlong\tmaybe\t-\t-\n");
        assertEquals("|C||q||||", read.texts().getFirst());
        assertEquals(3, read.tally().rejectedValues());
        assertTrue(
                read.rejects().contains(HEADER.length() + "+5 AA: not a bool"),
                read.rejects().toString());
    }

    @Test
    void readsOtherSeparatorsAndMarks() throws IOException {
        ReadFile read =
                read(
                        "#separator |\n#set_separator|;\n#empty_field|EMPTY\n#unset_field|NOT-SET\n"
                                + "#path|known_services\n#fields|ts|host|port|service\n"
                                + "#types|time|addr|port|set[string]\n"
                                + "1.5|10.0.0.1|80|HTTP;-\n2|NOT-SET|NOT-SET|EMPTY\n");
        assertEquals(
                "ZeekKnownServices(ts:datetime, host:string, port:long, service:dynamic)",
                read.schema());
        assertEquals(
                List.of(
                        "1970-01-01T00:00:01.5000000Z|10.0.0.1|80|[\"HTTP\",\"-\"]",
                        "1970-01-01T00:00:02.0000000Z|||[]"),
                read.texts());
        ReadFile wide =
                read(
                        "#separator ||\n#path||ssh\n#fields||t||status\n#types||time||string\n"
                                + "1||fa\\x7c\\x7cure\n2||ok\n");
        assertEquals(
                List.of("1970-01-01T00:00:01.0000000Z|fa||ure", "1970-01-01T00:00:02.0000000Z|ok"),
                wide.texts());
    }

    @Test
    void followsHeadersInMidFile() throws IOException {
        String first =
                "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tn\n#types\ttime\tstring\tcount\n";
        String second =
                "#separator \\x09\n#path\tconn\n#fields\tn\tts\tmore\n#types\tcount\ttime\tstring\n";
        ReadFile read =
                read(first + "1\tA\t7\n" + second + "8\t2\t-\n9\t3\tlost\n" + first + "4\tB\t10\n");
        assertEquals(
                List.of(
                        "1970-01-01T00:00:01.0000000Z|A|7|",
                        "1970-01-01T00:00:02.0000000Z||8|",
                        "1970-01-01T00:00:03.0000000Z||9|lost",
                        "1970-01-01T00:00:04.0000000Z|B|10|"),
                read.texts());
        assertEquals(List.of(), read.rejects());
        ReadFile small = ReadFile.of(folder.resolve("some.log"), 2, 40, 1000, 0);
        assertEquals(read.rows(), small.rows());
    }

    @Test
    void recognisesAConnLogWithoutHeaderByItsContent() throws IOException {
        ReadFile read = read(CONN);
        assertEquals(
                "ZeekConn(ts:datetime, uid:string, id.orig_h:string, id.orig_p:long,"
                        + " id.resp_h:string, id.resp_p:long, proto:string, service:string,"
                        + " duration:real, orig_bytes:long, resp_bytes:long, conn_state:string,"
                        + " local_orig:bool, missed_bytes:long, history:string, orig_pkts:long,"
                        + " orig_ip_bytes:long, resp_pkts:long, resp_ip_bytes:long,"
                        + " tunnel_parents:dynamic)",
                read.schema());
        assertEquals(
                "2012-03-16T12:30:00.0000000Z|CCUIP21wTjqkj8ZqX5|192.168.202.79|50463|"
                        + "192.168.229.251|80|tcp|||||SH||0|Fa|1|52|1|52|[]",
                read.texts().getFirst());
        assertTrue(
                read.chosen()
                        .recognition()
                        .assumptions()
                        .getFirst()
                        .startsWith("the file has no # lines"));
    }

    @Test
    void findsTheOptionalColumnsOfAConnLogWithoutHeader() throws IOException {
        String responder = CONN.replace("\t-\t0\t", "\t-\tF\t0\t");
        assertTrue(read(responder).schema().contains("local_orig:bool, local_resp:bool, missed_"));
        String more = responder.replace("(empty)\n", "(empty)\t6\n");
        assertTrue(read(more).schema().endsWith("tunnel_parents:dynamic, ip_proto:long)"));
        String addresses = CONN.replace("(empty)\n", "(empty)\t00:11:22:33:44:55\t-\n");
        assertTrue(read(addresses).schema().endsWith("orig_l2_addr:string, resp_l2_addr:string)"));
    }

    @Test
    void readsJsonWithSecondsOrIsoTimes() throws IOException {
        ReadFile seconds =
                read(
                        "{\"ts\":1588205199.82437,\"uid\":\"C1\",\"id.orig_h\":\"10.0.1.6\","
                                + "\"conn_state\":\"SF\",\"history\":\"S\",\"duration\":1}\n");
        assertEquals(
                "ZeekConn(ts:datetime, uid:string, id.orig_h:string, conn_state:string,"
                        + " history:string, duration:real)",
                seconds.schema());
        assertEquals(
                "2020-04-30T00:06:39.8243700Z|C1|10.0.1.6|SF|S|1.0", seconds.texts().getFirst());
        ReadFile iso =
                read("{\"_path\":\"stats\",\"ts\":\"2018-03-24T17:15:20.600725Z\",\"mem\":110}\n");
        assertEquals("ZeekStats(_path:string, ts:datetime, mem:long)", iso.schema());
        assertEquals("stats|2018-03-24T17:15:20.6007250Z|110", iso.texts().getFirst());
    }

    @Test
    void readsCrlfAndBlankLines() throws IOException {
        ReadFile read = read((HEADER + "1\tC\t-\tq\t-\tT\t-\t-\n\n").replace("\n", "\r\n"));
        assertEquals(List.of("1970-01-01T00:00:01.0000000Z|C||q||true||"), read.texts());
        assertEquals(2, read.tally().bytes(Kind.BLANK));
    }
}
