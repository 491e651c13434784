package spoor.workbench.records;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A record of a source, read again.
///
/// @param source its id
/// @param path of the source, as the user named it
/// @param offset of the record in the source's (decompressed, decoded) text; of a file of columns,
///   the number of the row
/// @param state what became of the file since it was loaded
/// @param remark that state as a sentence, with sizes and hashes where they differ
/// @param packed what the bytes lie in, a sentence; empty: in the file itself
/// @param known whether the case has a row or a reject that begins there
/// @param bytes where they can be read; else why not is in the remark
public record RawRecord(
        int source,
        String path,
        long offset,
        State state,
        String remark,
        String packed,
        boolean known,
        Optional<Bytes> bytes) {
    /// What became of a file.
    public enum State {
        /// Size and SHA-256 are those of the manifest.
        AS_LOADED,
        /// The size is; the file is too large to be hashed for one record, unless that is asked
        /// for.
        SAME_SIZE,
        /// It begins with what was loaded, and goes on.
        GROWN,
        /// It is another file now: its bytes are not shown.
        CHANGED,
        GONE,
        /// It is there, and cannot be read; or its rows have no bytes of their own.
        UNREADABLE
    }

    /// @param kind how `lines` are to be read
    /// @param length bytes of the record, up to where the next one begins
    /// @param line of the source's text in which it begins, from 1
    /// @param shown the first bytes of the record, all of them unless it is very long
    /// @param lines those, on lines, with nothing in them that acts: bytes that are no UTF-8 are
    ///   `\x1F`, control and bidirectional characters are named by their code point
    /// @param before what stands before it, in the same form
    /// @param after what follows it
    public record Bytes(
            Kind kind,
            long length,
            OptionalLong line,
            byte[] shown,
            List<String> lines,
            List<String> before,
            List<String> after) {
        public Bytes {
            lines = List.copyOf(lines);
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /// Whether the record is longer than what is shown.
        public boolean cut() {
            return shown.length < length;
        }
    }

    /// What the lines of [Bytes] are.
    public enum Kind {
        TEXT,
        /// Bytes in hexadecimal, sixteen to a line: the record is no text.
        HEXADECIMAL,
        /// The row as the format's reader gives it, as JSON: the file keeps columns, not records.
        ROW
    }
}
