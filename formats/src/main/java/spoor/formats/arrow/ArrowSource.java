package spoor.formats.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/// An open Arrow file or stream, read from its start: a file is a stream between its mark and its
/// footer, and so gives the batches before the place where it is cut or damaged.
final class ArrowSource implements AutoCloseable {
    /// Bytes that a batch and the dictionaries may take, unpacked.
    static final long MOST_MEMORY = 1L << 30;

    /// Rows that a batch may have beside eight for each byte of it: rows of nothing but nulls.
    private static final long FREE_ROWS = 1 << 20;

    private static final int MAGIC_AND_PADDING = 8;

    /// The length of the footer and ARROW1.
    private static final int TAIL = 10;

    private final FileChannel channel;
    private final BufferAllocator allocator;
    private final ArrowCodecs codecs = new ArrowCodecs();
    private final ArrowMessages messages;
    private final ArrowStreamReader reader;
    private final boolean cut;
    private final long footer;

    private ArrowSource(FileChannel channel, BufferAllocator allocator) throws IOException {
        this.channel = channel;
        this.allocator = allocator;
        long size = channel.size();
        boolean file = ArrowFormat.isFile(bytes(channel, 0, 6));
        footer = file ? footer(channel, size) : 0;
        cut = file && footer == 0;
        long start = file ? Math.min(MAGIC_AND_PADDING, size) : 0;
        channel.position(start);
        messages = new ArrowMessages(channel, start, size - footer, allocator);
        reader = new ArrowStreamReader(messages, allocator, codecs);
    }

    static ArrowSource open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new ArrowSource(channel, new RootAllocator(MOST_MEMORY));
        } catch (IOException | RuntimeException | LinkageError e) {
            channel.close();
            throw e;
        }
    }

    private static byte[] bytes(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, at + buffer.position());
        }
        return buffer.array();
    }

    /// Bytes of the footer and what is behind it; 0: the file has none.
    private static long footer(FileChannel channel, long size) throws IOException {
        if (size < MAGIC_AND_PADDING + TAIL) {
            return 0;
        }
        byte[] tail = bytes(channel, size - TAIL, TAIL);
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        boolean marked = new String(tail, 4, 6, StandardCharsets.ISO_8859_1).equals("ARROW1");
        return marked && length > 0 && length <= size - MAGIC_AND_PADDING - TAIL
                ? (long) length + TAIL
                : 0;
    }

    /// The columns; their vectors hold the rows of the batch that was read last.
    VectorSchemaRoot root() throws IOException {
        return reader.getVectorSchemaRoot();
    }

    Map<Long, Dictionary> dictionaries() throws IOException {
        return reader.getDictionaryVectors();
    }

    /// Reads the next batch and makes sure that its offsets and lengths hold.
    ///
    /// @return whether there was one
    /// @throws IOException and RuntimeException when it is damaged or takes too much memory
    boolean next() throws IOException {
        if (!reader.loadNextBatch()) {
            return false;
        }
        long bytes = messages.takeBodyBytes() + codecs.takeBytes();
        int rows = root().getRowCount();
        if (rows > FREE_ROWS + 8 * bytes) {
            throw new IOException("a batch of " + bytes + " bytes tells of " + rows + " rows");
        }
        for (Dictionary dictionary : dictionaries().values()) {
            ArrowChecks.check(dictionary.getVector(), dictionary.getVector().getValueCount());
        }
        for (FieldVector vector : root().getFieldVectors()) {
            ArrowChecks.check(vector, rows);
        }
        return true;
    }

    /// Where what is not read yet begins.
    long position() {
        return messages.position();
    }

    /// Why there are bytes behind the last batch that are no part of the file; empty: there are
    /// none.
    String rest() {
        if (cut) {
            return "the end of the file is cut off";
        }
        return messages.position() < messages.end()
                ? "there are further bytes behind the end of the stream"
                : "";
    }

    /// Gives all memory back, also of batches that were read in part.
    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException | RuntimeException _) {
            // what is damaged was told when it was read
        }
        messages.release();
        codecs.release();
        try {
            allocator.close();
            channel.close();
        } catch (IOException | IllegalStateException _) {
            // a damaged batch may leave buffers behind that nobody can name
        }
    }
}
