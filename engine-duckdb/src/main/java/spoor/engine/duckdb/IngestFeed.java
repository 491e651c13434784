package spoor.engine.duckdb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.BlockSource;
import spoor.formats.ColumnBuffer;
import spoor.formats.Reading;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.model.Column;
import spoor.model.KqlType;

/// One source on its way into a table: the blocks, and what each thread that parses them counted.
final class IngestFeed {
    private static final int NO_TIME = -1;

    /// Fewer rows say nothing of a column.
    private static final int SAMPLE_ROWS = 1000;

    private static final double DISTINCT_SHARE = 0.95;
    private static final int SHORT = 40;

    private final BlockSource source;
    private final Reading reading;
    private final int threads;
    private final int timeColumn;
    private final List<Worker> workers = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private @Nullable Worker first;

    IngestFeed(BlockSource source, Reading reading, int threads) {
        this.source = source;
        this.reading = reading;
        this.threads = reading.inOrder() ? 1 : threads;
        this.timeColumn =
                reading.timeColumn().map(name -> position(reading.columns(), name)).orElse(NO_TIME);
    }

    private static int position(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("no time column '" + name + "'");
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
        Worker worker = new Worker();
        workers.add(worker);
        return worker;
    }

    /// The columns whose texts look like identifiers among the first rows: short, and hardly one
    /// twice. The rows stay to be read.
    Set<String> identifiers() {
        Worker worker = worker();
        RecordBatch sample = worker.next();
        worker.waits = true;
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
        List<Tally> parts = new ArrayList<>();
        parts.add(source.summary().tally());
        workers.forEach(worker -> parts.add(worker.tally));
        parts.forEach(sum::add);
        return sum;
    }

    /// The first rejects by place, whichever thread met them.
    synchronized List<Tally.Reject> rejects() {
        List<Tally.Reject> all = new ArrayList<>(source.summary().tally().rejects());
        workers.forEach(worker -> all.addAll(worker.tally.rejects()));
        all.sort(
                Comparator.comparingLong(Tally.Reject::offset)
                        .thenComparing(Tally.Reject::column)
                        .thenComparing(Tally.Reject::reason));
        return List.copyOf(all.subList(0, Math.min(all.size(), Tally.KEPT_REJECTS)));
    }

    /// The first and last time among the rows, in ticks; empty when there is none.
    synchronized Optional<TimeRange> times() {
        TimeRange range = null;
        for (Worker worker : workers) {
            if (worker.first <= worker.last) {
                TimeRange own = new TimeRange(worker.first, worker.last);
                range = range == null ? own : range.with(own);
            }
        }
        return Optional.ofNullable(range);
    }

    /// One thread's part.
    final class Worker {
        private final BlockParser parser = reading.parser();
        private final Tally tally = new Tally();
        private final RecordBatch batch = new RecordBatch(reading.columns());
        private final List<NativeTexts> texts =
                Stream.generate(NativeTexts::new).limit(reading.columns().size()).toList();
        private @Nullable Block block;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private boolean waits;
        private boolean finished;

        /// Where the long texts of a column stay while DuckDB takes them.
        NativeTexts texts(int column) {
            return texts.get(column);
        }

        /// The next rows, until the next call; an empty batch at the source's end.
        RecordBatch next() {
            if (waits) {
                waits = false;
                return batch;
            }
            batch.clear();
            while (batch.rows() == 0) {
                if (block == null) {
                    Block next = source.next().orElse(null);
                    if (next == null) {
                        finish();
                        break;
                    }
                    parser.begin(next);
                    block = next;
                }
                if (!parser.fill(batch, tally)) {
                    source.release(block);
                    block = null;
                }
            }
            if (timeColumn != NO_TIME) {
                note(batch.column(timeColumn));
            }
            return batch;
        }

        private void finish() {
            while (!finished && batch.rows() == 0) {
                finished = !parser.finish(batch, tally);
            }
        }

        private void note(ColumnBuffer times) {
            for (int row = 0; row < batch.rows(); row++) {
                if (times.isPresent(row)) {
                    long time = times.longAt(row);
                    first = Math.min(first, time);
                    last = Math.max(last, time);
                }
            }
        }
    }
}
