package spoor.formats.archives;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import spoor.formats.Left;
import spoor.formats.LenientInput;
import spoor.formats.Origin;
import spoor.formats.Unpacking;

/// A 7z archive. Its entries are unpacked in their order, as they may share one stream.
final class SevenZipArchive extends Archive {
    /// Memory that an archive may ask for.
    private static final int MOST_KIBIBYTES = 256 << 10;

    private final Origin origin;
    private final Spool spool;
    private final Spool.Held held;
    private final SevenZFile file;
    private final long unpackedSize;
    private long given;

    private SevenZipArchive(
            Origin origin, Unpacking limits, Spool spool, Spool.Held held, SevenZFile file) {
        super(origin, limits);
        this.origin = origin;
        this.spool = spool;
        this.held = held;
        this.file = file;
        long sum = 0;
        for (SevenZArchiveEntry entry : file.getEntries()) {
            sum += entry.getSize();
        }
        this.unpackedSize = sum;
    }

    static SevenZipArchive open(Origin origin, Unpacking limits, Spool spool) throws IOException {
        Spool.Held held = seekable(origin, spool);
        try {
            SevenZFile file =
                    SevenZFile.builder()
                            .setSeekableByteChannel(held.channel())
                            .setMaxMemoryLimitKiB(MOST_KIBIBYTES)
                            .get();
            return new SevenZipArchive(origin, limits, spool, held, file);
        } catch (PasswordRequiredException e) {
            held.release();
            throw new IOException(
                    "it is encrypted: unpack it with its password and load the folder", e);
        } catch (IOException | RuntimeException e) {
            held.release();
            String message = e.getMessage();
            throw new IOException(
                    "its directory is damaged or cut off ("
                            + (message == null ? e.getClass().getSimpleName() : message)
                            + ")",
                    e);
        }
    }

    @Override
    Optional<Member> advance() throws IOException {
        SevenZArchiveEntry entry;
        try {
            entry = file.getNextEntry();
            while (entry != null && entry.isDirectory()) {
                entry = file.getNextEntry();
            }
        } catch (PasswordRequiredException e) {
            throw new IOException("it is encrypted from here on", e);
        }
        if (entry == null) {
            return Optional.empty();
        }
        String name = entry.getName() == null ? "" : entry.getName();
        given += entry.getSize();
        if (entry.isAntiItem()) {
            return Optional.of(new Member.Passed(label(name), "a mark of deletion, no file"));
        }
        long packed = origin.size();
        long size = entry.getSize();
        LenientInput content =
                new LenientInput(
                        "7z",
                        () -> new Entry(file),
                        () -> packed,
                        unpacked -> Left.unpacked(unpacked, size),
                        limits());
        Member member =
                held(
                        name,
                        entry.getHasLastModifiedDate()
                                ? Optional.of(entry.getLastModifiedTime())
                                : Optional.empty(),
                        spool,
                        content);
        boolean encrypted =
                content.problems().stream()
                        .anyMatch(trouble -> trouble.reason().contains("without a password"));
        if (encrypted && member instanceof Member.File(EntryOrigin origin)) {
            origin.release();
            return Optional.of(
                    new Member.Closed(
                            origin,
                            "it is encrypted: unpack it with its password and load the result"));
        }
        return Optional.of(member);
    }

    @Override
    String left() {
        int behind = 0;
        for (SevenZArchiveEntry entry : file.getEntries()) {
            behind += entry.isDirectory() ? 0 : 1;
        }
        behind -= members();
        return ": "
                + Math.max(0, behind)
                + " entries of "
                + Math.max(0, unpackedSize - given)
                + " unpacked bytes are left unread";
    }

    @Override
    public long rawBytesRead() {
        return unpackedSize == 0
                ? 0
                : (long) (origin.size() * Math.min(1.0, (double) given / unpackedSize));
    }

    @Override
    public void close() throws IOException {
        file.close();
        held.release();
    }

    private static final class Entry extends InputStream {
        private final SevenZFile file;

        Entry(SevenZFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return file.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return file.read(target, offset, length);
        }
    }
}
