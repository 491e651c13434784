package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Unpacking;

/// What a load could not read of an archive, another may.
class ArchiveRetryTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final Unpacking STANDARD = Unpacking.STANDARD;

    @TempDir Path folder;

    private static byte[] zip(String name, byte[] bytes, int count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry(i + name));
                zip.write(bytes);
                zip.write(("n" + i + "," + i + "\n").getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] csv() {
        return "name,count\na,1\nb,2\n".getBytes(StandardCharsets.UTF_8);
    }

    private Account load(Unpacking limits) {
        try (Case opened = Case.open(folder.resolve("case"), CLOCK)) {
            LoadOptions options = new LoadOptions(Optional.of("T"), 2, limits);
            return opened.load(List.of(folder.resolve("in.zip")), options, Progress.NONE);
        }
    }

    private static Unpacking limits(int depth, int entries) {
        return new Unpacking(
                depth,
                STANDARD.layers(),
                entries,
                STANDARD.bytes(),
                STANDARD.ratio(),
                STANDARD.freely());
    }

    private static List<String> outcomes(Account account) {
        return account.lines().stream()
                .map(line ->
                        line.source().path().replaceAll(".*in[.]zip", "") + " " + line.outcome())
                .toList();
    }

    @Test
    void readsWhatLayTooDeepOnceItMay() throws IOException {
        byte[] inner = zip(".csv", csv(), 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.csv"));
            zip.write(csv());
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("b.zip"));
            zip.write(inner);
            zip.closeEntry();
        }
        Files.write(folder.resolve("in.zip"), out.toByteArray());
        assertEquals(
                List.of(" LOADED", "!a.csv LOADED", "!b.zip UNREAD"),
                outcomes(load(limits(1, 10))));
        Account second = load(limits(2, 10));
        assertEquals(
                List.of(
                        " SKIPPED",
                        "!a.csv SKIPPED",
                        "!b.zip LOADED",
                        "!b.zip!0.csv LOADED",
                        "!b.zip!1.csv LOADED"),
                outcomes(second));
        assertEquals(List.of(), second.lines().getFirst().source().notes());
        assertEquals(8, second.tables().getFirst().rows());
        assertTrue(second.balanced());
        assertEquals(0, second.unread());
        List<String> third = outcomes(load(limits(2, 10)));
        assertTrue(third.stream().allMatch(line -> line.endsWith("SKIPPED")), third.toString());
    }

    @Test
    void readsEntriesBehindTheLimitOnceTheyMayBeRead() throws IOException {
        Files.write(folder.resolve("in.zip"), zip(".csv", csv(), 5));
        Account first = load(limits(4, 3));
        assertEquals(9, first.tables().getFirst().rows());
        assertEquals(1, first.lines().getFirst().source().counts().rejects().count());
        Account second = load(limits(4, 5));
        assertEquals(15, second.tables().getFirst().rows());
        assertEquals(0, second.lines().getFirst().source().counts().rejects().count());
        assertEquals(
                3, outcomes(second).stream().filter(line -> line.endsWith("csv SKIPPED")).count());
        assertEquals(StoredSource.State.ARCHIVE, second.lines().getFirst().source().state());
    }
}
