package spoor.engine.duckdb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spoor.formats.Block;
import spoor.formats.BlockSource;
import spoor.formats.ColumnBuffer;
import spoor.formats.Reading;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.model.Column;
import spoor.model.KqlType;

/// One source on its way into a table.
///
/// With one thread, that thread reads, parses and stores. With several, a further one reads,
/// unpacks and hashes ahead of them; they parse a block each and store its rows. A reading that
/// must see all in order is parsed by a thread of its own, and they only store.
final class IngestFeed implements AutoCloseable {
    /// Fewer rows say nothing of a column.
    private static final int SAMPLE_ROWS = 1000;

    private static final double DISTINCT_SHARE = 0.95;
    private static final int SHORT = 40;

    /// Blocks or batches that are ready before anybody asks.
    private static final int READY = 2;

    private final BlockSource source;
    private final Reading reading;
    private final int threads;
    private final Supplier<Optional<Block>> blocks;
    private final List<BatchReader> readers = new ArrayList<>();
    private final List<Ahead<?>> ahead = new ArrayList<>();
    private final Queue<RecordBatch> spare = new ConcurrentLinkedQueue<>();
    private @Nullable Ahead<RecordBatch> parsed;
    private @Nullable RuntimeException failure;
    private @Nullable Worker first;

    /// @param threads of the engine that store its rows
    IngestFeed(BlockSource source, Reading reading, int threads) {
        this.source = source;
        this.reading = reading;
        this.threads = threads;
        if (threads == 1) {
            blocks = source::next;
            return;
        }
        Ahead<Block> read = new Ahead<>("spoor-blocks", READY, source::next);
        ahead.add(read);
        blocks = read::next;
        if (reading.inOrder()) {
            BatchReader reader = reader();
            parsed = new Ahead<>("spoor-parse", READY, () -> parse(reader));
            ahead.add(parsed);
        }
    }

    private BatchReader reader() {
        BatchReader reader = new BatchReader(source, blocks, reading);
        readers.add(reader);
        return reader;
    }

    private Optional<RecordBatch> parse(BatchReader reader) {
        RecordBatch known = spare.poll();
        RecordBatch batch = known == null ? new RecordBatch(reading.columns()) : known;
        reader.read(batch);
        return batch.rows() == 0 ? Optional.empty() : Optional.of(batch);
    }

    List<Column> columns() {
        return reading.columns();
    }

    int threads() {
        return threads;
    }

    synchronized Worker worker() {
        Worker waiting = first;
        if (waiting != null) {
            first = null;
            return waiting;
        }
        Ahead<RecordBatch> ordered = parsed;
        return ordered == null ? new Parsing(reader()) : new Taking(ordered);
    }

    /// The columns whose texts look like identifiers among the first rows: short, and hardly one
    /// twice. The rows stay to be read.
    Set<String> identifiers() {
        Worker worker = worker();
        RecordBatch sample = worker.next();
        worker.waiting = sample;
        synchronized (this) {
            first = worker;
        }
        Set<String> identifiers = new HashSet<>();
        for (int i = 0; i < columns().size() && sample.rows() >= SAMPLE_ROWS; i++) {
            if (isIdentifier(sample.column(i), sample.rows())) {
                identifiers.add(columns().get(i).name());
            }
        }
        return identifiers;
    }

    private static boolean isIdentifier(ColumnBuffer column, int rows) {
        boolean text = column.type() == KqlType.STRING || column.type() == KqlType.GUID;
        Set<ByteBuffer> distinct = new HashSet<>();
        long length = 0;
        for (int row = 0; text && row < rows; row++) {
            distinct.add(ByteBuffer.wrap(column.textAt(row)));
            length += column.textAt(row).length;
        }
        return distinct.size() >= rows * DISTINCT_SHARE && length <= (long) rows * SHORT;
    }

    synchronized void failed(RuntimeException cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /// What reading threw, if it did: it says more than DuckDB's text of it.
    synchronized @Nullable RuntimeException failure() {
        return failure;
    }

    /// Everything counted, once the source was read to its end.
    synchronized Tally tally() {
        Tally sum = new Tally();
        sum.add(source.summary().tally());
        readers.forEach(reader -> sum.add(reader.tally()));
        return sum;
    }

    /// The first rejects by place, whichever thread met them.
    synchronized List<Tally.Reject> rejects() {
        List<Tally.Reject> all = new ArrayList<>(source.summary().tally().rejects());
        readers.forEach(reader -> all.addAll(reader.tally().rejects()));
        all.sort(
                Comparator.comparingLong(Tally.Reject::offset)
                        .thenComparing(Tally.Reject::column)
                        .thenComparing(Tally.Reject::reason));
        return List.copyOf(all.subList(0, Math.min(all.size(), Tally.KEPT_REJECTS)));
    }

    /// The first and last time among the rows, in ticks; empty when there is none.
    synchronized Optional<TimeRange> times() {
        return readers.stream().flatMap(reader -> reader.times().stream()).reduce(TimeRange::with);
    }

    /// Ends the threads that read ahead.
    @Override
    public void close() {
        ahead.forEach(Ahead::close);
    }

    /// One of the engine's threads' part.
    abstract sealed class Worker {
        private final List<NativeTexts> texts =
                Stream.generate(NativeTexts::new).limit(reading.columns().size()).toList();
        private @Nullable RecordBatch waiting;

        /// Where the long texts of a column stay while DuckDB takes them.
        NativeTexts texts(int column) {
            return texts.get(column);
        }

        /// The next rows; an empty batch at the source's end.
        final RecordBatch next() {
            RecordBatch seen = waiting;
            waiting = null;
            if (seen != null) {
                return seen;
            }
            RecordBatch next = read();
            source.addRows(next.rows());
            return next;
        }

        abstract RecordBatch read();

        /// Takes a batch back that was stored.
        abstract void stored(RecordBatch batch);
    }

    /// Parses what it stores.
    private final class Parsing extends Worker {
        private final BatchReader reader;
        private final RecordBatch batch = new RecordBatch(reading.columns());

        Parsing(BatchReader reader) {
            this.reader = reader;
        }

        @Override
        RecordBatch read() {
            reader.read(batch);
            return batch;
        }

        @Override
        void stored(RecordBatch batch) {}
    }

    /// Stores what another thread parses.
    private final class Taking extends Worker {
        private final Ahead<RecordBatch> parsed;

        Taking(Ahead<RecordBatch> parsed) {
            this.parsed = parsed;
        }

        @Override
        RecordBatch read() {
            return parsed.next().orElseGet(() -> new RecordBatch(List.of()));
        }

        @Override
        void stored(RecordBatch batch) {
            spare.add(batch);
        }
    }
}
