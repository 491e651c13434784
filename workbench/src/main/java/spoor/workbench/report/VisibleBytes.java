package spoor.workbench.report;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Raw bytes as text that acts on no terminal: bytes that are no UTF-8 as `\x1F`, control, escape
/// and bidirectional characters as [Visible] shows them.
public final class VisibleBytes {
    private VisibleBytes() {}

    /// One line; a backslash of the log itself stays one.
    public static String line(byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StringBuilder out = new StringBuilder(bytes.length + 16);
        while (true) {
            CharBuffer text = CharBuffer.allocate(in.remaining() + 1);
            CoderResult result = decoder.decode(in, text, true);
            out.append(Visible.line(text.flip().toString()));
            if (!result.isError()) {
                return out.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(in.get()));
            }
            decoder.reset();
        }
    }
}
