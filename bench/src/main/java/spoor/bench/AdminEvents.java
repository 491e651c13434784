package spoor.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/// Writes admin events as JSON lines: 2,000 users, 40 commands with habits (some follow each
/// other), none to four parameters. The same number of rows gives the same bytes.
final class AdminEvents {
    private static final String[] VERBS = {
        "Set", "Get", "New", "Remove", "Add", "Enable", "Test", "Update"
    };
    private static final String[] NOUNS = {"Mailbox", "User", "TransportRule", "Group", "Role"};
    private static final String[] PARAMETERS = {
        "Identity", "Force", "DomainController", "AuditEnabled", "ForwardTo", "Members", "Name"
    };

    private AdminEvents() {}

    static void write(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(20260907);
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        int[] last = new int[2_000];
        int active = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int row = 0; row < rows; row++) {
                // A user works for some events, then another does.
                active = random.nextInt(8) == 0 ? random.nextInt(last.length) : active;
                time = time.plusMillis(random.nextInt(40_000));
                int command =
                        random.nextInt(4) == 0
                                ? (int) (40 * Math.pow(random.nextDouble(), 3))
                                : (last[active] * 7 + 3) % 40;
                last[active] = command;
                out.append("{\"TimeGenerated\":\"").append(time.toString());
                out.append("\",\"UserId\":\"user").append(Integer.toString(active));
                out.append("@example.com\",\"ClientIP\":\"192.0.2.");
                out.append(Integer.toString(active % 250)).append("\",\"Operation\":\"");
                out.append(VERBS[command % 8]).append('-').append(NOUNS[command / 8]);
                out.append("\",\"Parameters\":[");
                int parameters = random.nextInt(5);
                for (int i = 0; i < parameters; i++) {
                    out.append(i == 0 ? "" : ",").append("{\"Name\":\"");
                    out.append(PARAMETERS[(command + i) % PARAMETERS.length]);
                    out.append("\",\"Value\":\"");
                    out.append(random.nextInt(3) == 0 ? "True" : "v" + random.nextInt(200));
                    out.append("\"}");
                }
                out.append("]}\n");
            }
        }
    }
}
