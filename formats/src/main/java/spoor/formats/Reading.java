package spoor.formats;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;

/// How one file is read: the table it fills, the columns it gives, where it may be cut, and the
/// parser of its blocks. Immutable; parsers of several threads may come from one reading.
public interface Reading {
    /// The table this file belongs to unless the user names another.
    String table();

    /// The columns the parser fills, without `_Source` and `_Offset`. Names differ in more than the
    /// case of their letters, and none is `_Source` or `_Offset`.
    List<Column> columns();

    /// The column that orders events in time, when there is one.
    Optional<String> timeColumn();

    /// What cuts one pass over the file into blocks.
    Cutter cutter();

    /// A parser for one thread.
    BlockParser parser();

    /// Whether the parser must see all blocks one after another, and so by one thread: it carries
    /// what it has seen from block to block.
    default boolean inOrder() {
        return false;
    }

    /// Readings of the same file that fill other tables, each in a pass of its own. The bytes are
    /// accounted for by this reading alone; values that only another rejects are counted too. Such
    /// a file is not continued when it grew.
    default List<Reading> further() {
        return List.of();
    }

    /// Whether a file that grew may be continued at the end of the records already read. (A JSON
    /// array may not: its end changes.)
    boolean continuable();
}
