package spoor.formats.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Sample;

/// Arrow IPC, as files (Feather V2) and as streams: told here by the first bytes; [ArrowReading]
/// reads it, which needs the file.
public final class ArrowFormat implements Format {
    public static final String RECOGNISED_BY =
            "it begins with ARROW1 or with the message of an Arrow schema";

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final int CONTINUATION = -1;
    private static final int SCHEMA = 1;

    @Override
    public Description description() {
        return new Description(
                "arrow",
                "Apache Arrow IPC, files (Feather V2) and streams: columns of typed values.",
                "The six bytes ARROW1 at the beginning, or four bytes FF and the message of a"
                        + " schema.",
                "named after the file");
    }

    /// Whether a file begins as an Arrow file or stream does.
    public static boolean isArrow(byte[] head) {
        return isFile(head) || isStream(head);
    }

    static boolean isFile(byte[] head) {
        return head.length >= MAGIC.length
                && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// The mark of a message, its length, and a flatbuffer whose second field says "schema".
    private static boolean isStream(byte[] head) {
        if (head.length < 24) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != CONTINUATION || bytes.getInt(4) <= 0) {
            return false;
        }
        long root = 8L + bytes.getInt(8);
        if (root < 12 || root + 4 > head.length) {
            return false;
        }
        long fields = root - bytes.getInt((int) root);
        if (fields < 8 || fields + 8 > head.length) {
            return false;
        }
        long kind = root + Short.toUnsignedInt(bytes.getShort((int) fields + 6));
        return kind > root && kind < head.length && bytes.get((int) kind) == SCHEMA;
    }

    @Override
    public Recognition recognise(Sample sample) {
        return new Recognition.Refused(
                isArrow(sample.head())
                        ? "it is read from its file"
                        : "it begins neither with ARROW1 nor with the message of an Arrow schema");
    }
}
