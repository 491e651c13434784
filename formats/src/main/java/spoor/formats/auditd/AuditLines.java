package spoor.formats.auditd;

import java.util.Arrays;
import spoor.formats.Block;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;

/// Goes through a block line by line and tells the tally what each is; stops at each record, which
/// [#scanner()] and [#values()] then hold.
final class AuditLines {
    private final AuditScanner scanner = new AuditScanner();
    private final AuditValues values = new AuditValues(scanner);
    private byte[] bytes = {};
    private int length;
    private int at;
    private int start;
    private long offset;

    void begin(Block block) {
        bytes = block.bytes();
        length = block.length();
        offset = block.offset();
        at = 0;
    }

    /// Moves to the next record.
    ///
    /// @return false at the end of the block
    boolean next(Tally tally) {
        while (at < length) {
            start = at;
            int end = at;
            while (end < length && bytes[end] != '\n') {
                end++;
            }
            at = Math.min(end + 1, length);
            if (end > start && bytes[end - 1] == '\r') {
                end--;
            }
            if (end == start) {
                tally.add(Kind.BLANK, at - start);
                continue;
            }
            String problem = scanner.read(bytes, start, end);
            if (problem.isEmpty()) {
                values.read();
                tally.add(Kind.EVENT, at - start);
                return true;
            }
            notRecord(end, problem, tally);
        }
        return false;
    }

    /// `----` and `time->...` stand between the events that ausearch prints.
    private void notRecord(int end, String problem, Tally tally) {
        boolean blank = true;
        for (int i = start; i < end; i++) {
            blank &= bytes[i] == ' ' || bytes[i] == '\t';
        }
        if (blank) {
            tally.add(Kind.BLANK, at - start);
        } else if (starts(end, "----") && end == start + 4 || starts(end, "time->")) {
            tally.add(Kind.HEADER, at - start);
        } else {
            byte[] text = Arrays.copyOfRange(bytes, start, Math.min(at, start + Tally.KEPT_BYTES));
            tally.reject(new Tally.Reject(offset + start, at - start, "", problem, text));
        }
    }

    private boolean starts(int end, String text) {
        if (end - start < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean atEnd() {
        return at >= length;
    }

    /// Where the record begins in the source.
    long offset() {
        return offset + start;
    }

    AuditScanner scanner() {
        return scanner;
    }

    AuditValues values() {
        return values;
    }
}
