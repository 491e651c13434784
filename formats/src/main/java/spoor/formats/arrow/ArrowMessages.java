package spoor.formats.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.ipc.message.MessageResult;
import org.jspecify.annotations.Nullable;

/// The messages of a file one after another, each looked at before the library reads it: no length
/// that a message tells is believed before the file is that long.
final class ArrowMessages extends MessageChannelReader {
    private static final int CONTINUATION = -1;
    private static final int MOST_METADATA = 1 << 26;
    private static final int MOST_FIELDS = 20_000;
    private static final int MOST_DEPTH = 64;

    private final FileChannel channel;
    private final long start;
    private final long end;
    private long bodyBytes;
    private @Nullable ArrowBuf body;
    private boolean ended;

    /// @param start of the first message in the channel, which stands there
    /// @param end of the last one
    ArrowMessages(FileChannel channel, long start, long end, BufferAllocator allocator) {
        super(new ReadChannel(channel), allocator);
        this.channel = channel;
        this.start = start;
        this.end = end;
    }

    /// Where the next message begins.
    long position() {
        return start + bytesRead();
    }

    long end() {
        return end;
    }

    /// The bytes of the bodies since the last question.
    long takeBodyBytes() {
        long bytes = bodyBytes;
        bodyBytes = 0;
        return bytes;
    }

    /// Gives back the memory of a body that nobody did.
    void release() {
        if (body != null && body.refCnt() > 0) {
            body.getReferenceManager().release(body.refCnt());
        }
        body = null;
    }

    @Override
    @SuppressWarnings("NullAway") // the library asks for null at the end
    public MessageResult readNext() throws IOException {
        long at = position();
        if (ended || at == end) {
            return null;
        }
        int length = intAt(at);
        long metadata = at + 4;
        if (length == CONTINUATION) {
            length = intAt(metadata);
            metadata += 4;
        }
        if (length != 0) {
            look(metadata, length);
        }
        MessageResult read = super.readNext();
        ended = read == null;
        body = read == null ? null : read.getBodyBuffer();
        return read;
    }

    private void look(long metadata, int length) throws IOException {
        if (length < 0 || length > MOST_METADATA) {
            throw new IOException("a message tells of " + length + " bytes of metadata");
        }
        Message message = Message.getRootAsMessage(bytesAt(metadata, length));
        long bodyLength = message.bodyLength();
        if (bodyLength < 0 || bodyLength > end - metadata - length) {
            throw new IOException("it ends within a message");
        }
        bodyBytes += bodyLength;
        if (message.headerType() == MessageHeader.Schema
                && message.header(new Schema()) instanceof Schema schema) {
            look(schema);
        }
    }

    private static void look(Schema schema) throws IOException {
        if (schema.endianness() != Endianness.Little) {
            throw new IOException("its numbers are big-endian: write it anew on another machine");
        }
        int fields = 0;
        for (int i = 0; i < schema.fieldsLength(); i++) {
            fields = count(schema.fields(i), fields, 0);
        }
    }

    private static int count(Field field, int before, int depth) throws IOException {
        int fields = before + 1;
        if (fields > MOST_FIELDS || depth > MOST_DEPTH) {
            throw new IOException(
                    "its schema has more than "
                            + MOST_FIELDS
                            + " fields or is more than "
                            + MOST_DEPTH
                            + " deep");
        }
        for (int i = 0; i < field.childrenLength(); i++) {
            fields = count(field.children(i), fields, depth + 1);
        }
        return fields;
    }

    private int intAt(long at) throws IOException {
        return bytesAt(at, 4).getInt();
    }

    private ByteBuffer bytesAt(long at, int length) throws IOException {
        if (length > end - at) {
            throw new IOException("it ends within a message");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("it became shorter while it was read");
            }
        }
        return bytes.flip();
    }
}
