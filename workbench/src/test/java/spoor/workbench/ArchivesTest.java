package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.engine.duckdb.StoredReject;
import spoor.formats.Unpacking;

/// Archives, whole, damaged and hostile, all made here.
class ArchivesTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private record Entry(String name, byte[] bytes) {
        Entry(String name, String text) {
            this(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private interface Compressing {
        OutputStream of(OutputStream out) throws IOException;
    }

    @Test
    void readsEveryCompressionOfASingleFile() throws IOException {
        List<Compressing> all =
                List.of(
                        GZIPOutputStream::new,
                        BZip2CompressorOutputStream::new,
                        XZCompressorOutputStream::new,
                        ZstdCompressorOutputStream::new);
        for (int i = 0; i < all.size(); i++) {
            write("in/f" + i + ".bin", compressed(all.get(i), csv("n" + i, 500)));
        }
        try (Case opened = open()) {
            Account account = load(opened, "in");
            assertTrue(account.balanced());
            assertEquals(0, account.unread());
            assertEquals(2000, account.totals().events().count());
            assertEquals(0, account.totals().rejects().count());
        }
    }

    @Test
    void aCutCompressedFileGivesWhatItHoldsAndSaysSo() throws IOException {
        List<Compressing> all =
                List.of(
                        out -> new BZip2CompressorOutputStream(out, 1),
                        XZCompressorOutputStream::new,
                        ZstdCompressorOutputStream::new);
        StringBuilder text = new StringBuilder(csv("n", 1));
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 30_000; i++) {
            text.append(Long.toString(random.nextLong(), 36)).append(",1\n");
        }
        for (int i = 0; i < all.size(); i++) {
            byte[] bytes = compressed(all.get(i), text.toString());
            write("in/f" + i + ".csv", Arrays.copyOf(bytes, bytes.length * 2 / 3));
        }
        try (Case opened = open()) {
            Account account = load(opened, "in");
            assertTrue(account.balanced());
            for (Account.Line line : account.lines()) {
                assertEquals(Account.Outcome.LOADED, line.outcome(), line.toString());
                assertTrue(line.source().counts().events().count() > 1000, line.toString());
            }
            assertEquals(3, reasons(opened, "damaged or cut").size());
        }
    }

    @Test
    void eachEntryIsASourceAndItsNameALabel() throws IOException {
        write(
                "evil.zip",
                zip(
                        new Entry("../../etc/passwd", csv("a", 3)),
                        new Entry("/abs/../x\u001b[31m.csv", csv("b", 4)),
                        new Entry("C:\\windows\\y.csv", csv("c", 5)),
                        new Entry("empty.csv", ""),
                        new Entry("picture.bin", new byte[3000])));
        try (Case opened = open()) {
            Account account = load(opened, "evil.zip");
            assertEquals(
                    List.of(
                            "evil.zip",
                            "evil.zip!../../etc/passwd",
                            "evil.zip!/abs/../x\u001b[31m.csv",
                            "evil.zip!C:/windows/y.csv",
                            "evil.zip!empty.csv",
                            "evil.zip!picture.bin"),
                    paths(account));
            assertEquals(12, account.totals().events().count());
            assertEquals(2, account.unread());
            assertTrue(account.balanced());
            assertEquals(
                    List.of("passwd", "x__31m", "y"),
                    account.tables().stream().map(table -> table.schema().name()).toList());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertTrue(files.noneMatch(file -> file.getFileName().toString().contains("passwd")));
        }
    }

    @Test
    void archivesWithinArchivesAreReadInPlace() throws IOException {
        byte[] tar = compressed(GZIPOutputStream::new, tar(new Entry("x/conn.csv", csv("t", 9))));
        byte[] seven = sevenZip(new Entry("s.csv", csv("s", 7)), new Entry("t.csv", csv("u", 2)));
        write(
                "outer.zip",
                zip(
                        new Entry("in/logs.tar.gz", tar),
                        new Entry("in/logs.7z", seven),
                        new Entry("z.csv.gz", compressed(GZIPOutputStream::new, csv("z", 5)))));
        try (Case opened = open()) {
            Account account = load(opened, "outer.zip");
            assertEquals(
                    List.of(
                            "outer.zip",
                            "outer.zip!in/logs.tar.gz",
                            "outer.zip!in/logs.tar.gz!x/conn.csv",
                            "outer.zip!in/logs.7z",
                            "outer.zip!in/logs.7z!s.csv",
                            "outer.zip!in/logs.7z!t.csv",
                            "outer.zip!z.csv.gz"),
                    paths(account));
            assertEquals(23, account.totals().events().count());
            assertEquals(0, account.totals().rejects().count());
        }
    }

    @Test
    void nestingHasALimit() throws IOException {
        byte[] bytes = zip(new Entry("deep.csv", csv("d", 1)));
        for (int i = 0; i < 6; i++) {
            bytes = zip(new Entry("level" + i + ".zip", bytes));
        }
        write("deep.zip", bytes);
        try (Case opened = open()) {
            Account account = load(opened, "deep.zip");
            assertEquals(Unpacking.STANDARD.depth() + 1, account.lines().size());
            assertEquals(1, account.unread());
            assertTrue(
                    account.lines().getLast().source().why().contains("inside 4 others"),
                    account.toString());
        }
    }

    @Test
    void bombsEndWithASentence() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("small.csv"));
            zip.write(csv("s", 2).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("zeros.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 120; i++) {
                zip.write(zeros);
            }
        }
        write("in/bomb.zip", out.toByteArray());
        write(
                "in/bomb.csv.zst",
                compressed(ZstdCompressorOutputStream::new, "a,b\n" + "1,2\n".repeat(30_000_000)));
        try (Case opened = open()) {
            Account account = load(opened, "in");
            assertTrue(account.balanced());
            assertEquals(2, reasons(opened, "as a decompression bomb does").size());
            assertEquals(
                    2,
                    account.lines().stream()
                            .filter(line -> line.source().path().endsWith("small.csv"))
                            .findFirst()
                            .orElseThrow()
                            .source()
                            .counts()
                            .events()
                            .count());
        }
    }

    @Test
    void numberAndSizeOfEntriesHaveLimits() throws IOException {
        Entry[] entries = new Entry[20];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new Entry("e" + i + ".csv", csv("e" + i, 10));
        }
        write("many.zip", zip(entries));
        write("big.tar", tar(entries));
        try (Case opened = open()) {
            Account many =
                    load(opened, "many.zip", new Unpacking(4, 3, 15, 1L << 40, 1000, 1L << 20));
            assertEquals(16, many.lines().size());
            assertEquals(1, reasons(opened, "more than 15 entries").size());
            Account big = load(opened, "big.tar", new Unpacking(4, 3, 100, 500, 1000, 1L << 20));
            assertTrue(big.lines().size() < 12, big.toString());
            assertEquals(1, reasons(opened, "more than 500 bytes").size());
        }
    }

    @Test
    void tenThousandEntriesAreRead() throws IOException {
        Entry[] entries = new Entry[10_000];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new Entry("same" + i + ".csv", csv("n", 3));
        }
        write("many.zip", zip(entries));
        try (Case opened = open()) {
            Account account = load(opened, "many.zip");
            assertEquals(10_001, account.lines().size());
            assertEquals(1, account.tables().size());
            assertEquals(3, account.tables().getFirst().rows());
        }
    }

    @Test
    void aCutTarGivesWhatItHolds() throws IOException {
        byte[] bytes =
                compressed(
                        GZIPOutputStream::new,
                        tar(
                                new Entry("one.csv", csv("first", 5)),
                                new Entry("two.csv", csv("second", 50_000))));
        write("cut.tar.gz", Arrays.copyOf(bytes, bytes.length / 2));
        try (Case opened = open()) {
            Account account = load(opened, "cut.tar.gz");
            assertTrue(account.balanced());
            assertEquals(
                    List.of("cut.tar.gz", "cut.tar.gz!one.csv", "cut.tar.gz!two.csv"),
                    paths(account));
            assertEquals(5, account.lines().get(1).source().counts().events().count());
            assertTrue(account.lines().get(2).source().counts().events().count() > 10_000);
            assertFalse(reasons(opened, "cut").isEmpty());
        }
    }

    @Test
    void aZipWithoutItsDirectoryGivesWhatItHolds() throws IOException {
        byte[] bytes =
                zip(new Entry("one.csv", csv("first", 5)), new Entry("two.csv", csv("b", 30_000)));
        write("cut.zip", Arrays.copyOf(bytes, bytes.length * 2 / 3));
        try (Case opened = open()) {
            Account account = load(opened, "cut.zip");
            assertTrue(account.balanced());
            assertEquals(5, account.lines().get(1).source().counts().events().count());
            assertTrue(account.lines().get(2).source().counts().events().count() > 1_000);
            assertEquals(1, reasons(opened, "its directory, which lies at the end").size());
        }
    }

    @Test
    void flippedBytesInAnEntryAreFoundByItsChecksum() throws IOException {
        byte[] bytes = storedZip("one.csv", csv("first", 50));
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("first7");
        bytes[at] = 'F';
        write("flipped.zip", bytes);
        try (Case opened = open()) {
            Account account = load(opened, "flipped.zip");
            assertEquals(50, account.totals().events().count());
            assertEquals(1, reasons(opened, "checksum does not match").size());
        }
    }

    @Test
    void encryptedEntriesAreListedAsSuch() throws IOException {
        byte[] bytes = zip(new Entry("secret.csv", csv("s", 5)));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[6] |= 1; // the flag of the local header, and that of the directory
        bytes[text.indexOf("PK\001\002") + 8] |= 1;
        write("secret.zip", bytes);
        try (Case opened = open()) {
            Account account = load(opened, "secret.zip");
            assertEquals(1, account.unread());
            assertTrue(
                    account.lines().get(1).source().why().contains("it is encrypted"),
                    account.toString());
        }
    }

    @Test
    void linksInATarAreNotFollowed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry link = new TarArchiveEntry("log.csv", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            add(tar, new Entry("log.csv", csv("real", 2)));
        }
        write("links.tar", out.toByteArray());
        try (Case opened = open()) {
            Account account = load(opened, "links.tar");
            assertEquals(2, account.lines().size());
            assertEquals(2, account.totals().events().count());
            assertEquals(
                    "a link to '/etc/passwd': links are not followed",
                    account.beside().getFirst().why());
        }
    }

    @Test
    void anArchiveThatIsThereIsSkippedAndOneThatChangedIsReplaced() throws IOException {
        write("logs.zip", zip(new Entry("a.csv", csv("a", 2)), new Entry("b.csv", csv("b", 3))));
        try (Case opened = open()) {
            load(opened, "logs.zip");
            Account again = load(opened, "logs.zip");
            assertTrue(
                    again.lines().stream()
                            .allMatch(line -> line.outcome() == Account.Outcome.SKIPPED),
                    again.toString());
            assertEquals(3, again.lines().size());
            write(
                    "logs.zip",
                    zip(new Entry("b.csv", csv("changed", 4)), new Entry("c.csv", csv("c", 1))));
            Account changed = load(opened, "logs.zip");
            assertEquals(
                    List.of(
                            Account.Outcome.REPLACED,
                            Account.Outcome.REPLACED,
                            Account.Outcome.LOADED),
                    changed.lines().stream().map(Account.Line::outcome).toList());
            assertEquals(5, opened.account().totals().events().count());
            assertEquals(3, opened.account().lines().size());
        }
    }

    @Test
    void theArchivesOfTheSharedDataBalance() {
        String shared = System.getenv("SPOOR_SHARED");
        Path zip =
                Path.of(shared == null ? "/nowhere" : shared)
                        .resolve("data/cloudtrail/otrf/aws_s3_honeybucketlogs.zip");
        assumeTrue(Files.exists(zip));
        try (Case opened = open()) {
            Account account = opened.load(zip);
            assertTrue(account.balanced());
            assertEquals(0, account.unread());
            assertTrue(account.totals().events().count() > 0);
        }
    }

    private static String csv(String name, int rows) {
        StringBuilder text = new StringBuilder("name,count\n");
        for (int i = 0; i < rows; i++) {
            text.append(name).append(i).append(',').append(i).append('\n');
        }
        return text.toString();
    }

    private static byte[] compressed(Compressing compressing, String text) throws IOException {
        return compressed(compressing, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] compressed(Compressing compressing, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream stream = compressing.of(out)) {
            stream.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Entry... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.bytes());
            }
        }
        return out.toByteArray();
    }

    private static byte[] storedZip(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] tar(Entry... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Entry entry : entries) {
                add(tar, entry);
            }
        }
        return out.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, Entry entry) throws IOException {
        TarArchiveEntry header = new TarArchiveEntry(entry.name());
        header.setSize(entry.bytes().length);
        tar.putArchiveEntry(header);
        tar.write(entry.bytes());
        tar.closeArchiveEntry();
    }

    private static byte[] sevenZip(Entry... entries) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile seven = new SevenZOutputFile(channel)) {
            for (Entry entry : entries) {
                SevenZArchiveEntry header = new SevenZArchiveEntry();
                header.setName(entry.name());
                header.setSize(entry.bytes().length);
                seven.putArchiveEntry(header);
                seven.write(entry.bytes());
                seven.closeArchiveEntry();
            }
            seven.finish();
            return Arrays.copyOf(channel.array(), (int) channel.size());
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private Case open() {
        return Case.open(folder.resolve("case"), CLOCK);
    }

    private Account load(Case target, String name) {
        return load(target, name, Unpacking.STANDARD);
    }

    private Account load(Case target, String name, Unpacking limits) {
        return target.load(
                List.of(folder.resolve(name)),
                new LoadOptions(Optional.empty(), 2, limits),
                Progress.NONE);
    }

    private List<String> paths(Account account) {
        return account.lines().stream()
                .map(line -> line.source().path().substring(folder.toString().length() + 1))
                .toList();
    }

    private static List<StoredReject> reasons(Case opened, String words) {
        return opened.rejects(Optional.empty(), 0).stream()
                .filter(reject -> reject.reason().contains(words))
                .toList();
    }
}
