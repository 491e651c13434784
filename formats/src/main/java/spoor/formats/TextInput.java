package spoor.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// One pass over a file: raw bytes (hashed), decompressed, decoded to UTF-8, without the byte order
/// mark.
final class TextInput implements AutoCloseable {
    private static final int MARK_LENGTH = 3;

    private final HashingInput raw;
    private final InputStream text;
    private final List<DecodedInput> decoded = new ArrayList<>();
    private final byte[] start = new byte[MARK_LENGTH];
    private int startFrom;
    private int startTo;
    private final int markLength;

    TextInput(Origin origin, List<Compression> layers, Encoding encoding) throws IOException {
        InputStream opened = origin.open();
        if (opened instanceof DecodedInput entry) {
            decoded.add(entry);
        }
        raw = new HashingInput(opened);
        InputStream stream = raw;
        long size = origin.size();
        for (Compression layer : layers) {
            DecodedInput unpacked = layer.open(stream, size, Unpacking.STANDARD);
            size = -1;
            decoded.add(unpacked);
            stream = unpacked;
        }
        text =
                encoding == Encoding.UTF_8
                        ? stream
                        : new Utf16Input(stream, encoding == Encoding.UTF_16LE);
        startTo = fill(text, start, 0, MARK_LENGTH);
        boolean mark =
                startTo == MARK_LENGTH
                        && start[0] == (byte) 0xEF
                        && start[1] == (byte) 0xBB
                        && start[2] == (byte) 0xBF;
        markLength = mark ? MARK_LENGTH : 0;
        startFrom = markLength;
    }

    /// Bytes of the byte order mark, 0 or 3 (of its UTF-8 form).
    int markLength() {
        return markLength;
    }

    /// Reads until `to` or the end.
    ///
    /// @return where the bytes read end in `target`
    int read(byte[] target, int from, int to) throws IOException {
        int at = from;
        while (startFrom < startTo && at < to) {
            target[at++] = start[startFrom++];
        }
        return fill(text, target, at, to);
    }

    static int fill(InputStream stream, byte[] target, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            int count = stream.read(target, at, to - at);
            if (count < 0) {
                break;
            }
            at += count;
        }
        return at;
    }

    /// Halves of UTF-16 characters replaced so far.
    long repaired() {
        return text instanceof Utf16Input decoded ? decoded.repaired() : 0;
    }

    /// What was wrong with the layers so far, the outermost first; `at` is a place in the text for
    /// the innermost only.
    List<DecodedInput.Trouble> troubles() {
        return decoded.stream().flatMap(layer -> layer.problems().stream()).toList();
    }

    HashingInput raw() {
        return raw;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
