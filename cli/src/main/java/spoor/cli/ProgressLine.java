package spoor.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import spoor.workbench.Progress;
import spoor.workbench.report.Visible;

/// Progress on standard error: a bar that a terminal overwrites, else a line every few seconds.
/// Both tell the bytes of all files together, the files done, the rate and the time left at that
/// rate.
final class ProgressLine implements Progress {
    private static final long LINE_NANOSECONDS = 3_000_000_000L;

    /// Before that the rate says nothing.
    private static final long RATED_NANOSECONDS = 500_000_000L;

    private static final int BAR = 24;
    private static final int MOST_PATH = 40;
    static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final LongSupplier nanoseconds;
    private int files;
    private long bytes;
    private long begun;
    private long lastLine;

    ProgressLine(Console console) {
        this(console, System::nanoTime);
    }

    ProgressLine(Console console, LongSupplier nanoseconds) {
        this.console = console;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public synchronized void begin(int ofFiles, long ofBytes) {
        files = ofFiles;
        bytes = ofBytes;
        begun = nanoseconds.getAsLong();
        lastLine = begun;
    }

    @Override
    public synchronized void at(State state) {
        long now = nanoseconds.getAsLong();
        if (console.terminal()) {
            console.errors()
                    .print(
                            CLEAR
                                    + bar(percent(state))
                                    + " "
                                    + text(state, now - begun)
                                    + " "
                                    + end(Visible.line(state.path())));
            console.errors().flush();
        } else if (now - lastLine >= LINE_NANOSECONDS) {
            lastLine = now;
            console.errors()
                    .println(
                            "loading: "
                                    + text(state, now - begun)
                                    + ", at "
                                    + Visible.line(state.path()));
        }
    }

    static String bar(int percent) {
        int full = percent * BAR / 100;
        return "#".repeat(full) + ".".repeat(BAR - full);
    }

    private int percent(State state) {
        return bytes == 0 ? 100 : (int) Math.min(100, state.bytes() * 100 / bytes);
    }

    /// `42 %, 17 of 1000 files, 120 of 280 MiB, 95 MiB/s, 2 s left`
    private String text(State state, long elapsed) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%3d %%", percent(state)));
        if (files > 1) {
            text.append(String.format(Locale.ROOT, ", %d of %d files", state.files(), files));
        }
        text.append(", ").append(Sizes.of(Math.min(state.bytes(), bytes)));
        text.append(" of ").append(Sizes.of(bytes));
        if (elapsed >= RATED_NANOSECONDS && state.bytes() > 0) {
            double rate = state.bytes() * 1e9 / elapsed;
            long left = (long) Math.ceil(Math.max(0, bytes - state.bytes()) / rate);
            text.append(", ").append(Sizes.of((long) rate)).append("/s, ");
            text.append(time(left)).append(" left");
        }
        return text.toString();
    }

    private static String time(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /// The end of a long path, so that the line does not wrap.
    private static String end(String path) {
        return path.length() <= MOST_PATH
                ? path
                : "..." + path.substring(path.length() - MOST_PATH + 3);
    }

    @Override
    public synchronized void end() {
        if (console.terminal()) {
            console.errors().print(CLEAR);
            console.errors().flush();
        }
    }
}
