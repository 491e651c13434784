package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds the predicate of `search` and `find` for the columns of one table: a text alone is a term
/// that any column may hold, `column:"term"` one that this column must.
///
/// `*` in a term stands for anything: `ab*` begins a term, `*ab` ends one, `*ab*` stands anywhere,
/// `a*b` is a regular expression.
final class TermBinder {
    private final ExpressionBinder binder;
    private final Calls calls;
    private final AnyColumn anyColumn;
    private final boolean caseSensitive;

    TermBinder(ExpressionBinder binder, boolean caseSensitive) {
        this.binder = binder;
        this.calls = binder.calls();
        this.anyColumn = new AnyColumn(binder.context(), binder.scope());
        this.caseSensitive = caseSensitive;
    }

    Bound bind(Expr predicate) {
        return switch (predicate) {
            case Expr.Binary binary
                    when binary.operator().equals("and") || binary.operator().equals("or") ->
                    calls.apply(
                            binary.operator(),
                            List.of(bind(binary.left()), bind(binary.right())),
                            binary.span());
            case Expr.Binary binary when binary.operator().equals(":") -> restricted(binary);
            case Expr.Call call when call.name().equals("not") && call.arguments().size() == 1 ->
                    calls.apply(
                            "not", List.of(bind(call.arguments().getFirst().value())), call.span());
            case Expr.Star star -> truth();
            default -> condition(predicate);
        };
    }

    private Bound condition(Expr predicate) {
        Bound bound = binder.bind(predicate);
        if (bound instanceof Bound.Constant constant && constant.type() != KqlType.BOOL) {
            return term(text(constant, predicate.span()), Optional.empty(), predicate.span());
        }
        if (bound.type() == KqlType.DYNAMIC) {
            return calls.to(KqlType.BOOL, bound, predicate.span());
        }
        if (bound.type() != KqlType.BOOL) {
            throw binder.context()
                    .fail(
                            "KQL122",
                            predicate.span(),
                            "a condition must be a bool, this is " + bound.type().kqlName(),
                            "compare it with something");
        }
        return bound;
    }

    private String text(Bound.Constant constant, Span span) {
        return switch (constant.type()) {
            case STRING, INT, LONG, REAL, GUID -> constant.value().orElse("").toString();
            case BOOL, DECIMAL, DATETIME, TIMESPAN, DYNAMIC ->
                    throw binder.context()
                            .fail(
                                    "KQL122",
                                    span,
                                    "a " + constant.type().kqlName() + " is no term to look for",
                                    "write the term as a string");
        };
    }

    /// `column:"term"`, `*:"term"`.
    private Bound restricted(Expr.Binary binary) {
        Bound right = binder.bind(binary.right());
        if (!(right instanceof Bound.Constant constant) || constant.type() != KqlType.STRING) {
            throw binder.context()
                    .fail(
                            "KQL111",
                            binary.right().span(),
                            "':' takes a constant text",
                            "write 'has'");
        }
        Optional<Bound> column =
                binary.left() instanceof Expr.Star
                        ? Optional.empty()
                        : Optional.of(binder.bind(binary.left()));
        return term(text(constant, binary.span()), column, binary.span());
    }

    private Bound term(String term, Optional<Bound> column, Span span) {
        boolean begins = term.startsWith("*");
        boolean ends = term.endsWith("*") && term.length() > 1;
        String inner = term.substring(begins ? 1 : 0, term.length() - (ends ? 1 : 0));
        if (term.equals("*")) {
            return truth();
        }
        if (inner.contains("*")) {
            return compare("matches regex", regex(inner, begins, ends), column, span);
        }
        String operator =
                begins && ends ? "contains" : ends ? "hasprefix" : begins ? "hassuffix" : "has";
        return compare(caseSensitive ? operator + "_cs" : operator, inner, column, span);
    }

    private String regex(String term, boolean begins, boolean ends) {
        StringBuilder regex = new StringBuilder(caseSensitive ? "" : "(?i)");
        regex.append(begins ? "" : "\\b");
        term.codePoints()
                .forEach(c -> {
                    if (c == '*') {
                        regex.append(".*");
                    } else {
                        boolean plain = c >= 128 || Character.isLetterOrDigit(c) || c == '_';
                        regex.append(plain ? "" : "\\").appendCodePoint(c);
                    }
                });
        return regex.append(ends ? "" : "\\b").toString();
    }

    private Bound compare(String operator, String text, Optional<Bound> column, Span span) {
        Bound right = new Bound.Constant(KqlType.STRING, Optional.of(text));
        return column.map(left -> calls.apply(operator, List.of(left, right), span))
                .orElseGet(() -> anyColumn.bind(operator, right, span));
    }

    private static Bound truth() {
        return new Bound.Constant(KqlType.BOOL, Optional.of(true));
    }
}
