package spoor.formats.archives;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Breaks off where the headers in front of one entry go on for too long: names and attributes of
/// any length may stand there, and are kept in memory while they are read.
final class HeaderLimit extends FilterInputStream {
    /// Bytes of headers in front of an entry.
    static final int MOST = 1 << 20;

    private static final long NONE = Long.MAX_VALUE;

    private long left = NONE;

    HeaderLimit(InputStream input) {
        super(input);
    }

    /// Headers come next.
    void begin() {
        left = MOST;
    }

    /// Content comes next, of any length.
    void end() {
        left = NONE;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = in.skip(length);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws IOException {
        if (left != NONE) {
            left -= bytes;
            if (left < 0) {
                throw new IOException(
                        "a name or its attributes are longer than " + MOST + " bytes");
            }
        }
    }
}
