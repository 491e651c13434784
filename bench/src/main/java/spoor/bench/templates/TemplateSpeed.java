package spoor.bench.templates;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import spoor.mining.templates.TemplateTrial;

/// Times the finding of templates on one thread: `TemplateSpeed [rows=2000000] [rounds=3]`. The
/// seconds are those of the thread on a processor, which a busy machine does not stretch.
public final class TemplateSpeed {
    private static final int BATCH = 8192;
    private static final int NAMES = 200_000;

    private TemplateSpeed() {}

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        List<String[]> lines = lines(rows);
        System.out.printf(
                Locale.ROOT,
                "%,d lines, %,d distinct after masking%n",
                rows,
                TemplateTrial.distinct(lines));
        for (String miner : List.of("standard", "drain", "brain")) {
            for (boolean distinct : new boolean[] {true, false}) {
                for (int round = 0; round < (miner.equals("brain") ? 1 : rounds); round++) {
                    long begin = busy();
                    int templates = TemplateTrial.count(miner, lines, distinct);
                    double seconds = (busy() - begin) / 1e9;
                    System.out.printf(
                            Locale.ROOT,
                            "%-9s %-22s %5.2f s busy, %,9.0f lines/s, %d templates%n",
                            miner,
                            distinct ? "distinct lines first" : "all lines",
                            seconds,
                            rows / seconds,
                            templates);
                }
            }
        }
    }

    private static long busy() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// Made-up lines of eight kinds, half of them with names that no mask takes.
    static List<String[]> lines(int rows) {
        Random random = new Random(1);
        String[] names = new String[NAMES];
        for (int i = 0; i < NAMES; i++) {
            char[] name = new char[5 + random.nextInt(5)];
            for (int j = 0; j < name.length; j++) {
                name[j] = (char) ('a' + random.nextInt(26));
            }
            names[i] = new String(name);
        }
        List<String[]> batches = new ArrayList<>();
        for (int from = 0; from < rows; from += BATCH) {
            String[] batch = new String[Math.min(BATCH, rows - from)];
            for (int i = 0; i < batch.length; i++) {
                batch[i] = line(random, names);
            }
            batches.add(batch);
        }
        return batches;
    }

    private static String line(Random random, String[] names) {
        String user = names[random.nextInt(NAMES)];
        String address =
                (1 + random.nextInt(250))
                        + "."
                        + random.nextInt(256)
                        + "."
                        + random.nextInt(256)
                        + "."
                        + random.nextInt(256);
        int port = random.nextInt(65536);
        return switch (random.nextInt(8)) {
            case 0 ->
                    "Accepted password for "
                            + user
                            + " from "
                            + address
                            + " port "
                            + port
                            + " ssh2";
            case 1 ->
                    "Failed password for invalid user "
                            + user
                            + " from "
                            + address
                            + " port "
                            + port
                            + " ssh2";
            case 2 ->
                    "pam_unix(sshd:session): session opened for user "
                            + user
                            + " by (uid="
                            + random.nextInt(3)
                            + ")";
            case 3 ->
                    "Received block blk_"
                            + random.nextLong()
                            + " of size "
                            + random.nextInt(99_999_999)
                            + " from /"
                            + address;
            case 4 ->
                    "[instance: "
                            + new UUID(random.nextLong(), random.nextLong())
                            + "] Took "
                            + random.nextInt(100)
                            + "."
                            + random.nextInt(100)
                            + " seconds to build instance.";
            case 5 ->
                    "GET /home/"
                            + user
                            + "/index.html HTTP/1.1 status: 200 len: "
                            + port
                            + " time: 0."
                            + random.nextInt(9_999_999);
            case 6 ->
                    "Retrying connect to server: "
                            + user
                            + "/"
                            + address
                            + ":8030. Already tried "
                            + random.nextInt(9)
                            + " time(s)";
            default ->
                    "Session "
                            + user
                            + " moved from "
                            + names[random.nextInt(NAMES)]
                            + " to "
                            + names[random.nextInt(NAMES)];
        };
    }
}
