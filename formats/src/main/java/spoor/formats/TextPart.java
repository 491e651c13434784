package spoor.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Some bytes of a source's text, read again from the file.
///
/// @param from offset of the first byte in the (decompressed, decoded) text
public record TextPart(long from, byte[] bytes) {
    /// Reads `length` bytes at `from`, fewer at the text's end. Compressed text is read from its
    /// beginning.
    ///
    /// @throws spoor.model.FormatException when the file is not there or cannot be read
    public static TextPart read(Path path, long from, int length) {
        Source source = Source.open(path);
        try (TextInput input = source.openText()) {
            long at = input.markLength();
            byte[] skipped = new byte[1 << 16];
            while (at < from) {
                int step = (int) Math.min(skipped.length, from - at);
                int read = input.read(skipped, 0, step);
                at += read;
                if (read < step) {
                    return new TextPart(from, new byte[0]);
                }
            }
            byte[] bytes = new byte[length];
            int read = input.read(bytes, 0, length);
            return new TextPart(at, Arrays.copyOf(bytes, read));
        } catch (IOException e) {
            throw source.unreadable(from, e);
        }
    }
}
