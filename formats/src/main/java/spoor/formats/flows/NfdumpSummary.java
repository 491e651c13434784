package spoor.formats.flows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import spoor.formats.delimited.Footer;

/// What nfdump writes behind the flows, as CSV:
///
/// ```
/// Summary
/// flows,bytes,packets,avg_bps,avg_pps,avg_bpp
/// 4,1852,12,98,0,154
/// ```
///
/// A flow begins with its time, so six cells that begin with digits alone are no flow.
final class NfdumpSummary implements Footer {
    private static final byte[] TITLE = ascii("Summary");
    private static final byte[] NAMES = ascii("flows,bytes,packets,");
    private static final int CELLS = 6;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean is(byte[] bytes, int from, int to, int cells) {
        return switch (cells) {
            case 1 -> startsWith(bytes, from, to, TITLE);
            case CELLS -> startsWith(bytes, from, to, NAMES) || beginsWithCount(bytes, from, to);
            default -> false;
        };
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] start) {
        return to - from >= start.length
                && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    private static boolean beginsWithCount(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > from && at < to && bytes[at] == ',';
    }
}
