package spoor.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import spoor.engine.Meter;

/// How far a long query is, on standard error, where a person looks: a line that the terminal
/// overwrites. A query that is answered within two seconds has none.
final class QueryLine implements AutoCloseable {
    private static final long LONG_NANOSECONDS = 2_000_000_000L;

    private final Console console;
    private final LongSupplier nanoseconds;
    private final long begun;
    private boolean shown;
    private boolean closed;

    QueryLine(Console console) {
        this(console, System::nanoTime);
    }

    QueryLine(Console console, LongSupplier nanoseconds) {
        this.console = console;
        this.nanoseconds = nanoseconds;
        this.begun = nanoseconds.getAsLong();
    }

    /// What tells this line; nothing does where nobody looks.
    Meter meter() {
        return console.terminal() ? new Meter(this::at) : Meter.NONE;
    }

    synchronized void at(double percent) {
        long elapsed = nanoseconds.getAsLong() - begun;
        if (closed || elapsed < LONG_NANOSECONDS) {
            return;
        }
        shown = true;
        console.errors().print(ProgressLine.CLEAR + text(percent, elapsed));
        console.errors().flush();
    }

    /// `##########.............. 42 %, 12 s`
    private static String text(double percent, long elapsed) {
        return String.format(
                Locale.ROOT,
                "%s %3d %%, %d s",
                ProgressLine.bar((int) percent),
                (int) percent,
                elapsed / 1_000_000_000);
    }

    @Override
    public void close() {
        end();
    }

    /// Takes the line away; from then on there is none.
    synchronized void end() {
        closed = true;
        if (shown) {
            shown = false;
            console.errors().print(ProgressLine.CLEAR);
            console.errors().flush();
        }
    }
}
