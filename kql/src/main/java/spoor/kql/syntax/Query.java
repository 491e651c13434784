package spoor.kql.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.Span;

/// A pipeline: where the rows come from, and what is done to them.
public record Query(Source source, List<Operator> operators, Span span) {
    public Query {
        operators = List.copyOf(operators);
    }

    /// Where rows come from.
    public sealed interface Source {
        Span span();

        /// A table, a tabular `let`, a call of a tabular function, or a query in parentheses.
        record Of(Expr expression, Span span) implements Source {}

        record Datatable(List<Column> columns, List<Expr> values, Span span) implements Source {
            public Datatable {
                columns = List.copyOf(columns);
                values = List.copyOf(values);
            }
        }

        record Print(List<Item> items, Span span) implements Source {
            public Print {
                items = List.copyOf(items);
            }
        }

        /// `externaldata (columns) [addresses] with (properties)`.
        ///
        /// @param properties by lower-case name
        record External(
                List<Column> columns,
                List<Expr> addresses,
                Map<String, String> properties,
                Span span)
                implements Source {
            public External {
                columns = List.copyOf(columns);
                addresses = List.copyOf(addresses);
                properties = Map.copyOf(properties);
            }
        }

        record Range(String column, Expr from, Expr to, Expr step, Span span) implements Source {}

        record Union(Operator.Union union, Span span) implements Source {}

        /// `search ...` or `find ...` at the beginning of a pipeline.
        record Search(TableSearch search, Span span) implements Source {}
    }

    /// An expression of a list, with the names given to it: none, one, or `(a, b) = ...`.
    public record Item(List<String> names, Expr expression, Span span) {
        public Item {
            names = List.copyOf(names);
        }

        public Optional<String> name() {
            return names.isEmpty() ? Optional.empty() : Optional.of(names.getFirst());
        }
    }
}
