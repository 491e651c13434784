package spoor.workbench.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Stop;

class AuditLogTest {
    private static final Actor ANN = new Actor("ann", "192.0.2.7", "KPC");

    @TempDir Path folder;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    @Test
    void writesALineBeforeAnActionAndOneBehindIt() throws IOException {
        try (AuditLog log = AuditLog.in(folder, clock)) {
            String result =
                    log.record(
                            ANN,
                            AuditKind.QUERY,
                            "T | count",
                            entry -> {
                                assertEquals(
                                        1, lines().size(), "the action is logged before it runs");
                                now = now.plusMillis(250);
                                entry.rows(7);
                                return "done";
                            });
            assertEquals("done", result);
        }
        assertEquals(
                List.of(
                        "{\"time\":\"2026-01-02T03:04:05Z\",\"event\":\"begin\",\"kind\":\"query\","
                                + "\"user\":\"ann\",\"client\":\"192.0.2.7\",\"program\":\"KPC\","
                                + "\"text\":\"T | count\"}",
                        "{\"time\":\"2026-01-02T03:04:05.250Z\",\"event\":\"end\","
                                + "\"kind\":\"query\",\"begin\":0,\"rows\":7,"
                                + "\"milliseconds\":250,\"outcome\":\"done\"}"),
                lines());
    }

    @Test
    void tellsHowActionsEnd() throws IOException {
        try (AuditLog log = AuditLog.in(folder, clock)) {
            fail(log, new SpoorException(ErrorKind.LIMIT, Stop.CANCELLED));
            fail(log, new SpoorException(ErrorKind.DATA, "no such file"));
            fail(log, new IllegalStateException("secret of a log"));
            fail(log, new OutOfMemoryError("made by the test"));
            assertThrows(
                    IOException.class,
                    () ->
                            log.record(
                                    ANN,
                                    AuditKind.EXPORT,
                                    "T",
                                    _ -> {
                                        throw new IOException("gone");
                                    }));
        }
        assertEquals(
                List.of("cancelled", "data", "fault", "fault", "broken-off"),
                records().stream().map(AuditRecord::outcome).toList());
        assertFalse(Files.readString(file()).contains("secret"));
    }

    @Test
    void keepsWhatALineCouldDoToATerminalEscaped() throws IOException {
        String hostile = "T\n{\"event\":\"begin\"}\u001b[31m\u202e\u0007\ud800 | count";
        try (AuditLog log = AuditLog.in(folder, clock)) {
            log.record(new Actor("a\nb", "c\u2028", ""), AuditKind.QUERY, hostile, _ -> 1);
        }
        assertEquals(2, lines().size());
        for (byte value : Files.readAllBytes(file())) {
            assertTrue(value == '\n' || value >= ' ' && value < 0x7f, "byte " + value);
        }
        assertEquals("a\nb", records().getFirst().user());
        assertTrue(records().getFirst().text().startsWith("T\n{\"event\""));
    }

    @Test
    void boundsALineAndKeepsTheHashOfALongText() throws IOException {
        String text = "\u0001".repeat(3_000_000);
        try (AuditLog log = AuditLog.in(folder, clock)) {
            log.record(new Actor(text, text, text), AuditKind.QUERY, text, _ -> 1);
        }
        assertTrue(Files.size(file()) < 60_000, "bytes: " + Files.size(file()));
        AuditRecord record = records().getFirst();
        assertEquals(OptionalLong.of(3_000_000), record.length());
        assertEquals(64, record.sha256().orElseThrow().length());
        assertEquals(AuditLine.MAX_TEXT, record.text().length());
    }

    @Test
    void goesOnBehindAnEarlierLogAndAHalfWrittenLine() throws IOException {
        try (AuditLog log = AuditLog.in(folder, clock)) {
            log.record(ANN, AuditKind.QUERY, "first", _ -> 1);
        }
        Files.writeString(file(), "{\"time\":\"2026", StandardOpenOption.APPEND);
        try (AuditLog log = AuditLog.in(folder, clock)) {
            log.record(ANN, AuditKind.LOAD, "second", _ -> 1);
        }
        List<AuditRecord> records = new ArrayList<>();
        assertEquals(1, AuditReader.read(folder, records::add), "half a line");
        assertEquals(
                List.of("first done", "second done"),
                records.stream().map(one -> one.text() + " " + one.outcome()).toList());
    }

    @Test
    void showsAnActionThatNeverEnded() throws IOException {
        try (AuditLog log = AuditLog.in(folder, clock)) {
            log.record(
                    ANN,
                    AuditKind.QUERY,
                    "T",
                    _ -> {
                        assertEquals("unknown", records().getFirst().outcome());
                        return 1;
                    });
        }
        assertEquals("done", records().getFirst().outcome());
    }

    @Test
    void refusesAnActionThatItCannotLog() {
        FullDisk disk = new FullDisk();
        List<String> ran = new ArrayList<>();
        SpoorException error;
        try (AuditLog log = new AuditLog(disk, clock)) {
            error =
                    assertThrows(
                            SpoorException.class,
                            () -> log.record(ANN, AuditKind.QUERY, "T", _ -> ran.add("ran")));
            log.refused(ANN, AuditKind.SIGN_IN, "wrong password");
        }
        assertEquals(List.of(), ran);
        assertEquals(ErrorKind.LIMIT, error.kind());
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains("No space left on device"), message);
        assertTrue(message.contains("nothing was done"), message);
    }

    @Test
    void doesNotTakeAnAnswerBackWhenOnlyItsEndCannotBeLogged() throws IOException {
        FullDisk disk = new FullDisk();
        disk.room = 1;
        try (AuditLog log = new AuditLog(disk, clock)) {
            assertEquals("rows", log.record(ANN, AuditKind.QUERY, "T", _ -> "rows"));
        }
        assertEquals(1, disk.lines.size());
    }

    @Test
    void refusesToWriteThroughALink() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "untouched");
        Files.createSymbolicLink(file(), other);
        try (AuditLog log = AuditLog.in(folder, clock)) {
            assertThrows(SpoorException.class, () -> log.record(ANN, AuditKind.QUERY, "T", _ -> 1));
        }
        assertEquals("untouched", Files.readString(other));
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        try (AuditLog log = AuditLog.in(folder, clock)) {
            log.refused(ANN, AuditKind.SIGN_IN, "wrong password");
        }
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void countsRefusalsBeyondThoseThatItWritesInAMinute() throws IOException {
        try (AuditLog log = AuditLog.in(folder, clock)) {
            for (int i = 0; i < 1_000; i++) {
                log.refused(ANN, AuditKind.SIGN_IN, "wrong password");
            }
            assertEquals(60, lines().size());
            now = now.plus(Duration.ofMinutes(1));
            log.refused(ANN, AuditKind.SIGN_IN, "wrong password");
        }
        List<AuditRecord> records = records();
        assertEquals(62, records.size());
        assertEquals(OptionalLong.of(940), records.get(60).more());
        assertEquals("refused", records.get(61).outcome());
    }

    @Test
    void readsNothingWhereNothingWasLogged() {
        assertEquals(List.of(), records());
    }

    private void fail(AuditLog log, Throwable error) {
        assertThrows(
                error.getClass(),
                () ->
                        log.record(
                                ANN,
                                AuditKind.QUERY,
                                "T",
                                _ -> {
                                    if (error instanceof Error fatal) {
                                        throw fatal;
                                    }
                                    throw (RuntimeException) error;
                                }));
    }

    private Path file() {
        return folder.resolve(AuditLog.FILE);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file(), StandardCharsets.US_ASCII);
    }

    private List<AuditRecord> records() {
        List<AuditRecord> records = new ArrayList<>();
        assertEquals(0, AuditReader.read(folder, records::add));
        return records;
    }

    /// A disk with room for some lines.
    private static final class FullDisk implements AuditSink {
        private final List<String> lines = new ArrayList<>();
        private int room;

        @Override
        public long place() {
            return 0;
        }

        @Override
        public void append(String line) throws IOException {
            if (lines.size() == room) {
                throw new IOException("No space left on device");
            }
            lines.add(line);
        }

        @Override
        public void keep() {}

        @Override
        public void close() {}
    }
}
