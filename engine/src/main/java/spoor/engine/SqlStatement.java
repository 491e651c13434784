package spoor.engine;

import java.util.List;
import spoor.model.Column;

/// A query in one engine's SQL.
///
/// @param parameters texts, in the order of the numbered place holders
/// @param columns what the query gives, in order
public record SqlStatement(String sql, List<String> parameters, List<Column> columns) {
    public SqlStatement {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }
}
