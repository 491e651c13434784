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
import spoor.server.users.Role;
import spoor.workbench.manage.Queries;
import spoor.workbench.manage.RunningQuery;

/// The queries that wait or run, so that who asked can cancel them, and the latest that ran. All is
/// guarded by this.
final class RunningQueries {
    private static final int LATEST = 200;
    private static final int TEXT = 4_000;

    private final Clock clock;
    private final Set<Running> running = new LinkedHashSet<>();
    private final Deque<RunningQuery> ran = new ArrayDeque<>();

    RunningQueries(Clock clock) {
        this.clock = clock;
    }

    /// A query that waits or runs until it is closed.
    final class Running implements AutoCloseable {
        private final Stop stop = new Stop();
        private final String id;
        private final Visitor user;
        private final String text;
        private final Instant began = clock.instant();
        private volatile boolean runs;
        private String problem = "it was not answered";

        private Running(String id, Visitor user, String text) {
            this.id = id;
            this.user = user;
            this.text = text.length() > TEXT ? text.substring(0, TEXT) + "..." : text;
        }

        Stop stop() {
            return stop;
        }

        /// It is its turn.
        void runs() {
            runs = true;
        }

        private boolean isOf(Visitor visitor) {
            return user.name().equals(visitor.name());
        }

        /// How it ended.
        ///
        /// @param why a sentence; empty: well
        void ended(String why) {
            problem = why;
        }

        private RunningQuery told(String state) {
            return new RunningQuery(
                    id, text, began, clock.instant(), state, running.contains(this) ? "" : problem);
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
    /// @param user who asks, and may cancel it
    synchronized Running begin(String id, Visitor user, String text) {
        Running begun = new Running(id, user, text);
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

    /// Those whose turn it is.
    synchronized int count() {
        return (int) running.stream().filter(one -> one.runs).count();
    }

    /// The queries as a user may see and cancel them.
    Queries of(Visitor visitor) {
        return new Queries() {
            @Override
            public List<RunningQuery> all() {
                return RunningQueries.this.all();
            }

            @Override
            public int cancel(String id) {
                return RunningQueries.this.cancel(id, visitor);
            }
        };
    }

    private synchronized List<RunningQuery> all() {
        List<RunningQuery> all = new ArrayList<>(ran);
        running.forEach(
                one -> all.add(one.told(one.runs ? RunningQuery.RUNS : RunningQuery.WAITS)));
        return all;
    }

    /// Cancels those of an id that wait or run.
    ///
    /// @param visitor who asks: his own, or an administrator all
    /// @return how many
    /// @throws Refusal when they are another's
    int cancel(String id, Visitor visitor) {
        List<Running> found = new ArrayList<>();
        synchronized (this) {
            running.stream().filter(one -> !id.isEmpty() && one.id.equals(id)).forEach(found::add);
        }
        List<Stop> stops =
                found.stream()
                        .filter(one -> one.isOf(visitor) || visitor.role() == Role.ADMINISTRATOR)
                        .map(Running::stop)
                        .toList();
        if (stops.isEmpty() && !found.isEmpty()) {
            throw new Refusal(
                    403,
                    "the query of this id is another user's: only who asked it, or an administrator"
                            + " ('spoor users role'), cancels it");
        }
        stops.forEach(stop -> stop.request(Stop.CANCELLED));
        return stops.size();
    }
}
