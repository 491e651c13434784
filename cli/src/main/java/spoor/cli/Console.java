package spoor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
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
                stream(FileDescriptor.out, false),
                stream(FileDescriptor.err, true),
                console != null && console.isTerminal() && System.getenv("NO_COLOR") == null);
    }

    private static PrintStream stream(FileDescriptor descriptor, boolean flush) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
                flush,
                StandardCharsets.UTF_8);
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
