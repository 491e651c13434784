package spoor.cli;

import java.util.Locale;
import spoor.workbench.Account;
import spoor.workbench.Progress;
import spoor.workbench.report.Visible;

/// Progress on standard error: a bar that a terminal overwrites, else a line every few seconds.
final class ProgressLine implements Progress {
    private static final long LINE_NANOSECONDS = 3_000_000_000L;
    private static final int BAR = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private String path = "";
    private String place = "";
    private long bytes;
    private long lastLine = System.nanoTime();

    ProgressLine(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void begin(String file, int number, int of, long size) {
        path = Visible.line(file);
        place = of == 1 ? "" : "[" + number + "/" + of + "] ";
        bytes = size;
        if (number == 1) {
            lastLine = System.nanoTime();
        }
        read(0);
    }

    @Override
    public synchronized void read(long done) {
        int percent = bytes == 0 ? 100 : (int) Math.min(100, done * 100 / bytes);
        if (console.terminal()) {
            int full = percent * BAR / 100;
            console.errors()
                    .print(
                            CLEAR
                                    + place
                                    + "#".repeat(full)
                                    + ".".repeat(BAR - full)
                                    + String.format(Locale.ROOT, " %3d %% ", percent)
                                    + path);
            console.errors().flush();
        } else if (System.nanoTime() - lastLine >= LINE_NANOSECONDS) {
            lastLine = System.nanoTime();
            console.errors().println("loading " + place + path + ": " + percent + " %");
        }
    }

    @Override
    public synchronized void end(Account.Line line) {
        if (console.terminal()) {
            console.errors().print(CLEAR);
            console.errors().flush();
        }
    }
}
