package spoor.workbench.hunt;

import java.util.List;
import java.util.Optional;
import spoor.model.KqlType;
import spoor.model.Span;
import spoor.workbench.Now;

/// What a hunt says of itself in its front matter.
///
/// @param techniques ATT&CK technique ids, as `T1114.003`
/// @param now what `now()` is, where the hunt says it
/// @param findings where its result is, where the hunt says it
public record HuntHeader(
        String title,
        String description,
        List<String> techniques,
        List<Parameter> parameters,
        Optional<Now> now,
        List<TableNeed> tables,
        Optional<Findings> findings) {
    public HuntHeader {
        techniques = List.copyOf(techniques);
        parameters = List.copyOf(parameters);
        tables = List.copyOf(tables);
    }

    /// A value that whoever runs the hunt may choose; in the blocks it is a scalar of this name.
    ///
    /// @param defaultValue as text; absent: it must be given
    public record Parameter(
            String name,
            KqlType type,
            Optional<String> defaultValue,
            String description,
            Span span) {}

    /// A table that the blocks name; it stands for the table of the case that has the columns.
    public record TableNeed(String name, List<ColumnNeed> columns, Span span) {
        public TableNeed {
            columns = List.copyOf(columns);
        }
    }

    /// The block whose first rows say what the hunt found.
    ///
    /// @param columns those to show, in order; empty: the first ones
    public record Findings(String block, List<String> columns, Span span) {
        public Findings {
            columns = List.copyOf(columns);
        }
    }

    /// A column a table must have, and of which type where that matters.
    public record ColumnNeed(String name, Optional<KqlType> type) {}
}
