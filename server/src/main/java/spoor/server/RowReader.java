package spoor.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;

/// Reads the rows of an answer's results, so many as were asked for of each; keeps what failed, for
/// an answer that is begun can only tell it at its end.
final class RowReader {
    private final ObjectMapper mapper;
    private final long most;
    private final RequestIds ids;
    private final List<String> cuts = new ArrayList<>();
    private Optional<KustoError> failure = Optional.empty();
    private @Nullable Throwable cause;
    private @Nullable RowCursor rows;
    private long ofResult;
    private long all;
    private int allowed;

    /// @param most rows read of each result
    RowReader(ObjectMapper mapper, long most, RequestIds ids) {
        this.mapper = mapper;
        this.most = most;
        this.ids = ids;
    }

    void begin(RowCursor result) {
        rows = result;
        ofResult = 0;
    }

    /// The next rows, of which [#allowed] count; none at the end, and after a failure.
    Optional<RowBatch> next() {
        RowCursor open = rows;
        if (open == null) {
            return Optional.empty();
        }
        Optional<RowBatch> batch = read(open);
        allowed = batch.map(some -> (int) Math.min(some.rows(), most - ofResult)).orElse(0);
        ofResult += allowed;
        all += allowed;
        if (batch.isPresent() && allowed < batch.get().rows()) {
            open.close();
            rows = null;
            cuts.add(
                    String.format(
                            Locale.ROOT,
                            "The first %,d rows are shown and there are more; summarize, or ask"
                                    + " for fewer, to see the rest.",
                            most));
        }
        return batch.filter(_ -> allowed > 0);
    }

    private Optional<RowBatch> read(RowCursor open) {
        try {
            return open.next();
        } catch (SpoorException e) {
            fail(e, KustoError.of(mapper, e, ids));
        } catch (OutOfMemoryError e) {
            fail(e, KustoError.exhausted(mapper, e, ids));
        } catch (RuntimeException e) {
            fail(e, KustoError.internal(mapper, e, ids));
        }
        return Optional.empty();
    }

    private void fail(Throwable why, KustoError error) {
        cause = why;
        failure = Optional.of(error);
    }

    /// How many rows of the last batch count.
    int allowed() {
        return allowed;
    }

    /// Rows read of this result.
    long ofResult() {
        return ofResult;
    }

    /// Rows read of all results.
    long all() {
        return all;
    }

    Optional<KustoError> failure() {
        return failure;
    }

    /// What failed, and is told in the answer.
    Optional<Throwable> told() {
        return Optional.ofNullable(cause);
    }

    /// Sentences to be read beside the results, when all rows were read.
    List<String> notes(HeldAnswer answer) {
        List<String> notes = new ArrayList<>(failure.isEmpty() ? answer.notes() : List.of());
        notes.addAll(cuts);
        return notes;
    }
}
