package spoor.kql.syntax;

import java.util.List;
import java.util.Optional;
import spoor.model.Span;

/// A look into several tables, as written.
public sealed interface TableSearch {
    /// Names, perhaps with `*`; none: all.
    List<Expr> tables();

    Expr predicate();

    Span span();

    /// `search [kind=...] [in (T1, T2)] predicate`.
    record Search(boolean caseSensitive, List<Expr> tables, Expr predicate, Span span)
            implements TableSearch {
        public Search {
            tables = List.copyOf(tables);
        }
    }

    /// `find [withsource=name] [in (T1, T2)] [where] predicate [project ...]`.
    ///
    /// @param columns empty: those that fit (`project-smart`)
    record Find(
            String source,
            List<Expr> tables,
            Expr predicate,
            Optional<List<FindColumn>> columns,
            Span span)
            implements TableSearch {
        public Find {
            tables = List.copyOf(tables);
            columns = columns.map(List::copyOf);
        }
    }

    /// What `find` projects.
    sealed interface FindColumn {
        /// `name[:type]`.
        record Named(String name, Optional<String> type, Span span) implements FindColumn {}

        /// `pack(*)`: all that is not projected, in one bag.
        record Pack(Span span) implements FindColumn {}
    }
}
