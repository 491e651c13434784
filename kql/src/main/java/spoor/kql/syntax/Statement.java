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
    record LetFunction(
            String name, List<Parameter> parameters, List<Statement> body, Span nameSpan, Span span)
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

    record SetOption(String name, Optional<String> value, Span span) implements Statement {}

    /// A pipeline or (as the last line of a function's body) a scalar expression.
    record Expression(Expr expression, Span span) implements Statement {}
}
