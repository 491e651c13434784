package spoor.formats.zeek;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import spoor.formats.ByteScan;
import spoor.formats.Cutter;
import spoor.formats.Reading;

/// Cuts at line ends and follows the `#` lines, so that each block knows the header in force.
final class ZeekCutter implements Cutter {
    /// Headers that are kept of one file.
    private static final int MOST_HEADERS = 1000;

    private final ZeekReading reading;
    private final byte mark;
    private final Set<ZeekHeader> late = new LinkedHashSet<>();
    private ZeekHeader header;

    /// Whether records under the header in force are kept in mind, or none need be.
    private boolean settled = true;

    ZeekCutter(ZeekReading reading) {
        this.reading = reading;
        this.header = reading.header();
        this.mark = header.mark().getBytes(StandardCharsets.UTF_8)[0];
    }

    @Override
    public Object context() {
        return header;
    }

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        int end = length;
        while (!last && end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        follow(bytes, end);
        return end;
    }

    private void follow(byte[] bytes, int end) {
        // Most blocks have none.
        int at = ByteScan.find(bytes, 0, end, mark);
        int records = 0;
        while (at < end) {
            if (at == 0 || bytes[at - 1] == '\n') {
                settle(bytes, records, at);
                int lineEnd = ByteScan.find(bytes, at, end, (byte) '\n');
                ZeekHeader next = header.with(bytes, at, lineEnd);
                settled &= next.equals(header);
                header = next;
                at = lineEnd;
                records = Math.min(lineEnd + 1, end);
            }
            at = ByteScan.find(bytes, at + 1, end, mark);
        }
        settle(bytes, records, end);
    }

    /// Keeps the header in mind when records stand in `bytes[from..to)`.
    private void settle(byte[] bytes, int from, int to) {
        if (settled || from == to) {
            return;
        }
        int at = from;
        while (at < to && (bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '#')) {
            at = bytes[at] == '#' ? ByteScan.find(bytes, at, to, (byte) '\n') : at + 1;
        }
        if (at < to) {
            settled = true;
            if (late.size() < MOST_HEADERS && !header.fields().isEmpty()) {
                late.add(header);
            }
        }
    }

    @Override
    public Optional<Reading> widened() {
        return late.isEmpty() ? Optional.empty() : reading.with(late);
    }
}
