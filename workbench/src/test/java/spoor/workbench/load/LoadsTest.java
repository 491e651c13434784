package spoor.workbench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.engine.duckdb.StoredSource;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.workbench.Account;
import spoor.workbench.AccountJson;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.QueryRequest;
import spoor.workbench.records.RawRecord;
import spoor.workbench.records.RawRecords;

class LoadsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void whatABrowserHandsOverHasTheAccountOfTheSameFilesLoadedByPath() throws Exception {
        Path samples = Path.of(System.getProperty("spoor.root"), "samples");
        Path logs = folder.resolve("there/logs");
        copy(samples, logs);
        Files.writeString(
                logs.resolve("conn-copy.log"), Files.readString(logs.resolve("conn.log")));
        Files.writeString(logs.resolve(".hidden"), "a,b\n1,2\n");
        Files.createDirectories(logs.resolve(".git"));
        Files.writeString(logs.resolve(".git/one"), "a,b\n1,2\n");
        Files.writeString(logs.resolve(".git/two"), "a,b\n1,2\n");
        Files.writeString(logs.resolve("empty.csv"), "");
        Files.writeString(logs.resolve("A b!#%é\u202e.csv"), "a,b\n1,2\n3\n");

        String byPath;
        try (Case opened = Case.open(folder.resolve("one"), CLOCK)) {
            opened.load(logs);
            byPath = json(opened.account()).replace(folder.resolve("there") + "/", "");
        }
        try (Case opened = Case.open(folder.resolve("two"), CLOCK);
                Loads loads = loads(opened)) {
            LoadView done = upload(loads, folder.resolve("there"));
            assertEquals("", done.problem());
            assertEquals(LoadState.DONE, done.state());
            String handed = json(opened.account());
            assertEquals(
                    byPath.replace(folder.resolve("one").toString(), "CASE"),
                    handed.replace(folder.resolve("two").toString(), "CASE"));
            assertTrue(done.result().orElseThrow().loaded() > 5, done.toString());
            assertEquals(opened.account().totals().events().count(), done.events());
        }
    }

    @Test
    void whatIsThereIsSkippedWhatGrewIsContinuedAndAnotherFileOfTheNameIsAnotherSource()
            throws Exception {
        try (Case opened = Case.open(folder.resolve("case"), CLOCK);
                Loads loads = loads(opened)) {
            String text = "name,count\na,1\nb,2\n";
            assertEquals(1, upload(loads, "web/t.csv", text).result().orElseThrow().loaded());
            assertEquals(1, upload(loads, "web/t.csv", text).result().orElseThrow().skipped());
            LoadResult grown = upload(loads, "web/t.csv", text + "c,3\n").result().orElseThrow();
            assertEquals(1, grown.continued());
            LoadResult other =
                    upload(loads, "web/t.csv", "name,count\nz,9\n").result().orElseThrow();
            assertEquals(1, other.loaded());
            assertEquals(0, other.replaced());
            LoadResult otherGrown =
                    upload(loads, "web/t.csv", "name,count\nz,9\ny,8\n").result().orElseThrow();
            assertEquals(1, otherGrown.continued());
            assertEquals(
                    List.of("a", "b", "c", "y", "z"),
                    opened.query("t | sort by name asc | project name").table().rows().stream()
                            .map(row -> String.valueOf(row.getFirst()))
                            .toList());
            assertEquals(
                    List.of("upload:web/t.csv", "upload:web/t.csv#2"),
                    opened.sources().stream().map(StoredSource::location).toList());
            for (StoredSource source : opened.sources()) {
                assertEquals(
                        source.content().size(),
                        HandedFiles.origin(opened.folder(), source).size());
            }
            assertEquals(2, uploads(opened).size(), "what was outgrown is deleted");
            RawRecord grownRow = opened.records().read(new RawRecords.Asked("1", 19, 0, false));
            assertEquals(RawRecord.State.AS_LOADED, grownRow.state(), grownRow.remark());
            assertEquals(
                    "c,3\n",
                    new String(grownRow.bytes().orElseThrow().shown(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aNameIsNeverAPath() throws Exception {
        try (Case opened = Case.open(folder.resolve("case"), CLOCK);
                Loads loads = loads(opened)) {
            for (String name :
                    List.of(
                            "../../outside.csv",
                            "/etc/passwd.csv",
                            "C:\\x.csv",
                            "a\0b.csv",
                            "x".repeat(10_000) + ".csv",
                            "\ud800.csv",
                            "")) {
                LoadView done = upload(loads, name, "name,count\n" + name.length() + ",1\n");
                assertEquals(LoadState.DONE, done.state(), done.problem());
            }
            assertFalse(Files.exists(folder.resolve("outside.csv")));
            assertEquals(7, opened.sources().size());
            assertTrue(opened.account().balanced());
            assertEquals("../../outside.csv", opened.sources().getFirst().path());
        }
    }

    @Test
    void loadsWaitForEachOtherAndACancelledOneLeavesWhatItReadToItsEnd() throws Exception {
        Path large = folder.resolve("large.csv");
        Files.writeString(large, "name,count\n" + "somebody,12345\n".repeat(3_000_000));
        try (Case opened = Case.open(folder.resolve("case"), CLOCK);
                Loads loads = loads(opened)) {
            String first = loads.ofPaths(List.of(large)).id();
            String second = loads.ofPaths(List.of(large)).id();
            String third = loads.ofPaths(List.of(write("small.csv", "who,what\na,b\n"))).id();
            while (loads.view(first).state() == LoadState.QUEUED) {
                Thread.sleep(1);
            }
            assertEquals(LoadState.QUEUED, loads.view(second).state());
            loads.cancel(second);
            assertEquals(LoadState.CANCELLED, loads.view(second).state());
            loads.cancel(first);
            LoadView ended = await(loads, first);
            assertEquals(LoadState.CANCELLED, ended.state());
            assertEquals(LoadJob.CANCELLED, ended.problem());
            assertEquals(LoadState.DONE, await(loads, third).state());
            assertTrue(opened.account().balanced());
            assertEquals(1, opened.sources().size());
            loads.cancel(first);
            assertThrows(SpoorException.class, () -> loads.view(first));
            String again = loads.ofPaths(List.of(large)).id();
            assertEquals(3_000_000, await(loads, again).result().orElseThrow().events());
        }
    }

    @Test
    void aLoadAddsRowsAndColumnsWhileAQueryReadsTheTable() throws Exception {
        Path first = write("a/t.csv", "name,count\n" + "x,1\n".repeat(200_000));
        Path second = write("b/t.csv", "name,count,more\n" + "y,2,z\n".repeat(1_000));
        try (Case opened = Case.open(folder.resolve("case"), CLOCK);
                Loads loads = loads(opened)) {
            String loaded = loads.ofPaths(List.of(first)).id();
            assertEquals(LoadState.DONE, await(loads, loaded).state());
            long rows = 0;
            try (RowCursor reading = opened.stream(QueryRequest.of("t"))) {
                rows += reading.next().orElseThrow().rows();
                String id = loads.ofPaths(List.of(second)).id();
                LoadView done = await(loads, id);
                assertEquals(LoadState.DONE, done.state(), done.problem());
                for (Optional<RowBatch> next = reading.next();
                        next.isPresent();
                        next = reading.next()) {
                    rows += next.get().rows();
                }
                assertEquals(2, reading.columns().size());
            }
            assertEquals(200_000, rows);
            assertEquals(201_000L, opened.query("t | count").table().rows().getFirst().getFirst());
            assertTrue(opened.account().balanced());
        }
    }

    @Test
    void partsThatDidNotComeAreNamedAndLimitsSayTheirNumbers() throws Exception {
        UploadLimits small = new UploadLimits(2, 20, 30, 0);
        try (Case opened = Case.open(folder.resolve("case"), CLOCK);
                Loads loads = new Loads(opened, LoadOptions.STANDARD, small, CLOCK)) {
            assertTrue(problem(() -> loads.offer(List.of(file("a", 21)))).contains("20 bytes"));
            assertTrue(
                    problem(() -> loads.offer(List.of(file("a", 20), file("b", 20))))
                            .contains("40 bytes of 30 bytes"));
            assertTrue(
                    problem(() -> loads.offer(List.of(file("a", 1), file("b", 1), file("c", 1))))
                            .startsWith("3 files are more"));
            LoadView begun = loads.offer(List.of(file("a.csv", 12), file("b.csv", 4)));
            assertEquals(List.of(0, 1), begun.missing());
            assertTrue(problem(() -> loads.start(begun.id(), true)).startsWith("2 files"));
            assertTrue(
                    problem(() -> loads.take(begun.id(), 0, bytes("name,count\na,1\n")))
                            .contains("longer than was said"));
            assertTrue(
                    problem(() -> loads.take(begun.id(), 0, bytes("name\n")))
                            .contains("5 bytes came and 12 were said"));
            loads.take(begun.id(), 0, bytes("name,c\nab,1\n"));
            assertTrue(problem(() -> loads.start(begun.id(), false)).startsWith("1 file has"));
            loads.start(begun.id(), true);
            assertEquals(LoadState.DONE, await(loads, begun.id()).state());
            assertEquals("b.csv", opened.account().beside().getFirst().path());
            assertEquals(1, uploads(opened).size());
        }
    }

    private static Offered file(String name, long size) {
        return new Offered(name, size, 0);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private interface Work {
        Object run() throws IOException;
    }

    private static String problem(Work work) {
        return String.valueOf(assertThrows(SpoorException.class, work::run).getMessage());
    }

    private static Loads loads(Case opened) {
        return new Loads(opened, LoadOptions.STANDARD, UploadLimits.STANDARD, CLOCK);
    }

    private static LoadView await(Loads loads, String id) throws InterruptedException {
        while (!loads.view(id).state().over()) {
            Thread.sleep(2);
        }
        return loads.view(id);
    }

    private static LoadView upload(Loads loads, String name, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        LoadView begun = loads.offer(List.of(new Offered(name, bytes.length, 0)));
        loads.take(begun.id(), 0, new ByteArrayInputStream(bytes));
        loads.start(begun.id(), false);
        return await(loads, begun.id());
    }

    /// All files below a folder, in an order that no file system gives.
    private static LoadView upload(Loads loads, Path root) throws Exception {
        List<Path> files = new ArrayList<>(below(root));
        Collections.reverse(files);
        List<Offered> offered = new ArrayList<>();
        for (Path file : files) {
            offered.add(
                    new Offered(
                            root.relativize(file).toString(),
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis()));
        }
        LoadView begun = loads.offer(offered);
        for (int number : begun.missing()) {
            loads.take(
                    begun.id(),
                    number,
                    new ByteArrayInputStream(Files.readAllBytes(files.get(number))));
        }
        loads.start(begun.id(), false);
        return await(loads, begun.id());
    }

    private static List<Path> below(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> uploads(Case opened) throws IOException {
        try (Stream<Path> files = Files.list(opened.folder().resolve("uploads"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : below(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Account account) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            AccountJson.write(account, json.useDefaultPrettyPrinter());
        }
        return text.toString();
    }
}
