package spoor.formats;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/// The compressions of single files, told by their first bytes.
public enum Compression {
    GZIP("gzip"),
    ZSTD("zstd"),
    BZIP2("bzip2"),
    XZ("xz");

    /// Memory that an xz file may ask for: what its highest preset needs is 65 MiB.
    private static final int XZ_KIBIBYTES = 128 << 10;

    private final String label;

    Compression(String label) {
        this.label = label;
    }

    /// What people call it.
    public String label() {
        return label;
    }

    static Optional<Compression> of(byte[] head, int length) {
        if (GzipInput.isGzip(head, length)) {
            return Optional.of(GZIP);
        }
        if (starts(head, length, 0x28, 0xB5, 0x2F, 0xFD)) {
            return Optional.of(ZSTD);
        }
        if (starts(head, length, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            return Optional.of(XZ);
        }
        boolean bzip2 =
                starts(head, length, 'B', 'Z', 'h')
                        && length >= 10
                        && head[3] >= '1'
                        && head[3] <= '9'
                        && (head[4] == 0x31 && head[5] == 0x41 && head[6] == 0x59
                                || head[4] == 0x17 && head[5] == 0x72 && head[6] == 0x45);
        return bzip2 ? Optional.of(BZIP2) : Optional.empty();
    }

    private static boolean starts(byte[] head, int length, int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// Decompresses; never throws for the content.
    ///
    /// @param size of the input; negative: not known
    DecodedInput open(InputStream input, long size, Unpacking limits) {
        Counted counted = new Counted(input);
        return new LenientInput(
                label,
                () -> decoder(counted, size),
                counted::count,
                _ -> Left.packed(counted.count(), size) + doubt(),
                limits);
    }

    /// A block of bzip2 is checked once it is unpacked and handed on.
    private String doubt() {
        return this == BZIP2 ? "; up to 900000 unpacked bytes before it may be wrong" : "";
    }

    private InputStream decoder(InputStream input, long size) throws IOException {
        return switch (this) {
            case GZIP -> new GzipInput(input, size);
            case ZSTD -> new ZstdInputStream(input).setContinuous(false);
            case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(input), true);
            case XZ -> new XZInputStream(new BufferedInputStream(input), XZ_KIBIBYTES);
        };
    }

    /// Counts what a decompressor takes, and marks failures that are not its own.
    private static final class Counted extends InputStream {
        private final InputStream input;
        private long count;

        Counted(InputStream input) {
            this.input = input;
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
            try {
                int read = input.read(target, offset, length);
                count += Math.max(read, 0);
                return read;
            } catch (IOException e) {
                throw new InputFailure(e);
            }
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
