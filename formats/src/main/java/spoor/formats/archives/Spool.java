package spoor.formats.archives;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import spoor.formats.DecodedInput;
import spoor.formats.Origin;
import spoor.formats.Packing;

/// Holds the bytes of entries that cannot be read again from their archive: small ones in memory,
/// others in files of the given folder, which are named by numbers and deleted after use.
public final class Spool {
    private static final int IN_MEMORY = 8 << 20;
    private static final String PREFIX = "spoor-entry-";

    private final Path folder;

    /// @param folder made when needed
    public Spool(Path folder) {
        this.folder = folder;
    }

    /// Deletes what a killed process left behind.
    public void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes that can be read again and again until they are released.
    sealed interface Held {
        long size();

        InputStream open() throws IOException;

        SeekableByteChannel channel() throws IOException;

        void release();
    }

    record InMemory(byte[] bytes) implements Held {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public SeekableByteChannel channel() {
            return new SeekableInMemoryByteChannel(bytes);
        }

        @Override
        public void release() {
            // The collector's work.
        }
    }

    /// A file of the user's, which stays.
    record InPlace(Path file) implements Held {
        @Override
        public long size() {
            return file.toFile().length();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return Files.newByteChannel(file);
        }

        @Override
        public void release() {
            // Not ours.
        }
    }

    record InFile(Path file, long size) implements Held {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return Files.newByteChannel(file);
        }

        @Override
        public void release() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Takes all bytes of the input.
    Held hold(InputStream input) throws IOException {
        byte[] start = input.readNBytes(IN_MEMORY);
        int next = start.length < IN_MEMORY ? -1 : input.read();
        if (next < 0) {
            return new InMemory(start);
        }
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, PREFIX, "");
        long size = start.length + 1L;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(start);
            out.write(next);
            size += input.transferTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new InFile(file, size);
    }

    /// The bytes of an origin as a file: its own, or a copy that [#sweep()] deletes.
    public Path file(Origin origin) throws IOException {
        Packing packing = Packing.of(origin);
        if (packing.layers().isEmpty() && origin.inPlace().isPresent()) {
            return origin.inPlace().get();
        }
        Files.createDirectories(folder);
        Path copy = Files.createTempFile(folder, PREFIX, "");
        try (InputStream input = packing.unpack(origin);
                OutputStream out = Files.newOutputStream(copy)) {
            input.transferTo(out);
        }
        return copy;
    }

    /// Reads held bytes, and tells what was wrong when they were taken.
    static final class HeldInput extends DecodedInput {
        private final InputStream input;
        private final List<Trouble> problems;

        HeldInput(InputStream input, List<Trouble> problems) {
            this.input = input;
            this.problems = new ArrayList<>(problems);
        }

        @Override
        public List<Trouble> problems() {
            return problems;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return input.read(target, offset, length);
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
