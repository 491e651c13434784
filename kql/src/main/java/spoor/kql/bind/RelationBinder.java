package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Parser;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;
import spoor.kql.syntax.TableSearch;
import spoor.model.KqlType;
import spoor.model.Span;
import spoor.model.TableSchema;

/// Binds statements and pipelines.
final class RelationBinder {
    private final Context context;
    private final Environment environment;

    RelationBinder(Context context, Environment environment) {
        this.context = context;
        this.environment = environment;
    }

    /// The same, for a query inside another one's environment.
    RelationBinder nested(Environment inside) {
        return new RelationBinder(context, inside);
    }

    Context context() {
        return context;
    }

    Environment environment() {
        return environment;
    }

    void defineAll(List<Statement> statements, Environment inside) {
        for (Statement statement : statements) {
            define(statement, inside);
        }
    }

    /// Takes up a `let`, `declare` or `set`.
    void define(Statement statement, Environment inside) {
        switch (statement) {
            case Statement.LetExpression let -> defineLet(let, inside);
            case Statement.LetFunction function ->
                    inside.define(
                            function.name(),
                            new Environment.Entry.UserFunction(function, inside.frozen()));
            case Statement.Declare declare -> declare(declare, inside);
            case Statement.SetOption option -> {
                // options of the cluster (caching, tracing) have no meaning here
            }
            case Statement.Expression expression ->
                    throw context.fail(
                            "KQL116",
                            expression.span(),
                            "a function's body has one expression, at its end");
        }
    }

    private void defineLet(Statement.LetExpression let, Environment inside) {
        try {
            Environment frozen = inside.frozen();
            if (isTabular(let.value(), frozen)) {
                nested(frozen).rows(let.value(), frozen);
                inside.define(let.name(), new Environment.Entry.Table(let.value(), frozen));
            } else {
                Bound value =
                        new ExpressionBinder(
                                        context,
                                        frozen,
                                        Scope.none(),
                                        this,
                                        ExpressionBinder.Extractor.none())
                                .bind(let.value());
                inside.define(let.name(), new Environment.Entry.Scalar(value));
            }
        } catch (Context.Failed failed) {
            inside.define(let.name(), new Environment.Entry.Broken());
            throw failed;
        }
    }

    private void declare(Statement.Declare declare, Environment inside) {
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
                        "the query parameter '" + parameter.name() + "' has no value");
            }
            ExpressionBinder binder = constants();
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
        var parsed = Parser.parse(text);
        if (parsed.problems().isEmpty()
                && parsed.statements().size() == 1
                && parsed.statements().getFirst() instanceof Statement.Expression expression
                && (expression.expression() instanceof Expr.Literal
                        || expression.expression() instanceof Expr.DynamicLiteral)) {
            return expression.expression();
        }
        parsed = Parser.parse(type.kqlName() + "(" + text + ")");
        if (parsed.problems().isEmpty()
                && parsed.statements().size() == 1
                && parsed.statements().getFirst() instanceof Statement.Expression expression
                && (expression.expression() instanceof Expr.Literal
                        || expression.expression() instanceof Expr.DynamicLiteral)) {
            return expression.expression();
        }
        throw context.fail(
                "KQL117", span, "the value given for this parameter is no " + type.kqlName());
    }

    private ExpressionBinder constants() {
        return new ExpressionBinder(
                context, environment, Scope.none(), this, ExpressionBinder.Extractor.none());
    }

    private KqlType scalarType(Statement.Parameter parameter) {
        String name = parameter.type().orElse("");
        return KqlType.named(name)
                .orElseThrow(() ->
                        context.fail("KQL007", parameter.span(), "unknown type '" + name + "'"));
    }

    /// The rows of an expression that must be a table.
    Rows rows(Expr expression, Environment inside) {
        return rowsOf(expression, inside)
                .orElseGet(() -> {
                    Bound value =
                            new ExpressionBinder(
                                            context,
                                            inside,
                                            Scope.none(),
                                            this,
                                            ExpressionBinder.Extractor.none())
                                    .bind(expression);
                    throw context.fail(
                            "KQL118",
                            expression.span(),
                            "this is a " + value.type().kqlName() + ", not a table",
                            "'print' shows a value");
                });
    }

    /// The rows of an expression when it is a table.
    Optional<Rows> rowsOf(Expr expression, Environment inside) {
        if (!isTabular(expression, inside)) {
            if (expression instanceof Expr.Name name && inside.find(name.name()).isEmpty()) {
                throw unknownTable(name.name(), name.span(), inside);
            }
            return Optional.empty();
        }
        return Optional.of(nested(inside).source(expression));
    }

    private boolean isTabular(Expr expression, Environment inside) {
        return switch (expression) {
            case Expr.Subquery subquery -> true;
            case Expr.Name name ->
                    switch (inside.find(name.name()).orElse(null)) {
                        case Environment.Entry.Table table -> true;
                        case Environment.Entry.Piped piped -> true;
                        case Environment.Entry.Broken broken -> throw new Context.Failed();
                        case Environment.Entry.Scalar scalar -> false;
                        case Environment.Entry.UserFunction function -> false;
                        case null -> context.catalog.table(name.name()).isPresent();
                    };
            case Expr.Call call -> isTabularCall(call, inside);
            default -> false;
        };
    }

    boolean isTabularCall(Expr.Call call, Environment inside) {
        if (call.name().equals("materialize") || call.name().equals("table")) {
            return true;
        }
        Optional<Environment.Entry> entry = inside.find(call.name());
        if (entry.isEmpty() || !(entry.get() instanceof Environment.Entry.UserFunction function)) {
            return false;
        }
        List<Statement> body = function.function().body();
        return !body.isEmpty()
                && body.getLast() instanceof Statement.Expression last
                && isTabularBody(last.expression(), function, body);
    }

    private boolean isTabularBody(
            Expr last, Environment.Entry.UserFunction function, List<Statement> body) {
        if (last instanceof Expr.Name name) {
            boolean parameter =
                    function.function().parameters().stream()
                            .anyMatch(p -> p.name().equals(name.name()) && p.table().isPresent());
            boolean local =
                    body.stream()
                            .anyMatch(statement ->
                                    statement instanceof Statement.LetExpression let
                                            && let.name().equals(name.name())
                                            && let.value() instanceof Expr.Subquery);
            return parameter || local || isTabular(last, function.environment());
        }
        return isTabular(last, function.environment());
    }

    /// A table by its name: a `let`, or a table of the case.
    Optional<Rows> tableNamed(Expr.Name name, Environment inside) {
        return isTabular(name, inside)
                ? Optional.of(nested(inside).source(name))
                : Optional.empty();
    }

    Rows query(Query query) {
        Rows rows =
                switch (query.source()) {
                    case Query.Source.Of of -> sourceRows(of.expression());
                    case Query.Source.Datatable table -> new SourceBinder(this).datatable(table);
                    case Query.Source.Print print -> new SourceBinder(this).print(print);
                    case Query.Source.Range range -> new SourceBinder(this).range(range);
                    case Query.Source.Union union ->
                            new UnionBinder(this).bind(Optional.empty(), union.union());
                    case Query.Source.Search search -> searched(search.search());
                };
        return applied(rows, query.operators());
    }

    /// Rows after some operators.
    Rows applied(Rows before, List<Operator> operators) {
        Rows rows = before;
        for (Operator operator : operators) {
            rows = new OperatorBinder(this, rows).bind(operator);
        }
        return rows;
    }

    private Rows searched(TableSearch search) {
        return switch (search) {
            case TableSearch.Search one -> new SearchBinder(this).bind(one);
            case TableSearch.Find find -> new FindBinder(this).bind(find);
        };
    }

    private Rows sourceRows(Expr expression) {
        return rows(expression, environment);
    }

    /// The rows of a tabular expression.
    Rows source(Expr expression) {
        context.enterSource(expression.span());
        return switch (expression) {
            case Expr.Subquery subquery -> query(subquery.query());
            case Expr.Name name -> named(name);
            case Expr.Call call -> called(call, Optional.empty());
            default -> throw context.fail("KQL118", expression.span(), "this is not a table");
        };
    }

    private Rows named(Expr.Name name) {
        Optional<Environment.Entry> entry = environment.find(name.name());
        if (entry.isPresent()) {
            if (entry.get() instanceof Environment.Entry.Table table) {
                return nested(table.environment()).source(table.expression());
            }
            if (entry.get() instanceof Environment.Entry.Piped piped) {
                environment.define(name.name(), new Environment.Entry.Broken());
                return Rows.of(piped.relation());
            }
        }
        TableSchema schema =
                context.catalog
                        .table(name.name())
                        .orElseThrow(() -> unknownTable(name.name(), name.span(), environment));
        return scan(schema);
    }

    Rows scan(TableSchema schema) {
        List<Symbol> columns =
                schema.columns().stream()
                        .map(column -> new Symbol(column.name(), column.type(), true))
                        .toList();
        List<Symbol> hidden =
                context.catalog.hidden(schema.name()).stream()
                        .map(column -> new Symbol(column.name(), column.type(), false))
                        .toList();
        return new Rows(
                new Relation.Scan(schema.name(), columns, context.catalog.stored(schema), hidden),
                hidden,
                false,
                new HashSet<>());
    }

    Context.Failed unknownTable(String name, Span span, Environment inside) {
        Set<String> near = new HashSet<>(context.catalog.tableNames());
        near.addAll(inside.names());
        String hint = Nearest.hint(name, near);
        return context.fail(
                "KQL102",
                span,
                "unknown table '" + name + "'",
                hint.isEmpty() && !context.catalog.tableNames().isEmpty()
                        ? "the tables are "
                                + String.join(
                                        ", ",
                                        context.catalog.tableNames().stream()
                                                .sorted()
                                                .limit(20)
                                                .toList())
                        : hint);
    }

    /// A call that gives a table, perhaps with the rows before `invoke` as its first argument.
    Rows called(Expr.Call call, Optional<Rows> piped) {
        if (piped.isEmpty() && (call.name().equals("materialize") || call.name().equals("table"))) {
            return builtIn(call);
        }
        Optional<Environment.Entry> entry = environment.find(call.name());
        if (entry.isEmpty() || !(entry.get() instanceof Environment.Entry.UserFunction function)) {
            throw context.fail(
                    "KQL110",
                    call.nameSpan(),
                    "the function '" + call.name() + "' is unknown or not supported yet",
                    Nearest.hint(call.name(), environment.names()));
        }
        context.enterCall(call.span());
        try {
            return body(function, call, piped);
        } finally {
            context.leaveCall();
        }
    }

    private Rows body(
            Environment.Entry.UserFunction function, Expr.Call call, Optional<Rows> piped) {
        Environment inside =
                parameters(
                        function,
                        call,
                        piped,
                        new ExpressionBinder(
                                context,
                                environment,
                                Scope.none(),
                                this,
                                ExpressionBinder.Extractor.none()));
        List<Statement> body = function.function().body();
        RelationBinder binder = nested(inside);
        binder.defineAll(body.subList(0, Math.max(0, body.size() - 1)), inside);
        if (body.isEmpty() || !(body.getLast() instanceof Statement.Expression last)) {
            throw context.fail(
                    "KQL116", call.span(), "the function '" + call.name() + "' gives nothing");
        }
        return binder.rows(last.expression(), inside);
    }

    private Rows builtIn(Expr.Call call) {
        if (call.arguments().size() != 1) {
            throw context.fail("KQL111", call.span(), "'" + call.name() + "' takes one argument");
        }
        Expr argument = call.arguments().getFirst().value();
        if (call.name().equals("materialize")) {
            return rows(argument, environment);
        }
        if (argument instanceof Expr.Literal literal
                && literal.type() == KqlType.STRING
                && literal.value().isPresent()) {
            return named(new Expr.Name((String) literal.value().get(), argument.span()));
        }
        throw context.fail("KQL111", argument.span(), "'table' takes a constant table name");
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
        int next = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Statement.Parameter parameter = parameters.get(i);
            if (i == 0 && piped.isPresent()) {
                inside.define(
                        parameter.name(), new Environment.Entry.Piped(piped.get().relation()));
                continue;
            }
            Optional<Expr> value = argument(call, parameter, next);
            next++;
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
            return new Environment.Entry.Table(value, environment.frozen());
        }
        List<Bound> bound = new ArrayList<>(List.of(outside.bind(value)));
        return new Environment.Entry.Scalar(
                outside.calls().to(scalarType(parameter), bound.getFirst(), value.span()));
    }
}
