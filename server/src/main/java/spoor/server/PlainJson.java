package spoor.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import spoor.workbench.report.Visible;

/// JSON in which every character that hides, or that a terminal obeys, is escaped: control
/// characters beyond those that JSON itself forbids, and bidirectional ones. Whoever reads the JSON
/// gets the same text.
final class PlainJson {
    private static final int DELETE = 0x7F;

    private PlainJson() {}

    static ObjectMapper mapper() {
        return new ObjectMapper(new JsonFactory().setCharacterEscapes(new Hidden()));
    }

    /// A JSON value's text with the same characters escaped: they can only stand within its texts.
    static String escaped(String json) {
        int clean = clean(json);
        if (clean == json.length()) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length() + 64).append(json, 0, clean);
        for (int i = clean; i < json.length(); i++) {
            char c = json.charAt(i);
            out.append(isEscaped(c) ? escape(c) : String.valueOf(c));
        }
        return out.toString();
    }

    private static int clean(String json) {
        for (int i = 0; i < json.length(); i++) {
            if (isEscaped(json.charAt(i))) {
                return i;
            }
        }
        return json.length();
    }

    private static boolean isEscaped(int c) {
        return c >= DELETE && !Character.isSurrogate((char) c) && Visible.isHidden(c);
    }

    private static String escape(int c) {
        return "\\u" + HexFormat.of().toHexDigits((char) c);
    }

    private static final class Hidden extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return isEscaped(character) ? new SerializedString(escape(character)) : null;
        }
    }
}
