package spoor.model;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The signal that a request shall end: a user cancelled it, or its time is over. Whoever started
/// the request asks; what works on it looks ([#check]) or is told ([#watch]). Asked once, it stays
/// asked. Any thread may use it.
public final class Stop {
    /// Of a request that nobody can stop.
    public static final Stop NEVER = new Stop(false);

    public static final String CANCELLED = "the query was cancelled";

    private final boolean possible;
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    public Stop() {
        this(true);
    }

    private Stop(boolean possible) {
        this.possible = possible;
    }

    /// Asks to stop and tells all who watch, on this thread. Of several reasons the first counts.
    ///
    /// @param why a sentence for the user
    public void request(String why) {
        if (!possible) {
            throw new IllegalStateException("this request cannot be stopped: " + why);
        }
        if (reason.compareAndSet(null, why)) {
            watches.forEach(Watch::tell);
        }
    }

    /// Why to stop; empty while nobody asked.
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /// Goes on only while nobody asked to stop; cheap enough for each of a thousand rows.
    ///
    /// @throws SpoorException of kind LIMIT with the reason
    public void check() {
        String why = reason.get();
        if (why != null) {
            throw new SpoorException(ErrorKind.LIMIT, why);
        }
    }

    /// Has an action told the reason, once; at once when it was asked already. The action must be
    /// short and must not fail. Close the watch when the work is done.
    public Watch watch(Consumer<String> action) {
        Watch watch = new Watch(action);
        if (possible) {
            watches.add(watch);
            if (reason.get() != null) {
                watch.tell();
            }
        }
        return watch;
    }

    /// Who is told.
    public final class Watch implements AutoCloseable {
        private final Consumer<String> action;

        private Watch(Consumer<String> action) {
            this.action = action;
        }

        private void tell() {
            if (watches.remove(this)) {
                action.accept(reason().orElseThrow());
            }
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
