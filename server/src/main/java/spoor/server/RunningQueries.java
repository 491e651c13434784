package spoor.server;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import spoor.model.Stop;
import spoor.workbench.manage.Queries;
import spoor.workbench.manage.RunningQuery;

/// The queries that run, so that who asked can cancel them, and the latest that ran. All is guarded
/// by this.
final class RunningQueries implements Queries {
    private static final int LATEST = 200;
    private static final int TEXT = 4_000;

    private final Clock clock;
    private final Set<Running> running = new LinkedHashSet<>();
    private final Deque<RunningQuery> ran = new ArrayDeque<>();

    RunningQueries(Clock clock) {
        this.clock = clock;
    }

    /// A query that runs until it is closed.
    final class Running implements AutoCloseable {
        private final Stop stop = new Stop();
        private final String id;
        private final String text;
        private final Instant began = clock.instant();
        private String problem = "it was not answered";

        private Running(String id, String text) {
            this.id = id;
            this.text = text.length() > TEXT ? text.substring(0, TEXT) + "..." : text;
        }

        Stop stop() {
            return stop;
        }

        /// How it ended.
        ///
        /// @param why a sentence; empty: well
        void ended(String why) {
            problem = why;
        }

        private RunningQuery told(String state) {
            return new RunningQuery(
                    id,
                    text,
                    began,
                    clock.instant(),
                    state,
                    state.equals("InProgress") ? "" : problem);
        }

        @Override
        public void close() {
            String state =
                    problem.isEmpty()
                            ? "Completed"
                            : stop.reason().isPresent() ? "Cancelled" : "Failed";
            end(this, told(state));
        }
    }

    /// @param id empty: nobody can cancel it
    synchronized Running begin(String id, String text) {
        Running begun = new Running(id, text);
        running.add(begun);
        return begun;
    }

    private synchronized void end(Running ended, RunningQuery told) {
        if (running.remove(ended)) {
            ran.addLast(told);
            if (ran.size() > LATEST) {
                ran.removeFirst();
            }
        }
    }

    synchronized int count() {
        return running.size();
    }

    @Override
    public synchronized List<RunningQuery> all() {
        List<RunningQuery> all = new ArrayList<>(ran);
        running.forEach(one -> all.add(one.told("InProgress")));
        return all;
    }

    @Override
    public int cancel(String id) {
        List<Stop> stops = new ArrayList<>();
        synchronized (this) {
            running.stream()
                    .filter(one -> !id.isEmpty() && one.id.equals(id))
                    .forEach(one -> stops.add(one.stop()));
        }
        stops.forEach(stop -> stop.request(Stop.CANCELLED));
        return stops.size();
    }
}
