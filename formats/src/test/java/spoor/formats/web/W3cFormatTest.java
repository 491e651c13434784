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

class W3cFormatTest {
    private static final String IIS =
            """
            #Software: Microsoft Internet Information Services 10.0
            #Version: 1.0
            #Date: 2023-09-21 02:59:24
            #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
            2023-09-21 02:59:24 10.0.0.1 GET /index.html - 443 CORP\\bob 192.0.2.7 Mozilla/5.0+(X11) - 200 0 0 123
            """;

    @TempDir private Path folder;

    private Rows read(String text) throws IOException {
        return Rows.of(folder, "u_ex230921.log", "w3c", text);
    }

    @Test
    void readsIisByTheNamesOfItsPublishedTable() throws IOException {
        Rows rows = read(IIS);
        assertEquals("W3CIISLog", rows.read().chosen().reading().table());
        assertEquals(
                Map.ofEntries(
                        Map.entry("TimeGenerated", "2023-09-21T02:59:24.0000000Z"),
                        Map.entry("sIP", "10.0.0.1"),
                        Map.entry("csMethod", "GET"),
                        Map.entry("csUriStem", "/index.html"),
                        Map.entry("sPort", "443"),
                        Map.entry("csUserName", "CORP\\bob"),
                        Map.entry("cIP", "192.0.2.7"),
                        Map.entry("csUserAgent", "Mozilla/5.0+(X11)"),
                        Map.entry("scStatus", "200"),
                        Map.entry("scSubStatus", "0"),
                        Map.entry("scWin32Status", "0"),
                        Map.entry("TimeTaken", "123")),
                rows.row(0));
        assertEquals(4, rows.read().tally().count(Kind.HEADER));
    }

    @Test
    void followsHeadersThatChangeInMidFile() throws IOException {
        Rows rows =
                read(
                        IIS
                                + """
                                #Software: Microsoft Internet Information Services 10.0
                                #Fields: time date c-ip cs-method X-Forwarded-For sc-bytes
                                03:00:00 2023-09-21 192.0.2.8 POST 198.51.100.9 77
                                03:00:01 2023-09-21 192.0.2.8 POST - 9x
                                03:00:01 2023-09-21 192.0.2.8
                                """);
        assertEquals(
                Map.of(
                        "TimeGenerated", "2023-09-21T03:00:00.0000000Z",
                        "csMethod", "POST",
                        "cIP", "192.0.2.8",
                        "X-Forwarded-For", "198.51.100.9",
                        "scBytes", "77"),
                rows.row(1));
        int second = IIS.length() + 56 + 59 + 51;
        assertEquals(
                List.of(
                        second + "+2 scBytes: not a long",
                        (second + 40) + "+30 : 3 cells, but the header names 6 fields"),
                rows.read().rejects());
    }

    @Test
    void keepsFieldsThatTheSampleDidNotShow() throws IOException {
        String filler =
                "2023-09-21 02:59:24 10.0.0.1 GET /"
                        + "x".repeat(1000)
                        + " - 443 - 192.0.2.7 - - 200 0 0 1\n";
        Rows rows =
                read(
                        IIS
                                + filler.repeat(1100)
                                + "#Fields: date time c-ip x-new x-other\n"
                                + "2023-09-21 04:00:00 192.0.2.9 a\"b c\n");
        assertEquals(
                Map.of(
                        "TimeGenerated", "2023-09-21T04:00:00.0000000Z",
                        "cIP", "192.0.2.9",
                        "AdditionalFields", "{\"x-new\":\"a\\\"b\",\"x-other\":\"c\"}"),
                rows.rows().getLast());
    }

    @Test
    void takesTheDateOfTheHeaderWhereRecordsHaveATimeAlone() throws IOException {
        Rows rows =
                read(
                        """
                        #Software: Microsoft Internet Information Services 5.1
                        #Date: 2003-11-18 00:28:33
                        #Fields: time c-ip cs-method cs-uri-stem sc-status
                        00:28:33 192.0.2.1 GET /a 200
                        #Date: 2003-11-19 00:00:01
                        00:00:01 192.0.2.1 GET /b 200
                        """);
        assertEquals("2003-11-18T00:28:33.0000000Z", rows.cell(0, "TimeGenerated"));
        assertEquals("2003-11-19T00:00:01.0000000Z", rows.cell(1, "TimeGenerated"));
        assertEquals(
                List.of("its records have no date; that of the #Date: line before them is taken"),
                rows.read().chosen().recognition().assumptions());
    }

    @Test
    void readsOthersThatWriteTheFormat() throws IOException {
        Rows rows =
                read(
                        """
                        #Version: 1.5
                        #Software: Microsoft Windows Firewall
                        #Time Format: Local
                        #Fields: date time action protocol src-ip dst-ip src-port dst-port size info path

                        2024-01-02 10:11:12 DROP TCP 192.0.2.1 192.0.2.2 4711 445 60 "a ""b"" c" RECEIVE
                        """);
        assertEquals("W3CLog", rows.read().chosen().reading().table());
        assertEquals(
                Map.ofEntries(
                        Map.entry("TimeGenerated", "2024-01-02T10:11:12.0000000Z"),
                        Map.entry("action", "DROP"),
                        Map.entry("protocol", "TCP"),
                        Map.entry("src-ip", "192.0.2.1"),
                        Map.entry("dst-ip", "192.0.2.2"),
                        Map.entry("src-port", "4711"),
                        Map.entry("dst-port", "445"),
                        Map.entry("size", "60"),
                        Map.entry("info", "a \"b\" c"),
                        Map.entry("path", "RECEIVE")),
                rows.row(0));
        assertEquals(
                List.of("its times are local ones by their header; they are taken as UTC"),
                rows.read().chosen().recognition().assumptions());
    }
}
