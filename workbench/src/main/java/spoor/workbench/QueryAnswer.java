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
}
