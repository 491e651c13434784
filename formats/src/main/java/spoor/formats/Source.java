package spoor.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import spoor.model.FormatException;
import spoor.model.Ticks;

/// A file on its way into a case: where it is, how it is packed and encoded, its first bytes.
///
/// Byte offsets and counts are those of the decompressed text; of UTF-16 text, those of its UTF-8
/// form (then [#notes()] says so).
public final class Source {
    /// Bytes of text that the formats are shown.
    public static final int SAMPLE_LENGTH = 1 << 20;

    /// As much holds the whole of many files.
    private static final int FIRST_LENGTH = 1 << 16;

    /// Formats are not shown less of a damaged file than this.
    private static final int LEAST_LENGTH = 256;

    private final Origin origin;
    private final List<Compression> layers;
    private final Encoding encoding;
    private final Sample sample;

    /// What was wrong with what it is packed in, as far as the sample goes.
    private final List<DecodedInput.Trouble> troubles;

    private Source(Origin origin, long sampleLength, Latest said) throws IOException {
        this.origin = origin;
        Packing packing = Packing.of(origin);
        layers = packing.layers();
        byte[] head = packing.head();
        encoding = Encoding.of(head, head.length);
        try (TextInput input = openText()) {
            int most = 1 + Math.clamp(sampleLength - input.markLength(), 0, SAMPLE_LENGTH);
            byte[] bytes = new byte[Math.min(most, FIRST_LENGTH)];
            int length = input.read(bytes, 0, bytes.length);
            if (length == FIRST_LENGTH && most > FIRST_LENGTH) {
                bytes = Arrays.copyOf(bytes, most);
                length = input.read(bytes, length, most);
            }
            boolean whole = length < most || sampleLength - input.markLength() <= SAMPLE_LENGTH;
            sample =
                    new Sample(
                            origin.fileName(),
                            Arrays.copyOf(bytes, Math.min(length, most - 1)),
                            input.markLength(),
                            whole,
                            said.said() ? said : new Latest(modified(packing.raw()), false));
            troubles = input.troubles();
        }
    }

    /// When the log was last changed: gzip packs the time with it, which copying does not change.
    private long modified(byte[] raw) {
        long packed = 0;
        for (int i = 7; GzipInput.isGzip(raw, raw.length) && i >= 4 && raw.length > 7; i--) {
            packed = packed << 8 | raw[i] & 0xFF;
        }
        long seconds = packed > 0 ? packed : Math.max(origin.modified() / 1000, 0);
        return Math.min(Ticks.UNIX_EPOCH + seconds * Ticks.PER_SECOND, Ticks.MAX);
    }

    /// Opens a file and reads its sample.
    ///
    /// @throws FormatException when the file is missing, no file, not readable, or empty
    public static Source open(Path path) {
        return open(path, Long.MAX_VALUE);
    }

    /// Opens a file that was read before and may have grown; formats see what they saw then, and
    /// answer as they did then.
    ///
    /// @param textLength the text's length at that time ([ReadSummary#textLength()])
    public static Source open(Path path, long textLength) {
        return open(new Origin.OfFile(path), textLength);
    }

    /// Opens whatever holds the bytes of a source.
    ///
    /// @param textLength as in [#open(Path, long)]
    /// @throws FormatException when they cannot be read, or there are none
    public static Source open(Origin origin, long textLength) {
        return open(origin, textLength, Latest.UNKNOWN);
    }

    /// As [#open(Origin, long)], of a log whose latest time may be said.
    public static Source open(Origin origin, long textLength, Latest said) {
        if (origin instanceof Origin.OfFile(Path file)) {
            check(file);
        }
        try {
            Source source = new Source(origin, textLength, said);
            if (source.sample.head().length == 0) {
                throw new FormatException(origin.path(), 0, source.emptiness(), null);
            }
            return source;
        } catch (IOException e) {
            throw unreadable(origin, e);
        }
    }

    private static void check(Path path) {
        if (!Files.exists(path)) {
            throw new FormatException(
                    path.toString(), 0, "no such file: " + path + "; check the path", null);
        }
        if (Files.isDirectory(path)) {
            throw new FormatException(
                    path.toString(), 0, path + " is a directory; name the files in it", null);
        }
        if (!Files.isRegularFile(path)) {
            throw new FormatException(
                    path.toString(), 0, path + " is no regular file; save it to one first", null);
        }
    }

    private static FormatException unreadable(Origin origin, IOException e) {
        return new FormatException(
                origin.path(), 0, origin.path() + " cannot be read: " + reason(e), e);
    }

    private String emptiness() {
        String path = origin.path();
        if (origin.size() == 0) {
            return path + " is empty (0 bytes): there is nothing to read";
        }
        if (!troubles.isEmpty()) {
            return path + ": nothing of it can be unpacked (" + troubles.getFirst().reason() + ")";
        }
        return path
                + (compressed()
                        ? " holds nothing but the frame of a compressed file"
                        : " holds nothing but a byte order mark");
    }

    public Origin origin() {
        return origin;
    }

    /// What people see of its place.
    public String path() {
        return origin.path();
    }

    /// Whether its bytes are compressed, by the first of them.
    public boolean compressed() {
        return !layers.isEmpty();
    }

    public Encoding encoding() {
        return encoding;
    }

    public Sample sample() {
        return sample;
    }

    /// Sentences for the account on how the file is packed and encoded.
    public List<String> notes() {
        return switch (encoding) {
            case UTF_8 -> List.of();
            case UTF_16LE, UTF_16BE ->
                    List.of(
                            "the text is UTF-16"
                                    + (encoding == Encoding.UTF_16LE ? "LE" : "BE")
                                    + "; byte counts and offsets are those of its UTF-8 form");
        };
    }

    /// Offers the sample to every format; the best score reads the file.
    ///
    /// @throws FormatException when none recognises it, with the reason of each
    public Chosen recognise() {
        try {
            return Formats.recognise(this, sample);
        } catch (FormatException e) {
            if (troubles.isEmpty()) {
                throw e;
            }
            return recogniseBeforeDamage(e);
        }
    }

    /// Damaged compressed data may give nonsense before a decompressor takes notice: the formats
    /// are shown less and less of it.
    private Chosen recogniseBeforeDamage(FormatException whole) {
        byte[] head = sample.head();
        for (int length = head.length / 2; length >= LEAST_LENGTH; length /= 2) {
            int end = length;
            while (end > 0 && head[end - 1] != '\n') {
                end--;
            }
            Sample before =
                    new Sample(
                            sample.fileName(),
                            Arrays.copyOf(head, end == 0 ? length : end),
                            sample.offset(),
                            false,
                            sample.latest());
            try {
                return Formats.recognise(this, before);
            } catch (FormatException e) {
                // Still less may be in order.
            }
        }
        String damage = troubles.getFirst().reason();
        throw new FormatException(
                path(),
                0,
                whole.getMessage() + "; it is damaged: " + damage,
                whole.summary() + "; it is damaged: " + damage,
                whole);
    }

    /// Starts a pass over the file.
    public BlockSource blocks(Reading reading) {
        return blocks(reading, 0);
    }

    /// Starts a pass over the file that hands out what lies at `from` and behind; the bytes before
    /// it are part of the hash only.
    ///
    /// @param from 0, or a [ReadSummary#continueAt()] of an earlier pass
    public BlockSource blocks(Reading reading, long from) {
        return blocks(reading, from, BlockSource.BLOCK_LENGTH, BlockSource.RECORD_LIMIT);
    }

    BlockSource blocks(Reading reading, long from, int blockLength, int recordLimit) {
        return new BlockSource(this, reading, from, blockLength, recordLimit);
    }

    TextInput openText() throws IOException {
        return new TextInput(origin, layers, encoding);
    }

    FormatException unreadable(long offset, IOException e) {
        return new FormatException(
                path(),
                offset,
                path() + " cannot be read on from byte " + offset + ": " + reason(e),
                e);
    }

    /// The SHA-256 of a file's first bytes, lower-case hexadecimal: what [ReadSummary#sha256()]
    /// gives for the whole file.
    ///
    /// @param length how many bytes; `Long.MAX_VALUE` for all
    public static String sha256(Path path, long length) {
        return sha256(new Origin.OfFile(path), length);
    }

    /// See [#sha256(Path, long)].
    public static String sha256(Origin origin, long length) {
        try (HashingInput input = new HashingInput(origin.open())) {
            byte[] buffer = new byte[1 << 17];
            long left = length;
            while (left > 0) {
                int count = input.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    break;
                }
                left -= count;
            }
            return input.sha256();
        } catch (IOException e) {
            throw unreadable(origin, e);
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return switch (e) {
            case NoSuchFileException _ -> "it is no longer there";
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            default -> message == null ? e.getClass().getSimpleName() : message;
        };
    }
}
