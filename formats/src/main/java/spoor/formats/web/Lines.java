package spoor.formats.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spoor.formats.ColumnBuffer;
import spoor.formats.Sample;
import spoor.formats.Tally;
import spoor.formats.Utf8;
import spoor.formats.cells.CellReader;

/// What readers of lines share.
final class Lines {
    private Lines() {}

    /// The place behind the line end from `from` on, or `to`.
    static int after(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at < to ? at + 1 : to;
    }

    /// Where the text of a line ends that goes to `end`, its line end included.
    static int textEnd(byte[] bytes, int from, int end) {
        int to = end;
        if (to > from && bytes[to - 1] == '\n') {
            to--;
        }
        if (to > from && bytes[to - 1] == '\r') {
            to--;
        }
        return to;
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (value != ' ' && value != '\n' && value != '\r' && value != '\t') {
                return false;
            }
        }
        return true;
    }

    static int find(byte[] bytes, int from, int to, char sought) {
        int at = from;
        while (at < to && bytes[at] != sought) {
            at++;
        }
        return at;
    }

    static boolean startsWith(byte[] bytes, int at, int to, byte[] prefix) {
        return at + prefix.length <= to
                && Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Sets a string cell; bytes that are no UTF-8 are replaced and counted.
    static void set(ColumnBuffer column, int row, byte[] bytes, int from, int to, Tally tally) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= bytes[i];
        }
        if (seen >= 0 || Utf8.isValid(bytes, from, to)) {
            column.setText(row, bytes, from, to);
        } else {
            column.setText(row, CellReader.text(bytes, from, to, tally));
        }
    }

    static byte[] kept(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, Math.min(to, from + Tally.KEPT_BYTES));
    }

    /// The places of a sample's first lines that are not blank, each `from` and `to` without the
    /// line end; a last line that may go on is left out.
    static List<int[]> of(Sample sample, int most) {
        byte[] head = sample.head();
        List<int[]> lines = new ArrayList<>();
        int at = 0;
        while (at < head.length && lines.size() < most) {
            int end = after(head, at, head.length);
            boolean cut = head[end - 1] != '\n' && !sample.whole() && !lines.isEmpty();
            if (!cut && !isBlank(head, at, end)) {
                lines.add(new int[] {at, textEnd(head, at, end)});
            }
            at = end;
        }
        return lines;
    }
}
