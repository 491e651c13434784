package spoor.formats.auditd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.PageExample;
import spoor.formats.ReadTable;
import spoor.formats.Tally.Kind;

class AuditFormatTest {
    @TempDir private Path folder;

    private ReadTable read(String table, String... lines) throws IOException {
        Path file = folder.resolve("audit.log");
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
        ReadTable read = ReadTable.of(file, table);
        assertTrue(read.balances());
        assertEquals("auditd", read.chosen().format().description().name());
        assertEquals(read.rows(), ReadTable.of(file, table, 40).rows());
        return read;
    }

    private Map<String, String> record(String line) throws IOException {
        return read("AuditRecord", line).rows().getFirst();
    }

    private String fields(String line) throws IOException {
        return record(line).getOrDefault("Fields", "");
    }

    @Test
    void readsTheExampleOfItsPage() throws IOException {
        assertEquals(1, PageExample.compare("auditd", folder));
        ReadTable read = ReadTable.of(folder.resolve("example0.log"), "AuditLog");
        String page =
                Files.readString(
                        Path.of(System.getProperty("spoor.root", ".."))
                                .resolve("docs/formats/auditd.md"));
        String[] columns =
                "SerialNumber RecordTypes syscall result errno comm cmdline proctitle addr port"
                        .split(" ", -1);
        for (Map<String, String> row : read.rows()) {
            StringBuilder line = new StringBuilder("|");
            for (String column : columns) {
                String text = row.getOrDefault(column, "");
                String shown = text.startsWith("[") ? "`" + text + "`" : text;
                line.append(shown.isEmpty() ? "" : " ").append(shown).append(" |");
            }
            assertTrue(page.contains(line + "\n"), line.toString());
        }
        assertEquals(2, read.rows().size());
    }

    @Test
    void takesHeadAndFieldsApart() throws IOException {
        assertEquals(
                Map.of(
                        "TimeGenerated", "2021-05-01T10:00:00.1230000Z",
                        "node", "web-1",
                        "SerialNumber", "77",
                        "RecordType", "CWD",
                        "Fields", "{\"cwd\":\"/srv/a \\\\ b\"}"),
                record("node=web-1 type=CWD msg=audit(1619863200.123:77):  cwd=\"/srv/a \\ b\""));
    }

    @Test
    void decodesHexadecimalText() throws IOException {
        assertEquals(
                "{\"proctitle\":\"sh -c id\"}",
                fields("type=PROCTITLE msg=audit(1.0:1): proctitle=7368002D63006964"));
        assertEquals(
                "{\"item\":\"0\",\"name\":\"/tmp/ö\\\"\\n\",\"inode\":\"ABCD\"}",
                fields("type=PATH msg=audit(1.0:1): item=0 name=2F746D702FC3B6220A inode=ABCD"));
        assertEquals(
                "{\"name\":\"/x\\\\xff\\\\xc3y\"}",
                fields("type=PATH msg=audit(1.0:1): name=2F78FFC379"));
    }

    @Test
    void leavesTextInQuotesAndLowerCaseDigitsAsTheyAre() throws IOException {
        assertEquals(
                "{\"argc\":\"2\",\"a0\":\"CAFE\",\"a1\":\"cafe\"}",
                fields("type=EXECVE msg=audit(1.0:1): argc=2 a0=\"CAFE\" a1=cafe"));
        assertEquals(
                "{\"a0\":\"CAFE\",\"exit\":\"0\"}",
                fields("type=SYSCALL msg=audit(1.0:1): a0=CAFE exit=0"));
    }

    @Test
    void namesArchitectureCallErrorAndSignal() throws IOException {
        assertEquals(
                "{\"arch\":\"c00000b7\",\"syscall\":\"221\",\"exit\":\"-13\",\"ERRNO\":\"EACCES\","
                        + "\"ARCH\":\"aarch64\",\"SYSCALL\":\"execve\"}",
                fields("type=SYSCALL msg=audit(1.0:1): arch=c00000b7 syscall=221 exit=-13"));
        assertEquals(
                "{\"sig\":\"9\",\"arch\":\"40000003\",\"syscall\":\"11\",\"SIG\":\"SIGKILL\","
                        + "\"ARCH\":\"i386\",\"SYSCALL\":\"execve\"}",
                fields("type=SECCOMP msg=audit(1.0:1): sig=9 arch=40000003 syscall=11"));
        assertEquals(
                "{\"arch\":\"77\",\"syscall\":\"99999999999999999999\"}",
                fields("type=SYSCALL msg=audit(1.0:1): arch=77 syscall=99999999999999999999"));
    }

    @Test
    void keepsWhatEnrichmentAdds() throws IOException {
        assertEquals(
                "{\"arch\":\"c000003e\",\"syscall\":\"59\",\"key\":\"exec\",\"ARCH\":\"x86_64\","
                        + "\"SYSCALL\":\"execve\",\"AUID\":\"ann\",\"UID\":\"root\"}",
                fields(
                        "type=SYSCALL msg=audit(1.0:1): arch=c000003e syscall=59 key=\"exec\"\u001d"
                                + "ARCH=x86_64 SYSCALL=execve AUID=\"ann\" UID=\"root\""));
        assertEquals(
                "{\"saddr\":\"0200\",\"SADDR\":\"{ saddr_fam=inet laddr=1.2.3.4 lport=80 }\","
                        + "\"family\":\"inet\"}",
                fields(
                        "type=SOCKADDR msg=audit(1.0:1): saddr=0200\u001d"
                                + "SADDR={ saddr_fam=inet laddr=1.2.3.4 lport=80 }"));
    }

    @Test
    void readsTheMessageOfUserRecords() throws IOException {
        assertEquals(
                "{\"pid\":\"9\",\"uid\":\"0\",\"op\":\"login\",\"acct\":\"o'hara\",\"exe\":\"/usr/sbin/sshd\","
                        + "\"addr\":\"203.0.113.7\",\"res\":\"failed\",\"UID\":\"root\"}",
                fields(
                        "type=USER_LOGIN msg=audit(1.0:1): pid=9 uid=0 msg='op=login acct=\"o'hara\""
                                + " exe=\"/usr/sbin/sshd\" addr=203.0.113.7 res=failed'\u001dUID=\"root\""));
    }

    @Test
    void readsOldFashionedRecords() throws IOException {
        Map<String, String> row =
                record(
                        "type=USER_END msg=audit(1.0:1): user pid=5 uid=0 msg='PAM: session close"
                                + " acct=root : exe=\"/usr/sbin/crond\" (hostname=?, addr=?,"
                                + " terminal=cron res=success)'");
        assertEquals(
                "{\"pid\":\"5\",\"uid\":\"0\",\"acct\":\"root\",\"exe\":\"/usr/sbin/crond\","
                        + "\"hostname\":\"?\",\"addr\":\"?\",\"terminal\":\"cron\",\"res\":\"success\"}",
                row.getOrDefault("Fields", ""));
        assertEquals("user PAM: session close :", row.getOrDefault("Message", ""));
        assertEquals(
                "{\"pid\":\"5\",\"old_auid\":\"1\",\"new_auid\":\"0\"}",
                fields("type=LOGIN msg=audit(1.0:1): login pid=5 old auid=1 new auid=0"));
        assertEquals(
                "{\"auid\":\"0\",\"res\":\"success\"}",
                fields("type=DAEMON_CONFIG msg=audit(1.0:1) config changed, auid=0 res=success"));
    }

    @Test
    void readsTheVerdictOfSelinux() throws IOException {
        Map<String, String> row =
                record(
                        "type=AVC msg=audit(1.0:1): avc:  denied  { read write } for  pid=7"
                                + " comm=\"x\" tclass=dir");
        assertEquals(
                "{\"pid\":\"7\",\"comm\":\"x\",\"tclass\":\"dir\",\"seresult\":\"denied\","
                        + "\"seperms\":\"read,write\"}",
                row.getOrDefault("Fields", ""));
        assertEquals("avc: denied { read write } for", row.getOrDefault("Message", ""));
    }

    @Test
    void numbersKeysThatComeAgain() throws IOException {
        assertEquals(
                "{\"op\":\"a\",\"op_2\":\"b\",\"op_3\":\"c\"}",
                fields("type=USER_CMD msg=audit(1.0:1): op=a op=b op=c"));
    }

    @Test
    void knowsTypesByNumber() throws IOException {
        assertEquals("SYSCALL", record("type=1300 msg=audit(1.0:1): exit=0").get("RecordType"));
        assertEquals(
                "UNKNOWN[1499]",
                record("type=UNKNOWN[1499] msg=audit(1.0:1): exit=0").get("RecordType"));
        assertEquals("AVC", record("type=1400 audit(1.0:1): a=b").get("RecordType"));
    }

    @Test
    void decodesSocketAddresses() throws IOException {
        Map<String, String> expected =
                Map.of(
                        "02000050A9FEA9FE0000000000000000",
                        "\"family\":\"inet\",\"addr\":\"169.254.169.254\",\"port\":\"80\"",
                        "0A00001600000000200104F800000000000000000000000100000000",
                        "\"family\":\"inet6\",\"addr\":\"2001:4f8::1\",\"port\":\"22\"",
                        "0A0001BB0000000000000000000000000000FFFFC000020100000000",
                        "\"family\":\"inet6\",\"addr\":\"::ffff:192.0.2.1\",\"port\":\"443\"",
                        "01002F72756E2F780000FF",
                        "\"family\":\"unix\",\"path\":\"/run/x\"",
                        "010000616263",
                        "\"family\":\"unix\",\"path\":\"@abc\"",
                        "100000000000000000000000",
                        "\"family\":\"netlink\"",
                        "6300",
                        "\"family\":\"99\"",
                        "0200",
                        "\"family\":\"inet\"");
        for (Map.Entry<String, String> one : expected.entrySet()) {
            assertEquals(
                    "{\"saddr\":\"" + one.getKey() + "\"," + one.getValue() + "}",
                    fields("type=SOCKADDR msg=audit(1.0:1): saddr=" + one.getKey()));
        }
    }

    @Test
    void joinsRecordsThatInterleave() throws IOException {
        ReadTable read =
                read(
                        "AuditLog",
                        "type=SYSCALL msg=audit(10.5:1): arch=c000003e syscall=59 success=yes exit=0"
                                + " ppid=1 pid=2 auid=1000 uid=0 comm=\"id\" exe=\"/bin/id\" key=\"x\"",
                        "type=SYSCALL msg=audit(10.5:2): arch=c000003e syscall=2 success=no exit=-2"
                                + " pid=3 uid=5",
                        "type=EXECVE msg=audit(10.5:1): argc=2 a0=\"id\" a1=2D75",
                        "node=b type=CWD msg=audit(10.5:1): cwd=\"/b\"",
                        "type=PATH msg=audit(10.5:2): item=0 name=\"/etc/x\"",
                        "type=CWD msg=audit(10.5:1): cwd=\"/root\"",
                        "type=PROCTITLE msg=audit(10.5:1): proctitle=6964002D75");
        assertEquals(List.of("1", "2", "1"), read.column("SerialNumber"));
        assertEquals(List.of("-", "-", "b"), read.column("node").stream().sorted().toList());
        Map<String, String> first =
                read.rows().stream()
                        .filter(row -> row.containsKey("argv"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("[\"SYSCALL\",\"EXECVE\",\"CWD\",\"PROCTITLE\"]", first.get("RecordTypes"));
        assertEquals("execve", first.get("syscall"));
        assertEquals("x86_64", first.get("arch"));
        assertEquals("success", first.get("result"));
        assertEquals("id -u", first.get("cmdline"));
        assertEquals("id -u", first.get("proctitle"));
        assertEquals("[\"id\",\"-u\"]", first.get("argv"));
        assertEquals("/root", first.get("cwd"));
        assertEquals("x", first.get("key"));
        assertEquals("4", first.get("RecordCount"));
        Map<String, String> second = read.rows().get(1);
        assertEquals("ENOENT", second.get("errno"));
        assertEquals("-2", second.get("exit"));
        assertEquals("fail", second.get("result"));
        assertEquals("[\"/etc/x\"]", second.get("paths"));
        assertEquals(
                "[{\"type\":\"SYSCALL\",\"arch\":\"c000003e\",\"syscall\":\"2\",\"success\":\"no\","
                        + "\"exit\":\"-2\",\"pid\":\"3\",\"uid\":\"5\",\"ERRNO\":\"ENOENT\","
                        + "\"ARCH\":\"x86_64\",\"SYSCALL\":\"open\"},"
                        + "{\"type\":\"PATH\",\"item\":\"0\",\"name\":\"/etc/x\"}]",
                second.get("Records"));
    }

    @Test
    void putsLongArgumentsTogether() throws IOException {
        ReadTable read =
                read(
                        "AuditLog",
                        "type=EXECVE msg=audit(10.5:1): argc=5 a0=\"sh\" a1_len=10 a1[0]=61C3",
                        "type=EXECVE msg=audit(10.5:1): a1[1]=B662 a1[2]=\"c\"",
                        "type=EXECVE msg=audit(10.5:1): a4=\"z\" a3=\"y\"");
        assertEquals("[\"sh\",\"aöbc\",null,\"y\",\"z\"]", read.column("argv").getFirst());
        assertEquals("sh aöbc y z", read.column("cmdline").getFirst());
    }

    @Test
    void endsEventsAtTheirEndRecord() throws IOException {
        ReadTable read =
                read(
                        "AuditLog",
                        "type=SYSCALL msg=audit(10.0:1): pid=1",
                        "type=SYSCALL msg=audit(10.0:2): pid=2",
                        "type=EOE msg=audit(10.0:2):",
                        "type=USER_CMD msg=audit(11.0:3): pid=3 msg='cmd=6C73 res=success'",
                        "type=SYSCALL msg=audit(12.5:4): pid=4",
                        "type=PROCTITLE msg=audit(10.0:1): proctitle=\"late\"");
        assertEquals(List.of("2", "3", "1", "4"), read.column("SerialNumber"));
        assertEquals(List.of("2", "1", "2", "1"), read.column("RecordCount"));
        assertEquals("ls", read.column("cmdline").get(1));
    }

    @Test
    void endsEventsTwoSecondsAndManyRecordsLater() throws IOException {
        String[] lines = new String[100];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "type=SYSCALL msg=audit(" + (i == 0 ? 10 : 13) + ".0:" + i + "): pid=" + i;
        }
        lines[99] = "type=PROCTITLE msg=audit(10.0:0): proctitle=\"late\"";
        assertEquals(
                List.of("0", "1"), read("AuditLog", lines).column("SerialNumber").subList(0, 2));
        assertEquals(100, read("AuditLog", lines).rows().size());
        lines[60] = lines[99];
        assertEquals(98, read("AuditLog", java.util.Arrays.copyOf(lines, 99)).rows().size());
    }

    @Test
    void takesUserAndGroupFromEnrichment() throws IOException {
        Map<String, String> row =
                read(
                                "AuditLog",
                                "type=SYSCALL msg=audit(10.0:1): arch=c000003e syscall=59 uid=0 gid=0"
                                        + " auid=4294967295 key=(null)\u001dARCH=x86_64 SYSCALL=execve"
                                        + " AUID=\"unset\" UID=\"root\" GID=\"wheel\"")
                        .rows()
                        .getFirst();
        assertEquals("root", row.getOrDefault("user", ""));
        assertEquals("wheel", row.getOrDefault("group", ""));
        assertEquals("unset", row.getOrDefault("audit_user", ""));
        assertEquals("4294967295", row.getOrDefault("auid", ""));
        assertTrue(!row.containsKey("key"));
    }

    @Test
    void boundsTheEventsHeld() throws IOException {
        String[] lines = new String[3000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "type=SYSCALL msg=audit(10.0:" + (i + 1) + "): pid=" + i;
        }
        List<String> serials = read("AuditLog", lines).column("SerialNumber");
        assertEquals(3000, serials.size());
        assertEquals("1", serials.getFirst());
        assertEquals("3000", serials.getLast());
    }

    @Test
    void rejectsWhatIsNoRecord() throws IOException {
        ReadTable read =
                read(
                        "AuditRecord",
                        "----",
                        "time->Sat May  1 10:00:00 2021",
                        "type=CWD msg=audit(1.0:1): cwd=\"/\"",
                        "",
                        "type=CWD msg=audit(1.0:2): cwd=\"/\"",
                        "type=UNKNOWN[1329] msg=?",
                        "type=CWD msg=audit(1.0:3): cwd=\"/\"\r",
                        "type=CWD msg=audit(1.0",
                        "type=CWD msg=audit(1.0:4): cwd=\"/");
        assertEquals(List.of("1", "2", "3", "4"), read.column("SerialNumber"));
        assertEquals("{\"cwd\":\"\\\"/\"}", read.column("Fields").getLast());
        assertEquals(2, read.tally().count(Kind.HEADER));
        assertEquals(1, read.tally().count(Kind.BLANK));
        assertEquals(
                List.of(
                        "no audit(time:serial) behind its type",
                        "its time and serial are not closed as in audit(1.000:2)"),
                read.tally().rejects().stream().map(reject -> reject.reason()).toList());
    }

    @Test
    void replacesBytesThatAreNoText() throws IOException {
        ReadTable read = read("AuditRecord", "type=CWD msg=audit(1.0:1): cwd=\"/\u00ff\" \u00e4");
        assertEquals("{\"cwd\":\"/\ufffd\"}", read.column("Fields").getFirst());
        assertEquals("\ufffd", read.column("Message").getFirst());
        assertTrue(read.tally().repaired() > 0);
    }

    @Test
    void joinsTheSameEventsWhateverTheDamage() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            int serial = 1 + i / 4 + i % 2;
            text.append("type=").append(i % 3 == 0 ? "SYSCALL" : i % 3 == 1 ? "EXECVE" : "EOE");
            text.append(" msg=audit(").append(10 + i / 10).append(".5:").append(serial);
            text.append("): argc=2 a0=\"x\" a1[0]=6").append(i % 10).append(" key=(null)\n");
        }
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < round % 8; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = folder.resolve("audit.log");
            Files.write(file, bytes);
            ReadTable events = ReadTable.of(file, "AuditLog");
            assertTrue(events.balances());
            assertEquals(events.rows(), ReadTable.of(file, "AuditLog", 100).rows());
            long records = events.column("RecordCount").stream().mapToLong(Long::parseLong).sum();
            assertEquals(ReadTable.of(file, "AuditRecord").rows().size(), records);
        }
    }

    @Test
    void boundsWhatALineMayHold() throws IOException {
        String start = "type=CWD msg=audit(1.0:1): ";
        ReadTable read =
                read(
                        "AuditRecord",
                        start + "a={ ".repeat(4000),
                        start + "a=\"b c=' ".repeat(1300),
                        start + "a=1 ".repeat(5000),
                        start + "w ".repeat(70_000));
        assertEquals(2, read.rows().size());
        assertEquals(2, read.tally().rejects().size());
        assertTrue(read.rows().getFirst().getOrDefault("Fields", "").endsWith("\"a_4000\":\"{\"}"));
    }
}
