package spoor.bench.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Path FOLDER = Path.of(System.getProperty("spoor.root"), "samples");

    @Test
    void theCommittedTextSamplesAreWhatTheGeneratorMakes() throws IOException {
        for (Map.Entry<String, byte[]> file : Samples.files().entrySet()) {
            if (!file.getKey().endsWith(".gz")) {
                assertArrayEquals(
                        file.getValue(),
                        Files.readAllBytes(FOLDER.resolve(file.getKey())),
                        file.getKey() + " differs: run Samples and read the diff");
            }
        }
    }

    @Test
    void theLabelledLogsBesideTheirHuntAreWhatTheGeneratorMakes() throws IOException {
        for (Map.Entry<String, byte[]> file : Samples.labelled().entrySet()) {
            Path path = FOLDER.resolve("../hunts/samples/apt").resolve(file.getKey());
            assertArrayEquals(
                    file.getValue(),
                    Files.readAllBytes(path),
                    file.getKey() + " differs: run Samples and read the diff");
        }
    }

    @Test
    void theCutFileInflatesToTheBeginningOfTheLogAndThenEnds() throws IOException {
        byte[] packed = Files.readAllBytes(FOLDER.resolve("damaged/conn-cut.log.gz"));
        byte[] whole = ZeekConnections.withHeader();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThrows(EOFException.class, () -> in.transferTo(read));
        }
        assertTrue(read.size() > whole.length / 2, () -> "only " + read.size() + " bytes");
        assertArrayEquals(Arrays.copyOf(whole, read.size()), read.toByteArray());
    }

    @Test
    void theConnectionLogHas1500RowsOf21Fields() {
        String log = new String(ZeekConnections.withHeader(), StandardCharsets.UTF_8);
        String[][] rows =
                log.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t", -1))
                        .toArray(String[][]::new);
        assertEquals(1_500, rows.length);
        for (String[] row : rows) {
            assertEquals(21, row.length, () -> String.join("\t", row));
        }
    }
}
