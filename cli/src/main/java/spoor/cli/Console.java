package spoor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import spoor.workbench.report.Visible;

/// Where a command writes: results to `out`, all else to `errors`, both in UTF-8.
///
/// @param terminal whether a person sees the progress
record Console(PrintStream out, PrintStream errors, boolean terminal) {
    private static final int BUFFER = 1 << 16;

    @SuppressWarnings("SystemConsoleNull") // the checker of nulls knows better than the JDK
    static Console ofProcess() {
        java.io.Console console = System.console();
        return new Console(
                ProcessOut.ofProcess(),
                new PrintStream(
                        new java.io.BufferedOutputStream(
                                new FileOutputStream(FileDescriptor.err), BUFFER),
                        true,
                        StandardCharsets.UTF_8),
                console != null && console.isTerminal() && System.getenv("NO_COLOR") == null);
    }

    /// Where a result is written as it comes. Close it, which leaves `out` open.
    ///
    /// @param beforeFirst run before anything is written
    OutputStream results(Runnable beforeFirst) {
        return new java.io.BufferedOutputStream(new ResultStream(out, beforeFirst), BUFFER);
    }

    /// One sentence for the user.
    void error(String sentence) {
        out.flush();
        errors.println("spoor: " + Visible.keepingLines(sentence));
    }

    void note(String sentence) {
        out.flush();
        errors.println(Visible.keepingLines(sentence));
    }

    void flush() {
        out.flush();
        errors.flush();
    }
}
