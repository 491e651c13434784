package spoor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Vector;
import spoor.workbench.RunningAnswer;

/// The rows that were read of an answer before any of it was written, so many as memory may hold,
/// and after them those that the engine still gives.
final class HeldAnswer implements AutoCloseable {
    /// Bytes held of one answer. Twenty at a time fit beside the rest of the process.
    private static final long MOST = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 40);

    private final RunningAnswer answer;
    private final List<Result> results = new ArrayList<>();
    private long bytes;
    private int reading;
    private Optional<Throwable> failure = Optional.empty();

    private HeldAnswer(RunningAnswer answer) {
        this.answer = answer;
        for (int i = 0; i < answer.headings().size(); i++) {
            results.add(new Result(i));
        }
    }

    /// An answer of which nothing is read yet.
    static HeldAnswer of(RunningAnswer answer) {
        return new HeldAnswer(answer);
    }

    /// Reads until the first rows are there, so that what fails at once fails before a word is
    /// written.
    void holdFirstRows() {
        if (!results.isEmpty()) {
            results.getFirst().hold(1);
        }
    }

    /// Reads all rows, as far as they may be held.
    void holdAllRows() {
        for (Result result : results) {
            if (bytes < MOST) {
                result.hold(Integer.MAX_VALUE);
            }
        }
    }

    /// Has a failure that came too early wait for its place: it is thrown where the rows end that
    /// are held.
    void failLater(Throwable why) {
        failure = Optional.of(why);
    }

    /// The result that is read, from 0.
    int reading() {
        return reading;
    }

    List<RunningAnswer.Heading> headings() {
        return answer.headings();
    }

    /// All rows of a result, where they are held to the last.
    Optional<List<RowBatch>> whole(int result) {
        Result one = results.get(result);
        return one.ended ? Optional.of(List.copyOf(one.batches)) : Optional.empty();
    }

    /// The rows of a result: those held, then those to come.
    RowCursor rows(int result) {
        return results.get(result);
    }

    List<String> notes() {
        return answer.notes();
    }

    @Override
    public void close() {
        answer.close();
    }

    private void throwFailure() {
        switch (failure.orElse(null)) {
            case RuntimeException wrong -> throw wrong;
            case Error error -> throw error;
            case null -> {}
            default -> throw new IllegalStateException(failure.get());
        }
    }

    private static long size(RowBatch batch) {
        long size = 0;
        for (Vector vector : batch.vectors()) {
            switch (vector) {
                case Vector.Longs longs -> size += 9L * longs.size();
                case Vector.Doubles doubles -> size += 9L * doubles.size();
                case Vector.Texts texts -> {
                    for (@Nullable String text : texts.values()) {
                        size += text == null ? 4 : 60L + text.length();
                    }
                }
                case Vector.Arrays arrays -> size += 8L * (arrays.size() + arrays.ids().length);
            }
        }
        return size;
    }

    private final class Result implements RowCursor {
        private final int index;
        private final List<RowBatch> batches = new ArrayList<>();
        private int given;
        private boolean ended;
        private Optional<RowCursor> rows = Optional.empty();

        Result(int index) {
            this.index = index;
        }

        void hold(int most) {
            while (!ended && batches.size() < most && bytes < MOST) {
                Optional<RowBatch> batch = read();
                batch.ifPresent(some -> {
                    batches.add(some);
                    bytes += size(some);
                });
            }
        }

        private Optional<RowBatch> read() {
            if (ended) {
                return Optional.empty();
            }
            throwFailure();
            reading = index;
            if (rows.isEmpty()) {
                rows = Optional.of(answer.rows(index));
            }
            Optional<RowBatch> batch = rows.get().next();
            if (batch.isEmpty()) {
                ended = true;
                rows.get().close();
            }
            return batch;
        }

        @Override
        public List<Column> columns() {
            return answer.headings().get(index).columns();
        }

        @Override
        public Optional<RowBatch> next() {
            return given < batches.size() ? Optional.of(batches.get(given++)) : read();
        }

        @Override
        public void close() {
            ended = true;
            rows.ifPresent(RowCursor::close);
        }
    }
}
