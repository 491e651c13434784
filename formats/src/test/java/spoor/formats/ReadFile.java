package spoor.formats;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import spoor.model.Column;
import spoor.model.Ticks;

/// Reads a file as a case does, into text rows, for tests.
///
/// @param rows in file order: the cells' text joined by `|`, behind the row's offset and a colon
public record ReadFile(Chosen chosen, List<String> rows, Tally tally, ReadSummary summary) {
    public static ReadFile of(Path path) {
        return of(path, 1, BlockSource.BLOCK_LENGTH, BlockSource.RECORD_LIMIT, 0);
    }

    public static ReadFile of(Path path, int threads, int blockLength, int recordLimit, long from) {
        Source source = Source.open(path);
        return of(path, source, source.recognise(), threads, blockLength, recordLimit, from);
    }

    private static ReadFile of(
            Path path,
            Source source,
            Chosen chosen,
            int threads,
            int blockLength,
            int recordLimit,
            long from) {
        try (BlockSource blocks = source.blocks(chosen.reading(), from, blockLength, recordLimit);
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            int parts = chosen.reading().inOrder() ? 1 : threads;
            Tally tally = new Tally();
            List<Row> rows = new ArrayList<>();
            List<Callable<Part>> tasks = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                tasks.add(() -> part(chosen.reading(), blocks));
            }
            for (Future<Part> part : pool.invokeAll(tasks)) {
                rows.addAll(part.get().rows());
                tally.add(part.get().tally());
            }
            rows.sort((a, b) -> Long.compare(a.offset(), b.offset()));
            ReadSummary summary = blocks.summary();
            tally.add(summary.tally());
            Optional<Reading> more = blocks.widened();
            if (more.isPresent()) {
                Chosen again = chosen(chosen, more.get());
                return of(path, source, again, threads, blockLength, recordLimit, from);
            }
            return new ReadFile(
                    chosen,
                    rows.stream().map(row -> row.offset() + ":" + row.text()).toList(),
                    tally,
                    summary);
        } catch (Exception e) {
            throw new IllegalStateException("reading " + path, e);
        }
    }

    private static Chosen chosen(Chosen chosen, Reading reading) {
        Recognition.Recognised known = chosen.recognition();
        return new Chosen(
                chosen.format(),
                new Recognition.Recognised(
                        known.score(), known.why(), reading, known.assumptions()));
    }

    private record Row(long offset, String text) {}

    private record Part(List<Row> rows, Tally tally) {}

    private static Part part(Reading reading, BlockSource blocks) {
        Tally tally = new Tally();
        List<Row> rows = new ArrayList<>();
        RecordBatch batch = new RecordBatch(reading.columns());
        BlockParser parser = reading.parser();
        Optional<Block> block = blocks.next();
        while (block.isPresent()) {
            parser.begin(block.get());
            boolean more = true;
            while (more) {
                more = parser.fill(batch, tally);
                for (int row = 0; row < batch.rows(); row++) {
                    rows.add(new Row(batch.offset(row), text(batch, reading.columns(), row)));
                }
                batch.clear();
            }
            blocks.release(block.get());
            block = blocks.next();
        }
        boolean held = true;
        while (held) {
            held = parser.finish(batch, tally);
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(new Row(batch.offset(row), text(batch, reading.columns(), row)));
            }
            batch.clear();
        }
        return new Part(rows, tally);
    }

    private static String text(RecordBatch batch, List<Column> columns, int row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnBuffer cell = batch.column(i);
            cells.add(cell.isPresent(row) ? text(cell, row) : "");
        }
        return String.join("|", cells);
    }

    private static String text(ColumnBuffer cell, int row) {
        return switch (cell.type()) {
            case STRING, DYNAMIC, GUID, DECIMAL ->
                    new String(cell.textAt(row), StandardCharsets.UTF_8);
            case REAL -> Double.toString(cell.doubleAt(row));
            case DATETIME -> Ticks.datetimeText(cell.longAt(row));
            case BOOL -> Boolean.toString(cell.longAt(row) != 0);
            case INT, LONG, TIMESPAN -> Long.toString(cell.longAt(row));
        };
    }

    /// `table(name:type, ...)`.
    public String schema() {
        return chosen.reading().columns().stream()
                .map(column -> column.name() + ":" + column.type().kqlName())
                .collect(Collectors.joining(", ", chosen.reading().table() + "(", ")"));
    }

    /// The rows without their offsets.
    public List<String> texts() {
        return rows.stream().map(row -> row.substring(row.indexOf(':') + 1)).toList();
    }

    public boolean balances() {
        return tally.bytes() == summary.textLength();
    }

    /// The rejects, as `offset+length column: reason`.
    public List<String> rejects() {
        return tally.rejects().stream()
                .map(reject ->
                        reject.offset()
                                + "+"
                                + reject.length()
                                + " "
                                + reject.column()
                                + ": "
                                + reject.reason())
                .sorted()
                .toList();
    }
}
