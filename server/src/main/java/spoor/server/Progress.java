package spoor.server;

import java.io.IOException;
import java.util.Optional;
import spoor.engine.Meter;
import spoor.model.Stop;

/// Tells a client how far its query is, while its answer is read; stops the query of a client that
/// is gone.
final class Progress {
    private final QueryRoutes.Sink sink;
    private final Stop stop;
    private Optional<HeldAnswer> answer = Optional.empty();

    Progress(QueryRoutes.Sink sink, Stop stop) {
        this.sink = sink;
        this.stop = stop;
    }

    Meter meter() {
        return new Meter(this::tell);
    }

    /// From now on there is an answer to tell of.
    void of(HeldAnswer held) {
        answer = Optional.of(held);
    }

    private void tell(double percent) {
        if (answer.isEmpty() || stop.reason().isPresent()) {
            return;
        }
        try {
            sink.progress(answer.get(), stop, percent);
        } catch (IOException e) {
            stop.request(Stop.CANCELLED);
        }
    }
}
