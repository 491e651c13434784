package spoor.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// What comes out of a decompressor. Where its input is cut or damaged it ends early, after all
/// that could be decompressed, and says so in [#problems()]; it does not throw for the content.
public abstract class DecodedInput extends InputStream {
    /// @param at bytes decompressed before it
    /// @param reason one sentence
    public record Trouble(long at, String reason) {}

    /// What was wrong so far.
    public abstract List<Trouble> problems();

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;
}
