package spoor.formats.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.PageExample;
import spoor.formats.ReadTable;
import spoor.formats.Tally.Kind;

class SyslogFormatTest {
    private static final String HEAD = "Jun 14 15:16:01 web-1 ";

    @TempDir private Path folder;

    private ReadTable read(String... lines) throws IOException {
        Path file = folder.resolve("messages");
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-07-01T00:00:00Z")));
        return read(file);
    }

    private static ReadTable read(Path file) {
        ReadTable read = ReadTable.of(file, "Syslog");
        assertTrue(read.balances());
        assertEquals("syslog", read.chosen().format().description().name());
        assertEquals(read.rows(), ReadTable.of(file, "Syslog", 60).rows());
        return read;
    }

    /// The cells that a message fills, beside those of its head.
    private Map<String, String> says(String process, String message) throws IOException {
        Map<String, String> row = read(HEAD + process + ": " + message).rows().getFirst();
        assertEquals(message, row.remove("SyslogMessage"));
        List.of("TimeGenerated", "EventTime", "Computer", "HostName", "ProcessName", "ProcessID")
                .forEach(row::remove);
        return row;
    }

    private static Map<String, String> cells(String... pairs) {
        Map<String, String> cells = new java.util.HashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            cells.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return cells;
    }

    @Test
    void readsTheExampleOfItsPage() throws IOException {
        assertEquals(1, PageExample.compare("syslog", folder));
    }

    @Test
    void readsLinesWithoutYear() throws IOException {
        ReadTable read =
                read(
                        "Jun  4 05:06:07 web-1 sshd[42]: Server listening on 0.0.0.0 port 22.",
                        "<86>Jun 14 15:16:01.25 10.0.0.7 su(pam_unix)[7]: session closed for user x",
                        "Jun 14 2021 15:16:01 web-1 kernel: [    1.5] x: y",
                        "Jun 14 15:16:01 web-1 -- MARK --",
                        "Jun 14 15:16:01 postfix/smtpd[9]: no host");
        assertEquals(
                List.of(
                        "2024-06-04T05:06:07.0000000Z",
                        "2024-06-14T15:16:01.2500000Z",
                        "2021-06-14T15:16:01.0000000Z",
                        "2024-06-14T15:16:01.0000000Z",
                        "2024-06-14T15:16:01.0000000Z"),
                read.column("TimeGenerated"));
        assertEquals(read.column("TimeGenerated"), read.column("EventTime"));
        assertEquals(List.of("web-1", "10.0.0.7", "web-1", "web-1", "-"), read.column("HostName"));
        assertEquals(List.of("-", "10.0.0.7", "-", "-", "-"), read.column("HostIP"));
        assertEquals(
                List.of("sshd", "su", "kernel", "-", "postfix/smtpd"), read.column("ProcessName"));
        assertEquals(List.of("42", "7", "-", "-", "9"), read.column("ProcessID"));
        assertEquals(List.of("-", "authpriv", "-", "-", "-"), read.column("Facility"));
        assertEquals(List.of("-", "info", "-", "-", "-"), read.column("SeverityLevel"));
        assertEquals("[    1.5] x: y", read.column("SyslogMessage").get(2));
        assertEquals(
                List.of(
                        "its times name no year; the first line is taken to be of 2024, because the"
                                + " file was last changed on 2024-07-01, which is not before its"
                                + " lines (--log-end says another day); a date more than half a year before the one above it"
                                + " begins a new year",
                        "its times name no zone; they are taken as UTC"),
                read.chosen().recognition().assumptions());
    }

    @Test
    void countsYearsOverNewYear() throws IOException {
        ReadTable read =
                read(
                        "Nov 30 10:00:00 h a: 1",
                        "Dec 31 23:59:59 h a: 2",
                        "Jan  1 00:00:01 h a: 3",
                        "Dec 31 23:59:58 h a: straggler",
                        "Mar  1 00:00:00 h a: 4",
                        "Nov 20 00:00:00 h a: 5",
                        "Feb 29 00:00:00 h a: 6");
        assertEquals(
                List.of("2022", "2022", "2023", "2022", "2023", "2023", "2024"),
                read.column("EventTime").stream().map(time -> time.substring(0, 4)).toList());
    }

    @Test
    void takesTheLatestYearThatIsNotBehindTheFile() throws IOException {
        assertEquals(
                "2024-07-01",
                read("Jul  1 09:00:00 h a: x").column("EventTime").getFirst().substring(0, 10));
        assertEquals(
                "2023-07-20",
                read("Jul 20 09:00:00 h a: x").column("EventTime").getFirst().substring(0, 10));
        assertEquals(
                "2020-02-29",
                read("Feb 29 09:00:00 h a: x", "Dec  1 09:00:00 h a: x")
                        .column("EventTime")
                        .getFirst()
                        .substring(0, 10));
    }

    @Test
    void findsTheYearInAMessageOfTheKernel() throws IOException {
        ReadTable read =
                read(
                        "Dec 31 23:00:00 h a: x",
                        "Jan  1 10:00:00 h kernel: audit(1136109600.5:0): initialized");
        assertEquals("2005-12-31T23:00:00.0000000Z", read.column("EventTime").getFirst());
        assertTrue(
                read.chosen()
                        .recognition()
                        .assumptions()
                        .getFirst()
                        .contains("of the kernel in it names the time 2006-01-01T10:00:00"));
    }

    @Test
    void keepsDaysThatAYearDoesNotHave() throws IOException {
        ReadTable read = read("Jan 30 09:00:00 h a: x", "Feb 31 09:00:00 h a: y");
        assertEquals("-", read.column("EventTime").getLast());
        assertEquals("y", read.column("SyslogMessage").getLast());
        assertEquals(1, read.tally().rejectedValues());
    }

    @Test
    void readsIsoTimes() throws IOException {
        ReadTable read =
                read(
                        "2024-05-01T10:00:00.123456+02:00 db CRON[5]: (root) CMD (  run ) )",
                        "<13>2024-05-01T10:00:00Z db ann: hello");
        assertEquals(
                List.of("2024-05-01T08:00:00.1234560Z", "2024-05-01T10:00:00.0000000Z"),
                read.column("EventTime"));
        assertEquals(List.of(), read.chosen().recognition().assumptions());
        assertEquals("run )", read.column("CommandLine").getFirst().strip());
        assertEquals(List.of("-", "user"), read.column("Facility"));
    }

    @Test
    void readsStructuredData() throws IOException {
        Map<String, String> row =
                read(
                                "<165>1 2003-10-11T22:14:15.003Z web.example.com evnt 99 ID47"
                                        + " [e@1 a=\"1\" a=\"q\\\"\\]\"][f@1] \u00ef\u00bb\u00bfAn event",
                                "<34>1 - - su - - - 'su root' failed",
                                "<34>1 2003-10-11T22:14:15.003-07:00 h app abc - -")
                        .rows()
                        .getFirst();
        assertEquals(
                cells(
                        "TimeGenerated=2003-10-11T22:14:15.0030000Z",
                        "EventTime=2003-10-11T22:14:15.0030000Z",
                        "Computer=web.example.com",
                        "HostName=web.example.com",
                        "Facility=local4",
                        "SeverityLevel=notice",
                        "ProcessName=evnt",
                        "ProcessID=99",
                        "MessageId=ID47",
                        "StructuredData={\"e@1\":{\"a\":\"1\",\"a_2\":\"q\\\"]\"},\"f@1\":{}}",
                        "SyslogMessage=An event"),
                row);
        ReadTable read = ReadTable.of(folder.resolve("messages"), "Syslog");
        assertEquals("'su root' failed", read.column("SyslogMessage").get(1));
        assertEquals("-", read.column("EventTime").get(1));
        assertEquals("2003-10-12T05:14:15.0030000Z", read.column("EventTime").get(2));
        assertEquals("ProcessID", read.tally().rejects().getFirst().column());
    }

    @Test
    void readsWhatSshdSays() throws IOException {
        assertEquals(
                cells(
                        "EventAction=logon",
                        "EventResult=Success",
                        "LogonMethod=publickey",
                        "TargetUsername=ann",
                        "SrcIpAddr=2001:db8::7",
                        "SrcPortNumber=50022"),
                says(
                        "sshd[1]",
                        "Accepted publickey for ann from 2001:db8::7 port 50022 ssh2: RSA SHA256:x"));
        assertEquals(
                cells(
                        "EventAction=logon",
                        "EventResult=Failure",
                        "EventResultDetails=No such user",
                        "LogonMethod=password",
                        "TargetUsername=x from 9.9.9.9 port 1 ssh2",
                        "SrcIpAddr=203.0.113.7",
                        "SrcPortNumber=5"),
                says(
                        "sshd[1]",
                        "Failed password for invalid user x from 9.9.9.9 port 1 ssh2"
                                + " from 203.0.113.7 port 5 ssh2"));
        assertEquals(
                cells(
                        "EventAction=invalid-user",
                        "EventResult=Failure",
                        "EventResultDetails=No such user",
                        "SrcIpAddr=203.0.113.7"),
                says("sshd[1]", "Invalid user  from 203.0.113.7"));
        assertEquals(
                cells(
                        "EventAction=connection-closed",
                        "EventResultDetails=No such user",
                        "TargetUsername=a b",
                        "SrcIpAddr=203.0.113.7",
                        "SrcPortNumber=22"),
                says(
                        "sshd[1]",
                        "Connection closed by invalid user a b 203.0.113.7 port 22 [preauth]"));
        assertEquals(
                cells("EventAction=connection-closed", "SrcIpAddr=203.0.113.7"),
                says("sshd[1]", "Received disconnect from 203.0.113.7: 11: Bye Bye [preauth]"));
        assertEquals(
                cells(
                        "EventAction=too-many-failures",
                        "EventResult=Failure",
                        "TargetUsername=root",
                        "SrcIpAddr=203.0.113.7",
                        "SrcPortNumber=9"),
                says(
                        "sshd[1]",
                        "error: maximum authentication attempts exceeded for root from 203.0.113.7"
                                + " port 9 ssh2 [preauth]"));
        assertEquals(
                cells(
                        "EventAction=address-mapping-failed",
                        "SrcHostname=a.example",
                        "SrcIpAddr=203.0.113.7"),
                says(
                        "sshd[1]",
                        "reverse mapping checking getaddrinfo for a.example [203.0.113.7] failed -"
                                + " POSSIBLE BREAK-IN ATTEMPT!"));
        assertEquals(
                cells(
                        "EventAction=logon",
                        "EventResult=Failure",
                        "EventResultDetails=Logon violates policy",
                        "TargetUsername=root",
                        "SrcHostname=a.example"),
                says(
                        "sshd[1]",
                        "User root from a.example not allowed because not listed in AllowUsers"));
        assertEquals(
                cells(
                        "EventAction=too-many-failures",
                        "EventResult=Failure",
                        "TargetUsername=root"),
                says(
                        "sshd[1]",
                        "Disconnecting: Too many authentication failures for root [preauth]"));
    }

    @Test
    void readsWhatPamSays() throws IOException {
        assertEquals(
                cells(
                        "EventAction=authentication",
                        "EventResult=Failure",
                        "PamModule=pam_unix",
                        "PamService=sshd",
                        "PamType=auth",
                        "Tty=ssh",
                        "SrcIpAddr=203.0.113.7",
                        "TargetUsername=root"),
                says(
                        "sshd[1]",
                        "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh"
                                + " ruser= rhost=203.0.113.7  user=root"));
        assertEquals(
                cells(
                        "EventAction=session-opened",
                        "EventResult=Success",
                        "PamModule=pam_unix",
                        "PamService=sudo",
                        "PamType=session",
                        "TargetUsername=root",
                        "ActorUsername=ann"),
                says(
                        "sudo",
                        "pam_unix(sudo:session): session opened for user root(uid=0) by ann(uid=1000)"));
        assertEquals(
                cells(
                        "EventAction=authentication",
                        "EventResult=Failure",
                        "PamModule=pam_unix",
                        "PamService=sshd",
                        "Tty=NODEVssh",
                        "SrcHostname=a.example"),
                says(
                        "sshd(pam_unix)[1]",
                        "authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser="
                                + " rhost=a.example "));
        assertEquals(
                cells(
                        "EventAction=authentication",
                        "EventResult=Failure",
                        "RepeatCount=2",
                        "Tty=ssh",
                        "SrcIpAddr=203.0.113.7",
                        "TargetUsername=root"),
                says(
                        "sshd[1]",
                        "PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser="
                                + " rhost=203.0.113.7  user=root"));
    }

    @Test
    void readsSudoSuAndCron() throws IOException {
        assertEquals(
                cells(
                        "EventAction=command",
                        "EventResult=Success",
                        "ActorUsername=ann",
                        "TargetUsername=root",
                        "Tty=pts/0",
                        "WorkingDirectory=/home/ann",
                        "CommandLine=/bin/sh -c ls ; id"),
                says(
                        "sudo",
                        "  ann : TTY=pts/0 ; PWD=/home/ann ; USER=root ; COMMAND=/bin/sh -c ls ; id"));
        assertEquals(
                cells(
                        "EventAction=command",
                        "EventResult=Failure",
                        "EventResultDetails=3 incorrect password attempts",
                        "ActorUsername=ann",
                        "TargetUsername=root",
                        "Tty=pts/0",
                        "WorkingDirectory=/",
                        "CommandLine=/bin/ls"),
                says(
                        "sudo[3]",
                        "ann : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/ ; USER=root ;"
                                + " COMMAND=/bin/ls"));
        assertEquals(
                cells(
                        "EventAction=switch-user",
                        "EventResult=Failure",
                        "ActorUsername=ann",
                        "TargetUsername=root"),
                says("su[3]", "FAILED su for root by ann"));
        assertEquals(
                cells(
                        "EventAction=switch-user",
                        "EventResult=Success",
                        "ActorUsername=ann",
                        "TargetUsername=root",
                        "Tty=pts/1"),
                says("su", "(to root) ann on pts/1"));
        assertEquals(
                cells(
                        "EventAction=command",
                        "EventResult=Success",
                        "ActorUsername=root",
                        "CommandLine=/usr/bin/x | y"),
                says("CRON[9]", "(root) CMD (   /usr/bin/x | y)"));
        assertEquals(
                cells("EventAction=user-added", "EventResult=Success", "TargetUsername=eve"),
                says("useradd[9]", "new user: name=eve, UID=0, GID=0, home=/, shell=/bin/sh"));
        assertEquals(
                cells(
                        "EventAction=session-opened",
                        "EventResult=Success",
                        "SessionId=12",
                        "TargetUsername=ann"),
                says("systemd-logind[9]", "New session 12 of user ann."));
    }

    @Test
    void tellsWhatIsRepeated() throws IOException {
        ReadTable read =
                read(
                        HEAD + "sshd[1]: Failed password for root from 203.0.113.7 port 5 ssh2",
                        HEAD + "last message repeated 3 times",
                        HEAD + "last message repeated 2 times",
                        "Jun 14 15:16:01 other last message repeated 4 times",
                        HEAD
                                + "sshd[2]: message repeated 5 times: [ Failed none for x from 203.0.113.8"
                                + " port 6 ssh2]");
        assertEquals(List.of("-", "3", "2", "4", "5"), read.column("RepeatCount"));
        assertEquals(List.of("-", "0", "0", "-", "-"), read.column("RepeatedOffset"));
        assertEquals(
                "Failed password for root from 203.0.113.7 port 5 ssh2",
                read.column("RepeatedMessage").get(2));
        assertEquals(
                "Failed none for x from 203.0.113.8 port 6 ssh2",
                read.column("RepeatedMessage").get(4));
        assertEquals(List.of("root", "root", "root", "-", "x"), read.column("TargetUsername"));
        assertEquals(List.of("sshd", "sshd", "sshd", "-", "sshd"), read.column("ProcessName"));
        assertEquals("last message repeated 3 times", read.column("SyslogMessage").get(1));
    }

    @Test
    void keepsIndentedLinesWithTheirRecord() throws IOException {
        ReadTable read =
                read(
                        HEAD + "java: failed",
                        "\tat a.b(C)",
                        "  at d",
                        "",
                        HEAD + "a: next",
                        "no head",
                        "\tindented",
                        HEAD + "a: last");
        assertEquals(
                List.of("failed\n\tat a.b(C)\n  at d", "next", "last"),
                read.column("SyslogMessage"));
        assertEquals(2, read.tally().count(Kind.CONTINUATION));
        assertEquals(1, read.tally().count(Kind.BLANK));
        assertEquals(2, read.tally().count(Kind.REJECT));
    }

    @Test
    void replacesBytesThatAreNoText() throws IOException {
        ReadTable read = read(HEAD + "sshd[1]: Invalid user J\u00fcrgen from 203.0.113.7");
        assertEquals("J\ufffdrgen", read.column("TargetUsername").getFirst());
        assertEquals("203.0.113.7", read.column("SrcIpAddr").getFirst());
        assertEquals(1, read.tally().repaired());
    }

    @Test
    void leavesOtherLogsAlone() throws IOException {
        List<String> taken = new ArrayList<>();
        for (String line :
                List.of(
                        "2015-10-18 18:01:47,978 INFO [main] org.apache.x: Created",
                        "2015-07-29 17:41:44,747 - INFO  [QuorumPeer:1] - x",
                        "17/06/09 20:10:40 INFO executor.Backend: Registered",
                        "[Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok",
                        "type=CWD msg=audit(1.0:1): cwd=\"/\"",
                        "Jun,14,15:16:01,combo,sshd[1]:,x")) {
            Path file = folder.resolve("other.log");
            Files.writeString(file, (line + "\n").repeat(5));
            try {
                String name =
                        spoor.formats.Source.open(file).recognise().format().description().name();
                if (name.equals("syslog")) {
                    taken.add(line);
                }
            } catch (spoor.model.FormatException _) {
                // No format at all is fine too.
            }
        }
        assertEquals(List.of(), taken);
    }

    @Test
    void boundsARecordOfIndentedLines() throws IOException {
        Path file = folder.resolve("messages");
        Files.writeString(
                file, HEAD + "java: x\n" + "\tat a\n".repeat(2_000_000) + HEAD + "a: y\n");
        ReadTable read = ReadTable.of(file, "Syslog");
        assertTrue(read.balances());
        assertEquals(2, read.rows().size());
        assertEquals("y", read.column("SyslogMessage").getLast());
        assertTrue(read.tally().count(Kind.REJECT) > 100_000);
    }
}
