package spoor.formats.archives;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.utils.InputStreamStatistics;

/// The bytes of an entry, compared at their end with its size and checksum.
final class CheckedEntry extends FilterInputStream {
    private final ZipArchiveEntry entry;
    private final CRC32 sum = new CRC32();
    private long count;

    CheckedEntry(InputStream input, ZipArchiveEntry entry) {
        super(input);
        this.entry = entry;
    }

    /// Packed bytes taken so far.
    long taken() {
        return in instanceof InputStreamStatistics counted
                ? Math.min(counted.getCompressedCount(), entry.getCompressedSize())
                : count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read >= 0) {
            sum.update(target, offset, read);
            count += read;
        } else if (entry.getSize() >= 0 && count != entry.getSize()) {
            throw new IOException("it has " + count + " bytes, its header says " + entry.getSize());
        } else if (entry.getCrc() >= 0 && sum.getValue() != entry.getCrc()) {
            throw new IOException("its checksum does not match its content");
        }
        return read;
    }
}
