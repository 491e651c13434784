package spoor.kql.syntax;

import java.util.List;
import java.util.Optional;
import spoor.model.Span;

/// One statement of a request.
public sealed interface Statement {
    Span span();

    /// `let name = expression` (a scalar, or a table when the expression is a query or names one).
    record LetExpression(String name, Expr value, Span nameSpan, Span span) implements Statement {}

    /// `let name = (parameters) { body }`.
    ///
    /// @param view whether it is a `view`, which `union V*` finds
    record LetFunction(
            String name,
            boolean view,
            List<Parameter> parameters,
            List<Statement> body,
            Span nameSpan,
            Span span)
            implements Statement {
        public LetFunction {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    /// A parameter of a user function or of `declare query_parameters`.
    ///
    /// @param type its KQL type name; for a tabular one empty
    /// @param table columns of a tabular parameter (`*` as a column means: any)
    record Parameter(
            String name,
            Optional<String> type,
            Optional<List<TableColumn>> table,
            Optional<Expr> defaultValue,
            Span span) {}

    /// A column of a tabular parameter; name `*` with no type stands for any further columns.
    record TableColumn(String name, String type) {}

    record Declare(List<Parameter> parameters, Span span) implements Statement {
        public Declare {
            parameters = List.copyOf(parameters);
        }
    }

    /// `alias database name = cluster(...).database(...)`.
    record Alias(String name, Expr database, Span span) implements Statement {}

    /// `restrict access to (names)`: from here on only these tables can be named.
    ///
    /// @param names perhaps with `*` in them
    record Restrict(List<String> names, Span span) implements Statement {
        public Restrict {
            names = List.copyOf(names);
        }
    }

    /// `declare pattern name = (parameters)[path] { matches }`: a table for each of several values.
    record Pattern(
            String name,
            List<Parameter> parameters,
            Optional<Parameter> path,
            List<Match> matches,
            Span span)
            implements Statement {
        public Pattern {
            parameters = List.copyOf(parameters);
            matches = List.copyOf(matches);
        }
    }

    /// One line of a pattern: `(values).[path] = { body }`.
    record Match(List<String> values, String path, List<Statement> body) {
        public Match {
            values = List.copyOf(values);
            body = List.copyOf(body);
        }
    }

    record SetOption(String name, Optional<String> value, Span span) implements Statement {}

    /// A pipeline or (as the last line of a function's body) a scalar expression.
    record Expression(Expr expression, Span span) implements Statement {}
}
