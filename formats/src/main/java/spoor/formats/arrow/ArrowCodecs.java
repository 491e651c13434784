package spoor.formats.arrow;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/// Unpacks the buffers of a batch. The library's own codecs give the heap whatever a buffer unpacks
/// to; these unpack into memory of the allocator, as much as the buffer says and not a byte more.
final class ArrowCodecs implements CompressionCodec.Factory {
    private final List<ArrowBuf> unpacked = new ArrayList<>();
    private long bytes;

    /// The bytes unpacked since the last question.
    long takeBytes() {
        long taken = bytes;
        bytes = 0;
        unpacked.clear();
        return taken;
    }

    /// Gives back the memory that nobody did.
    void release() {
        for (ArrowBuf buffer : unpacked) {
            if (buffer.refCnt() > 0) {
                buffer.getReferenceManager().release(buffer.refCnt());
            }
        }
        unpacked.clear();
    }

    @Override
    public CompressionCodec createCodec(CompressionUtil.CodecType type) {
        return new Unpacking(type);
    }

    @Override
    public CompressionCodec createCodec(CompressionUtil.CodecType type, int level) {
        return new Unpacking(type);
    }

    private final class Unpacking extends AbstractCompressionCodec {
        private final CompressionUtil.CodecType type;

        private Unpacking(CompressionUtil.CodecType type) {
            this.type = type;
        }

        @Override
        public CompressionUtil.CodecType getCodecType() {
            return type;
        }

        @Override
        protected ArrowBuf doCompress(BufferAllocator allocator, ArrowBuf plain) {
            throw new UnsupportedOperationException("files are only read");
        }

        @Override
        protected ArrowBuf doDecompress(BufferAllocator allocator, ArrowBuf packed) {
            long length = readUncompressedLength(packed);
            if (length < 0 || length > ArrowSource.MOST_MEMORY) {
                throw new IllegalArgumentException("a buffer would unpack to " + length + " bytes");
            }
            byte[] from = new byte[Math.toIntExact(packed.writerIndex()) - (int) SIZE_OF_LENGTH];
            packed.getBytes(SIZE_OF_LENGTH, from);
            ArrowBuf to = allocator.buffer(length);
            unpacked.add(to);
            bytes += length;
            try (InputStream in = open(new ByteArrayInputStream(from))) {
                copy(in, to, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            return to;
        }

        private InputStream open(InputStream in) throws IOException {
            return switch (type) {
                case LZ4_FRAME -> new FramedLZ4CompressorInputStream(in);
                case ZSTD -> new ZstdInputStreamNoFinalizer(in);
                case NO_COMPRESSION -> in;
            };
        }

        private static void copy(InputStream in, ArrowBuf to, long length) throws IOException {
            byte[] part = new byte[1 << 16];
            long at = 0;
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                if (read > length - at) {
                    throw new IOException("a buffer unpacks to more bytes than it says");
                }
                to.setBytes(at, part, 0, read);
                at += read;
            }
            if (at < length) {
                throw new IOException("a buffer unpacks to fewer bytes than it says");
            }
            to.writerIndex(length);
        }
    }

    private static final long SIZE_OF_LENGTH = CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH;
}
