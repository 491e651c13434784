package spoor.formats;

import java.util.Optional;

/// Finds where one source may be cut into blocks, from its start to its end; used by one thread.
public interface Cutter {
    /// Where the last whole record in `bytes[0..length)` ends (exclusive), 0 if none ends there.
    /// The first byte is the start of a record and lies at byte `offset` of the source. `last` says
    /// that the source ends at `length`: then what remains is a record too, and the answer is
    /// `length`. When the answer is 0 the cutter's state has not changed, and the same bytes come
    /// again with more behind them.
    int cut(byte[] bytes, int length, long offset, boolean last);

    /// What the parser of the next block has to know of the bytes before it.
    default Object context() {
        return "";
    }

    /// A reading that knows what this pass met and the source's sample does not show: with it the
    /// source is read anew. Asked at the source's end; empty when the sample showed enough.
    default Optional<Reading> widened() {
        return Optional.empty();
    }

    /// The byte that ends a line, where reading goes on after a record that is too long.
    default byte lineEnd() {
        return '\n';
    }
}
