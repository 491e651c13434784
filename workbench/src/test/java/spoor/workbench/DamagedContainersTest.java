package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.engine.duckdb.StoredSource;

/// What cannot be unpacked is told with its place, its reason and how much it is; what lies before
/// it is kept.
class DamagedContainersTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final int ENTRIES = 4;
    private static final int ROWS = 8_000;

    /// What the end of every sentence about damage says of the bytes behind it.
    private static final Pattern REST =
            Pattern.compile(
                    "\\d+ (are left unread|are lost)|its directory is damaged or cut off|entries of \\d+ unpacked bytes are left unread"
                            + "|after all of its \\d+|at its end, byte \\d+|\\d+ unpacked bytes|at byte \\d+"
                            + "|checksum of the member|checksum does not match|its header says");

    @TempDir Path folder;

    @FunctionalInterface
    private interface Compressing {
        OutputStream of(OutputStream out) throws IOException;
    }

    private static byte[] csv(int number) {
        StringBuilder text = new StringBuilder("name,count\n");
        Random random = new Random(number);
        for (int i = 0; i < ROWS; i++) {
            text.append(Long.toHexString(random.nextLong())).append(',').append(i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] compressed(Compressing compressing, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream stream = compressing.of(out)) {
            stream.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < ENTRIES; i++) {
                zip.putNextEntry(new ZipEntry(i + ".csv"));
                zip.write(csv(i));
            }
        }
        return out.toByteArray();
    }

    private static byte[] tar() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (int i = 0; i < ENTRIES; i++) {
                byte[] bytes = csv(i);
                TarArchiveEntry entry = new TarArchiveEntry(i + ".csv");
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] sevenZip() throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile file = new SevenZOutputFile(channel)) {
            for (int i = 0; i < ENTRIES; i++) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(i + ".csv");
                file.putArchiveEntry(entry);
                file.write(csv(i));
                file.closeArchiveEntry();
            }
        }
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    /// Of each kind a whole one; a compressed file holds one log.
    private static Map<String, byte[]> kinds() throws IOException {
        Map<String, byte[]> kinds = new LinkedHashMap<>();
        kinds.put("a.csv.gz", compressed(GZIPOutputStream::new, csv(0)));
        kinds.put("a.csv.bz2", compressed(out -> new BZip2CompressorOutputStream(out, 1), csv(0)));
        kinds.put("a.csv.xz", compressed(XZCompressorOutputStream::new, csv(0)));
        kinds.put("a.csv.zst", compressed(ZstdCompressorOutputStream::new, csv(0)));
        kinds.put("a.zip", zip());
        kinds.put("a.tar", tar());
        kinds.put("a.tar.gz", compressed(GZIPOutputStream::new, tar()));
        kinds.put("a.tar.bz2", compressed(out -> new BZip2CompressorOutputStream(out, 1), tar()));
        kinds.put("a.7z", sevenZip());
        return kinds;
    }

    private record Outcome(Account account, List<String> told) {
        long events() {
            return account.totals().events().count();
        }
    }

    private Outcome load(String name, byte[] bytes, int number) throws IOException {
        Path file = folder.resolve(number + name);
        Files.write(file, bytes);
        Path target = folder.resolve("case" + number + name);
        try (Case opened = Case.open(target, CLOCK)) {
            Account account =
                    opened.load(List.of(file), new LoadOptions(Optional.of("T"), 1), Progress.NONE);
            List<String> told = new ArrayList<>();
            opened.rejects(Optional.empty(), 0).stream()
                    .filter(reject -> reject.length() == 0 || reject.path().endsWith(name))
                    .forEach(reject -> told.add(reject.reason()));
            account.lines().stream()
                    .map(Account.Line::source)
                    .filter(source -> source.state() == StoredSource.State.UNREAD)
                    .forEach(source -> told.add(source.why()));
            return new Outcome(account, told);
        }
    }

    @Test
    void wholeOnesGiveAllAndTellNothing() throws IOException {
        for (Map.Entry<String, byte[]> kind : kinds().entrySet()) {
            Outcome outcome = load(kind.getKey(), kind.getValue(), 0);
            int logs = kind.getKey().contains(".csv") ? 1 : ENTRIES;
            assertEquals((long) logs * ROWS, outcome.events(), kind.getKey());
            assertEquals(List.of(), outcome.told(), kind.getKey());
        }
    }

    @Test
    void cutOnesGiveWhatLiesBeforeAndTellWhatIsLeft() throws IOException {
        int number = 1;
        for (Map.Entry<String, byte[]> kind : kinds().entrySet()) {
            byte[] bytes = kind.getValue();
            for (int part : new int[] {3, 7}) {
                byte[] cut = Arrays.copyOf(bytes, bytes.length * part / 10);
                Outcome outcome = load(kind.getKey(), cut, number++);
                String said = kind.getKey() + " " + part + " " + outcome.told();
                assertTrue(outcome.account().balanced(), said);
                assertFalse(outcome.told().isEmpty(), said);
                assertTrue(outcome.told().stream().anyMatch(one -> REST.matcher(one).find()), said);
            }
        }
    }

    @Test
    void spoiledOnesGiveWhatLiesBeforeAndTellWhatIsLeft() throws IOException {
        int number = 100;
        for (Map.Entry<String, byte[]> kind : kinds().entrySet()) {
            for (int part : new int[] {2, 5, 8}) {
                byte[] bytes = kind.getValue().clone();
                int at = bytes.length * part / 10;
                for (int i = at; i < at + 40; i++) {
                    bytes[i] ^= 0x55;
                }
                Outcome outcome = load(kind.getKey(), bytes, number++);
                String said = kind.getKey() + " " + part + " " + outcome.told();
                assertTrue(outcome.account().balanced(), said);
                boolean checked = !kind.getKey().equals("a.tar") && !kind.getKey().endsWith("zst");
                assertTrue(
                        !checked
                                || outcome.told().stream()
                                        .anyMatch(one -> REST.matcher(one).find()),
                        said);
                if (kind.getKey().matches("a[.](zip|tar.*)") && part > 2) {
                    assertTrue(outcome.events() >= ROWS, said);
                }
            }
        }
    }

    @Test
    void anEntryOfWhichNothingCanBeUnpackedSaysSo() throws IOException {
        byte[] bytes = zip();
        Arrays.fill(bytes, 35, 400, (byte) 0xFF);
        Outcome outcome = load("a.zip", bytes, 1);
        assertEquals(3L * ROWS, outcome.events());
        assertTrue(
                Stream.of(outcome.told().getLast())
                        .allMatch(
                                why -> why.contains("0.csv: nothing of it can be unpacked (zip: ")),
                outcome.told().toString());
    }
}
