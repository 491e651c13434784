package spoor.workbench.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import spoor.workbench.report.VisibleBytes;

/// Bytes of a log as lines that can be shown anywhere.
final class RawLines {
    private static final int DUMPED = 16;

    private RawLines() {}

    static List<String> text(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            boolean carriage = end < bytes.length && end > at && bytes[end - 1] == '\r';
            lines.add(VisibleBytes.line(Arrays.copyOfRange(bytes, at, carriage ? end - 1 : end)));
            at = end + 1;
        }
        return lines;
    }

    /// Whether the bytes are more likely numbers and structures than text.
    static boolean isBinary(byte[] bytes) {
        int strange = 0;
        for (byte one : bytes) {
            boolean control = one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t';
            strange += control ? 1 : 0;
        }
        return strange > bytes.length / 8;
    }

    /// A line for each sixteen bytes: the place, the bytes, the letters among them.
    static List<String> hexadecimal(byte[] bytes, long from) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += DUMPED) {
            StringBuilder numbers = new StringBuilder();
            StringBuilder letters = new StringBuilder();
            for (int i = at; i < Math.min(at + DUMPED, bytes.length); i++) {
                numbers.append(String.format(Locale.ROOT, "%02x ", bytes[i]));
                letters.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            lines.add(String.format(Locale.ROOT, "%08x  %-48s %s", from + at, numbers, letters));
        }
        return lines;
    }
}
