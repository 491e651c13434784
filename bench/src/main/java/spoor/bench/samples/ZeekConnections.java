package spoor.bench.samples;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Zeek connection logs of a small office: browsing, names, file shares, a beacon and a port scan.
final class ZeekConnections {
    private static final String HEADER =
            """
            #separator \\x09
            #set_separator	,
            #empty_field	(empty)
            #unset_field	-
            #path	conn
            #open	2026-09-14-08-00-00
            #fields	ts	uid	id.orig_h	id.orig_p	id.resp_h	id.resp_p	proto	service	duration	orig_bytes	resp_bytes	conn_state	local_orig	local_resp	missed_bytes	history	orig_pkts	orig_ip_bytes	resp_pkts	resp_ip_bytes	tunnel_parents
            #types	time	string	addr	port	addr	port	enum	string	interval	count	count	string	bool	bool	count	string	count	count	count	count	set[string]
            """;
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// Microseconds since 1970 at 2026-09-14T08:00:00Z.
    private static final long START = 1_789_372_800_000_000L;

    private static final long HOUR = 3_600_000_000L;

    private final Random random;
    private final boolean localResp;
    private final List<Line> lines = new ArrayList<>();

    private record Line(long time, String text) {}

    private ZeekConnections(long seed, boolean localResp) {
        this.random = new Random(seed);
        this.localResp = localResp;
    }

    /// 1,500 connections, a scan of 400 ports and a beacon every five minutes among them.
    static byte[] withHeader() {
        ZeekConnections log = new ZeekConnections(20260914, true);
        log.office(1_052, START, 4 * HOUR);
        log.beacon(START + 120_000_000L, 48);
        log.scan(START + 2 * HOUR + 1_234_567L, 400);
        return (HEADER + log.text() + "#close\t2026-09-14-12-00-00\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// 400 connections in 20 columns (no `local_resp`), without any `#` line.
    static byte[] withoutHeader() {
        ZeekConnections log = new ZeekConnections(20260916, false);
        log.office(360, START + 48 * HOUR, HOUR);
        log.scan(START + 48 * HOUR + 1_800_000_000L, 40);
        return log.text().getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        lines.sort(Comparator.comparingLong(Line::time));
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> out.append(line.text()).append('\n'));
        return out.toString();
    }

    private void office(int count, long start, long length) {
        for (int i = 0; i < count; i++) {
            long time = start + (long) (random.nextDouble() * length);
            int host = 10 + random.nextInt(24);
            String client = random.nextInt(12) == 0 ? "2001:db8:20::" + host : "10.20.30." + host;
            boolean six = client.indexOf(':') >= 0;
            String resolver = six ? "2001:db8:20::2" : "10.20.30.2";
            String web =
                    six
                            ? "2001:db8:80::" + (1 + random.nextInt(9))
                            : "198.51.100." + (1 + random.nextInt(60));
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 ->
                        add(
                                time,
                                client,
                                resolver,
                                53,
                                "udp",
                                "dns",
                                40 + random.nextInt(40),
                                80 + random.nextInt(200),
                                "SF",
                                "Dd");
                case 4, 5, 6, 7 ->
                        add(
                                time,
                                client,
                                web,
                                443,
                                "tcp",
                                "ssl",
                                600 + random.nextInt(4_000),
                                3_000 + random.nextInt(90_000),
                                "SF",
                                "ShADadFf");
                case 8 ->
                        add(
                                time,
                                client,
                                web,
                                80,
                                "tcp",
                                "http",
                                200 + random.nextInt(600),
                                400 + random.nextInt(9_000),
                                random.nextInt(4) == 0 ? "RSTO" : "SF",
                                "ShADadfR");
                default ->
                        add(
                                time,
                                client,
                                six ? "2001:db8:20::5" : "10.20.30.5",
                                445,
                                "tcp",
                                random.nextBoolean() ? "smb,gssapi" : "-",
                                900 + random.nextInt(9_000),
                                700 + random.nextInt(60_000),
                                "S1",
                                "ShADad");
            }
        }
    }

    private void beacon(long start, int times) {
        for (int i = 0; i < times; i++) {
            long time = start + i * 300_000_000L + random.nextInt(2_000_000);
            add(time, "10.20.30.17", "203.0.113.9", 443, "tcp", "ssl", 512, 187, "SF", "ShADadFf");
        }
    }

    private void scan(long start, int ports) {
        for (int port = 1; port <= ports; port++) {
            long time = start + port * 90_000L + random.nextInt(20_000);
            boolean open = port == 22 || port == 80 || port == 443 || port == 445;
            boolean dropped = !open && random.nextInt(9) == 0;
            String state = open ? "RSTO" : dropped ? "S0" : "REJ";
            add(
                    time,
                    "10.20.30.66",
                    "192.0.2.10",
                    port,
                    "tcp",
                    "-",
                    0,
                    0,
                    state,
                    open ? "ShR" : dropped ? "S" : "Sr");
        }
    }

    private void add(
            long time,
            String from,
            String to,
            int port,
            String protocol,
            String service,
            int sent,
            int received,
            String state,
            String history) {
        boolean silent = sent == 0;
        List<String> fields = new ArrayList<>();
        fields.add(seconds(time));
        fields.add(uid());
        fields.add(from);
        fields.add(Integer.toString(32_768 + random.nextInt(28_000)));
        fields.add(to);
        fields.add(Integer.toString(port));
        fields.add(protocol);
        fields.add(service);
        boolean unanswered = state.equals("S0");
        fields.add(unanswered ? "-" : seconds(length(service, silent)));
        fields.add(unanswered ? "-" : Integer.toString(sent));
        fields.add(unanswered ? "-" : Integer.toString(received));
        fields.add(state);
        fields.add(local(from));
        if (localResp) {
            fields.add(local(to));
        }
        fields.add("0");
        fields.add(history);
        int packetsOut = 1 + sent / 900;
        int packetsIn = unanswered ? 0 : 1 + received / 1_400;
        fields.add(Integer.toString(packetsOut));
        fields.add(Integer.toString(sent + 40 * packetsOut));
        fields.add(Integer.toString(packetsIn));
        fields.add(Integer.toString(received + 40 * packetsIn));
        fields.add("(empty)");
        lines.add(new Line(time, String.join("\t", fields)));
    }

    /// Microseconds: refusals and names are quick, pages and shares take their time.
    private long length(String service, boolean silent) {
        if (silent) {
            return 40L + random.nextInt(900);
        }
        return service.equals("dns")
                ? 900 + random.nextInt(40_000)
                : 30_000 + random.nextInt(40_000_000);
    }

    private static String local(String address) {
        return address.startsWith("10.") || address.startsWith("2001:db8:20:") ? "T" : "F";
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
    }

    private String uid() {
        StringBuilder out = new StringBuilder("C");
        for (int i = 0; i < 17; i++) {
            out.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return out.toString();
    }
}
