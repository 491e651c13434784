package spoor.formats.archives;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import spoor.formats.DecodedInput;
import spoor.formats.Left;
import spoor.formats.LenientInput;
import spoor.formats.Origin;
import spoor.formats.Packing;
import spoor.formats.Unpacking;

/// A tar archive, perhaps compressed as a whole, read from its beginning to its end.
final class TarArchive extends Archive {
    private final Spool spool;
    private final CountedInput raw;
    private final boolean packed;
    private final InputStream unpackedText;
    private final HeaderLimit headers;
    private final TarArchiveInputStream tar;

    TarArchive(Origin origin, Unpacking limits, Spool spool) throws IOException {
        super(origin, limits);
        this.spool = spool;
        Packing packing = Packing.of(origin);
        this.raw = new CountedInput(origin.open());
        this.packed = !packing.layers().isEmpty();
        this.unpackedText = packing.unpack(raw, origin.size());
        this.headers = new HeaderLimit(new BufferedInputStream(unpackedText));
        this.tar = new TarArchiveInputStream(headers, 10_240, 512, "UTF-8", true);
    }

    @Override
    Optional<Member> advance() throws IOException {
        TarArchiveEntry entry = nextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = nextEntry();
        }
        if (entry == null) {
            stopped();
            return Optional.empty();
        }
        String name = entry.getName();
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Optional.of(
                    new Member.Passed(
                            label(name),
                            "a link to '" + entry.getLinkName() + "': links are not followed"));
        }
        if (!entry.isFile() || entry.isCharacterDevice() || entry.isFIFO()) {
            return Optional.of(
                    new Member.Passed(label(name), "no file but a device, a pipe or the like"));
        }
        if (!tar.canReadEntryData(entry)) {
            return Optional.of(
                    new Member.Closed(label(name), "it is stored in a way that is not read here"));
        }
        long size = entry.getSize();
        LenientInput content =
                new LenientInput(
                        "tar",
                        () -> new Entry(tar),
                        () -> size,
                        unpacked -> Left.unpacked(unpacked, size),
                        limits());
        return Optional.of(
                held(name, Optional.ofNullable(entry.getLastModifiedTime()), spool, content));
    }

    @Override
    void stopped() {
        if (unpackedText instanceof DecodedInput decoded) {
            decoded.problems().forEach(trouble -> problem(trouble.reason()));
        }
    }

    @Override
    String left() {
        return packed
                ? ", at byte "
                        + tar.getBytesRead()
                        + " of what it unpacks to"
                        + Left.packed(raw.count(), packedBytes())
                : Left.plain(tar.getBytesRead(), packedBytes());
    }

    private @Nullable TarArchiveEntry nextEntry() throws IOException {
        if (tar.getCurrentEntry() != null) {
            tar.skip(Long.MAX_VALUE);
        }
        headers.begin();
        TarArchiveEntry entry = tar.getNextEntry();
        headers.end();
        return entry;
    }

    @Override
    public long rawBytesRead() {
        return raw.count();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /// The entry's bytes; closing it does not close the archive.
    private static final class Entry extends java.io.FilterInputStream {
        Entry(InputStream tar) {
            super(tar);
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
