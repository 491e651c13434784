package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.Tally.Kind;
import spoor.model.FormatException;

class SourceTest {
    @TempDir private Path folder;

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] rows(int from, int to) {
        StringBuilder text = new StringBuilder(from == 0 ? "n,text\n" : "");
        for (int i = from; i < to; i++) {
            text.append(i).append(",row ").append(i * 7919 % 1000).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String message(Path path) {
        return String.valueOf(
                assertThrows(FormatException.class, () -> ReadFile.of(path)).getMessage());
    }

    @Test
    void readsGzipOfManyMembersWhateverItsName() throws IOException, NoSuchAlgorithmException {
        byte[] bytes = joined(gzip(rows(0, 500)), gzip(rows(500, 900)), new byte[7]);
        ReadFile read = ReadFile.of(write("rows.csv", bytes));
        assertEquals(900, read.rows().size());
        assertEquals(bytes.length, read.summary().size());
        assertEquals(rows(0, 900).length, read.summary().textLength());
        assertTrue(read.balances());
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                read.summary().sha256());
        assertEquals(
                read.summary().sha256(), Source.sha256(folder.resolve("rows.csv"), Long.MAX_VALUE));
    }

    @Test
    void givesWhatACutGzipHoldsAndItsPlace() throws IOException {
        byte[] whole = gzip(rows(0, 50_000));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        ReadFile read = ReadFile.of(write("rows.csv.gz", cut));
        assertTrue(read.rows().size() > 10_000 && read.rows().size() < 40_000);
        assertTrue(read.balances());
        assertEquals(cut.length, read.summary().size());
        String place = "at byte " + cut.length + " of the compressed file";
        assertTrue(read.rejects().stream().anyMatch(reject -> reject.endsWith(place)));
        assertTrue(read.tally().count(Kind.REJECT) >= 1);
    }

    @Test
    void saysWhereGzipIsDamaged() throws IOException {
        byte[] damaged = gzip(rows(0, 50_000));
        Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 40, (byte) 0x55);
        ReadFile read = ReadFile.of(write("rows.csv.gz", damaged));
        assertTrue(read.balances());
        assertTrue(read.summary().tally().rejects().getFirst().reason().startsWith("gzip: "));
        ReadFile trailing =
                ReadFile.of(
                        write(
                                "more.csv.gz",
                                joined(
                                        gzip(rows(0, 10)),
                                        "junk".getBytes(StandardCharsets.UTF_8))));
        assertEquals(10, trailing.rows().size());
        assertTrue(
                trailing.rejects().getFirst().contains("what follows the last member is no gzip"));
    }

    @Test
    void saysWhatIsWrongInOneSentence() throws IOException {
        assertTrue(message(folder.resolve("nothing.csv")).startsWith("no such file: "));
        assertTrue(message(folder).endsWith("is a directory; name the files in it"));
        assertTrue(message(write("empty.csv", new byte[0])).contains("is empty (0 bytes)"));
        assertTrue(
                message(write("mark.csv", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}))
                        .contains("byte order mark"));
        byte[] binary = new byte[4000];
        new java.util.Random(1).nextBytes(binary);
        assertTrue(message(write("image.csv", binary)).contains("it is binary, not text"));
        assertTrue(
                message(write("a.zip", "PK\003\004....".getBytes(StandardCharsets.UTF_8)))
                        .contains("unpack it first"));
        assertTrue(
                message(write("cut.gz", Arrays.copyOf(gzip(rows(0, 9)), 12)))
                        .contains("nothing of it can be unpacked (gzip: "));
    }

    @Test
    void listsTheFilesOfADirectory() throws IOException {
        Files.createDirectories(folder.resolve("b/.hidden"));
        write("b/.hidden/x.csv", new byte[1]);
        write("b/.y.csv", new byte[1]);
        String nothing =
                String.valueOf(
                        assertThrows(FormatException.class, () -> FileWalk.of(folder).files())
                                .getMessage());
        assertTrue(nothing.startsWith("no files in the directory "));
        write("z.csv", new byte[1]);
        write("b/a.csv", new byte[1]);
        assertEquals(
                List.of(folder.resolve("b/a.csv"), folder.resolve("z.csv")),
                FileWalk.of(folder).files());
        assertEquals(
                List.of(folder.resolve("z.csv")), FileWalk.of(folder.resolve("z.csv")).files());
    }

    @Test
    void passesOverARecordThatIsTooLong() throws IOException {
        byte[] bytes =
                joined(
                        rows(0, 100),
                        ("100," + "x".repeat(70_000) + "\n").getBytes(StandardCharsets.UTF_8),
                        rows(101, 200));
        Path file = write("rows.csv", bytes);
        for (int blockLength : List.of(100, 1000, 30_000, 1 << 20)) {
            ReadFile read = ReadFile.of(file, 2, blockLength, 60_000, 0);
            assertEquals(199, read.rows().size());
            assertTrue(read.balances());
            Tally.Reject reject = read.tally().rejects().getFirst();
            assertEquals(rows(0, 100).length, reject.offset());
            assertEquals(70_005, reject.length());
            assertEquals("the record is longer than 60000 bytes", reject.reason());
            assertEquals(Tally.KEPT_BYTES, reject.text().length);
        }
        assertEquals(200, ReadFile.of(file, 1, 100, 70_005, 0).rows().size());
    }

    @Test
    void continuesAFileThatGrew() throws IOException {
        Path file = write("rows.csv", rows(0, 1000));
        ReadFile first = ReadFile.of(file);
        long place = first.summary().continueAt();
        assertEquals(first.summary().textLength(), place);
        Files.write(file, rows(1000, 1500), StandardOpenOption.APPEND);
        for (int blockLength : List.of(64, 1 << 20)) {
            ReadFile rest = ReadFile.of(file, 2, blockLength, 1 << 20, place);
            assertEquals(500, rest.rows().size());
            assertEquals(place + ":1000|row 0", rest.rows().getFirst());
            assertEquals(rest.summary().textLength() - place, rest.tally().bytes());
            assertEquals(Source.sha256(file, Long.MAX_VALUE), rest.summary().sha256());
        }
        assertEquals(first.summary().sha256(), Source.sha256(file, first.summary().size()));
        assertEquals(
                first.chosen().reading().columns(),
                Source.open(file, place).recognise().reading().columns());
    }

    @Test
    void continuesBehindTheLastWholeLine() throws IOException {
        byte[] whole = rows(0, 100);
        Path file = write("rows.csv", Arrays.copyOf(whole, whole.length - 3));
        ReadFile first = ReadFile.of(file);
        assertEquals(100, first.rows().size());
        long place = first.summary().continueAt();
        assertTrue(place < first.summary().textLength());
        Files.write(file, whole);
        ReadFile rest = ReadFile.of(file, 1, 1 << 20, 1 << 20, place);
        assertEquals(ReadFile.of(file).rows().getLast(), rest.rows().getFirst());
        assertEquals(1, rest.rows().size());
    }
}
