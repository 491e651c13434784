package spoor.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/// Makes a [DecodedInput] of any decompressor, and stops one that makes too much of too little.
public final class LenientInput extends DecodedInput {
    /// Starts the decompressor; it may read its header.
    @FunctionalInterface
    public interface Start {
        InputStream open() throws IOException;
    }

    /// Bytes asked for at once: a decompressor that meets damage throws, and what it has
    /// decompressed in the same call is lost with it.
    private static final int STEP = 256;

    private final String name;
    private final Start start;
    private final LongSupplier packed;
    private final LongFunction<String> left;
    private final Unpacking limits;
    private final List<Trouble> problems = new ArrayList<>();
    private InputStream decoder = InputStream.nullInputStream();
    private boolean started;
    private int step = STEP;
    private boolean ended;
    private long produced;

    /// @param name of the compression, for people
    /// @param packed bytes that the decompressor has taken so far
    /// @param left how a sentence about damage ends, given the bytes that came out: see [Left]
    public LenientInput(
            String name,
            Start start,
            LongSupplier packed,
            LongFunction<String> left,
            Unpacking limits) {
        this.name = name;
        this.start = start;
        this.packed = packed;
        this.left = left;
        this.limits = limits;
    }

    @Override
    public List<Trouble> problems() {
        List<Trouble> all = new ArrayList<>();
        if (decoder instanceof DecodedInput inner) {
            all.addAll(inner.problems());
        }
        all.addAll(problems);
        return all;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            if (!started) {
                started = true;
                decoder = start.open();
                step = decoder instanceof DecodedInput ? Integer.MAX_VALUE : STEP;
            }
            int count = decoder.read(target, offset, Math.min(length, step));
            if (count < 0) {
                ended = true;
                return -1;
            }
            produced += count;
            if (limits.isBomb(produced, packed.getAsLong())) {
                stop(
                        "it unpacks to more than "
                                + limits.ratio()
                                + " times its size, as a decompression bomb does (unpack it and"
                                + " load the result if it is to be trusted)");
            }
            return count;
        } catch (InputFailure e) {
            throw e.failure();
        } catch (IOException | RuntimeException e) {
            // A decompressor's own words for damage; they range to ArrayIndexOutOfBounds.
            stop("the packed data is damaged or cut (" + words(e) + ")");
            return -1;
        }
    }

    private static String words(Exception e) {
        if (e.getMessage() != null) {
            return e.getMessage();
        }
        return e instanceof EOFException ? "it ends too early" : e.getClass().getSimpleName();
    }

    private void stop(String reason) {
        problems.add(new Trouble(produced, name + ": " + reason + left.apply(produced)));
        ended = true;
    }

    @Override
    public void close() throws IOException {
        decoder.close();
    }
}
