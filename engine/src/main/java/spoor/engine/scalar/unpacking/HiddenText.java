package spoor.engine.scalar.unpacking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Tells whether bytes are text: UTF-8, or UTF-16 with its mark, or UTF-16 that is mostly Latin.
///
/// @param encoding `utf-8` or `utf-16`
record HiddenText(String encoding, String text) {

    static Optional<HiddenText> of(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        boolean little = starts(bytes, 0xFF, 0xFE);
        boolean big = starts(bytes, 0xFE, 0xFF);
        if (little || big) {
            Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return decoded(bytes, 2, charset)
                    .filter(HiddenText::isReadable)
                    .map(text -> new HiddenText("utf-16", text));
        }
        int from = bytes.length > 3 && starts(bytes, 0xEF, 0xBB) && bytes[2] == (byte) 0xBF ? 3 : 0;
        Optional<HiddenText> plain =
                decoded(bytes, from, StandardCharsets.UTF_8)
                        .filter(HiddenText::isReadable)
                        .map(text -> new HiddenText("utf-8", text));
        if (plain.isPresent() || bytes.length % 2 != 0) {
            return plain;
        }
        Charset wide = bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return decoded(bytes, 0, wide)
                .filter(HiddenText::isReadable)
                .filter(HiddenText::isMostlyLatin)
                .map(text -> new HiddenText("utf-16", text));
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    private static Optional<String> decoded(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                            .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// Without control characters, save those of lines and terminals.
    private static boolean isReadable(String text) {
        return !text.isEmpty()
                && text.codePoints()
                        .allMatch(c ->
                                c == '\t'
                                        || c == '\n'
                                        || c == '\r'
                                        || c == 27
                                        || (Character.isDefined(c) && !Character.isISOControl(c)));
    }

    private static boolean isMostlyLatin(String text) {
        return text.codePoints().filter(c -> c < 0x250).count() * 10 >= text.length() * 9L;
    }
}
