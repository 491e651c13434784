package spoor.kql.syntax;

import java.util.List;
import java.util.Optional;
import spoor.model.KqlType;
import spoor.model.Span;

/// An expression as written.
public sealed interface Expr {
    Span span();

    /// A column, table, `let` name or parameter.
    record Name(String name, Span span) implements Expr {}

    /// A constant; `value` as `RowBatch.value` gives values, empty for null.
    record Literal(KqlType type, Optional<Object> value, Span span) implements Expr {}

    /// `dynamic(...)`: compact JSON text, empty for `dynamic(null)`.
    record DynamicLiteral(Optional<String> json, Span span) implements Expr {}

    /// `f(a, name = b)`.
    record Call(String name, List<Argument> arguments, Span nameSpan, Span span) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// An argument, perhaps named (`name = value`).
    record Argument(Optional<String> name, Expr value) {}

    /// `-x`, `+x`.
    record Unary(String operator, Expr operand, Span span) implements Expr {}

    /// `a + b`, `a has b`, `a and b`, ...
    record Binary(String operator, Expr left, Expr right, Span operatorSpan, Span span)
            implements Expr {}

    /// `x between (a .. b)`.
    record Between(Expr value, Expr low, Expr high, boolean negated, Span span) implements Expr {}

    /// `x in (a, b)`, `x has_any (...)`: operators whose right side is a list.
    record InList(String operator, Expr value, List<Expr> items, Span operatorSpan, Span span)
            implements Expr {
        public InList {
            items = List.copyOf(items);
        }
    }

    /// `d.name` or `d['name']`.
    record Member(Expr target, String name, Span span) implements Expr {}

    /// `d[index]`.
    record Element(Expr target, Expr index, Span span) implements Expr {}

    /// `*`.
    record Star(Span span) implements Expr {}

    /// `typeof(long)`.
    record TypeOf(String type, Span span) implements Expr {}

    /// A pipeline in an expression's place: `(T | where ...)`.
    record Subquery(Query query, Span span) implements Expr {}

    /// `(a, b)`: several expressions, as `evaluate` verbs and `make_set` keys take them.
    record Tuple(List<Expr> items, Span span) implements Expr {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /// `place(...).f(...)`: a call of something that lies elsewhere.
    record Method(Expr target, Call call, Span span) implements Expr {}

    /// `$left.key`, `$right.key`.
    record Sided(String side, String name, Span span) implements Expr {}
}
