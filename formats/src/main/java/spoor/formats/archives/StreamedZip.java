package spoor.formats.archives;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import spoor.formats.Left;
import spoor.formats.LenientInput;
import spoor.formats.Origin;
import spoor.formats.Unpacking;

/// A zip archive without its directory, read from its beginning to where it breaks off.
final class StreamedZip extends Archive {
    private final Origin origin;
    private final Spool spool;
    private final Spool.Held held;
    private final CountedInput raw;
    private final ZipArchiveInputStream zip;
    private boolean broken;

    StreamedZip(Origin origin, Unpacking limits, Spool spool, Spool.Held held, Exception directory)
            throws IOException {
        super(origin, limits);
        this.origin = origin;
        this.spool = spool;
        this.held = held;
        this.raw = new CountedInput(new BufferedInputStream(held.open()));
        this.zip = new ZipArchiveInputStream(raw, "UTF-8", true, true);
        problem(
                "its directory, which lies at the end, is cut off or damaged ("
                        + directory.getMessage()
                        + "): the entries were read from the beginning on");
    }

    @Override
    Optional<Member> advance() throws IOException {
        if (broken) {
            problem("what follows its last entry cannot be found" + left());
            return Optional.empty();
        }
        ZipArchiveEntry next = zip.getNextEntry();
        while (next != null && next.isDirectory()) {
            next = zip.getNextEntry();
        }
        if (next == null) {
            return Optional.empty();
        }
        ZipArchiveEntry entry = next;
        String name = entry.getName();
        String obstacle = ZipArchive.obstacle(entry, zip.canReadEntryData(entry));
        if (!obstacle.isEmpty()) {
            return Optional.of(new Member.Closed(label(name), obstacle));
        }
        LenientInput content =
                new LenientInput(
                        "zip",
                        () -> new Entry(zip),
                        () -> origin.size(),
                        unpacked -> Left.unpacked(unpacked, entry.getSize()),
                        limits());
        Member member = held(name, ZipArchive.modified(entry), spool, content);
        broken = !content.problems().isEmpty();
        return Optional.of(member);
    }

    @Override
    String left() {
        return Left.plain(raw.count(), held.size());
    }

    @Override
    public long rawBytesRead() {
        return Math.min(raw.count(), packedBytes());
    }

    @Override
    public void close() throws IOException {
        zip.close();
        held.release();
    }

    /// The entry's bytes; closing it does not close the archive.
    private static final class Entry extends FilterInputStream {
        Entry(InputStream zip) {
            super(zip);
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
