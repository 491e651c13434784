package spoor.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// UTF-8 as logs have it: mostly right.
public final class Utf8 {
    private Utf8() {}

    /// Whether `bytes[from..to)` is well-formed UTF-8.
    public static boolean isValid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int length = sequence(bytes, i, to);
            if (length < 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /// The bytes with each broken sequence replaced by U+FFFD.
    public static byte[] repaired(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Length of the well-formed sequence at `i`, -1 if there is none.
    private static int sequence(byte[] bytes, int i, int to) {
        int first = bytes[i];
        if (first >= 0) {
            return 1;
        }
        int lead = first & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || i + length > to) {
            return -1;
        }
        int second = bytes[i + 1] & 0xFF;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return -1;
        }
        for (int k = 2; k < length; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return -1;
            }
        }
        return length;
    }

    /// Appends a code point; a lone half of a surrogate pair as U+FFFD.
    public static void append(ByteArrayOutputStream out, int point) {
        int safe = point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point;
        out.writeBytes(Character.toString(safe).getBytes(StandardCharsets.UTF_8));
    }

    /// Why a sample is no text, in one sentence; empty when it may be text.
    public static String whyBinary(byte[] head) {
        if (startsWith(head, 0, "PK\003\004")) {
            return "it is a zip archive: unpack it first";
        }
        if (startsWith(head, 257, "ustar")) {
            return "it is a tar archive: unpack it first";
        }
        if (startsWith(head, 0, "ElfFile")) {
            return "it is a Windows event log (EVTX), which has no reader here";
        }
        int looked = Math.min(head.length, 1 << 16);
        int zeros = 0;
        int controls = 0;
        for (int i = 0; i < looked; i++) {
            int value = head[i];
            zeros += value == 0 ? 1 : 0;
            controls +=
                    value >= 0 && value < 32 && value != '\n' && value != '\r' && value != '\t'
                            ? 1
                            : 0;
        }
        if (zeros * 100L > looked || controls * 33L > looked) {
            return "it is binary, not text";
        }
        return "";
    }

    private static boolean startsWith(byte[] head, int at, String mark) {
        if (at + mark.length() > head.length) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (head[at + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
