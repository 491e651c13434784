package spoor.formats.archives;

import java.io.IOException;
import java.io.InputStream;
import spoor.formats.LenientInput;
import spoor.formats.Origin;

/// A file in an archive. Its name is a label: it never becomes a path of the file system.
public final class EntryOrigin implements Origin {
    private static final int MOST_NAME = 4096;

    private final Origin archive;
    private final String name;
    private final long size;
    private final long modified;
    private final LenientInput.Start bytes;
    private final Runnable release;

    /// @param name unique within the archive
    /// @param size as the archive's directory says
    /// @param modified when the entry was last changed, in milliseconds since 1970; 0: not known
    /// @param bytes gives them, as often as asked
    /// @param release gives back what the bytes are held in
    EntryOrigin(
            Origin archive,
            String name,
            long size,
            long modified,
            LenientInput.Start bytes,
            Runnable release) {
        this.archive = archive;
        this.name =
                name.length() > MOST_NAME
                        ? "..." + name.substring(name.length() - MOST_NAME)
                        : name;
        this.size = size;
        this.modified = modified;
        this.bytes = bytes;
        this.release = release;
    }

    @Override
    public String path() {
        return archive.path() + "!" + name;
    }

    @Override
    public String location() {
        return archive.location() + "!" + name;
    }

    @Override
    public String fileName() {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return name.substring(slash + 1);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long modified() {
        return modified;
    }

    @Override
    public InputStream open() throws IOException {
        return bytes.open();
    }

    @Override
    public void release() {
        release.run();
    }
}
