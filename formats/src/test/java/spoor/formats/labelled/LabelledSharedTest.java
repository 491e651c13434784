package spoor.formats.labelled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spoor.formats.ReadTable;

/// Reads the lines that a description of the data set Unraveled quotes, where they are.
class LabelledSharedTest {
    private static ReadTable read(String name, String table) {
        String named = System.getenv("SPOOR_SHARED");
        Path shared =
                named == null
                        ? Path.of(System.getProperty("spoor.root", ".."), "..", "shared")
                        : Path.of(named);
        Path file = shared.resolve("data/unraveled-format").resolve(name);
        assumeTrue(Files.exists(file), "no collection of real logs here");
        ReadTable read = ReadTable.of(file, table);
        assertEquals(read.length(), read.tally().bytes());
        assertEquals(List.of(), read.tally().rejects());
        assertEquals(read.rows(), ReadTable.of(file, table, 50).rows());
        return read;
    }

    @Test
    void readsAuditRecordsAndEvents() {
        ReadTable records = read("10_1_1_11-audit_labeled", "AuditRecord");
        ReadTable events = read("10_1_1_11-audit_labeled", "AuditLog");
        assertEquals(4, records.rows().size());
        assertEquals(4, events.rows().size());
        for (Map<String, String> row : events.rows()) {
            assertEquals("Normal", row.get("Activity"));
            assertEquals("Benign", row.get("Stage"));
            assertEquals("Benign", row.get("DefenderResponse"));
            assertEquals("None", row.get("Signature"));
        }
        assertEquals("USER_AUTH", records.rows().getFirst().get("RecordType"));
        assertEquals("/usr/bin/sudo", events.rows().getLast().get("exe"));
    }

    @Test
    void readsSecurityEvents() {
        List<Map<String, String>> rows =
                read("10_1_3_17-windows-securityevents-user_labeled.csv", "SecurityEvent").rows();
        assertEquals(1, rows.size());
        Map<String, String> row = rows.getFirst();
        assertEquals("2021-07-17T22:31:05.0000000Z", row.get("TimeGenerated"));
        assertEquals("4648", row.get("EventID"));
        assertEquals("Logon", row.get("TaskCategory"));
        assertEquals("WORKGROUP\\DESKTOP-56DUI1B$", row.get("Account"));
        assertEquals("sshd_4656", row.get("TargetUserName"));
        assertEquals("localhost", row.get("TargetServerName"));
        assertEquals("C:\\Windows\\System32\\OpenSSH\\sshd.exe", row.get("ProcessName"));
        assertEquals("Valid Accounts", row.get("Activity"));
        assertEquals("Lateral Movement", row.get("Stage"));
        assertEquals("Benign", row.get("DefenderResponse"));
        assertEquals("APT", row.get("Signature"));
    }

    @Test
    void readsFlows() {
        List<Map<String, String>> rows = read("net1013x_Flow_labeled.csv", "NetFlow").rows();
        assertEquals(2, rows.size());
        Map<String, String> row = rows.getLast();
        assertEquals("10.8.10.84", row.get("DstIpAddr"));
        assertEquals("2049", row.get("SrcBytes"));
        assertEquals("2372", row.get("DstBytes"));
        assertEquals("2021-06-22T07:37:02.3900000Z", row.get("TimeGenerated"));
        assertEquals("Encrypted Channel: Symmetric Cryptography", row.get("Activity"));
        assertEquals("Establish Foothold", row.get("Stage"));
        assertEquals("Benign", row.get("DefenderResponse"));
        assertEquals("APT", row.get("Signature"));
    }

    @Test
    void readsSyslog() {
        List<Map<String, String>> rows = read("10_1_3_8-auth_labeled", "Syslog").rows();
        assertEquals(4, rows.size());
        Map<String, String> row = rows.get(2);
        assertEquals("sshd", row.get("ProcessName"));
        assertEquals(
                "Accepted password for ubuntu from 127.0.0.1 port 47452 ssh2",
                row.get("SyslogMessage"));
        assertEquals("Maintain Access", row.get("Activity"));
        assertEquals("APT", row.get("Signature"));
        assertEquals(4, read("10_1_3_8-syslog_labeled", "Syslog").rows().size());
    }

    @Test
    void keepsLinesThatNoReaderKnows() {
        List<Map<String, String>> rows =
                read("10_1_3_8-filebeat_labeled", "_10_1_3_8_filebeat_labeled").rows();
        assertEquals(4, rows.size());
        assertEquals("None", rows.getLast().get("Signature"));
    }
}
