package spoor.formats;

import java.util.List;
import java.util.Optional;
import spoor.model.Column;

/// How one file is read: the table it fills, the columns it gives, where it may be cut, and the
/// parser of its blocks. Immutable; parsers of several threads may come from one reading.
public interface Reading {
    /// The table this file belongs to unless the user names another.
    String table();

    /// The columns the parser fills, without `_Source` and `_Offset`.
    List<Column> columns();

    /// The column that orders events in time, when there is one.
    Optional<String> timeColumn();

    /// Where the last whole record in `bytes[0..length)` ends (exclusive), 0 if none ends there.
    /// The first byte is the start of a record. `last` says that the file ends at `length`: then
    /// what remains is a record too, and the answer is `length`.
    int cut(byte[] bytes, int length, boolean last);

    /// A parser for one thread.
    BlockParser parser();

    /// Whether a file that grew may be continued at the end of the records already read. (A JSON
    /// array may not: its end changes.)
    boolean continuable();
}
