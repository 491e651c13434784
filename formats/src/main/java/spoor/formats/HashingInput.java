package spoor.formats;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Passes the raw bytes of a file on, counts and hashes them.
final class HashingInput extends InputStream {
    private final InputStream input;
    private final MessageDigest digest;
    private long count;

    HashingInput(InputStream input) {
        this.input = input;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = input.read(target, offset, length);
        if (read > 0) {
            digest.update(target, offset, read);
            count += read;
        }
        return read;
    }

    /// Reads what is left, so that the hash is of the whole file.
    void drain() throws IOException {
        byte[] rest = new byte[1 << 16];
        int read = read(rest, 0, rest.length);
        while (read >= 0) {
            read = read(rest, 0, rest.length);
        }
    }

    long count() {
        return count;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
