package spoor.formats.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.Rows;
import spoor.formats.Tally.Kind;

class ErrorFormatTest {
    @TempDir private Path folder;

    private Rows read(String text) throws IOException {
        return Rows.of(folder, "any", "weberror", text);
    }

    @Test
    void readsApache22() throws IOException {
        Rows rows =
                read(
                        """
                        [Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok /etc/httpd/conf/workers2.properties
                        [Sun Dec  4 05:15:09 2005] [error] [client 192.0.2.15] Directory index forbidden by rule: /var/www/html/, referer: http://example.org/a, b
                        """);
        assertEquals(
                Map.of(
                        "TimeGenerated", "2005-12-04T04:47:44.0000000Z",
                        "Level", "notice",
                        "Message", "workerEnv.init() ok /etc/httpd/conf/workers2.properties"),
                rows.row(0));
        assertEquals("2005-12-04T05:15:09.0000000Z", rows.cell(1, "TimeGenerated"));
        assertEquals("192.0.2.15", rows.cell(1, "SrcIpAddr"));
        assertEquals("Directory index forbidden by rule: /var/www/html/", rows.cell(1, "Message"));
        assertEquals("http://example.org/a, b", rows.cell(1, "HttpReferrer"));
        assertEquals(
                List.of("its times have no zone; they are taken as UTC"),
                rows.read().chosen().recognition().assumptions());
    }

    @Test
    void readsApache24() throws IOException {
        Rows rows =
                read(
                        """
                        [Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 35708:tid 4328636416] [client 192.0.2.99:4711] AH00128: File does not exist: /usr/local/x
                        [Fri Sep 09 10:42:30.000001 2011] [mpm_event:notice] [pid 7] AH00489: Apache/2.4 configured
                        [Fri Sep 09 10:42:31.000000 2011] [php7:error] [pid 8] [client [2001:db8::1]:80] [odd] PHP Fatal error
                        """);
        assertEquals(
                Map.of(
                        "TimeGenerated", "2011-09-09T10:42:29.9020220Z",
                        "Module", "core",
                        "Level", "error",
                        "ProcessId", "35708",
                        "ThreadId", "4328636416",
                        "SrcIpAddr", "192.0.2.99",
                        "SrcPortNumber", "4711",
                        "ErrorCode", "AH00128",
                        "Message", "File does not exist: /usr/local/x"),
                rows.row(0));
        assertEquals("7", rows.cell(1, "ProcessId"));
        assertEquals("2001:db8::1", rows.cell(2, "SrcIpAddr"));
        assertEquals("80", rows.cell(2, "SrcPortNumber"));
        assertEquals("[odd] PHP Fatal error", rows.cell(2, "Message"));
    }

    @Test
    void readsNginxAndIsNotTakenInByFieldsInAPath() throws IOException {
        Rows rows =
                read(
                        """
                        2012/10/14 18:56:41 [notice] 2761#0: using inherited sockets from "6;"
                        2012/10/14 18:56:42 [error] 2632#7: *1 open() "/html/a, client: 9.9.9.9, b" failed (2: No such file), client: 192.0.2.1, server: www.example.org, request: "GET /a, host: \\x22x HTTP/1.0", upstream: "http://10.0.0.1:80/a", host: "www.example.org", referrer: "http://r.example/"
                        """);
        assertEquals("using inherited sockets from \"6;\"", rows.cell(0, "Message"));
        assertEquals("2761", rows.cell(0, "ProcessId"));
        assertEquals(
                Map.ofEntries(
                        Map.entry("TimeGenerated", "2012-10-14T18:56:42.0000000Z"),
                        Map.entry("Level", "error"),
                        Map.entry("ProcessId", "2632"),
                        Map.entry("ThreadId", "7"),
                        Map.entry("ConnectionId", "1"),
                        Map.entry("SrcIpAddr", "192.0.2.1"),
                        Map.entry("Server", "www.example.org"),
                        Map.entry("Request", "GET /a, host: \\x22x HTTP/1.0"),
                        Map.entry("Upstream", "http://10.0.0.1:80/a"),
                        Map.entry("HttpHost", "www.example.org"),
                        Map.entry("HttpReferrer", "http://r.example/"),
                        Map.entry(
                                "Message",
                                "open() \"/html/a, client: 9.9.9.9, b\" failed (2: No such"
                                        + " file)")),
                rows.row(1));
    }

    @Test
    void joinsLinesThatBeginNoRecord() throws IOException {
        Rows rows =
                read(
                        """
                        stray
                        [Sun Dec 04 04:47:44 2005] [error] PHP Stack trace:
                          1. main()

                          2. f()
                        [Sun Dec 04 04:47:45 2005] [error] next
                        """);
        assertEquals("PHP Stack trace:\n  1. main()\n\n  2. f()", rows.cell(0, "Message"));
        assertEquals("next", rows.cell(1, "Message"));
        assertEquals(
                List.of("0+6 : the line begins no record, and none is before it"),
                rows.read().rejects());
        assertEquals(1, rows.read().tally().count(Kind.CONTINUATION));
    }
}
