package spoor.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import spoor.model.Stop;

/// Bytes of a source's text read again, and in which line they begin.
///
/// @param from offset of the first byte in the (decompressed, decoded) text
/// @param line of the first byte, from 1; empty where it would cost too much to count
public record TextPlace(long from, byte[] bytes, OptionalLong line) {
    /// As many bytes before a place of a plain file are read to count its lines; compressed text is
    /// read from its beginning anyway.
    private static final long COUNTED = 256L << 20;

    private static final int STEP = 1 << 16;

    /// Reads `length` bytes at `from`, fewer at the text's end. Of a plain file only these bytes
    /// are read, and those before them to count lines; other text is read from its beginning.
    ///
    /// @throws spoor.model.FormatException when the source is not there or cannot be read
    /// @throws spoor.model.SpoorException when it is stopped
    public static TextPlace read(Origin origin, long from, int length, Stop stop) {
        Source source = Source.open(origin, Long.MAX_VALUE);
        try {
            boolean plain = !source.compressed() && source.encoding() == Encoding.UTF_8;
            return plain && from > COUNTED && origin instanceof Origin.OfFile(Path file)
                    ? sought(origin, file, from, length)
                    : passed(source, from, length, stop);
        } catch (IOException e) {
            throw source.unreadable(from, e);
        }
    }

    private static TextPlace sought(Origin origin, Path file, long from, int length)
            throws IOException {
        if (from >= file.toFile().length()) {
            return new TextPlace(from, new byte[0], OptionalLong.empty());
        }
        try (InputStream input = origin.open()) {
            input.skipNBytes(from);
            return new TextPlace(from, input.readNBytes(length), OptionalLong.empty());
        }
    }

    private static TextPlace passed(Source source, long from, int length, Stop stop)
            throws IOException {
        try (TextInput input = source.openText()) {
            long at = input.markLength();
            long line = 1;
            byte[] buffer = new byte[STEP];
            while (at < from) {
                stop.check();
                int step = (int) Math.min(STEP, from - at);
                int read = input.read(buffer, 0, step);
                for (int i = 0; i < read; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                at += read;
                if (read < step) {
                    return new TextPlace(from, new byte[0], OptionalLong.empty());
                }
            }
            byte[] bytes = new byte[length];
            int read = input.read(bytes, 0, length);
            return new TextPlace(at, Arrays.copyOf(bytes, read), OptionalLong.of(line));
        }
    }
}
