package spoor.workbench;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import spoor.formats.Origin;

/// Adds up what all files of a load have read, and tells it a few times a second.
final class LoadProgress implements AutoCloseable {
    private static final long MILLISECONDS = 200;

    private final Progress listener;
    private final Set<LongSupplier> reading = ConcurrentHashMap.newKeySet();
    private final Map<String, LongSupplier> archives = new ConcurrentHashMap<>();
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final Set<LongSupplier> rows = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor ticker =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("spoor-progress").factory());
    private volatile String path = "";

    LoadProgress(Progress listener, int files, long bytes) {
        this.listener = listener;
        listener.begin(files, bytes);
        Future<?> _ =
                ticker.scheduleAtFixedRate(
                        this::tell, MILLISECONDS, MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private synchronized void tell() {
        long underWay = sum(reading);
        long made = events.get() + sum(rows);
        listener.at(new Progress.State(files.get(), bytes.get() + underWay, made, path));
    }

    private static long sum(Set<LongSupplier> parts) {
        return parts.stream().mapToLong(LongSupplier::getAsLong).sum();
    }

    /// A source is being read; until [#ended] its bytes are asked for, when it is a file, and its
    /// rows.
    void reads(Origin origin, LongSupplier bytesRead, LongSupplier rowsMade) {
        path = origin.path();
        if (origin.inPlace().isPresent()) {
            reading.add(bytesRead);
        }
        rows.add(rowsMade);
    }

    /// @param kept rows of it that are in the case now
    void ended(LongSupplier bytesRead, LongSupplier rowsMade, long kept) {
        reading.remove(bytesRead);
        rows.remove(rowsMade);
        events.addAndGet(kept);
    }

    /// A source is done with, read or not. What lies in an archive counts with the archive.
    void done(Origin origin) {
        if (origin.inPlace().isPresent()) {
            LongSupplier archive = archives.remove(origin.location());
            if (archive != null) {
                reading.remove(archive);
            }
            bytes.addAndGet(origin.size());
            files.incrementAndGet();
        }
    }

    /// A file that is an archive is being read, until it is done.
    void began(Origin archive, LongSupplier bytesRead) {
        path = archive.path();
        archives.put(archive.location(), bytesRead);
        reading.add(bytesRead);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        synchronized (this) {
            listener.end();
        }
    }
}
