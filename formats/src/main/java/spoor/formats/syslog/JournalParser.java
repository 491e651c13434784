package spoor.formats.syslog;

import java.util.Arrays;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;

/// Reads blocks of whole journal entries.
final class JournalParser implements BlockParser {
    private final JournalScan scan = new JournalScan();
    private final JournalEntry entry = new JournalEntry();
    private byte[] bytes = {};
    private int length;
    private int at;
    private long offset;

    @Override
    public void begin(Block block) {
        bytes = block.bytes();
        length = block.length();
        offset = block.offset();
        at = 0;
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        while (at < length && !batch.isFull()) {
            entry(batch, tally);
        }
        return at < length;
    }

    private void entry(RecordBatch batch, Tally tally) {
        entry.clear();
        long place = offset + at;
        long taken = 0;
        boolean more = true;
        while (more && at < length) {
            int start = at;
            JournalScan.Kind kind = scan.next(bytes, at, length);
            if (kind == JournalScan.Kind.UNFINISHED && isLastLine()) {
                kind = JournalScan.Kind.TEXT;
            }
            at = scan.end;
            switch (kind) {
                case TEXT, BINARY -> {
                    entry.add(
                            bytes,
                            scan.keyFrom,
                            scan.keyTo,
                            bytes,
                            scan.valueFrom,
                            scan.valueTo,
                            tally);
                    taken += at - start;
                }
                case BLANK -> {
                    tally.add(Kind.BLANK, at - start);
                    more = false;
                }
                case BAD, UNFINISHED -> reject(start, kind, tally);
            }
        }
        if (!entry.isEmpty()) {
            tally.add(Kind.EVENT, taken);
            entry.write(batch, place, tally);
        }
    }

    /// Whether a field of text ends with the file, without a line end.
    private boolean isLastLine() {
        return scan.end == length
                && scan.keyTo > scan.keyFrom
                && scan.keyTo < length
                && bytes[scan.keyTo] == '=';
    }

    private void reject(int start, JournalScan.Kind kind, Tally tally) {
        String reason =
                kind == JournalScan.Kind.BAD
                        ? "no KEY=value, and no KEY with a length and a value behind it"
                        : "the file ends within it";
        byte[] text = Arrays.copyOfRange(bytes, start, Math.min(at, start + Tally.KEPT_BYTES));
        tally.reject(new Tally.Reject(offset + start, at - start, "", reason, text));
    }
}
