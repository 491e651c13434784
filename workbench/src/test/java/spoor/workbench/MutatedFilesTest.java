package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.engine.duckdb.StoredSource;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// Whatever happens to the bytes of a log: each is accounted for once, and each event is a row.
class MutatedFilesTest {
    private static final int FILES = 120;

    @TempDir Path folder;
    @TempDir Path caseFolder;

    @Test
    void theAccountBalancesForFilesMutatedAtRandom() throws IOException {
        Random random = new Random(20261121);
        List<byte[]> originals = originals();
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = originals.get(i % originals.size());
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes = mutated(bytes, random);
            }
            boolean packed = i % 7 == 0;
            Files.write(
                    folder.resolve("logs%03d.txt".formatted(i)),
                    packed ? mutated(gzip(bytes), random) : bytes);
        }
        try (Case opened = Case.open(caseFolder, Clock.systemUTC())) {
            Account account = opened.load(List.of(folder), LoadOptions.STANDARD, Progress.NONE);
            assertEquals(FILES, account.lines().size());
            assertTrue(account.lines().size() - account.unread() > FILES / 2, "most are read");
            Map<Integer, Long> rows = rows(opened);
            for (Account.Line line : account.lines()) {
                StoredSource source = line.source();
                assertTrue(source.balanced(), source.toString());
                if (line.outcome() == Account.Outcome.LOADED) {
                    assertEquals(
                            source.counts().events().count(),
                            rows.getOrDefault(source.id(), 0L),
                            source.toString());
                }
            }
        }
    }

    private static List<byte[]> originals() {
        StringBuilder csv = new StringBuilder("name,count,when,text\r\n");
        StringBuilder json = new StringBuilder();
        StringBuilder array = new StringBuilder("{\"Records\":[");
        StringBuilder zeek =
                new StringBuilder(
                        """
                        #separator \\x09
                        #set_separator\t,
                        #empty_field\t(empty)
                        #unset_field\t-
                        #path\tdns
                        #fields\tts\tuid\tquery
                        #types\ttime\tstring\tstring
                        """);
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            csv.append("n%d,%d,2026-01-02T03:04:%02dZ,\"a \"\"q\"\"\nb\"\r\n".formatted(i, i, i));
            String object =
                    "{\"id\":%d,\"name\":\"n%d\",\"more\":{\"a\":[1,2,{\"b\":null}]}}"
                            .formatted(i, i);
            json.append(object).append(i % 9 == 0 ? "\n\n" : "\n");
            array.append(i == 0 ? "" : ",\n").append(object);
            zeek.append("1331901000.%06d\tC%d\thost%d.example\n".formatted(i, i, i));
            bare.append(
                    ("1331901000.%06d\tCfN0rE3CaHQMlfSa%d\t10.0.0.1\t27204\t10.0.0.2\t443\ttcp\t-"
                                    + "\t28.36\t1796\t59099\tSF\t-\t0\tShADaR\t2\t1876\t43\t59139"
                                    + "\t(empty)\n")
                            .formatted(i, i));
        }
        array.append("]}");
        zeek.append("#close\t2026-01-02-03-04-05\n");
        return List.of(csv, json, array, zeek, bare).stream()
                .map(text -> text.toString().getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (bytes.length < 4) {
            return bytes;
        }
        int from = random.nextInt(bytes.length - 1);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        switch (random.nextInt(6)) {
            case 0 -> out.write("\"\n\t{}[],\r\0#\\".charAt(random.nextInt(12)));
            case 1 -> out.write(random.nextInt(256));
            case 2 -> {
                out.write(bytes, from, to - from);
                out.write(bytes, from, to - from);
            }
            case 3 -> to = random.nextInt(4) == 0 ? bytes.length : to;
            case 4 -> {
                byte[] noise = new byte[1 + random.nextInt(30)];
                random.nextBytes(noise);
                out.writeBytes(noise);
            }
            default -> out.write(bytes[from] ^ 1 << random.nextInt(8));
        }
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static Map<Integer, Long> rows(Case opened) {
        Map<Integer, Long> rows = new HashMap<>();
        for (Account.Table table : opened.tables()) {
            SqlStatement statement =
                    new SqlStatement(
                            "SELECT \"_Source\", count(*) FROM "
                                    + opened.engine().dialect().quote(table.schema().name())
                                    + " GROUP BY 1",
                            List.of(),
                            List.of(
                                    new Column("source", KqlType.INT),
                                    new Column("rows", KqlType.LONG)));
            try (RowCursor cursor = opened.engine().query(statement, Limits.NONE)) {
                for (Optional<RowBatch> batch = cursor.next();
                        batch.isPresent();
                        batch = cursor.next()) {
                    for (int row = 0; row < batch.get().rows(); row++) {
                        List<?> values = batch.get().row(row);
                        rows.merge((Integer) values.get(0), (Long) values.get(1), Long::sum);
                    }
                }
            }
        }
        return rows;
    }
}
