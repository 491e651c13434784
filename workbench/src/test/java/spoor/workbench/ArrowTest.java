package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TimeStampSecVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private final RootAllocator memory = new RootAllocator();

    @AfterEach
    void allMemoryIsGivenBack() {
        memory.close();
    }

    @Test
    void noValueIsLostOrChanged() throws IOException {
        BitVector flag = new BitVector("b", memory);
        flag.setSafe(0, 1);
        UInt4Vector wide = new UInt4Vector("u", memory);
        wide.setSafe(0, -1);
        UInt8Vector widest = new UInt8Vector("ub", memory);
        widest.setSafe(0, -1L);
        Float8Vector real = new Float8Vector("f", memory);
        real.setSafe(0, 1.5);
        DecimalVector decimal = new DecimalVector("d", memory, 30, 5);
        decimal.setSafe(0, new java.math.BigDecimal("1234567890123456789012345.12345"));
        Decimal256Vector large = new Decimal256Vector("d2", memory, 60, 2);
        large.setSafe(0, new java.math.BigDecimal("-1234567890123456789012345678901234567890.50"));
        VarCharVector text = new VarCharVector("s", memory);
        text.setSafe(0, utf8("zoë"));
        LargeVarCharVector longText = new LargeVarCharVector("ls", memory);
        longText.setSafe(0, utf8("large"));
        ViewVarCharVector view = new ViewVarCharVector("vs", memory);
        view.setSafe(0, utf8("a text that is longer than twelve bytes"));
        DateDayVector day = new DateDayVector("day", memory);
        day.setSafe(0, 19_782);
        TimeStampSecVector plain = new TimeStampSecVector("plain", memory);
        plain.setSafe(0, 1_704_164_645);
        TimeStampMicroTZVector zoned = new TimeStampMicroTZVector("zoned", memory, "Europe/Vienna");
        zoned.setSafe(0, 1_704_164_645_678_901L);
        TimeStampNanoVector nanoseconds = new TimeStampNanoVector("ns", memory);
        nanoseconds.setSafe(0, 1_704_164_645_123_456_789L);
        DurationVector span =
                new DurationVector(
                        "span",
                        FieldType.nullable(new ArrowType.Duration(TimeUnit.MILLISECOND)),
                        memory);
        span.setSafe(0, 1500);
        TimeMicroVector clock = new TimeMicroVector("clock", memory);
        clock.setSafe(0, 11_045_250_000L);
        FixedSizeBinaryVector guid =
                new FixedSizeBinaryVector(
                        "g",
                        new FieldType(
                                true,
                                new ArrowType.FixedSizeBinary(16),
                                null,
                                Map.of("ARROW:extension:name", "arrow.uuid")),
                        memory);
        byte[] id = new byte[16];
        id[0] = 0x5C;
        id[15] = 0x0A;
        guid.setSafe(0, id);
        VarBinaryVector raw = new VarBinaryVector("raw", memory);
        raw.setSafe(0, new byte[] {(byte) 0xFF, 0});
        BigIntVector none = new BigIntVector("none", memory);
        none.setNull(0);
        NullVector nothing = new NullVector("nothing");
        ListVector list = ListVector.empty("list", memory);
        UnionListWriter writer = list.getWriter();
        writer.setPosition(0);
        writer.startList();
        writer.bigInt().writeBigInt(1);
        writer.bigInt().writeBigInt(2);
        writer.endList();
        StructVector struct = StructVector.empty("nested", memory);
        struct.setIndexDefined(0);
        IntVector part =
                struct.addOrGet(
                        "a", FieldType.nullable(new ArrowType.Int(32, true)), IntVector.class);
        part.setSafe(0, 7);
        VarCharVector name =
                struct.addOrGet(
                        "n\"", FieldType.nullable(new ArrowType.Utf8()), VarCharVector.class);
        name.setSafe(0, utf8("x\ty"));
        Path file = folder.resolve("types.arrow");
        Files.write(
                file,
                bytes(
                        true,
                        CodecType.NO_COMPRESSION,
                        1,
                        1,
                        flag,
                        wide,
                        widest,
                        real,
                        decimal,
                        large,
                        text,
                        longText,
                        view,
                        day,
                        plain,
                        zoned,
                        nanoseconds,
                        span,
                        clock,
                        guid,
                        raw,
                        none,
                        nothing,
                        list,
                        struct));
        try (Case opened = open()) {
            Account account = opened.load(file);
            assertTrue(account.balanced());
            assertEquals(1, account.totals().events().count(), account.toString());
            assertTrue(
                    account.toString().contains("'plain' has times without a zone, read as UTC"),
                    account.toString());
            assertEquals(
                    List.of(
                            "True|4294967295|18446744073709551615|1.5"
                                    + "|1234567890123456789012345.12345"
                                    + "|-1234567890123456789012345678901234567890.50|zoë|large"
                                    + "|a text that is longer than twelve bytes"
                                    + "|2024-02-29T00:00:00.0000000Z|2024-01-02T03:04:05.0000000Z"
                                    + "|2024-01-02T03:04:05.6789010Z|2024-01-02T03:04:05.1234567Z"
                                    + "|1704164645123456789|00:00:01.5000000|03:04:05.25"
                                    + "|5c000000-0000-0000-0000-00000000000a|/wA=|||[1,2]"
                                    + "|{\"a\":7,\"n\\\"\":\"x\\ty\"}"),
                    texts(
                            opened,
                            "types | project strcat_delim('|', b, u, tostring(ub), f, tostring(d),"
                                    + " tostring(d2), s, ls, vs, day, plain, zoned, ns, ns_ns,"
                                    + " tostring(span), clock, tostring(g), raw, tostring(none),"
                                    + " nothing, tostring(list), tostring(nested))"));
        }
    }

    @Test
    void filesAndStreamsOfEveryCompressionGiveTheSameRows() throws IOException {
        int number = 0;
        try (Case opened = open()) {
            for (CodecType codec : CodecType.values()) {
                for (boolean file : List.of(true, false)) {
                    Path path = folder.resolve("t" + ++number + (file ? ".feather" : ".arrows"));
                    Files.write(path, numbered(file, codec, 3, 2000));
                    Account account = opened.load(path);
                    assertTrue(account.balanced());
                    assertEquals(0, account.totals().rejects().count(), account.toString());
                    assertEquals(
                            List.of("6000 17997000 6000"),
                            texts(
                                    opened,
                                    "t"
                                            + number
                                            + " | summarize n = count(), s = sum(id), same ="
                                            + " countif(id == _Offset and name == strcat('n', id))"
                                            + " | project strcat(n, ' ', s, ' ', same)"));
                }
            }
        }
    }

    @Test
    void wordsOfADictionaryAreInTheTable() throws IOException {
        VarCharVector words = new VarCharVector("words", memory);
        words.setSafe(0, utf8("tcp"));
        words.setSafe(1, utf8("udp"));
        words.setValueCount(2);
        Dictionary dictionary = new Dictionary(words, new DictionaryEncoding(1, false, null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VarCharVector plain = new VarCharVector("proto", memory)) {
            plain.setSafe(0, utf8("udp"));
            plain.setNull(1);
            plain.setSafe(2, utf8("tcp"));
            plain.setValueCount(3);
            FieldVector encoded = (FieldVector) DictionaryEncoder.encode(plain, dictionary);
            try (VectorSchemaRoot root = VectorSchemaRoot.of(encoded);
                    ArrowFileWriter writer =
                            new ArrowFileWriter(
                                    root,
                                    new DictionaryProvider.MapDictionaryProvider(dictionary),
                                    Channels.newChannel(out))) {
                root.setRowCount(3);
                writer.start();
                writer.writeBatch();
                writer.end();
            }
        }
        words.close();
        Path file = Files.write(folder.resolve("words.arrow"), out.toByteArray());
        try (Case opened = open()) {
            assertTrue(opened.load(file).balanced());
            assertEquals(List.of("udp", "", "tcp"), texts(opened, "words | project proto"));
        }
    }

    @Test
    void aCutFileGivesTheBatchesThatItHolds() throws IOException {
        byte[] whole = numbered(true, CodecType.NO_COMPRESSION, 4, 1000);
        Path file =
                Files.write(folder.resolve("cut.arrow"), Arrays.copyOf(whole, whole.length / 2));
        try (Case opened = open()) {
            Account account = opened.load(file);
            assertTrue(account.balanced());
            assertTrue(account.totals().events().count() >= 1000, account.toString());
            assertEquals(0, account.totals().events().count() % 1000);
            assertEquals(1, account.totals().rejects().count());
            assertEquals(whole.length / 2, account.lines().getFirst().source().content().size());
        }
    }

    @Test
    void bytesBehindAStreamAreAReject() throws IOException {
        byte[] stream = numbered(false, CodecType.NO_COMPRESSION, 1, 10);
        byte[] longer = Arrays.copyOf(stream, stream.length + 100);
        Path file = Files.write(folder.resolve("longer.arrows"), longer);
        try (Case opened = open()) {
            Account account = opened.load(file);
            assertTrue(account.balanced());
            assertEquals(10, account.totals().events().count());
            assertEquals(100, account.totals().rejects().bytes());
        }
    }

    @Test
    void timesThatAreNoDatetimeAreKeptAsRejects() throws IOException {
        TimeStampSecVector time = new TimeStampSecVector("time", memory);
        time.setSafe(0, 253_402_300_800L);
        time.setSafe(1, Long.MAX_VALUE);
        time.setSafe(2, 0);
        Path file = folder.resolve("odd.arrow");
        Files.write(file, bytes(true, CodecType.NO_COMPRESSION, 1, 3, time));
        try (Case opened = open()) {
            Account account = opened.load(file);
            assertTrue(account.balanced());
            assertEquals(3, account.totals().events().count());
            assertEquals(
                    List.of("253402300800 s", "9223372036854775807 s"),
                    opened.rejects(Optional.empty(), 0).stream()
                            .map(reject -> reject.text())
                            .toList());
        }
    }

    @Test
    void damageNeverUnbalancesTheAccount() throws IOException {
        Random random = new Random(7);
        try (Case opened = open()) {
            for (int round = 0; round < 60; round++) {
                byte[] bytes =
                        numbered(
                                round % 2 == 0,
                                CodecType.values()[round % CodecType.values().length],
                                2,
                                20);
                for (int i = 0; i < 1 + round % 5; i++) {
                    bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
                }
                Path file = Files.write(folder.resolve("d" + round + ".arrow"), bytes);
                Account account = opened.load(file);
                assertTrue(account.balanced(), account.toString());
            }
        }
    }

    private byte[] numbered(boolean file, CodecType codec, int batches, int rows)
            throws IOException {
        return bytes(
                file,
                codec,
                batches,
                rows,
                new BigIntVector("id", memory),
                new VarCharVector("name", memory));
    }

    /// Several batches are filled with the numbers of their rows.
    private byte[] bytes(
            boolean file, CodecType codec, int batches, int rows, FieldVector... vectors)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VectorSchemaRoot root = VectorSchemaRoot.of(vectors);
                ArrowWriter writer = writer(root, file, codec, out)) {
            writer.start();
            for (int batch = 0; batch < batches; batch++) {
                if (vectors[0] instanceof BigIntVector ids
                        && vectors[1] instanceof VarCharVector names) {
                    for (int i = 0; i < rows; i++) {
                        ids.setSafe(i, (long) batch * rows + i);
                        names.setSafe(i, utf8("n" + (batch * rows + i)));
                    }
                }
                root.setRowCount(rows);
                writer.writeBatch();
            }
            writer.end();
        }
        return out.toByteArray();
    }

    private static ArrowWriter writer(
            VectorSchemaRoot root, boolean file, CodecType codec, ByteArrayOutputStream out) {
        return file
                ? new ArrowFileWriter(
                        root,
                        null,
                        Channels.newChannel(out),
                        Map.of(),
                        IpcOption.DEFAULT,
                        factory(codec),
                        codec)
                : new ArrowStreamWriter(
                        root,
                        null,
                        Channels.newChannel(out),
                        IpcOption.DEFAULT,
                        factory(codec),
                        codec);
    }

    private static CompressionCodec.Factory factory(CodecType codec) {
        return codec == CodecType.NO_COMPRESSION
                ? NoCompressionCodec.Factory.INSTANCE
                : CommonsCompressionFactory.INSTANCE;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Case open() {
        return Case.open(folder.resolve("case"), CLOCK);
    }

    private static List<String> texts(Case opened, String query) {
        return opened.query(query).tables().getFirst().rows().stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }
}
