package spoor.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import spoor.model.Stop;

/// The queries that run, by the id that their client gave them, so that it can cancel them.
final class RunningQueries {
    private final Map<Stop, String> running = new ConcurrentHashMap<>();

    /// A query that runs until it is closed.
    final class Running implements AutoCloseable {
        private final Stop stop = new Stop();

        Stop stop() {
            return stop;
        }

        @Override
        public void close() {
            running.remove(stop);
        }
    }

    /// @param id empty: nobody can cancel it
    Running begin(String id) {
        Running begun = new Running();
        running.put(begun.stop(), id);
        return begun;
    }

    int count() {
        return running.size();
    }

    /// Cancels all queries of an id.
    ///
    /// @return how many ran
    int cancel(String id) {
        List<Stop> stops =
                running.entrySet().stream()
                        .filter(entry -> !id.isEmpty() && entry.getValue().equals(id))
                        .map(Map.Entry::getKey)
                        .toList();
        stops.forEach(stop -> stop.request(Stop.CANCELLED));
        return stops.size();
    }
}
