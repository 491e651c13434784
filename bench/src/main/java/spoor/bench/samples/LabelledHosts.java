package spoor.bench.samples;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Four labelled logs of an invented company on one day, in the dialects of the data set Unraveled:
/// an audit log, an auth log, Windows security events, flows; in each record the attacker's
/// activity, stage, the defender's response and who it was.
final class LabelledHosts {
    private static final String LINES = "LogEvent,Activity,Stage,DefenderResponse,Signature\n";
    private static final Label NORMAL = new Label("Normal", "Benign", "Benign", "None");
    private static final Label GUESS =
            new Label("Brute Force", "Establish Foothold", "Detected", "AH");
    private static final Label ACCOUNT =
            new Label("Valid Accounts", "Lateral Movement", "Benign", "APT");
    private static final Label CHANNEL =
            new Label("Encrypted Channel", "Establish Foothold", "Benign", "APT");
    private static final Label COVER =
            new Label("Indicator Removal on Host", "Cover Up", "Benign", "APT");
    private static final Instant MIDNIGHT = Instant.parse("2026-08-25T00:00:00Z");
    private static final int DAY = 86_400;

    private final Random random = new Random(20260825);

    private record Label(String activity, String stage, String response, String signature) {
        String cells() {
            return "," + activity + ',' + stage + ',' + response + ',' + signature;
        }
    }

    private record Line(double second, String text) {}

    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("10_9_1_11-audit_labeled", audit());
        files.put("10_9_3_8-auth_labeled", auth());
        files.put("10_9_3_17-windows-securityevents_labeled.csv", windows());
        files.put("net10_9_3_Flow_labeled.csv", flows());
        return files;
    }

    private double second() {
        return random.nextDouble() * DAY;
    }

    private static byte[] sorted(String head, List<Line> lines) {
        lines.sort(Comparator.comparingDouble(Line::second));
        StringBuilder out = new StringBuilder(head);
        lines.forEach(line -> out.append(line.text()).append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String time(String pattern, double second) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(MIDNIGHT.plusMillis((long) (second * 1_000)));
    }

    private byte[] audit() {
        List<Line> lines = new ArrayList<>();
        List<double[]> when = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            when.add(new double[] {second(), i % 4});
        }
        for (int i = 0; i < 14; i++) {
            when.add(new double[] {79_200 + 41.5 * i, i < 5 ? 4 : i < 11 ? 5 : 6});
        }
        when.sort(Comparator.comparingDouble(one -> one[0]));
        int serial = 502;
        for (double[] one : when) {
            double second = one[0];
            String head =
                    String.format(
                            Locale.ROOT,
                            " msg=audit(%d.%03d:%d): pid=%d uid=",
                            MIDNIGHT.getEpochSecond() + (long) second,
                            (long) (second * 1_000) % 1_000,
                            serial++,
                            900 + random.nextInt(30_000));
            lines.add(new Line(second, record((int) one[1], head)));
        }
        return sorted(LINES, lines);
    }

    private String record(int kind, String head) {
        int session = 2 + random.nextInt(60);
        String cron = "op=PAM:session_open acct=\"root\" exe=\"/usr/sbin/cron\" hostname=? addr=?";
        return switch (kind) {
            case 0 ->
                    "type=USER_START"
                            + head
                            + ("0 auid=0 ses=" + session + " msg='" + cron)
                            + " terminal=cron res=success'"
                            + NORMAL.cells();
            case 1 ->
                    "type=CRED_DISP"
                            + head
                            + ("0 auid=0 ses="
                                    + session
                                    + " msg='"
                                    + cron.replace("_open", "_close"))
                            + " terminal=cron res=success'"
                            + NORMAL.cells();
            case 2 ->
                    "type=USER_AUTH"
                            + head
                            + ("1000 auid=1000 ses=" + session)
                            + " msg='op=PAM:authentication acct=\"ubuntu\" exe=\"/usr/bin/sudo\""
                            + " hostname=? addr=? terminal=/dev/pts/0 res="
                            + (random.nextInt(12) == 0 ? "failed'" : "success'")
                            + NORMAL.cells();
            case 3 ->
                    "type=USER_CMD"
                            + head
                            + ("1000 auid=1000 ses=" + session)
                            + " msg='cwd=\"/home/ubuntu\" cmd="
                            + hex("systemctl status unit" + random.nextInt(6))
                            + " terminal=pts/0 res=success'"
                            + NORMAL.cells();
            case 4 ->
                    "type=USER_LOGIN"
                            + head
                            + "0 auid=4294967295 ses=4294967295 msg='op=login acct=\"backup\""
                            + " exe=\"/usr/sbin/sshd\" hostname=10.9.3.8 addr=10.9.3.8"
                            + " terminal=sshd res=failed'"
                            + GUESS.cells();
            case 5 ->
                    "type=USER_CMD"
                            + head
                            + "1000 auid=1000 ses=61 msg='cwd=\"/tmp\" cmd="
                            + hex("tar czf /tmp/." + random.nextInt(9) + ".tgz /srv/designs")
                            + " terminal=pts/3 res=success'"
                            + ACCOUNT.cells();
            default ->
                    "type=USER_CMD"
                            + head
                            + "1000 auid=1000 ses=61 msg='cwd=\"/tmp\" cmd="
                            + hex("rm /var/log/auth.log." + random.nextInt(5))
                            + " terminal=pts/3 res=success'"
                            + COVER.cells();
        };
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append(String.format(Locale.ROOT, "%02X", one));
        }
        return hex.toString();
    }

    private byte[] auth() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            String user = List.of("ubuntu", "deploy", "amina").get(random.nextInt(3));
            String from = "10.9.2." + (10 + random.nextInt(8));
            double second = second();
            if (random.nextInt(11) == 0) {
                ssh(lines, second - 4, "Failed password for " + user, from, NORMAL);
            }
            ssh(lines, second, "Accepted publickey for " + user, from, NORMAL);
            session(lines, second, user, NORMAL);
            auth(
                    lines,
                    second(),
                    "CRON[%d]: pam_unix(cron:session): session opened for user root by (uid=0)",
                    NORMAL);
        }
        for (int i = 0; i < 46; i++) {
            String user = List.of("root", "invalid user admin", "backup").get(i % 3);
            ssh(lines, 70_200 + 3.1 * i, "Failed password for " + user, "203.0.113.66", GUESS);
        }
        ssh(lines, 70_349, "Accepted password for backup", "203.0.113.66", GUESS);
        for (int i = 0; i < 5; i++) {
            double second = 75_000 + 900 * i;
            ssh(lines, second, "Accepted password for backup", "10.9.3.17", ACCOUNT);
            session(lines, second, "backup", ACCOUNT);
        }
        return sorted(LINES, lines);
    }

    private void ssh(List<Line> lines, double second, String what, String from, Label label) {
        int port = 32_768 + random.nextInt(28_000);
        auth(
                lines,
                second,
                "sshd[%d]: " + what + " from " + from + " port " + port + " ssh2",
                label);
    }

    private void session(List<Line> lines, double second, String user, Label label) {
        String text = "sshd[%d]: pam_unix(sshd:session): session opened for user ";
        auth(lines, second + 0.4, text + user + " by (uid=0)", label);
    }

    private void auth(List<Line> lines, double second, String text, Label label) {
        String message = String.format(Locale.ROOT, text, 1_000 + random.nextInt(30_000));
        double shown = Math.max(0, Math.min(DAY - 1, second));
        lines.add(
                new Line(
                        shown,
                        time("MMM dd HH:mm:ss", shown) + " srv8 " + message + label.cells()));
    }

    private byte[] windows() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            logon(lines, second(), "Audit Success,4624", "SYSTEM", "5", "-", NORMAL);
        }
        for (int i = 0; i < 34; i++) {
            String address = "10.9.2." + (10 + random.nextInt(8));
            boolean wrong = random.nextInt(9) == 0;
            String kind = wrong ? "Audit Failure,4625" : "Audit Success,4624";
            logon(lines, second(), kind, "amina", "3", address, NORMAL);
        }
        for (int i = 0; i < 9; i++) {
            logon(lines, 73_000 + 7.5 * i, "Audit Failure,4625", "admin", "3", "10.9.3.8", GUESS);
        }
        for (int i = 0; i < 6; i++) {
            double second = 74_100 + 1_300 * i;
            logon(lines, second, "Audit Success,4624", "backup", "10", "10.9.3.8", ACCOUNT);
        }
        return sorted(
                "Keywords,Date and Time,Source,Event ID,Task Category,Activity,Stage,"
                        + "DefenderResponse,Signature\n",
                lines);
    }

    private void logon(
            List<Line> lines,
            double second,
            String kind,
            String account,
            String type,
            String address,
            Label label) {
        String[] parts = kind.split(",");
        boolean failed = parts[1].equals("4625");
        String text =
                """
                %s,%s,Microsoft-Windows-Security-Auditing,%s,Logon,"%s%s

                Subject:
                	Security ID:		SYSTEM
                	Account Name:		WS17$
                	Account Domain:		CORP
                	Logon ID:		0x3E7

                Logon Type:			%s

                %s
                	Security ID:		%s
                	Account Name:		%s
                	Account Domain:		CORP

                Network Information:
                	Workstation Name:	WS17
                	Source Network Address:	%s
                	Source Port:		%d

                This event is generated when a logon %s."%s\
                """
                        .formatted(
                                parts[0],
                                time("M/d/yyyy h:mm:ss a", second),
                                parts[1],
                                failed
                                        ? "An account failed to log on."
                                        : "An account was successfully logged on.",
                                label.cells(),
                                type,
                                failed ? "Account For Which Logon Failed:" : "New Logon:",
                                failed ? "NULL SID" : "CORP\\" + account,
                                account,
                                address,
                                address.equals("-") ? 0 : 49_152 + random.nextInt(9_000),
                                failed ? "request fails" : "session is created",
                                label.cells());
        lines.add(new Line(second, text));
    }

    private byte[] flows() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 420; i++) {
            String client = "10.9.3." + (8 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> flow(lines, second(), client, "10.9.1.2", 53, 17, "DNS", 70, 160, NORMAL);
                case 1 ->
                        flow(
                                lines,
                                second(),
                                client,
                                "10.9.1.5",
                                445,
                                6,
                                "SMBv23",
                                4_000,
                                9_000,
                                NORMAL);
                case 2 ->
                        flow(
                                lines,
                                second(),
                                client,
                                "239.255.255.250",
                                1900,
                                17,
                                "SSDP",
                                800,
                                0,
                                NORMAL);
                default -> {
                    String server = "198.51.100." + (1 + random.nextInt(60));
                    flow(lines, second(), client, server, 443, 6, "TLS", 3_000, 60_000, NORMAL);
                }
            }
        }
        for (int i = 0; i < 36; i++) {
            double second = 40_000 + 900 * i;
            flow(lines, second, "10.9.3.8", "203.0.113.80", 443, 6, "TLS", 2_000, 900, CHANNEL);
        }
        for (int i = 0; i < 5; i++) {
            flow(
                    lines,
                    75_000 + 900 * i,
                    "10.9.3.17",
                    "10.9.3.8",
                    22,
                    6,
                    "SSH",
                    9_000,
                    7_000,
                    ACCOUNT);
        }
        return sorted(
                "id,expiration_id,src_ip,src_mac,src_oui,src_port,dst_ip,dst_mac,dst_oui,dst_port,protocol,"
                        + "ip_version,vlan_id,tunnel_id,bidirectional_first_seen_ms,bidirectional_last_seen_ms,"
                        + "bidirectional_duration_ms,bidirectional_packets,bidirectional_bytes,src2dst_packets,"
                        + "src2dst_bytes,dst2src_packets,dst2src_bytes,bidirectional_syn_packets,"
                        + "bidirectional_rst_packets,application_name,application_category_name,"
                        + "application_is_guessed,requested_server_name,user_agent,content_type,"
                        + "Activity,Stage,DefenderResponse,Signature\n",
                lines);
    }

    private void flow(
            List<Line> lines,
            double second,
            String source,
            String target,
            int port,
            int protocol,
            String application,
            int sent,
            int received,
            Label label) {
        long begin = MIDNIGHT.toEpochMilli() + (long) (second * 1_000);
        int out = sent / 2 + random.nextInt(sent);
        int in = received == 0 ? 0 : received / 2 + random.nextInt(received);
        int length = 20 + random.nextInt(label.equals(CHANNEL) ? 60_000 : 9_000);
        long packetsOut = 1L + out / 700;
        long packetsIn = received == 0 ? 0 : 1L + in / 1_100;
        String host = application.equals("TLS") && label.equals(NORMAL) ? "www.example.org" : "nan";
        lines.add(
                new Line(
                        second,
                        String.join(
                                        ",",
                                        Integer.toString(lines.size()),
                                        "0",
                                        source,
                                        "02:00:0a:09:03:" + source.substring(7),
                                        "02:00:0a",
                                        Integer.toString(32_768 + random.nextInt(28_000)),
                                        target,
                                        "02:00:0a:09:01:01",
                                        "02:00:0a",
                                        Integer.toString(port),
                                        Integer.toString(protocol),
                                        "4",
                                        "0",
                                        "0",
                                        Long.toString(begin),
                                        Long.toString(begin + length),
                                        Integer.toString(length),
                                        Long.toString(packetsOut + packetsIn),
                                        Integer.toString(out + in),
                                        Long.toString(packetsOut),
                                        Integer.toString(out),
                                        Long.toString(packetsIn),
                                        Integer.toString(in),
                                        protocol == 6 ? "2" : "0",
                                        "0",
                                        application,
                                        application.equals("TLS") ? "Web" : "Network",
                                        "0",
                                        host,
                                        "nan",
                                        "nan")
                                + label.cells()));
    }
}
