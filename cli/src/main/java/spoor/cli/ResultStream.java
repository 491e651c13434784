package spoor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// The results of a process: what cannot be written ends the work instead of being lost without a
/// word, as a stream of its own does. Closing it flushes; the process's stream stays open.
final class ResultStream extends OutputStream {
    private final PrintStream out;
    private final Runnable beforeFirst;
    private boolean begun;

    ResultStream(PrintStream out, Runnable beforeFirst) {
        this.out = out;
        this.beforeFirst = beforeFirst;
    }

    @Override
    public void write(int one) throws IOException {
        begin();
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        begin();
        out.write(bytes, from, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        check();
    }

    @Override
    public void close() throws IOException {
        check();
    }

    private void begin() {
        if (!begun) {
            begun = true;
            beforeFirst.run();
        }
    }

    private void check() throws IOException {
        if (!out.checkError()) {
            return;
        }
        if (out instanceof ProcessOut process) {
            process.check();
        }
        throw new ReaderGone();
    }
}
