package spoor.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the raw bytes of a source come from; they may be read again and again, by several threads.
public interface Origin {
    /// What people see: the path as it was named, of an entry of an archive `archive.zip!name`.
    String path();

    /// By which the source is known again: the absolute path, and an entry's name behind it.
    String location();

    /// The last part of the path, a label only.
    String fileName();

    /// Raw bytes.
    long size();

    InputStream open() throws IOException;

    /// When it was last changed, in milliseconds since 1970; 0 where that is not known.
    default long modified() {
        return 0;
    }

    /// Gives back what holds the bytes; they are not read again.
    default void release() {}

    /// A file of the file system.
    ///
    /// @param file its path as the user named it
    record OfFile(Path file) implements Origin {
        @Override
        public String path() {
            return file.toString();
        }

        @Override
        public String location() {
            return file.toAbsolutePath().normalize().toString();
        }

        @Override
        public String fileName() {
            Path name = file.getFileName();
            return name == null ? file.toString() : name.toString();
        }

        @Override
        public long size() {
            return file.toFile().length();
        }

        @Override
        public long modified() {
            return file.toFile().lastModified();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
