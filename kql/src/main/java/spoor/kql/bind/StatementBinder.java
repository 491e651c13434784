package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Parser;
import spoor.kql.syntax.Statement;
import spoor.model.KqlType;
import spoor.model.Span;

/// Takes up the statements that are no queries.
final class StatementBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Environment inside;

    /// @param inside where names are defined
    StatementBinder(RelationBinder relations, Environment inside) {
        this.relations = relations;
        this.context = relations.context();
        this.inside = inside;
    }

    void define(Statement statement) {
        switch (statement) {
            case Statement.LetExpression let -> let(let);
            case Statement.LetFunction function ->
                    inside.define(
                            function.name(),
                            new Environment.Entry.UserFunction(function, inside.frozen()));
            case Statement.Declare declare -> declare(declare);
            case Statement.SetOption option -> {
                // options of the cluster (caching, tracing) have no meaning here
            }
            case Statement.Alias alias -> context.alias(alias.name(), alias.database());
            case Statement.Restrict restrict -> restrict(restrict);
            case Statement.Pattern pattern ->
                    inside.define(
                            pattern.name(),
                            new Environment.Entry.Pattern(pattern, inside.frozen()));
            case Statement.Expression expression ->
                    throw context.fail(
                            "KQL116",
                            expression.span(),
                            "a function's body has one expression, at its end");
        }
    }

    private void let(Statement.LetExpression let) {
        try {
            inside.define(let.name(), entry(let));
        } catch (Context.Failed failed) {
            inside.define(let.name(), new Environment.Entry.Broken());
            throw failed;
        }
    }

    private Environment.Entry entry(Statement.LetExpression let) {
        Environment frozen = inside.frozen();
        if (!relations.isTabular(let.value(), frozen)) {
            return new Environment.Entry.Scalar(
                    relations.nested(frozen).constants().bind(let.value()));
        }
        int before = context.sources();
        Rows rows = relations.nested(frozen).rows(let.value(), frozen);
        boolean kept = let.value() instanceof Expr.Call call && call.name().equals("materialize");
        return new Environment.Entry.Table(SharedRows.of(rows, kept, context.sources() - before));
    }

    private void restrict(Statement.Restrict restrict) {
        List<java.util.regex.Pattern> patterns =
                restrict.names().stream().map(ColumnPicker::pattern).toList();
        context.restrict(
                name -> patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
    }

    private void declare(Statement.Declare declare) {
        for (Statement.Parameter parameter : declare.parameters()) {
            inside.define(parameter.name(), new Environment.Entry.Broken());
            KqlType type = scalarType(parameter);
            String given = context.parameters.get(parameter.name());
            Optional<Expr> value = parameter.defaultValue();
            if (given != null) {
                value = Optional.of(parameterValue(given, type, parameter.span()));
            }
            if (value.isEmpty()) {
                throw context.fail(
                        "KQL117",
                        parameter.span(),
                        "the query parameter '" + parameter.name() + "' has no value",
                        "give it with -p " + parameter.name() + "=VALUE, or a default with '='");
            }
            ExpressionBinder binder = relations.constants();
            Bound bound = binder.bind(value.get());
            inside.define(
                    parameter.name(),
                    new Environment.Entry.Scalar(binder.calls().to(type, bound, parameter.span())));
        }
    }

    /// A parameter's value comes as text: of a string parameter it is the text itself, of another a
    /// literal.
    private Expr parameterValue(String text, KqlType type, Span span) {
        if (type == KqlType.STRING) {
            return new Expr.Literal(KqlType.STRING, Optional.of(text), span);
        }
        return literal(text)
                .or(() -> literal(type.kqlName() + "(" + text + ")"))
                .orElseThrow(() ->
                        context.fail(
                                "KQL117",
                                span,
                                "the value given for this parameter is no " + type.kqlName()));
    }

    private static Optional<Expr> literal(String text) {
        var parsed = Parser.parse(text);
        return parsed.problems().isEmpty()
                        && parsed.statements().size() == 1
                        && parsed.statements().getFirst() instanceof Statement.Expression statement
                        && (statement.expression() instanceof Expr.Literal
                                || statement.expression() instanceof Expr.DynamicLiteral)
                ? Optional.of(statement.expression())
                : Optional.empty();
    }

    private KqlType scalarType(Statement.Parameter parameter) {
        String name = parameter.type().orElse("");
        return KqlType.named(name)
                .orElseThrow(() ->
                        context.fail("KQL007", parameter.span(), "unknown type '" + name + "'"));
    }
}
