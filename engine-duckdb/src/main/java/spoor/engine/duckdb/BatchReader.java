package spoor.engine.duckdb;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.BlockSource;
import spoor.formats.ColumnBuffer;
import spoor.formats.Reading;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.model.Column;

/// One parser of a source: fills batches from blocks, and counts. For one thread at a time.
final class BatchReader {
    private static final int NO_TIME = -1;

    private final BlockSource source;
    private final Supplier<Optional<Block>> blocks;
    private final BlockParser parser;
    private final int timeColumn;
    private final Tally tally = new Tally();
    private @Nullable Block block;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private boolean finished;

    /// @param source takes blocks back
    /// @param blocks gives them, to this reader and others
    BatchReader(BlockSource source, Supplier<Optional<Block>> blocks, Reading reading) {
        this.source = source;
        this.blocks = blocks;
        this.parser = reading.parser();
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

    /// Puts the next rows in the place of the batch's; none at the source's end.
    void read(RecordBatch batch) {
        batch.clear();
        while (batch.rows() == 0) {
            if (block == null) {
                Block next = blocks.get().orElse(null);
                if (next == null) {
                    finish(batch);
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
            note(batch.column(timeColumn), batch.rows());
        }
    }

    private void finish(RecordBatch batch) {
        while (!finished && batch.rows() == 0) {
            finished = !parser.finish(batch, tally);
        }
    }

    private void note(ColumnBuffer times, int rows) {
        for (int row = 0; row < rows; row++) {
            if (times.isPresent(row)) {
                long time = times.longAt(row);
                first = Math.min(first, time);
                last = Math.max(last, time);
            }
        }
    }

    /// What was counted so far.
    Tally tally() {
        return tally;
    }

    /// The first and last time among the rows, in ticks; empty when there is none.
    Optional<TimeRange> times() {
        return first <= last ? Optional.of(new TimeRange(first, last)) : Optional.empty();
    }
}
