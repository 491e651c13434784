package spoor.workbench.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.engine.duckdb.StoredReject;
import spoor.model.SpoorException;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;
import spoor.workbench.Row;
import spoor.workbench.manage.Management;
import spoor.workbench.manage.Queries;
import spoor.workbench.manage.RunningQuery;
import spoor.workbench.records.RawRecord.State;

class RawRecordsTest {
    private static final String CSV =
            "name,size,text\nann,1,one\nbob,2,\"two\nlines\"\ncem,x,three\ndan,4,four\n";

    @TempDir Path folder;

    @Test
    void showsARecordWithItsLineAndWhatStandsBesideIt() throws IOException {
        Path file = write("people.csv", CSV.getBytes(StandardCharsets.UTF_8));
        try (Case opened = load(file)) {
            RawRecord record = record(opened, "people", "bob", 100);
            RawRecord.Bytes bytes = record.bytes().orElseThrow();
            assertEquals(State.AS_LOADED, record.state());
            assertEquals(file.toString(), record.path());
            assertEquals(List.of("bob,2,\"two", "lines\""), bytes.lines());
            assertEquals(OptionalLong.of(3), bytes.line());
            assertEquals(18, bytes.length());
            assertEquals("bob,2,\"two\nlines\"\n", text(bytes));
            assertEquals(List.of("ann,1,one"), bytes.before());
            assertEquals(List.of("cem,x,three", "dan,4,four"), bytes.after());
            assertTrue(record.known());
            assertFalse(bytes.cut());
            RawRecord last = record(opened, "people", "dan", 0);
            assertEquals("dan,4,four\n", text(last.bytes().orElseThrow()));
        }
    }

    @Test
    void readsTheSameRecordInsideWhateverItIsPackedIn() throws IOException {
        byte[] csv = CSV.getBytes(StandardCharsets.UTF_8);
        List<Path> files =
                List.of(
                        write("people.csv.gz", gzip(csv)),
                        write("z.zip", zip("in/people.csv", csv)),
                        write("t.tar.gz", gzip(tar("people.csv", csv))),
                        write("zz.zip", zip("t.tar.gz", gzip(tar("people.csv", csv)))));
        for (Path file : files) {
            try (Case opened = load(file)) {
                RawRecord record = record(opened, "people", "bob", 0);
                assertEquals(State.AS_LOADED, record.state(), record.toString());
                assertEquals(
                        "bob,2,\"two\nlines\"\n",
                        text(record.bytes().orElseThrow()),
                        file.toString());
                assertEquals(OptionalLong.of(3), record.bytes().orElseThrow().line());
                assertFalse(record.packed().isEmpty());
            }
        }
    }

    @Test
    void saysOfARowThatACommandMadeWhichCommandItWas() throws IOException {
        Path file = folder.resolve("people.csv");
        Files.writeString(file, "name,age\nann,1\n");
        try (Case opened = load(file)) {
            Queries none =
                    new Queries() {
                        @Override
                        public List<RunningQuery> all() {
                            return List.of();
                        }

                        @Override
                        public int cancel(String id) {
                            return 0;
                        }
                    };
            var _ =
                    new Management(opened, "hunt", none)
                            .run(QueryRequest.of(".set Made <| print x = 1"));
            RawRecord record = opened.records().read(new RawRecords.Asked("2", 0, 0, false));
            assertEquals(State.UNREADABLE, record.state());
            assertEquals(
                    "no log: made by .set Made <| print x = 1; its rows have no bytes of their own",
                    record.remark());
        }
    }

    @Test
    void saysThatAFileGrewOrChangedOrIsGone() throws IOException {
        Path file = write("people.csv", CSV.getBytes(StandardCharsets.UTF_8));
        try (Case opened = load(file)) {
            Files.writeString(file, "eve,5,five\n", StandardOpenOption.APPEND);
            RawRecord grown = record(opened, "people", "dan", 0);
            assertEquals(State.GROWN, grown.state());
            assertEquals("dan,4,four\n", text(grown.bytes().orElseThrow()));
            Files.writeString(file, CSV.replace("ann", "ANN"));
            RawRecord changed = record(opened, "people", "dan", 0);
            assertEquals(State.CHANGED, changed.state());
            assertTrue(changed.remark().contains("SHA-256"), changed.remark());
            assertEquals(Optional.empty(), changed.bytes());
            Files.delete(file);
            assertEquals(State.GONE, record(opened, "people", "dan", 0).state());
        }
    }

    @Test
    void showsHostileBytesByNameAndKeepsThemWhole() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("name,text\nann,a\u001b[31m\u202e<b>".getBytes(StandardCharsets.UTF_8));
        out.write(0xFF);
        out.write("\nbob,b\ncem,c\n".getBytes(StandardCharsets.UTF_8));
        try (Case opened = load(write("odd.csv", out.toByteArray()))) {
            RawRecord.Bytes bytes = record(opened, "odd", "ann", 0).bytes().orElseThrow();
            assertEquals(List.of("ann,a\\u{001B}[31m\\u{202E}<b>\\xFF"), bytes.lines());
            assertEquals((byte) 0xFF, bytes.shown()[bytes.shown().length - 2]);
        }
    }

    @Test
    void showsARejectByTheSamePlace() throws IOException {
        String json = "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,,\n{\"a\":3,\"b\":\"z\"}\n";
        try (Case opened = load(write("some.json", json.getBytes(StandardCharsets.UTF_8)))) {
            StoredReject reject = opened.rejects(Optional.empty(), 0).getFirst();
            RawRecord record =
                    opened.records()
                            .read(new RawRecords.Asked(reject.path(), reject.offset(), 0, false));
            assertTrue(record.known());
            assertEquals(List.of("{\"a\":2,,"), record.bytes().orElseThrow().lines());
        }
    }

    @Test
    void givesARowOfAParquetFileAsJson() throws SQLException {
        Path file = folder.resolve("rows.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT i AS number, 'n' || i AS name FROM range(5000) r(i)) TO '"
                            + file
                            + "' (FORMAT parquet)");
        }
        try (Case opened = load(file)) {
            RawRecord record = record(opened, "rows", "n4321", 0);
            RawRecord.Bytes bytes = record.bytes().orElseThrow();
            assertEquals(RawRecord.Kind.ROW, bytes.kind());
            assertEquals(List.of("{\"number\":4321,\"name\":\"n4321\"}"), bytes.lines());
        }
    }

    @Test
    void refusesWhatIsNoPlace() throws IOException {
        Path file = write("people.csv", CSV.getBytes(StandardCharsets.UTF_8));
        try (Case opened = load(file)) {
            RawRecords records = opened.records();
            SpoorException unknown =
                    assertThrows(
                            SpoorException.class,
                            () -> records.read(new RawRecords.Asked("../etc", 0, 0, false)));
            assertTrue(unknown.toString().contains("no source '../etc'"), unknown.toString());
            RawRecord behind = records.read(new RawRecords.Asked("1", 1 << 20, 0, false));
            assertEquals(State.UNREADABLE, behind.state());
            assertFalse(behind.known());
            RawRecord within = records.read(new RawRecords.Asked("1", 17, 0, false));
            assertFalse(within.known());
        }
    }

    private static RawRecord record(Case opened, String table, String name, int around) {
        Row row =
                opened.query(
                                table
                                        + " | where name == '"
                                        + name
                                        + "' | project s = tolong(_Source), o = _Offset")
                        .table()
                        .iterator()
                        .next();
        return opened.records()
                .read(
                        new RawRecords.Asked(
                                Long.toString(Objects.requireNonNull(row.integer("s"))),
                                Objects.requireNonNull(row.integer("o")),
                                around,
                                false));
    }

    private static String text(RawRecord.Bytes bytes) {
        return new String(bytes.shown(), StandardCharsets.UTF_8);
    }

    private Case load(Path file) {
        Case opened = Case.temporary(Clock.systemUTC());
        assertTrue(opened.load(file).balanced());
        return opened;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("first.txt"));
            zip.write("nothing\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] tar(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }
}
