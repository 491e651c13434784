package spoor.workbench.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// The log of what is done with a case, by whom, and how it ended: a file of JSON lines in its
/// folder that is only ever appended to, never cut and never turned over.
///
/// An action has two lines. The first is on the disk before the action begins, so that nothing is
/// done unseen, even where the machine then fails; where it cannot be written, a full disk for one,
/// the action is refused. The second tells how it ended; where only that one cannot be written the
/// action stands, and the log says that its end is not known.
///
/// Safe for many threads.
public final class AuditLog implements AutoCloseable {
    /// The file in the case folder.
    public static final String FILE = "audit.jsonl";

    /// Refusals written in a minute. Who guesses fast must not fill the disk.
    private static final int REFUSALS = 60;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final AuditSink sink;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();

    // these three: guarded by writing
    private Instant window = Instant.MIN;
    private int refusals;
    private long unwritten;

    AuditLog(AuditSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /// The log of a case; its file is made with the first line.
    public static AuditLog in(Path folder, Clock clock) {
        return new AuditLog(new AuditFile(folder.resolve(FILE)), clock);
    }

    /// A log whose lines go to a list, for tests of what is logged.
    public static AuditLog into(List<String> lines, Clock clock) {
        return new AuditLog(new AuditList(lines), clock);
    }

    /// An action that is logged.
    public interface Action<T> {
        T run(AuditEntry entry) throws IOException;
    }

    /// Runs an action between its two lines.
    ///
    /// @param text what is asked: a query, a command, paths, the name of a hunt; of a long one the
    ///   beginning is kept, with length and SHA-256
    /// @throws SpoorException of kind LIMIT when the first line cannot be written; the action has
    ///   not run then
    public <T> T record(Actor actor, AuditKind kind, String text, Action<T> action)
            throws IOException {
        Instant start = clock.instant();
        long begin = begin(AuditLine.begin(start, actor, kind, text));
        AuditEntry entry = new AuditEntry();
        AuditOutcome outcome = new AuditOutcome("fault", "");
        try {
            T result = action.run(entry);
            outcome = AuditOutcome.of(entry);
            return result;
        } catch (IOException | RuntimeException | Error e) {
            outcome = AuditOutcome.of(e, entry);
            throw e;
        } finally {
            end(start, begin, kind, entry, outcome);
        }
    }

    /// Logs that somebody was refused. Of many in a minute some are written and the rest counted.
    public void refused(Actor actor, AuditKind kind, String problem) {
        writing.lock();
        try {
            Instant now = clock.instant();
            turn(now);
            if (refusals < REFUSALS) {
                refusals++;
                sink.append(AuditLine.refused(now, actor, kind, problem));
            } else {
                unwritten++;
            }
        } catch (IOException e) {
            // nothing is done that would have to be seen
        } finally {
            writing.unlock();
        }
    }

    private long begin(String line) {
        try {
            long place;
            writing.lock();
            try {
                turn(clock.instant());
                place = sink.place();
                sink.append(line);
            } finally {
                writing.unlock();
            }
            sink.keep();
            return place;
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    "nothing was done, for the case's audit log cannot be written ("
                            + reason(e)
                            + "): free some space on its disk, see that "
                            + FILE
                            + " in the case folder is a file that Spoor may append to, and ask"
                            + " again",
                    e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void end(
            Instant start, long begin, AuditKind kind, AuditEntry entry, AuditOutcome outcome) {
        Instant now = clock.instant();
        long milliseconds = Math.max(0, Duration.between(start, now).toMillis());
        writing.lock();
        try {
            sink.append(AuditLine.end(now, begin, kind, entry, milliseconds, outcome));
        } catch (IOException e) {
            // its beginning is there
        } finally {
            writing.unlock();
        }
    }

    /// Begins another minute where one is over; what was counted in the last is written.
    private void turn(Instant now) throws IOException {
        if (!window.equals(Instant.MIN) && now.isBefore(window.plus(WINDOW))) {
            return;
        }
        window = now;
        refusals = 0;
        writeUnwritten(now);
    }

    private void writeUnwritten(Instant now) throws IOException {
        if (unwritten > 0) {
            sink.append(AuditLine.refusedMore(now, AuditKind.SIGN_IN, unwritten));
            unwritten = 0;
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            writeUnwritten(clock.instant());
            sink.close();
        } catch (IOException e) {
            // all that was done has its line
        } finally {
            writing.unlock();
        }
    }
}
