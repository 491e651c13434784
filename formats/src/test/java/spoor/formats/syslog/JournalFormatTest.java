package spoor.formats.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.PageExample;
import spoor.formats.ReadTable;
import spoor.formats.Tally.Kind;

@SuppressWarnings("StringConcatToTextBlock")
class JournalFormatTest {
    private static final String ENTRY =
            "__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=1714557600123456\n_HOSTNAME=gate\n"
                    + "PRIORITY=6\nSYSLOG_FACILITY=10\nSYSLOG_IDENTIFIER=sshd\n_PID=41\n_COMM=sshd\n"
                    + "MESSAGE=Accepted password for ann from 203.0.113.9 port 5 ssh2\n\n";

    @TempDir private Path folder;

    private ReadTable read(String text) throws IOException {
        Path file = folder.resolve("journal");
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        ReadTable read = ReadTable.of(file, "Syslog");
        assertTrue(read.balances());
        assertEquals("journal", read.chosen().format().description().name());
        assertEquals(read.rows(), ReadTable.of(file, "Syslog", 30).rows());
        return read;
    }

    /// A field as the export format writes it when its value is no text: its length in 8 bytes.
    private static String binary(String key, String value) {
        return key + "\n" + (char) value.length() + "\0\0\0\0\0\0\0" + value + "\n";
    }

    @Test
    void readsTheExampleOfItsPage() throws IOException {
        assertEquals(1, PageExample.compare("journal", folder));
    }

    @Test
    void readsFieldsIntoTheColumnsOfSyslog() throws IOException {
        Map<String, String> row = read(ENTRY).rows().getFirst();
        assertEquals("2024-05-01T10:00:00.1234560Z", row.get("TimeGenerated"));
        assertEquals("2024-05-01T10:00:00.1234560Z", row.get("EventTime"));
        assertEquals("gate", row.get("HostName"));
        assertEquals("authpriv", row.get("Facility"));
        assertEquals("info", row.get("SeverityLevel"));
        assertEquals("sshd", row.get("ProcessName"));
        assertEquals("41", row.get("ProcessID"));
        assertEquals("logon", row.get("EventAction"));
        assertEquals("ann", row.get("TargetUsername"));
        assertEquals(
                "{\"__CURSOR\":\"s=1;i=2\",\"_PID\":\"41\",\"_COMM\":\"sshd\"}",
                row.get("StructuredData"));
    }

    @Test
    void readsValuesThatHoldLineEnds() throws IOException {
        ReadTable read =
                read(
                        "__CURSOR=a\n__REALTIME_TIMESTAMP=1\n"
                                + binary("MESSAGE", "one\n\ntwo\u00c3\u00b6")
                                + "X=1\nX=2\n\n"
                                + ENTRY);
        assertEquals("one\n\ntwoö", read.column("SyslogMessage").getFirst());
        assertEquals(
                "{\"__CURSOR\":\"a\",\"X\":\"1\",\"X_2\":\"2\"}",
                read.column("StructuredData").getFirst());
        assertEquals(2, read.rows().size());
    }

    @Test
    void rejectsLinesThatAreNoFields() throws IOException {
        ReadTable read =
                read(
                        ENTRY
                                + "no field\n__REALTIME_TIMESTAMP=soon\nMESSAGE\nshort"
                                + "\n\n\n"
                                + ENTRY
                                + "MESSAGE=cut");
        assertEquals(4, read.rows().size());
        assertEquals("cut", read.column("SyslogMessage").getLast());
        assertEquals(3, read.tally().count(Kind.REJECT));
        assertEquals(1, read.tally().rejectedValues());
    }

    @Test
    void readsJsonLines() throws IOException {
        ReadTable read =
                read(
                        "{\"__CURSOR\":\"c\",\"__REALTIME_TIMESTAMP\":\"1714557600123456\",\"_HOSTNAME\":\"gate\","
                                + "\"SYSLOG_IDENTIFIER\":\"sudo\",\"MESSAGE\":[97,110,195,182],\"N\":null,"
                                + "\"L\":[\"x\",\"y\\n\"]}\n"
                                + "{\"__CURSOR\":\"d\"\n"
                                + "{\"MESSAGE\":\"m\",\"PRIORITY\":\"3\"}\n\n");
        assertEquals(List.of("anö", "m"), read.column("SyslogMessage"));
        assertEquals(List.of("-", "err"), read.column("SeverityLevel"));
        assertEquals(
                "{\"__CURSOR\":\"c\",\"N\":\"\",\"L\":\"x\",\"L_2\":\"y\\n\"}",
                read.column("StructuredData").getFirst());
        assertEquals(1, read.tally().count(Kind.REJECT));
    }

    @Test
    void boundsAnEntryThatDoesNotEnd() throws IOException {
        Path file = folder.resolve("journal");
        Files.writeString(file, ENTRY.strip() + "\n" + "A=b\n".repeat(7_000_000));
        ReadTable read = ReadTable.of(file, "Syslog");
        assertTrue(read.balances());
        assertTrue(read.rows().size() > 1 && read.rows().size() < 10, "" + read.rows().size());
    }
}
