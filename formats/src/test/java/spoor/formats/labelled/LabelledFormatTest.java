package spoor.formats.labelled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
class LabelledFormatTest {
    private static final String LABELS = ",Valid Accounts,Lateral Movement,Benign,APT";
    private static final String FAILED =
            "An account failed to log on.\n\nAccount For Which Logon Failed:\n"
                    + "\tAccount Name:\t\tbob\n\tAccount Domain:\t\tCORP\n\nFailure Information:\n"
                    + "\tStatus:\t\t\t0xC000006D\n\nThis is, as ever, prose.";

    @TempDir private Path folder;

    private ReadTable read(String table, String text) throws IOException {
        Path file = folder.resolve("some_labeled.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        ReadTable read = ReadTable.of(file, table);
        assertEquals(read.length(), read.tally().bytes());
        assertEquals("labelled", read.chosen().format().description().name());
        assertEquals(read.rows(), ReadTable.of(file, table, 37).rows());
        return read;
    }

    private static String audit(int serial, String delimiter, String signature) {
        return ("type=USER_CMD msg=audit(1621838003.205:%d): pid=1 uid=0 msg='cwd=\"/a,b;c|d\""
                        + " cmd=6C73 res=success'#Normal#Benign#Benign#%s\n")
                .formatted(serial, signature)
                .replace("#", delimiter);
    }

    @Test
    void readsAuditLinesWhateverTheDelimiter() throws IOException {
        for (String delimiter : List.of(",", ";", "|")) {
            String header = "LogEvent#Activity#Stage#DefenderResponse#Signature\n";
            String text =
                    header.replace("#", delimiter)
                            + audit(1, delimiter, "None")
                            + audit(2, delimiter, "APT");
            ReadTable records = read("AuditRecord", text);
            assertEquals(2, records.rows().size());
            assertEquals("APT", records.rows().getLast().get("Signature"));
            assertEquals("USER_CMD", records.rows().getLast().get("RecordType"));
            assertEquals(List.of(), records.tally().rejects());
            assertEquals(header.length(), records.tally().bytes(Kind.HEADER));
            assertEquals(1, records.tally().count(Kind.HEADER));
            assertEquals(0, records.tally().count(Kind.BLANK));
            assertEquals(2, records.tally().count(Kind.EVENT));
            ReadTable events = read("AuditLog", text);
            assertEquals("Benign", events.rows().getFirst().get("DefenderResponse"));
            assertEquals("None", events.rows().getFirst().get("Signature"));
        }
    }

    @Test
    void joinsLinesOfARecordAndResolvesQuotes() throws IOException {
        String text =
                "LogEvent,Activity,Stage,DefenderResponse,Signature\n"
                        + "type=USER_AUTH msg=audit(1624035209.126:45): pid=1 res=success\n"
                        + "AUID=\"jane\" UID=\"root\",Normal,Benign,Benign,None\r\n"
                        + "\n"
                        + "\"type=USER_AUTH msg=audit(1624035210.126:46): exe=\"\"/a b\"\" res=failed\""
                        + LABELS
                        + "\n"
                        + "type=USER_AUTH msg=audit(1624035211.126:47): pid=3";
        ReadTable read = read("AuditRecord", text);
        List<Map<String, String>> rows = read.rows();
        assertEquals(3, rows.size());
        assertTrue(String.valueOf(rows.get(0).get("Fields")).contains("jane"));
        assertTrue(String.valueOf(rows.get(1).get("Fields")).contains("\"exe\":\"/a b\""));
        assertEquals("Valid Accounts", rows.get(1).get("Activity"));
        assertEquals("APT", rows.get(1).get("Signature"));
        assertFalse(rows.get(2).containsKey("Signature"));
        assertEquals(List.of(), read.tally().rejects());
        assertEquals(1, read.tally().count(Kind.BLANK));
    }

    @Test
    void keepsLinesThatNoReaderKnowsAsText() throws IOException {
        ReadTable read =
                read(
                        "some_labeled",
                        "LogEvent,Activity,Stage,DefenderResponse,Signature\n"
                                + "2021-06-04:15:20:26,221 DEBUG [a.py:1] x, y"
                                + LABELS
                                + "\n\"2021-06-04:15:20:27,221 \"\"b\"\"\",\"a, b\",Benign,Benign,None\n");
        assertEquals(
                List.of(
                        Map.of(
                                "LogEvent", "2021-06-04:15:20:26,221 DEBUG [a.py:1] x, y",
                                "Activity", "Valid Accounts",
                                "Stage", "Lateral Movement",
                                "DefenderResponse", "Benign",
                                "Signature", "APT"),
                        Map.of(
                                "LogEvent", "2021-06-04:15:20:27,221 \"b\"",
                                "Activity", "a, b",
                                "Stage", "Benign",
                                "DefenderResponse", "Benign",
                                "Signature", "None")),
                read.rows());
    }

    private ReadTable events(String header, String record) throws IOException {
        ReadTable read = read("SecurityEvent", header + "\n" + record + record);
        assertEquals(2, read.rows().size());
        assertEquals(List.of(), read.tally().rejects());
        Map<String, String> row = read.rows().getFirst();
        assertEquals(row, read.rows().getLast());
        assertEquals("2021-07-17T22:31:05.0000000Z", row.get("TimeGenerated"));
        assertEquals("4625", row.get("EventID"));
        assertEquals("Audit Failure", row.get("Keywords"));
        assertEquals("Logon", row.get("TaskCategory"));
        assertEquals("bob", row.get("TargetUserName"));
        assertEquals("CORP\\bob", row.get("Account"));
        assertEquals("0xc000006d", row.get("Status"));
        assertEquals("Valid Accounts", row.get("Activity"));
        assertEquals("Lateral Movement", row.get("Stage"));
        assertEquals("Benign", row.get("DefenderResponse"));
        assertEquals("APT", row.get("Signature"));
        assertEquals(FAILED, row.get("Message"));
        return read;
    }

    @Test
    void findsTheDescriptionInWhicheverColumnItIs() throws IOException {
        String start =
                "Audit Failure,7/17/2021 10:31:05 PM,Microsoft-Windows-Security-Auditing,4625,";
        String header =
                "Keywords,Date and Time,Source,Event ID,Task Category,Activity,Stage,"
                        + "DefenderResponse,Signature";
        String message = "\"" + FAILED + "\"";
        String everyLine = "\"" + FAILED.replace("\n", LABELS + "\n") + "\"";
        events(header, start + "Logon," + message + LABELS + "\n");
        events(header, start + "Logon," + everyLine + LABELS + "\n");
        events(
                header,
                start + "Logon," + message.replaceFirst("\n", LABELS + "\n") + LABELS + "\n");
        events(header, start + message + ",Logon" + LABELS + "\n");
        events(header, start + "Logon,," + message + LABELS + "\n");
        events(
                header,
                start
                        + "Logon"
                        + LABELS
                        + "\n"
                        + FAILED.replace("\n", LABELS + "\n")
                        + LABELS
                        + "\n");
        String other =
                "Type,DateTime,Source,EventID,TaskCategory,LogMessage,Activity,Stage,"
                        + "DefenderResponse,Signature";
        events(other, start + "Logon," + message + LABELS + "\n");
        events(other, start + message + ",Logon" + LABELS + "\n");
        for (String delimiter : List.of(";", "|")) {
            events(
                    other.replace(",", delimiter),
                    (start + "Logon,").replace(",", delimiter)
                            + message
                            + LABELS.replace(",", delimiter)
                            + "\n");
        }
    }

    @Test
    void readsDescriptionsWhoseLineEndsAreWrittenOut() throws IOException {
        ReadTable read =
                read(
                        "SecurityEvent",
                        "Type|DateTime|Source|EventID|TaskCategory|LogMessage|Activity|Stage|"
                                + "DefenderResponse|Signature\n"
                                + "Audit Failure|7/17/2021 10:31:05 PM|x|4625|Logon|"
                                + FAILED.replace("\n", "\\n").replace("\t", "\\t")
                                + LABELS.replace(",", "|")
                                + "\n");
        assertEquals("bob", read.rows().getFirst().get("TargetUserName"));
        assertEquals("0xc000006d", read.rows().getFirst().get("Status"));
    }

    @Test
    void rejectsLinesBeforeTheFirstEvent() throws IOException {
        ReadTable read =
                read(
                        "SecurityEvent",
                        "Type,DateTime,Source,EventID,TaskCategory,Activity,Stage,DefenderResponse,"
                                + "Signature\n\tLogon ID:\t0x1\n"
                                + "Audit Failure,7/17/2021 10:31:05 PM,x,4625,Logon"
                                + LABELS
                                + "\n\n");
        assertEquals(1, read.tally().count(Kind.REJECT));
        assertEquals(1, read.tally().count(Kind.BLANK));
        assertEquals("Logon", read.rows().getFirst().get("TaskCategory"));
        assertFalse(read.rows().getFirst().containsKey("Message"));
    }

    @Test
    void readsTheSample() {
        ReadTable read = ReadTable.of(PageExample.sample("labelled-auth.csv"), "Syslog");
        assertEquals(read.length(), read.tally().bytes());
        assertEquals(List.of(), read.tally().rejects());
        assertEquals(9, read.rows().size());
        assertEquals("AH", read.rows().getFirst().get("Signature"));
        assertEquals("Credentials In Files", read.rows().getLast().get("Activity"));
        assertTrue(
                String.valueOf(read.rows().getLast().get("SyslogMessage"))
                        .endsWith("-name \"*.key\", quietly"));
    }

    @Test
    void readsTheExamplesOfItsPage() throws IOException {
        assertEquals(2, PageExample.compare("labelled", folder));
    }
}
