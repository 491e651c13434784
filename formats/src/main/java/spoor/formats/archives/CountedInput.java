package spoor.formats.archives;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what is read.
final class CountedInput extends FilterInputStream {
    private volatile long count;

    CountedInput(InputStream input) {
        super(input);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            add(read);
        }
        return read;
    }

    private synchronized void add(int read) {
        count += read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = 0;
        byte[] rest = new byte[1 << 13];
        while (skipped < bytes) {
            int read = read(rest, 0, (int) Math.min(rest.length, bytes - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }
}
