package spoor.formats.archives;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Enumeration;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import spoor.formats.Left;
import spoor.formats.LenientInput;
import spoor.formats.Origin;
import spoor.formats.Unpacking;

/// A zip archive, read by its directory; entries are read from where they lie.
final class ZipArchive extends Archive {
    private final Spool.Held held;
    private final ZipFile file;
    private final Enumeration<ZipArchiveEntry> entries;

    /// Whoever may still read: the walk, and each entry given out.
    private final AtomicInteger readers = new AtomicInteger(1);

    private final AtomicLong given = new AtomicLong();

    private ZipArchive(Origin origin, Unpacking limits, Spool.Held held, ZipFile file) {
        super(origin, limits);
        this.held = held;
        this.file = file;
        this.entries = file.getEntriesInPhysicalOrder();
    }

    /// Opens a zip; one whose directory is cut off is read from its beginning instead.
    static Archive open(Origin origin, Unpacking limits, Spool spool) throws IOException {
        Spool.Held held = seekable(origin, spool);
        try {
            ZipFile file =
                    ZipFile.builder()
                            .setSeekableByteChannel(held.channel())
                            .setUseUnicodeExtraFields(true)
                            .get();
            return new ZipArchive(origin, limits, held, file);
        } catch (IOException | RuntimeException e) {
            return new StreamedZip(origin, limits, spool, held, e);
        }
    }

    @Override
    Optional<Member> advance() throws IOException {
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            given.addAndGet(Math.max(0, entry.getCompressedSize()));
            if (!entry.isDirectory()) {
                return Optional.of(member(entry));
            }
        }
        return Optional.empty();
    }

    @Override
    String left() {
        int entriesLeft = 0;
        while (entries.hasMoreElements()) {
            var _ = entries.nextElement();
            entriesLeft++;
        }
        return ": " + entriesLeft + " entries behind it are left unread";
    }

    private LenientInput content(ZipArchiveEntry entry) {
        CheckedEntry[] checked = new CheckedEntry[1];
        return new LenientInput(
                "zip",
                () -> {
                    checked[0] = new CheckedEntry(file.getInputStream(entry), entry);
                    return checked[0];
                },
                entry::getCompressedSize,
                unpacked ->
                        checked[0] == null
                                ? ""
                                : Left.packed(checked[0].taken(), entry.getCompressedSize()),
                limits());
    }

    private Member member(ZipArchiveEntry entry) {
        String name = entry.getName();
        if (entry.isUnixSymlink()) {
            return new Member.Passed(label(name), "a symbolic link: links are not followed");
        }
        String obstacle = obstacle(entry, file.canReadEntryData(entry));
        if (!obstacle.isEmpty()) {
            return new Member.Closed(label(name), obstacle);
        }
        readers.incrementAndGet();
        return new Member.File(
                entry(
                        name,
                        Math.max(0, entry.getSize()),
                        modified(entry),
                        () -> content(entry),
                        this::leave));
    }

    static String obstacle(ZipArchiveEntry entry, boolean readable) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return "it is encrypted: unpack it with its password and load the result";
        }
        return readable
                ? ""
                : "it is compressed by method "
                        + entry.getMethod()
                        + ", which is not read here: unpack it and load the result";
    }

    /// When an entry was changed. Without the extra field the header has a local time; it is taken
    /// for UTC, so that the answer does not depend on where Spoor runs.
    static Optional<FileTime> modified(ZipArchiveEntry entry) {
        long time = entry.getTime();
        if (time < 0) {
            return Optional.empty();
        }
        boolean universal = entry.getExtraField(X5455_ExtendedTimestamp.HEADER_ID) != null;
        return Optional.of(
                FileTime.fromMillis(
                        universal ? time : time + TimeZone.getDefault().getOffset(time)));
    }

    private void leave() {
        if (readers.decrementAndGet() == 0) {
            try {
                file.close();
                held.release();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Override
    public long rawBytesRead() {
        return Math.min(given.get(), packedBytes());
    }

    @Override
    public void close() {
        leave();
    }
}
