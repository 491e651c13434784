package spoor.formats.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.Rows;
import spoor.model.FormatException;

class AccessFormatTest {
    @TempDir private Path folder;

    private Rows read(String text) throws IOException {
        return Rows.of(folder, "any", "access", text);
    }

    @Test
    void readsTheCombinedFormat() throws IOException {
        Rows rows =
                read(
                        """
                        203.0.113.7 - frank [10/Oct/2000:13:55:36 -0700] "GET /a.gif?x=1 HTTP/1.0" 200 2326 "http://example.org/start" "Mozilla/4.08 [en] (Win98)"
                        """);
        assertEquals(
                Map.ofEntries(
                        Map.entry("TimeGenerated", "2000-10-10T20:55:36.0000000Z"),
                        Map.entry("SrcIpAddr", "203.0.113.7"),
                        Map.entry("SrcUsername", "frank"),
                        Map.entry("HttpRequestMethod", "GET"),
                        Map.entry("Url", "/a.gif?x=1"),
                        Map.entry("HttpVersion", "1.0"),
                        Map.entry("HttpStatusCode", "200"),
                        Map.entry("HttpResponseBodyBytes", "2326"),
                        Map.entry("HttpReferrer", "http://example.org/start"),
                        Map.entry("HttpUserAgent", "Mozilla/4.08 [en] (Win98)")),
                rows.row(0));
        assertEquals("AccessLog", rows.read().chosen().reading().table());
    }

    @Test
    void readsTheCommonFormatWithAddressesOfBothKindsAndNames() throws IOException {
        Rows rows =
                read(
                        """
                        2001:db8::7 - - [29/Feb/2024:00:00:00 +0530] "HEAD / HTTP/2.0" 304 -
                        host.example.org id - [01/Mar/2024:00:00:00 +0000] "POST /b HTTP/1.1" 500 0
                        192.0.2.1 - John Smith [01/Mar/2024:00:00:01 +0000] "GET /c HTTP/1.1" 200 5
                        192.0.2.1, 198.51.100.2 - - [01/Mar/2024:00:00:01 +0000] "GET /c HTTP/1.1" 200 5
                        """);
        assertEquals("2001:db8::7", rows.cell(0, "SrcIpAddr"));
        assertEquals("2024-02-28T18:30:00.0000000Z", rows.cell(0, "TimeGenerated"));
        assertEquals("", rows.cell(0, "HttpResponseBodyBytes"));
        assertEquals("host.example.org", rows.cell(1, "SrcIpAddr"));
        assertEquals("id", rows.cell(1, "Ident"));
        assertEquals("John Smith", rows.cell(2, "SrcUsername"));
        assertEquals("192.0.2.1, 198.51.100.2", rows.cell(3, "SrcIpAddr"));
        assertEquals(List.of(), rows.read().rejects());
    }

    @Test
    void readsTheVirtualHostBeforeTheAddress() throws IOException {
        Rows rows =
                read(
                        """
                        www.example.org:443 192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"
                        www.example.org 192.0.2.1 - bob [01/Mar/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"
                        [2001:db8::1]:8443 2001:db8::7 - - [01/Mar/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "-"
                        """);
        assertEquals("www.example.org", rows.cell(0, "HttpHost"));
        assertEquals("443", rows.cell(0, "DstPortNumber"));
        assertEquals("192.0.2.1", rows.cell(0, "SrcIpAddr"));
        assertEquals("www.example.org", rows.cell(1, "HttpHost"));
        assertEquals("bob", rows.cell(1, "SrcUsername"));
        assertEquals("[2001:db8::1]", rows.cell(2, "HttpHost"));
        assertEquals("8443", rows.cell(2, "DstPortNumber"));
        assertEquals("", rows.cell(2, "HttpUserAgent"));
    }

    @Test
    void keepsFurtherFieldsInOrder() throws IOException {
        Rows rows =
                read(
                        """
                        192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8" 0.003 "10.0.0.1, 10.0.0.2" rt=1 "say \\"x\\"" "open
                        192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 5 1234
                        """);
        assertEquals(
                "[\"0.003\",\"10.0.0.1, 10.0.0.2\",\"rt=1\",\"say \\\"x\\\"\",\"\\\"open\"]",
                rows.cell(0, "AdditionalFields"));
        assertEquals("[\"1234\"]", rows.cell(1, "AdditionalFields"));
        assertEquals("", rows.cell(1, "HttpUserAgent"));
    }

    @Test
    void keepsRequestsThatAreNone() throws IOException {
        Rows rows =
                read(
                        """
                        192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "\\x16\\x03\\x01\\x02\\"" 400 226 "-" "-"
                        192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "-" 408 - "-" "-"
                        192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "" 400 0
                        192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "GET /a b\\"c HTTP/1.1" 404 1 "-" "x \\"y\\""
                        192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "GET /old" 200 1
                        192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "GET /"quoted" HTTP/1.0" 404 1 "-" "z"
                        192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] "GET /slash\\" 404 1 "-" "z"
                        """);
        assertEquals("\\x16\\x03\\x01\\x02\"", rows.cell(0, "Request"));
        assertEquals("", rows.cell(0, "HttpRequestMethod"));
        assertEquals("-", rows.cell(1, "Request"));
        assertEquals("408", rows.cell(1, "HttpStatusCode"));
        assertEquals("400", rows.cell(2, "HttpStatusCode"));
        assertEquals("/a b\"c", rows.cell(3, "Url"));
        assertEquals("x \"y\"", rows.cell(3, "HttpUserAgent"));
        assertEquals("/old", rows.cell(4, "Url"));
        assertEquals("", rows.cell(4, "HttpVersion"));
        assertEquals("/\"quoted\"", rows.cell(5, "Url"));
        assertEquals("z", rows.cell(5, "HttpUserAgent"));
        assertEquals("/slash\\", rows.cell(6, "Url"));
        assertEquals(7, rows.rows().size());
    }

    @Test
    void rejectsLinesThatAreNoneWithTheReason() throws IOException {
        String good = "192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 5\n";
        int length = good.length();
        Rows rows =
                read(
                        good.repeat(5)
                                + "nothing\n\n"
                                + good.replace("01/Mar", "31/Feb")
                                + good.substring(0, length - 16));
        assertEquals(
                List.of(
                        5 * length + "+8 : no time in brackets",
                        5 * length + 9 + "+" + length + " : its time is none",
                        6 * length + 9 + "+" + (length - 16) + " : no status behind the request"),
                rows.read().rejects());
        assertEquals(5, rows.rows().size());
    }

    @Test
    void repairsBytesThatAreNoUtf8() throws IOException {
        byte[] line =
                "192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] \"GET /ü HTTP/1.1\" 200 5\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        Rows rows = Rows.of(folder, "any", "access", line);
        assertEquals("/\uFFFD", rows.cell(0, "Url"));
        assertEquals(1, rows.read().tally().repaired());
    }

    @Test
    void leavesOtherLogsAlone() {
        for (String text :
                List.of("[2024-03-01] nothing much\n", "GET /index.html answered 200\n")) {
            FormatException refusal = assertThrows(FormatException.class, () -> read(text));
            assertTrue(String.valueOf(refusal.getMessage()).contains("access: "));
        }
    }
}
