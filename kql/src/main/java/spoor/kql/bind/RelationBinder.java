package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.functions.Unsupported;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;
import spoor.kql.syntax.TableSearch;
import spoor.model.Column;
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

    /// Takes up a `let`, `declare`, `set` and the like.
    void define(Statement statement, Environment inside) {
        new StatementBinder(this, inside).define(statement);
    }

    /// Gives rows a name that later parts of the query can use; the rows to go on with.
    Rows name(String name, Rows rows) {
        SharedRows shared = SharedRows.of(rows, false, 1);
        environment.define(name, new Environment.Entry.Table(shared));
        return shared.again();
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

    boolean isTabular(Expr expression, Environment inside) {
        return switch (expression) {
            case Expr.Subquery subquery -> true;
            case Expr.Name name ->
                    switch (inside.find(name.name()).orElse(null)) {
                        case Environment.Entry.Table table -> true;
                        case Environment.Entry.Broken broken -> throw new Context.Failed();
                        case Environment.Entry.Scalar scalar -> false;
                        case Environment.Entry.Pattern pattern -> false;
                        case Environment.Entry.UserFunction function ->
                                new FunctionBinder(this).isTable(function);
                        case null -> context.table(name.name()).isPresent();
                    };
            case Expr.Call call -> isTabularCall(call, inside);
            case Expr.Member member -> new DatabaseNames(this).isEntity(member, inside);
            case Expr.Method method -> true;
            default -> false;
        };
    }

    boolean isTabularCall(Expr.Call call, Environment inside) {
        if (call.name().equals("materialize")
                || call.name().equals("table")
                || ExternalBinder.isExternal(call.name()) && inside.find(call.name()).isEmpty()) {
            return true;
        }
        if (inside.find(call.name()).orElse(null) instanceof Environment.Entry.Pattern) {
            return true;
        }
        return inside.find(call.name()).orElse(null)
                        instanceof Environment.Entry.UserFunction function
                && new FunctionBinder(this).isTabular(function);
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
                    case Query.Source.External external -> new ExternalBinder(this).bind(external);
                    case Query.Source.Datatable table -> new SourceBinder(this).datatable(table);
                    case Query.Source.Print print -> new SourceBinder(this).print(print);
                    case Query.Source.Range range -> new SourceBinder(this).range(range);
                    case Query.Source.Union union ->
                            new UnionBinder(this)
                                    .filtered(RemoteBinder.filters(query.operators()))
                                    .bind(Optional.empty(), union.union());
                    case Query.Source.Search search -> searched(search.search());
                };
        Optional<String> name =
                query.source() instanceof Query.Source.Of of
                        ? new UnionBinder(this).source(of.expression())
                        : Optional.empty();
        return applied(rows, query.operators(), name);
    }

    /// Rows after some operators.
    Rows applied(Rows before, List<Operator> operators) {
        return applied(before, operators, Optional.empty());
    }

    /// @param source the name of the table that the rows are, for `withsource` and `$table`; an
    ///   `as` gives another, any other operator takes it away
    private Rows applied(Rows before, List<Operator> operators, Optional<String> source) {
        Rows rows = before;
        Optional<String> name = source;
        for (Operator operator : operators) {
            Rows bound = new OperatorBinder(this, rows, name).bind(operator);
            rows = new RemoteBinder(this).after(rows, operator, bound);
            name = operator instanceof Operator.As as ? Optional.of(as.name()) : Optional.empty();
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
            case Expr.Member member -> new DatabaseNames(this).rows(member);
            case Expr.Method method -> new DatabaseNames(this).rows(method);
            default -> throw context.fail("KQL118", expression.span(), "this is not a table");
        };
    }

    Rows named(Expr.Name name) {
        switch (environment.find(name.name()).orElse(null)) {
            case Environment.Entry.Table table -> {
                context.enterSources(name.span(), table.rows().sources());
                return table.rows().again();
            }
            case Environment.Entry.UserFunction function -> {
                return called(
                        new Expr.Call(name.name(), List.of(), name.span(), name.span()),
                        Optional.empty());
            }
            case Environment.Entry.Broken broken -> throw new Context.Failed();
            case Environment.Entry.Scalar scalar -> {}
            case Environment.Entry.Pattern pattern -> {}
            case null -> {}
        }
        return stored(name);
    }

    /// A table of the case.
    Rows stored(Expr.Name name) {
        TableSchema schema =
                context.table(name.name())
                        .orElseThrow(() -> unknownTable(name.name(), name.span(), environment));
        return scan(schema);
    }

    Rows scan(TableSchema schema) {
        List<Symbol> columns = new ArrayList<>(schema.columns().size());
        for (Column column : schema.columns()) {
            columns.add(new Symbol(column.name(), column.type(), true));
        }
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
        String hint = Unsupported.parser(name).orElseGet(() -> Nearest.hint(name, near));
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
        if (piped.isEmpty()
                && ExternalBinder.isExternal(call.name())
                && environment.find(call.name()).isEmpty()) {
            return new ExternalBinder(this).called(call);
        }
        if (environment.find(call.name()).orElse(null)
                instanceof Environment.Entry.Pattern pattern) {
            return new DatabaseNames(this).pattern(pattern, call, "");
        }
        return new FunctionBinder(this).rows(call, piped);
    }

    private Rows builtIn(Expr.Call call) {
        if (call.arguments().isEmpty() || call.arguments().size() > 2) {
            throw context.fail("KQL111", call.span(), "'" + call.name() + "' takes one argument");
        }
        Expr argument = call.arguments().getFirst().value();
        if (call.name().equals("materialize")) {
            return rows(argument, environment);
        }
        Bound name = constants().bind(argument);
        if (name instanceof Bound.Constant constant
                && constant.type() == KqlType.STRING
                && constant.value().isPresent()) {
            return named(new Expr.Name((String) constant.value().get(), argument.span()));
        }
        throw context.fail("KQL111", argument.span(), "'table' takes a constant table name");
    }

    ExpressionBinder constants() {
        return new ExpressionBinder(
                context, environment, Scope.none(), this, ExpressionBinder.Extractor.none());
    }
}
