package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.FormatException;

/// Damages samples of every format at random (fixed seed): nothing throws but FormatException,
/// every byte is accounted for, and neither block length nor threads change the rows.
@SuppressWarnings("StringConcatToTextBlock")
class DamageTest {
    /// Rounds for each sample; more of them by `-Dspoor.damage.rounds=`.
    private static final int ROUNDS = Integer.getInteger("spoor.damage.rounds", 120);

    private static final String CONN =
            "1331901000.5\tCCUIP21wTjqkj8ZqX5\t192.168.202.79\t50463\t192.168.229.251\t80\ttcp\t-\t-\t-"
                    + "\t-\tSH\t-\t0\tFa\t1\t52\t1\t52\t(empty)\n";
    private static final String ZEEK =
            "#separator \\x09\n#set_separator\t,\n#unset_field\t-\n#path\tdns\n"
                    + "#fields\tts\tuid\tquery\trtt\tAA\tanswers\n"
                    + "#types\ttime\tstring\tstring\tinterval\tbool\tset[string]\n"
                    + "1585.123456\tC1\ta\\x09b\t0.25\tT\tx,y\n1586.5\tC2\t-\t-\tF\t(empty)\n"
                    + "#close\t2020\n";
    private static final String CSV =
            "TimeGenerated,UserId,Operation,Parameters,n\n"
                    + "2020-04-18T04:50:30Z,a@b.c,Set-Mailbox,\"[{\"\"Name\"\":\n \"\"x\"\"}]\",1\n"
                    + "2020-04-18T04:50:31Z,\"d, e\",New-Mailbox,[],2\n\n"
                    + "2020-04-18T04:50:32Z,ü,Set,\"\",3\n";
    private static final String OBJECTS =
            "{\"eventTime\":\"2023-07-10T11:42:18Z\",\"eventName\":\"x\",\"eventSource\":\"s\","
                    + "\"userIdentity\":{\"type\":\"a\",\"k\":[1,{}]},\"awsRegion\":\"r\"}";

    private static final String MYSQL =
            "/usr/sbin/mysqld, Version: 8.0.36 (Source). started with:\nTcp port: 0  Unix socket: x\n"
                    + "Time                 Id Command    Argument\n"
                    + "2026-03-02T07:06:01.5Z\t    9 Connect\ta@h on db using Socket\n"
                    + "2026-03-02T07:06:02.5Z\t    9 Query\tSELECT '\n"
                    + "2027-03-02T07:06:02.5Z\t    1 Query\tSELECT 2 FROM t\n' FROM u\n"
                    + "2026-03-02T09:06:01.5Z\t    9 Quit\t\n";
    private static final String OLD_MYSQL =
            "130915 12:00:01\t   42 Query\tSELECT 1\n\tFROM `t`\n\t\t   42 Quit\n";
    private static final String AZURE =
            "{\"time\":\"2017-02-16T22:00:32.8950000Z\",\"properties\":{\"Version\":1,\"flows\":[{\"rule\":"
                    + "\"R\",\"flows\":[{\"mac\":\"00\",\"flowTuples\":[\"1487282421,1.1.1.1,2.2.2.2,1,2,T,I,D\""
                    + ",\"1487282422,1.1.1.1,2.2.2.2,1,2,U,O,A\"]}]}]}}";
    private static final String LABELLED =
            "#separator \\x09\n#path\tconn\n#fields\tts\tuid\ttunnel_parents   label\n"
                    + "#types\ttime\tstring\tset[string]   string\n"
                    + "16.5\tC1\t(empty)   Malicious\n".repeat(5);
    private static final String FLOWS =
            "StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,TotPkts,TotBytes,SrcBytes\n"
                    + "2019/04/04 16:23:00.325010,0.027,udp,10.8.0.69,484,  <->,8.8.8.8,53,CON,2,14,6\n"
                            .repeat(5);
    private static final String ACCESS =
            "192.0.2.1 - - [01/Mar/2024:00:00:00 +0000] \"GET /a\\\"b HTTP/1.1\" 200 5 \"-\" \"x\" 1\n"
                    + "w:8 192.0.2.1 - b [01/Mar/2024:00:00:00 +0000] \"\\x16\" 400 - \"-\" \"-\"\n";
    private static final String ERRORS =
            "[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 3:tid 4] [client [::1]:47] AH00128: a\n"
                    + "  more\n2012/10/14 18:56:42 [error] 2#7: *1 o, client: ::1, request: \"G\"\n";
    private static final String W3C =
            "#Software: Microsoft\n#Date: 2003-11-18 00:28:33\n#Fields: time c-ip cs-method x\n"
                    + "00:28:33 192.0.2.1 GET a\n#Fields: date time y sc-status sc-bytes\n"
                    + "2003-11-18 00:28:34.5 \"a b\" 200 -\n";

    private static final String AUDIT =
            "node=a type=SYSCALL msg=audit(10.5:1): arch=c000003e syscall=59 exit=-2 a0=FF"
                    + " comm=\"s\" key=6578\u001dARCH=x86_64 UID=\"root\"\n"
                    + "node=a type=EXECVE msg=audit(10.5:1): argc=2 a0=\"sh\" a1[0]=C3 a1[1]=B6\n"
                    + "type=SOCKADDR msg=audit(10.5:2): saddr=02000050A9FEA9FE\n----\n"
                    + "type=USER_CMD msg=audit(11.5:3): pid=1 msg='cwd=\"/\" cmd=6C73 res=success'\n";

    private static final String EVENTS =
            "Audit Success,7/17/2021 10:31:05 PM,Security,4624,Logon,\"An account logged on.\n\n"
                    + "Subject:\n\tAccount Name:\t\tx\n\tLogon ID:\t0x3E7\n\nLogon Type:\t3\n\"\n";

    private static final String SYSLOG =
            "Dec 31 23:59:59 h sshd[1]: Failed password for root from 203.0.113.7 port 5 ssh2\n"
                    + "Dec 31 23:59:59 h last message repeated 2 times\n"
                    + "<13>1 2024-01-01T00:00:00Z h app 7 - [a@1 b=\"c\\\"\"] text\n\tmore\n"
                    + "Jan  1 00:00:00 h sudo: ann : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls\n"
                    + "Jan  1 00:00:01 h su(pam_unix)[3]: session opened for user x by y(uid=0)\n"
                    + "\n2024-01-01T00:00:02+01:00 h CRON[3]: (root) CMD (ls)\n";

    private static final String JOURNAL =
            "__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=1714557600123456\n_HOSTNAME=gate\nPRIORITY=6\n"
                    + "SYSLOG_IDENTIFIER=sshd\nX=1\nX=2\nMESSAGE\n\7\0\0\0\0\0\0\0a\n\nb\n\nc\n\n";
    private static final String JOURNAL_LINES =
            "{\"__CURSOR\":\"c\",\"__REALTIME_TIMESTAMP\":\"1714557600123456\",\"MESSAGE\":[97,98],"
                    + "\"N\":null,\"L\":[\"x\",\"y\"]}\n";

    @TempDir private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> samples() throws IOException {
        return List.of(
                bytes(CSV + CSV.substring(CSV.indexOf('\n') + 1).repeat(3)),
                ("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_16LE),
                bytes("1;x;2.5\r\n2;y;3.5\r\n3;\"z\";\r\n".repeat(4)),
                bytes(CONN.repeat(6)),
                bytes(ZEEK + ZEEK),
                bytes((OBJECTS + "\n").repeat(5)),
                bytes(
                        "{\"Records\":["
                                + OBJECTS
                                + ",\n "
                                + OBJECTS
                                + ","
                                + OBJECTS
                                + "],\"n\":1}\n"),
                bytes(
                        "[\n  {\n    \"ts\": 1.5,\n    \"uid\": \"C\"\n  },\n  {\n    \"ts\": 2\n  }\n]\n"),
                bytes("{\"ts\":1.5,\"_path\":\"conn\",\"id.orig_h\":\"h\"}\n".repeat(5)),
                bytes(AUDIT.repeat(3)),
                bytes(SYSLOG.repeat(2)),
                bytes(JOURNAL.repeat(4)),
                bytes(JOURNAL_LINES.repeat(4)),
                bytes(MYSQL.repeat(3)),
                bytes(OLD_MYSQL.repeat(5)),
                bytes(
                        "LogEvent,Activity,Stage,DefenderResponse,Signature\n"
                                + "Jun 25 15:29:53 u sshd[1]: a, b,Normal,Benign,Benign,None\n"
                                        .repeat(6)),
                bytes(
                        "LogEvent;Activity;Stage;DefenderResponse;Signature\n"
                                + AUDIT.replace("\n", ";a b;b;c;D\n").repeat(3)),
                bytes(
                        "L,Activity,Stage,DefenderResponse,Signature\n"
                                + "\"x\"\"\n y\",a,b,c,D\n".repeat(9)),
                bytes(
                        "Type,DateTime,Source,EventID,TaskCategory,Activity,Stage,DefenderResponse,"
                                + "Signature\n"
                                + EVENTS.replace("\n", ",a,b,c,D\n").repeat(4)),
                bytes(FLOWS),
                bytes(ZEEK + ZEEK.replace("dns", "conn").replace("rtt", "RTT") + ZEEK),
                bytes(LABELLED),
                bytes(
                        "{\"records\":["
                                + String.join(",\n", java.util.Collections.nCopies(4, AZURE))
                                + "]}"),
                bytes(
                        "{\"ts\":1.5,\"_path\":\"conn\"}\n{\"ts\":1.5,\"_path\":\"dns\",\"q\":[]}\n"
                                .repeat(3)),
                bytes(ACCESS.repeat(3)),
                bytes(ERRORS.repeat(3)),
                bytes(W3C.repeat(2)),
                bytes("Type,DateTime,Source,EventID,TaskCategory\n" + EVENTS.repeat(4)),
                SourceTest.gzip(bytes(CSV.repeat(4))));
    }

    private static byte[] damaged(byte[] sample, Random random) {
        byte[] bytes = sample;
        for (int k = 1 + random.nextInt(3); k > 0 && bytes.length > 0; k--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes = spliced(bytes, at, at + length, new byte[0]);
                case 2 -> {
                    bytes = bytes.clone();
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                }
                case 3 -> {
                    String stray = "\"\n\r\t,;{}[]:\\#\u00ff\0";
                    String inserted = stray.substring(random.nextInt(stray.length()));
                    bytes = spliced(bytes, at, at, bytes(inserted.substring(0, 1)));
                }
                default ->
                        bytes = spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        byte[] out = new byte[bytes.length - (to - from) + middle.length];
        System.arraycopy(bytes, 0, out, 0, from);
        System.arraycopy(middle, 0, out, from, middle.length);
        System.arraycopy(bytes, to, out, from + middle.length, bytes.length - to);
        return out;
    }

    @Test
    void balancesWhateverTheDamage() throws IOException {
        Random random = new Random(Long.getLong("spoor.damage.seed", 20_260));
        Path file = folder.resolve("conn.log");
        int read = 0;
        int sampleNumber = 0;
        for (byte[] sample : samples()) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bytes = round == 0 ? sample : damaged(sample, random);
                Files.write(file, bytes);
                String place = "sample " + sampleNumber + ", round " + round;
                try {
                    compare(file, place);
                    read++;
                } catch (FormatException e) {
                    assertTrue(String.valueOf(e.getMessage()).startsWith(file.toString()), place);
                    assertTrue(round > 0, place);
                }
            }
            sampleNumber++;
        }
        assertTrue(read > sampleNumber * ROUNDS / 2, "only " + read + " read");
    }

    private static void compare(Path file, String place) {
        ReadFile whole = ReadFile.of(file);
        assertEquals(whole.summary().textLength(), whole.tally().bytes(), place);
        for (int blockLength : List.of(1, 37, 300)) {
            ReadFile pieces = ReadFile.of(file, 2, blockLength, 1 << 20, 0);
            assertEquals(whole.rows(), pieces.rows(), place);
            assertEquals(places(whole), places(pieces), place);
            assertEquals(whole.summary(), with(pieces.summary(), whole.summary().tally()), place);
            assertEquals(pieces.summary().textLength(), pieces.tally().bytes(), place);
            for (Tally.Kind kind : Tally.Kind.values()) {
                assertEquals(whole.tally().bytes(kind), pieces.tally().bytes(kind), place + kind);
            }
        }
    }

    private static List<String> places(ReadFile read) {
        return read.tally().rejects().stream()
                .map(reject -> reject.offset() + "+" + reject.length() + " " + reject.column())
                .sorted()
                .toList();
    }

    private static ReadSummary with(ReadSummary summary, Tally tally) {
        return new ReadSummary(
                summary.sha256(),
                summary.size(),
                summary.textLength(),
                tally,
                summary.continueAt());
    }
}
