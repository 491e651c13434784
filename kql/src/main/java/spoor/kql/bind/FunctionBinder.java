package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import spoor.kql.functions.Unsupported;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.Statement;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds calls of user functions: the body with the arguments in the parameters' places.
final class FunctionBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Environment environment;

    FunctionBinder(RelationBinder relations) {
        this.relations = relations;
        this.context = relations.context();
        this.environment = relations.environment();
    }

    /// Whether its name alone, without parentheses, is a table.
    boolean isTable(Environment.Entry.UserFunction function) {
        return function.function().parameters().stream()
                        .allMatch(parameter -> parameter.defaultValue().isPresent())
                && isTabular(function);
    }

    /// Whether a call of it gives a table.
    boolean isTabular(Environment.Entry.UserFunction function) {
        List<Statement> body = function.function().body();
        if (body.isEmpty() || !(body.getLast() instanceof Statement.Expression last)) {
            return false;
        }
        Boolean known = context.tabular.get(function.function());
        if (known != null) {
            return known;
        }
        context.enterCall(last.span());
        try {
            boolean tabular = relations.isTabular(last.expression(), sketch(function, body));
            context.tabular.put(function.function(), tabular);
            return tabular;
        } finally {
            context.leaveCall();
        }
    }

    /// What kind of thing each name of the body is; the values mean nothing.
    private Environment sketch(Environment.Entry.UserFunction function, List<Statement> body) {
        Environment inside = function.environment().inner();
        Environment.Entry table =
                new Environment.Entry.Table(
                        SharedRows.of(
                                Rows.of(new Relation.Values(List.of(), List.of())), false, 1));
        Environment.Entry scalar =
                new Environment.Entry.Scalar(new Bound.Constant(KqlType.DYNAMIC, Optional.empty()));
        for (Statement.Parameter parameter : function.function().parameters()) {
            inside.define(parameter.name(), parameter.table().isPresent() ? table : scalar);
        }
        for (Statement statement : body) {
            if (statement instanceof Statement.LetFunction inner) {
                inside.define(
                        inner.name(), new Environment.Entry.UserFunction(inner, inside.frozen()));
            } else if (statement instanceof Statement.LetExpression let) {
                inside.define(
                        let.name(), relations.isTabular(let.value(), inside) ? table : scalar);
            }
        }
        return inside;
    }

    /// @param piped the rows before `invoke`
    Rows rows(Expr.Call call, Optional<Rows> piped) {
        if (!(environment.find(call.name()).orElse(null)
                instanceof Environment.Entry.UserFunction function)) {
            throw context.fail(
                    "KQL110",
                    call.nameSpan(),
                    Unsupported.message("function", call.name()),
                    Unsupported.reason(call.name()).isPresent()
                            ? ""
                            : Nearest.hint(call.name(), environment.names()));
        }
        context.enterCall(call.span());
        try {
            Environment inside = parameters(function, call, piped, relations.constants());
            List<Statement> body = function.function().body();
            RelationBinder binder = relations.nested(inside);
            binder.defineAll(body.subList(0, Math.max(0, body.size() - 1)), inside);
            if (body.isEmpty() || !(body.getLast() instanceof Statement.Expression last)) {
                throw context.fail(
                        "KQL116", call.span(), "the function '" + call.name() + "' gives nothing");
            }
            return binder.rows(last.expression(), inside);
        } finally {
            context.leaveCall();
        }
    }

    /// The environment of a user function's body: its parameters with the call's arguments.
    Environment parameters(
            Environment.Entry.UserFunction function,
            Expr.Call call,
            Optional<Rows> piped,
            ExpressionBinder outside) {
        Environment inside = function.environment().inner();
        List<Statement.Parameter> parameters = function.function().parameters();
        int given = call.arguments().size() + (piped.isPresent() ? 1 : 0);
        if (given > parameters.size()) {
            throw context.fail(
                    "KQL111",
                    call.span(),
                    "'"
                            + call.name()
                            + "' takes "
                            + parameters.size()
                            + " arguments, not "
                            + given);
        }
        if (piped.isPresent()) {
            inside.define(
                    parameters.getFirst().name(),
                    table(parameters.getFirst(), piped.get(), 1, call.span()));
        }
        checkNames(call, parameters);
        int skipped = piped.isPresent() ? 1 : 0;
        for (int i = skipped; i < parameters.size(); i++) {
            Statement.Parameter parameter = parameters.get(i);
            Optional<Expr> value = argument(call, parameter, i - skipped);
            if (value.isEmpty()) {
                throw context.fail(
                        "KQL111",
                        call.span(),
                        "'" + call.name() + "' needs its argument '" + parameter.name() + "'");
            }
            inside.define(parameter.name(), entry(parameter, value.get(), outside));
        }
        return inside;
    }

    private void checkNames(Expr.Call call, List<Statement.Parameter> parameters) {
        List<String> names = parameters.stream().map(Statement.Parameter::name).toList();
        for (Expr.Argument argument : call.arguments()) {
            if (argument.name().isPresent() && !names.contains(argument.name().get())) {
                throw context.fail(
                        "KQL111",
                        argument.value().span(),
                        "'" + call.name() + "' has no parameter '" + argument.name().get() + "'",
                        Nearest.hint(argument.name().get(), names));
            }
        }
    }

    private static Optional<Expr> argument(
            Expr.Call call, Statement.Parameter parameter, int position) {
        for (Expr.Argument argument : call.arguments()) {
            if (argument.name().isPresent() && argument.name().get().equals(parameter.name())) {
                return Optional.of(argument.value());
            }
        }
        if (position < call.arguments().size() && call.arguments().get(position).name().isEmpty()) {
            return Optional.of(call.arguments().get(position).value());
        }
        return parameter.defaultValue();
    }

    private Environment.Entry entry(
            Statement.Parameter parameter, Expr value, ExpressionBinder outside) {
        if (parameter.table().isPresent()) {
            int before = context.sources();
            Rows rows = relations.rows(value, environment);
            return table(parameter, rows, context.sources() - before, value.span());
        }
        String type = parameter.type().orElse("");
        KqlType wanted =
                KqlType.named(type)
                        .orElseThrow(() ->
                                context.fail(
                                        "KQL007", parameter.span(), "unknown type '" + type + "'"));
        return new Environment.Entry.Scalar(
                outside.calls().to(wanted, outside.bind(value), value.span()));
    }

    /// A table in a parameter's place: it must have the columns that the parameter declares.
    private Environment.Entry table(
            Statement.Parameter parameter, Rows rows, int sources, Span span) {
        for (Statement.TableColumn column : parameter.table().orElse(List.of())) {
            if (column.name().equals("*")) {
                continue;
            }
            Optional<Symbol> found = rows.scope().find(column.name());
            Optional<KqlType> wanted = KqlType.named(column.type());
            if (found.isEmpty() || wanted.isPresent() && found.get().type() != wanted.get()) {
                throw context.fail(
                        "KQL111",
                        span,
                        "the table for '"
                                + parameter.name()
                                + "' needs a column '"
                                + column.name()
                                + "' of type "
                                + column.type(),
                        found.map(symbol -> "it is " + symbol.type().kqlName() + " here")
                                .orElse(""));
            }
        }
        return new Environment.Entry.Table(SharedRows.of(rows, false, sources));
    }
}
