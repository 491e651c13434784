package spoor.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import spoor.formats.Tally.Kind;
import spoor.model.FormatException;
import spoor.model.Stop;

/// One pass over a source, handed out in blocks of whole records to any number of parser threads.
/// The file is read in order, by whichever thread asks; its hash and size come out of the same
/// pass. Memory is bounded by the longest record allowed.
public final class BlockSource implements AutoCloseable {
    /// Bytes of a block, unless one record needs more.
    public static final int BLOCK_LENGTH = 1 << 20;

    /// The longest record that is read; a longer one becomes a reject and is passed over.
    public static final int RECORD_LIMIT = 64 << 20;

    private static final int POOLED = 4;

    private final Source source;
    private final TextInput input;
    private final Cutter cutter;
    private final int blockLength;
    private final int recordLimit;
    private final long from;
    private final Tally tally = new Tally();
    private final ArrayBlockingQueue<byte[]> pool = new ArrayBlockingQueue<>(POOLED);
    private byte[] buffer;
    private int filled;
    private long offset;
    private long continueAt;
    private boolean ended;
    private final LongAdder rows = new LongAdder();
    private volatile Stop stop = Stop.NEVER;
    private volatile long rawRead;
    private @Nullable ReadSummary summary;

    /// @param from where reading starts; the bytes before it are hashed but not handed out
    BlockSource(Source source, Reading reading, long from, int blockLength, int recordLimit) {
        this.source = source;
        this.cutter = reading.cutter();
        this.from = from;
        this.blockLength = Math.min(blockLength, recordLimit);
        this.recordLimit = recordLimit;
        this.buffer = new byte[this.blockLength + 1];
        try {
            this.input = source.openText();
        } catch (IOException e) {
            throw source.unreadable(0, e);
        }
        offset = input.markLength();
        continueAt = offset;
        if (offset > 0 && from == 0) {
            tally.add(Kind.HEADER, offset);
        }
    }

    /// The next block, empty at the end; then [#summary()] is known.
    ///
    /// @throws FormatException when the file cannot be read on
    /// @throws spoor.model.SpoorException of kind LIMIT when it was stopped
    public synchronized Optional<Block> next() {
        try {
            while (summary == null) {
                stop.check();
                Optional<Block> block = offset < from ? skip() : read();
                rawRead = input.raw().count();
                if (block.isPresent()) {
                    return block;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw source.unreadable(offset, e);
        }
    }

    /// Gives a block's array back for further blocks, once its parser is done with it; never waits
    /// for a block that another thread is reading.
    public void release(Block block) {
        if (block.bytes().length == blockLength + 1) {
            var _ = pool.offer(block.bytes());
        }
    }

    /// What the pass found.
    ///
    /// @throws IllegalStateException before [#next()] came to the end
    public synchronized ReadSummary summary() {
        if (summary == null) {
            throw new IllegalStateException("not read to the end: " + source.path());
        }
        return summary;
    }

    /// A reading with which the source is to be read anew, for it holds more than its sample shows;
    /// known at the end.
    public synchronized Optional<Reading> widened() {
        return cutter.widened();
    }

    /// Gives out no further block once this stop is asked.
    public void stoppedBy(Stop asked) {
        stop = asked;
    }

    /// Parsers tell how many rows they made.
    public void addRows(long made) {
        rows.add(made);
    }

    /// Rows made of it so far, for a progress bar.
    public long rowsMade() {
        return rows.sum();
    }

    /// Raw bytes of the file read so far, for a progress bar.
    public long rawBytesRead() {
        return rawRead;
    }

    /// Passes over what was read another time, showing it to the cutter.
    private Optional<Block> skip() throws IOException {
        long left = from - offset;
        int target = (int) Math.min(blockLength, left);
        fill(target);
        int end = cut(filled == left);
        while (end == 0 && !ended && filled <= recordLimit) {
            target = (int) Math.min(Math.min(2L * target, left), recordLimit + 1L);
            fill(target);
            end = cut(filled == left);
        }
        advance(end == 0 ? filled : end);
        continueAt = offset;
        if (ended && filled == 0) {
            finish();
        }
        return Optional.empty();
    }

    private int cut(boolean last) {
        return cutter.cut(buffer, filled, offset, last);
    }

    private Optional<Block> read() throws IOException {
        int target = blockLength;
        while (true) {
            fill(target);
            if (filled == 0) {
                finish();
                return Optional.empty();
            }
            Object context = cutter.context();
            int end = cut(false);
            if (end > 0) {
                continueAt = offset + end;
            } else if (ended) {
                end = cut(true);
            }
            if (end > 0) {
                Block block = new Block(buffer, end, offset, context);
                advance(end);
                return Optional.of(block);
            }
            if (filled > recordLimit) {
                passOver();
                return Optional.empty();
            }
            target = (int) Math.min(2L * Math.max(target, filled), recordLimit + 1L);
        }
    }

    /// Reads until the buffer holds `target` bytes or the file ends. One byte more is always free
    /// behind them.
    private void fill(int target) throws IOException {
        if (buffer.length <= target) {
            buffer = Arrays.copyOf(buffer, target + 1);
        }
        if (!ended && filled < target) {
            filled = input.read(buffer, filled, target);
            ended = filled < target;
        }
    }

    /// Leaves `buffer[0..end)` to a block and goes on with a fresh array that holds the rest.
    private void advance(int end) {
        int rest = filled - end;
        byte[] known = pool.poll();
        byte[] next = known == null ? new byte[blockLength + 1] : known;
        if (next.length <= rest) {
            next = new byte[rest + 1];
        }
        System.arraycopy(buffer, end, next, 0, rest);
        buffer = next;
        filled = rest;
        offset += end;
    }

    /// Streams past a record that is too long, to its line's end, and keeps its beginning.
    private void passOver() throws IOException {
        byte[] text = Arrays.copyOf(buffer, Math.min(filled, Tally.KEPT_BYTES));
        long start = offset;
        buffer = Arrays.copyOf(buffer, Math.max(filled, blockLength) + 1);
        int end = lineEnd();
        while (end < 0) {
            offset += filled;
            filled = 0;
            fill(blockLength);
            end = filled == 0 ? 0 : lineEnd();
        }
        advance(end);
        tally.reject(
                new Tally.Reject(
                        start,
                        offset - start,
                        "",
                        "the record is longer than " + recordLimit + " bytes",
                        text));
        continueAt = offset;
    }

    private int lineEnd() {
        byte sought = cutter.lineEnd();
        for (int i = 0; i < filled; i++) {
            if (buffer[i] == sought) {
                return i + 1;
            }
        }
        return -1;
    }

    private void finish() throws IOException {
        input.raw().drain();
        for (DecodedInput.Trouble trouble : input.troubles()) {
            tally.reject(
                    new Tally.Reject(
                            Math.min(trouble.at(), offset), 0, "", trouble.reason(), new byte[0]));
        }
        tally.addRepaired(input.repaired());
        summary =
                new ReadSummary(
                        input.raw().sha256(), input.raw().count(), offset, tally, continueAt);
        input.close();
    }

    @Override
    public synchronized void close() {
        try {
            input.close();
        } catch (IOException e) {
            throw source.unreadable(offset, e);
        }
    }
}
