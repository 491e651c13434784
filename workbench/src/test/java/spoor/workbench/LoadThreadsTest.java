package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files large enough to be read by several threads.
class LoadThreadsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final int EVENTS = 90_000;

    @TempDir Path folder;

    /// The records of two events at a time interleave, also where blocks end.
    private Path auditLog() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < EVENTS; i += 2) {
            for (String record :
                    List.of(
                            "type=SYSCALL msg=audit(%d.125:%d): arch=c000003e syscall=59 pid=%d"
                                    + " uid=0 comm=\"ls\" exe=\"/usr/bin/ls\" key=\"exec\"\n",
                            "type=CWD msg=audit(%d.125:%d): cwd=\"/root/%d\"\n",
                            "type=PROCTITLE msg=audit(%d.125:%d): proctitle=6C73002D6C00%d\n")) {
                for (int j = i; j < i + 2; j++) {
                    text.append(record.formatted(1_772_323_200L + j / 100, 7 + j, 10 + j % 90));
                }
            }
        }
        return Files.writeString(folder.resolve("audit.log"), text);
    }

    private List<String> loaded(Path log, int threads) {
        try (Case opened = Case.open(folder.resolve("case" + threads), CLOCK)) {
            Account account =
                    opened.load(
                            List.of(log),
                            new LoadOptions(Optional.empty(), threads),
                            Progress.NONE);
            assertTrue(account.balanced());
            assertEquals(List.of(), account.lines().getFirst().gaps());
            return List.of(
                    text(
                            opened,
                            "AuditLog | summarize count(), countif(RecordCount == 3),"
                                    + " sum(hash(tostring(Records), 1000003)), sum(SerialNumber)"),
                    text(
                            opened,
                            "AuditRecord | summarize count(), sum(hash(tostring(Fields), 1000003)),"
                                    + " sum(SerialNumber)"));
        }
    }

    private static String text(Case opened, String query) {
        return opened.query(query).table().rows().toString();
    }

    @Test
    void aLogInOrderGivesTheSameRowsByAnyNumberOfThreads() throws IOException {
        Path log = auditLog();
        assertTrue(Files.size(log) > 16 << 20);
        List<String> one = loaded(log, 1);
        assertEquals(one, loaded(log, 2));
        assertTrue(one.getFirst().contains(EVENTS + ", " + EVENTS), one.getFirst());
    }
}
