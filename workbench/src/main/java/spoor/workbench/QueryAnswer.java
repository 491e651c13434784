package spoor.workbench;

import java.util.List;

/// What a request gave.
///
/// @param tables a table per tabular statement, in order
/// @param notes sentences the user should read beside the result (a time filter that left a table
///   empty, with the table's span)
/// @param milliseconds wall clock
public record QueryAnswer(List<ResultTable> tables, List<String> notes, long milliseconds) {
    public QueryAnswer {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /// The table of a request that has one tabular statement.
    ///
    /// @throws IllegalStateException when it has none or several
    public ResultTable table() {
        if (tables.size() != 1) {
            throw new IllegalStateException(
                    "the answer has " + tables.size() + " tables: choose among tables()");
        }
        return tables.getFirst();
    }
}
