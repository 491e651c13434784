package spoor.workbench.query;

import java.util.List;

/// Where the rows of tables come from.
public interface Extents {
    Extents UNKNOWN = _ -> List.of();

    /// The sources of a table, by their number; none: it is not known, or rows come from elsewhere.
    /// Nothing is lost where it is wrong.
    List<Extent> of(String table);

    /// The rows of a source in a table, about.
    ///
    /// @param source the `_Source` of its rows
    /// @param bytes how far their `_Offset` goes, about
    record Extent(int source, long rows, long bytes) {}
}
