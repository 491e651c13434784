package spoor.server;

import java.util.concurrent.atomic.AtomicReference;
import spoor.model.Stop;
import spoor.workbench.QueryRequest;
import spoor.workbench.export.ExportFormat;

/// An export that was asked for and is fetched once. Safe for many threads.
final class ExportTicket {
    /// How an export stands.
    enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /// What was asked.
    ///
    /// @param user who may fetch it
    /// @param result which result of the query, from 0
    record Wanted(String user, QueryRequest query, ExportFormat format, int result, String name) {}

    private final String id;
    private final Wanted wanted;
    private final Stop stop = new Stop();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile long rows;
    private volatile String message = "";

    ExportTicket(String id, Wanted wanted) {
        this.id = id;
        this.wanted = wanted;
    }

    String id() {
        return id;
    }

    Wanted wanted() {
        return wanted;
    }

    Stop stop() {
        return stop;
    }

    State state() {
        return state.get();
    }

    /// Rows so far.
    long rows() {
        return rows;
    }

    /// Why it failed; else empty.
    String message() {
        return message;
    }

    /// Whether the caller is the first to fetch it.
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.RUNNING);
    }

    void written(long count) {
        rows = count;
    }

    void done() {
        var _ = state.compareAndSet(State.RUNNING, State.DONE);
    }

    /// What went wrong; of an export whose client has gone nothing did.
    void failed(String sentence) {
        if (stop.reason().filter(Stop.CANCELLED::equals).isPresent()) {
            var _ = state.compareAndSet(State.RUNNING, State.CANCELLED);
            return;
        }
        message = sentence;
        var _ = state.compareAndSet(State.RUNNING, State.FAILED);
    }

    void cancel() {
        if (state.compareAndSet(State.WAITING, State.CANCELLED)
                || state.compareAndSet(State.RUNNING, State.CANCELLED)) {
            stop.request(Stop.CANCELLED);
        }
    }
}
