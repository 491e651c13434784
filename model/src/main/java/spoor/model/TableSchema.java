package spoor.model;

import java.util.List;

/// A table's name and its columns, in order; the hidden ones (`_Source`, `_Offset`) are not listed.
public record TableSchema(String name, List<Column> columns) {
    public TableSchema {
        columns = List.copyOf(columns);
    }
}
