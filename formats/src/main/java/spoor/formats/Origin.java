package spoor.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

    /// The file that holds these bytes and no others; empty where there is none, as of an entry of
    /// an archive.
    default Optional<Path> inPlace() {
        return Optional.empty();
    }

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
        public Optional<Path> inPlace() {
            return Optional.of(file);
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

    /// A file that a user handed over, kept under a name of ours. Its own name is a label only and
    /// may hold anything.
    ///
    /// @param file that holds the bytes
    /// @param path the name that the user's machine told, with the folders it was in
    /// @param location by which it is known again, see [#location()]
    /// @param modified when it was last changed on the user's machine; 0 where that is not known
    record Handed(Path file, String path, String location, long modified) implements Origin {
        @Override
        public String fileName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public long size() {
            return file.toFile().length();
        }

        @Override
        public Optional<Path> inPlace() {
            return Optional.of(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
