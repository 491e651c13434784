package spoor.formats;

import java.util.Optional;

/// A reading whose rows a library takes from the file itself, as its bytes cannot be cut into
/// blocks of whole records: the pass over them counts and hashes, the rows come at its end.
public interface WholeFile extends Reading {
    @Override
    default Optional<String> timeColumn() {
        return TimeColumn.among(columns());
    }

    @Override
    default Cutter cutter() {
        return (_, length, _, _) -> length;
    }

    @Override
    default boolean inOrder() {
        return true;
    }

    @Override
    default boolean continuable() {
        return false;
    }
}
