package spoor.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Standard output, which remembers why something could not be written.
final class ProcessOut extends PrintStream {
    private static final int BUFFER = 1 << 16;

    private final Remembering remembering;

    private ProcessOut(Remembering remembering) {
        super(new BufferedOutputStream(remembering, BUFFER), false, StandardCharsets.UTF_8);
        this.remembering = remembering;
    }

    /// @param stream standard output, or what stands for it
    static ProcessOut to(OutputStream stream) {
        return new ProcessOut(new Remembering(stream));
    }

    static ProcessOut ofProcess() {
        return to(new FileOutputStream(FileDescriptor.out));
    }

    /// @throws SpoorException when a disk is full, say; of a reader who has gone nothing is said
    void check() {
        IOException failure = remembering.failure;
        if (failure != null && !String.valueOf(failure.getMessage()).contains("ipe")) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    "the result cannot be written to its end ("
                            + failure.getMessage()
                            + "): free some space, or name a file elsewhere with -o",
                    failure);
        }
    }

    private static final class Remembering extends OutputStream {
        private final OutputStream stream;
        private volatile @Nullable IOException failure;

        Remembering(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                stream.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
