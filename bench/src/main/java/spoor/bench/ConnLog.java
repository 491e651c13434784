package spoor.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/// Writes a Zeek connection log shaped like that of the MACCDC 2012 exercise: 20 tab-separated
/// fields, no header line, about 5,500 hosts, and (at 3 million rows) about 80,000 groups of
/// source, destination and state, most of them from scans. The same numbers give the same bytes.
final class ConnLog {
    private static final int SOURCES = 500;
    private static final int TARGETS = 5_000;
    private static final int GROUPS = 80_000;
    private static final String[] STATES = {"REJ", "S0", "SF", "RSTO", "RSTR", "OTH", "SH", "S1"};
    private static final int[] STATE_SHARES = {45, 25, 18, 4, 3, 2, 2, 1};
    private static final String[] HISTORIES = {
        "Sr", "S", "ShADadfF", "ShADaR", "ShAdDaFr", "D", "SF", "ShAD"
    };
    private static final int[] PORTS = {80, 443, 445, 22, 53, 139, 3389, 21, 25, 8080, 135, 161};
    private static final byte[] LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                    .getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random = new SplittableRandom(20120316);
    private final byte[][] source = new byte[GROUPS][];
    private final byte[][] target = new byte[GROUPS][];
    private final int[] state = new int[GROUPS];
    private final byte[] line = new byte[512];
    private int length;
    private long micros = 1_331_901_000_000_000L;

    private ConnLog() {
        for (int group = 0; group < GROUPS; group++) {
            source[group] = host(192, 168, 202, (int) (SOURCES * Math.pow(random.nextDouble(), 3)));
            target[group] = host(192, 168, 21, random.nextInt(TARGETS));
            state[group] = shareOf(random.nextInt(100));
        }
    }

    private static byte[] host(int a, int b, int c, int number) {
        return (a + "." + b + "." + (c + number / 250) + "." + (1 + number % 250))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int shareOf(int percent) {
        int one = 0;
        for (int left = percent; left >= STATE_SHARES[one]; one++) {
            left -= STATE_SHARES[one];
        }
        return one;
    }

    /// @param file plain, or gzip where the name ends with `.gz`
    static void write(Path file, long rows) throws IOException {
        ConnLog log = new ConnLog();
        boolean gzip = file.toString().endsWith(".gz");
        try (OutputStream to = Files.newOutputStream(file);
                OutputStream out =
                        gzip
                                ? new GZIPOutputStream(to, 1 << 16)
                                : new BufferedOutputStream(to, 1 << 20)) {
            for (long row = 0; row < rows; row++) {
                log.next();
                out.write(log.line, 0, log.length);
            }
        }
    }

    private void next() {
        // Few groups have most of the rows, as scanners do.
        double place = random.nextDouble();
        int group = (int) (GROUPS * place * place);
        int kind = state[group];
        boolean answered = kind >= 2 && kind != 5;
        boolean unknown = !answered && random.nextInt(100) < 60;
        length = 0;
        micros += 1 + random.nextInt(9_000);
        number(micros / 1_000_000).put('.').padded(micros % 1_000_000);
        tab().put('C');
        long letters = random.nextLong() & Long.MAX_VALUE;
        for (int i = 0; i < 17; i++) {
            line[length++] = LETTERS[(int) (letters % 62)];
            letters = i == 8 ? random.nextLong() & Long.MAX_VALUE : letters / 62;
        }
        boolean udp = kind == 5 || kind == 2 && random.nextInt(4) == 0;
        int port = PORTS[random.nextInt(PORTS.length)];
        tab().text(source[group]).tab().number(1024 + random.nextInt(64_000));
        tab().text(target[group]).tab();
        number(random.nextInt(3) == 0 ? 1 + random.nextInt(65_535) : port);
        tab().text(udp ? "udp" : "tcp");
        tab().text(answered && port == 80 ? "http" : udp && port == 53 ? "dns" : "-");
        long sent = answered ? random.nextInt(4_000) : 0;
        long received = answered ? random.nextInt(60_000) : 0;
        if (unknown) {
            tab().put('-').tab().put('-').tab().put('-');
        } else {
            long duration = answered ? random.nextInt(30_000_000) : random.nextInt(2_000);
            tab().number(duration / 1_000_000).put('.').padded(duration % 1_000_000);
            tab().number(sent).tab().number(received);
        }
        tab().text(STATES[kind]).tab().put('-').tab().put('0').tab().text(HISTORIES[kind]);
        long packets = 1 + sent / 1_000;
        tab().number(packets).tab().number(sent + 40 * packets);
        tab().number(answered ? 1 + received / 1_400 : 0);
        tab().number(answered ? received + 40 : 0);
        tab().text("(empty)").put('\n');
    }

    private ConnLog tab() {
        return put('\t');
    }

    private ConnLog put(char c) {
        line[length++] = (byte) c;
        return this;
    }

    private ConnLog text(String text) {
        for (int i = 0; i < text.length(); i++) {
            line[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    private ConnLog text(byte[] text) {
        System.arraycopy(text, 0, line, length, text.length);
        length += text.length;
        return this;
    }

    private ConnLog number(long value) {
        int digits = 1;
        for (long left = value; left >= 10; left /= 10) {
            digits++;
        }
        return digits(value, digits);
    }

    private ConnLog padded(long value) {
        return digits(value, 6);
    }

    private ConnLog digits(long value, int digits) {
        length += digits;
        long left = value;
        for (int at = length - 1; at >= length - digits; at--) {
            line[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        return this;
    }

    /// `ConnLog FILE ROWS`
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    }
}
