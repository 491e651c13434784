package spoor.engine.duckdb;

import java.util.List;
import java.util.Optional;
import spoor.formats.Tally;

/// What a case knows of one source: one row of its manifest.
///
/// @param id the `_Source` of its rows; also of a source that could not be read
/// @param path as the user named it
/// @param location the absolute path, by which the source is known again
/// @param state whether it was read
/// @param tables those that hold its rows, the one that accounts for its bytes first; none when it
///   was not read
/// @param why why this format; or why the file was not read
/// @param notes what was taken for granted, and what the load did otherwise than a user may expect
/// @param times of its events, when the table has a time column
public record StoredSource(
        int id,
        String path,
        String location,
        State state,
        Content content,
        String format,
        List<String> tables,
        String why,
        List<String> notes,
        Counts counts,
        Optional<TimeRange> times) {
    public StoredSource {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    public enum State {
        LOADED,
        /// An archive that was opened: what is in it are sources of their own.
        ARCHIVE,
        /// No file: rows that a command made of others, or was given.
        DERIVED,
        /// No format reads it, or the file cannot be read.
        UNREAD
    }

    /// @param size raw bytes of the file
    /// @param textLength bytes after decompression, which the counts add up to
    /// @param continueAt where reading may go on when the file grew
    public record Content(long size, String sha256, long textLength, long continueAt) {}

    /// A number of items and the bytes they take.
    public record Part(long count, long bytes) {
        Part plus(Part other) {
            return new Part(count + other.count, bytes + other.bytes);
        }
    }

    /// @param rejectedValues values that did not fit their column, in records that are events
    /// @param repaired texts in which bytes that are no UTF-8 were replaced
    public record Counts(
            Part events,
            Part continuations,
            Part headers,
            Part blanks,
            Part rejects,
            long rejectedValues,
            long repaired) {
        public static final Counts NONE = of(new Tally());

        public static Counts of(Tally tally) {
            return new Counts(
                    part(tally, Tally.Kind.EVENT),
                    part(tally, Tally.Kind.CONTINUATION),
                    part(tally, Tally.Kind.HEADER),
                    part(tally, Tally.Kind.BLANK),
                    part(tally, Tally.Kind.REJECT),
                    tally.rejectedValues(),
                    tally.repaired());
        }

        /// Of a file that was refused whole.
        public static Counts refused(long bytes) {
            Part none = new Part(0, 0);
            return new Counts(none, none, none, none, new Part(1, bytes), 0, 0);
        }

        private static Part part(Tally tally, Tally.Kind kind) {
            return new Part(tally.count(kind), tally.bytes(kind));
        }

        public Counts plus(Counts other) {
            return new Counts(
                    events.plus(other.events),
                    continuations.plus(other.continuations),
                    headers.plus(other.headers),
                    blanks.plus(other.blanks),
                    rejects.plus(other.rejects),
                    rejectedValues + other.rejectedValues,
                    repaired + other.repaired);
        }

        /// With so many values more that did not fit their column.
        Counts withRejectedValues(long more) {
            return new Counts(
                    events,
                    continuations,
                    headers,
                    blanks,
                    rejects,
                    rejectedValues + more,
                    repaired);
        }

        public long bytes() {
            return events.bytes
                    + continuations.bytes
                    + headers.bytes
                    + blanks.bytes
                    + rejects.bytes;
        }
    }

    /// The table whose rows account for its bytes; empty when it was not read.
    public String table() {
        return tables.isEmpty() ? "" : tables.getFirst();
    }

    /// Whether every byte of the text is accounted for.
    public boolean balanced() {
        return counts.bytes() == content.textLength();
    }

    /// The same bytes found at another place.
    public StoredSource alsoAt(String otherPath, String otherLocation, String note) {
        return new StoredSource(
                id,
                otherPath,
                otherLocation,
                state,
                content,
                format,
                tables,
                why,
                List.of(note),
                counts,
                times);
    }
}
