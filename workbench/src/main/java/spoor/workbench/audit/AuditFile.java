package spoor.workbench.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file that only grows; made when its first line is written, for its owner alone. What a crash
/// or a full disk left half written stays, and is ended by a line break before the next line.
final class AuditFile implements AuditSink {
    /// A case may come from elsewhere: a link in it must not make us write into another file.
    private static final Set<OpenOption> APPENDING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private volatile @Nullable FileChannel channel;
    private boolean torn;

    AuditFile(Path file) {
        this.file = file;
    }

    @Override
    public long place() throws IOException {
        return opened().size() + (torn ? 1 : 0);
    }

    @Override
    public void append(String line) throws IOException {
        FileChannel out = opened();
        ByteBuffer bytes = StandardCharsets.UTF_8.encode((torn ? "\n" : "") + line + "\n");
        torn = true;
        while (bytes.hasRemaining()) {
            var _ = out.write(bytes);
        }
        torn = false;
    }

    @Override
    public void keep() throws IOException {
        FileChannel out = channel;
        if (out != null) {
            out.force(false);
        }
    }

    /// A thread that is interrupted while it writes closes the channel for all: then another.
    private FileChannel opened() throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            torn = isTorn();
            open = FileChannel.open(file, APPENDING, forItsOwner());
            channel = open;
        }
        return open;
    }

    private boolean isTorn() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is not a file");
        }
        try (FileChannel before = FileChannel.open(file, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return before.size() > 0
                    && before.read(last, before.size() - 1) == 1
                    && last.get(0) != '\n';
        }
    }

    private FileAttribute<?>[] forItsOwner() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        if (open != null) {
            open.close();
        }
    }
}
