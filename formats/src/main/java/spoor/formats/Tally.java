package spoor.formats;

import java.util.ArrayList;
import java.util.List;

/// What one parser read of a source, byte by byte; tallies of several parsers add up to the
/// account.
public final class Tally {
    /// What a run of bytes is.
    public enum Kind {
        /// Records that became rows.
        EVENT,
        /// Further lines of a record that became a row (or bytes of an enclosing structure).
        CONTINUATION,
        /// Headers, footers, comments, byte order marks.
        HEADER,
        /// Blank lines and white space between records.
        BLANK,
        /// Records that could not be read.
        REJECT
    }

    /// Rejects kept with their text per tally; all are counted.
    public static final int KEPT_REJECTS = 10_000;

    /// Bytes kept of a reject's text.
    public static final int KEPT_BYTES = 4096;

    private final long[] bytes = new long[Kind.values().length];
    private final long[] counts = new long[Kind.values().length];
    private final List<Reject> rejects = new ArrayList<>();
    private long rejectedValues;
    private long repaired;

    /// Counts one item (a record, a line) of `length` bytes.
    public void add(Kind kind, long length) {
        bytes[kind.ordinal()] += length;
        counts[kind.ordinal()]++;
    }

    /// Counts a record that could not be read and keeps its place, reason and first bytes.
    public void reject(Reject reject) {
        add(Kind.REJECT, reject.length());
        keep(reject);
    }

    /// Keeps a value that did not fit its column; its record is an event and counted as one.
    public void rejectValue(Reject reject) {
        rejectedValues++;
        keep(reject);
    }

    private void keep(Reject reject) {
        if (rejects.size() < KEPT_REJECTS) {
            rejects.add(reject);
        }
    }

    /// Counts texts in which bytes that are no UTF-8 were replaced by U+FFFD; they stay events.
    public void addRepaired(long count) {
        repaired += count;
    }

    /// Texts in which bytes that are no UTF-8 were replaced by U+FFFD.
    public long repaired() {
        return repaired;
    }

    /// All bytes, of every kind.
    public long bytes() {
        long sum = 0;
        for (long length : bytes) {
            sum += length;
        }
        return sum;
    }

    public long bytes(Kind kind) {
        return bytes[kind.ordinal()];
    }

    public long count(Kind kind) {
        return counts[kind.ordinal()];
    }

    public long rejectedValues() {
        return rejectedValues;
    }

    public List<Reject> rejects() {
        return List.copyOf(rejects);
    }

    /// Counts up to so many bytes of `part`, which was added to this tally and has a byte an item
    /// of them, as `items` of another kind: for a reader that hands lines to another and knows
    /// better what they were.
    public void move(Kind from, Kind to, Tally part, long mostBytes, long items) {
        long moved = Math.min(mostBytes, Math.min(part.bytes(from), part.count(from)));
        bytes[from.ordinal()] -= moved;
        counts[from.ordinal()] -= moved;
        bytes[to.ordinal()] += moved;
        counts[to.ordinal()] += moved == 0 ? 0 : items;
    }

    /// Adds another parser's tally to this one.
    public void add(Tally other) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] += other.bytes[i];
            counts[i] += other.counts[i];
        }
        rejectedValues += other.rejectedValues;
        repaired += other.repaired;
        other.rejects.forEach(this::keep);
    }

    /// @param offset byte offset of the record in the (decompressed) source
    /// @param length bytes of the record
    /// @param column the column whose value did not fit, empty when the whole record was refused
    /// @param reason one sentence
    /// @param text the record's (or value's) first bytes, at most [#KEPT_BYTES]
    public record Reject(long offset, long length, String column, String reason, byte[] text) {}
}
