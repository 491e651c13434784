package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The options that say how far archives are unpacked.
class UnpackingOptionsIT {
    @TempDir Path folder;

    private Run load(String... more) throws IOException, InterruptedException {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "load";
        arguments[1] = "in.zip";
        arguments[2] = "--case";
        arguments[3] = "case";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Run.of(folder, arguments);
    }

    private static byte[] csv(String name, int rows) {
        StringBuilder text = new StringBuilder("name,count\n");
        for (int i = 0; i < rows; i++) {
            text.append(name).append(',').append(i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /// `in.zip` of three logs and an archive within it that holds a fourth.
    private void writeNested() throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(inner)) {
            add(zip, "deep.csv", csv("deep", 4));
        }
        try (OutputStream file = Files.newOutputStream(folder.resolve("in.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            add(zip, "a.csv", csv("a", 100));
            add(zip, "b.zip", inner.toByteArray());
            add(zip, "c.csv", csv("c", 200_000));
            add(zip, "d.csv", csv("d", 300));
        }
    }

    @Test
    void depthSaysHowManyArchivesAreOpenedWithinEachOther() throws Exception {
        writeNested();
        Run flat = load("--unpack-depth", "1");
        assertEquals(3, flat.code(), flat.toString());
        assertTrue(
                flat.out()
                        .contains(
                                "1 file: it is a zip archive inside 1 others, and no more are"
                                        + " opened: unpack it and load the folder: in.zip!b.zip"),
                flat.out());
        Run deep = load("--unpack-depth", "2");
        assertEquals(0, deep.code(), deep.toString());
        assertTrue(deep.out().contains("in.zip!b.zip!deep.csv  loaded"), deep.out());
        assertTrue(deep.out().contains("in.zip!a.csv           skipped"), deep.out());
    }

    @Test
    void entriesSaysHowManyAreRead() throws Exception {
        writeNested();
        Run two = load("--unpack-entries", "2");
        assertTrue(two.out().contains("it holds more than 2 entries"), two.out());
        assertFalse(two.out().contains("c.csv"), two.out());
        Run all = load("--unpack-entries", "10");
        assertTrue(all.out().contains("in.zip!d.csv           loaded"), all.out());
        assertFalse(all.out().contains("it holds more than"), all.out());
    }

    @Test
    void sizeSaysHowMuchIsUnpacked() throws Exception {
        writeNested();
        Run small = load("--unpack-size", "1MB");
        assertTrue(
                small.out()
                        .contains(
                                "it unpacks to more than 1048576 bytes: the entries from 'c.csv' on"
                                        + " are not read"),
                small.out());
        Run large = load("--unpack-size", "1GB");
        assertEquals(0, large.code(), large.toString());
        assertTrue(large.out().contains("in.zip!d.csv           loaded"), large.out());
    }

    @Test
    void ratioSaysWhatIsTakenForABomb() throws Exception {
        byte[] line = ("x".repeat(1023) + "\n").getBytes(StandardCharsets.UTF_8);
        line[1000] = ',';
        try (OutputStream file = Files.newOutputStream(folder.resolve("in.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("same.csv"));
            for (int i = 0; i < (110 << 10); i++) {
                zip.write(line);
            }
        }
        Run careful = load("--unpack-ratio", "20");
        assertTrue(
                careful.out()
                        .contains("it unpacks to more than 20 times its size, as a decompression"),
                careful.out());
        Run trusting = load("--unpack-ratio", "2000");
        assertFalse(trusting.out().contains("times its size"), trusting.out());
        assertTrue(trusting.out().contains("112,64"), trusting.out());
    }

    @Test
    void valuesThatMakeNoSenseAreRefusedBeforeAnythingIsRead() throws Exception {
        writeNested();
        for (String[] wrong :
                new String[][] {
                    {"--unpack-depth", "0", "--unpack-depth 0 is not possible: give 1 to 16"},
                    {"--unpack-depth", "17", "--unpack-depth 17 is not possible: give 1 to 16"},
                    {"--unpack-entries", "0", "--unpack-entries 0 is not possible"},
                    {"--unpack-ratio", "-1", "--unpack-ratio -1 is not possible"},
                    {"--unpack-size", "much", "--unpack-size"},
                    {"--log-end", "soon", "--log-end 'soon' is no time: write 2026, 2026-01-31"}
                }) {
            Run run = load(wrong[0], wrong[1]);
            assertEquals(2, run.code(), run.toString());
            assertTrue(run.errors().contains(wrong[2]), run.toString());
        }
    }

    @Test
    void theEndOfTheLogsTellsTheirYearsWhateverTheTimesOfTheFiles() throws Exception {
        Files.writeString(
                folder.resolve("in.zip"),
                """
                Dec 31 23:59:58 gate sshd[4]: Server listening on :: port 22.
                Jan  1 00:00:02 gate sshd[4]: Server listening on :: port 22.
                """);
        Run run = load("--log-end", "2019");
        assertTrue(
                run.out().contains("2018-12-31T23:59:58Z  2019-01-01T00:00:02Z"), run.toString());
        assertTrue(
                run.out()
                        .contains(
                                "the first line is taken to be of 2018, because --log-end"
                                        + " 2019-12-31 says that none of its lines is later"),
                run.out());
        Run other =
                Run.of(
                        folder,
                        "load",
                        "in.zip",
                        "--case",
                        "other",
                        "--log-end",
                        "2012-12-31T12:00:00Z");
        assertTrue(
                other.out().contains("2011-12-31T23:59:58Z  2012-01-01T00:00:02Z"),
                other.toString());
    }
}
