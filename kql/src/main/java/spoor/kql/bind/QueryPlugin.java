package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Parsed;
import spoor.kql.syntax.Parser;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;
import spoor.model.KqlType;

/// A plugin that is a query in short. The columns that the call names get the names that the query
/// uses, its constants are `let` values of it, and the query is bound over the table `Source` where
/// no name of the user's text is known.
final class QueryPlugin {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Expr.Call call;
    private final PluginArguments arguments;
    private final Made made;
    private final Environment inside = new Environment(Optional.empty());
    private final List<Query.Item> items = new ArrayList<>();
    private final List<Symbol> dimensions = new ArrayList<>();

    QueryPlugin(RelationBinder relations, Rows input, Expr.Call call) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.call = call;
        this.arguments = new PluginArguments(relations, input, call);
        this.made = new Made(call.span());
    }

    PluginArguments arguments() {
        return arguments;
    }

    /// The column that an argument names, as the column `name` of `Source`.
    Symbol column(String name, int place) {
        Expr expression = arguments.at(place);
        Symbol symbol = arguments.column(expression);
        items.add(made.item(name, expression));
        return symbol;
    }

    /// Any expression over the input, as the column `name` of `Source`.
    void expression(String name, Expr expression) {
        items.add(made.item(name, expression));
    }

    /// The columns from a place on, as `d0`, `d1`, ...
    void dimensions(int from) {
        for (int i = from; i < arguments.count(); i++) {
            dimensions.add(column("d" + (i - from), i));
        }
    }

    List<String> dimensionNames() {
        return dimensions.stream().map(Symbol::name).toList();
    }

    /// The dimensions with something before or after each, e.g. `, d0, d1`.
    String dimensions(String before, String after) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < dimensions.size(); i++) {
            text.append(before).append('d').append(i).append(after);
        }
        return text.toString();
    }

    /// The column of times, as `t`; it may be of numbers as well.
    Symbol timeline(int place) {
        Symbol time = column("t", place);
        return switch (time.type()) {
            case DATETIME, TIMESPAN, LONG, REAL -> time;
            case BOOL, INT, DECIMAL, STRING, DYNAMIC, GUID ->
                    throw context.fail(
                            "KQL131",
                            arguments.at(place).span(),
                            "'"
                                    + call.name()
                                    + "' takes a timeline of datetime, timespan, long or real, this"
                                    + " is "
                                    + time.type().kqlName(),
                            "convert it before with 'extend'");
        };
    }

    /// The type of a distance between two values of a timeline.
    static KqlType distance(Symbol time) {
        return time.type() == KqlType.DATETIME ? KqlType.TIMESPAN : time.type();
    }

    /// A value that no row changes (`startofday(ago(30d))`), as the value `name`.
    void scalar(String name, int place, KqlType type) {
        Expr expression = arguments.at(place);
        Bound value = Folding.fold(relations.constants().bind(expression));
        if (value.type() != type || value instanceof Bound.Constant) {
            constant(name, place, type);
        } else {
            inside.define(name, new Environment.Entry.Scalar(value));
        }
    }

    /// A constant of a type, as the value `name`.
    Object constant(String name, int place, KqlType type) {
        Expr expression = arguments.at(place);
        if (!(Folding.fold(relations.constants().bind(expression))
                instanceof Bound.Constant constant)) {
            throw context.fail(
                    "KQL131", expression.span(), "'" + call.name() + "' takes a constant here");
        }
        boolean whole = constant.type() == KqlType.LONG || constant.type() == KqlType.INT;
        Object value = constant.value().orElse(null);
        if (value instanceof Number number && whole && type == KqlType.REAL) {
            value = number.doubleValue();
        } else if (value instanceof Number number && whole && type == KqlType.LONG) {
            value = number.longValue();
        } else if (value == null || constant.type() != type) {
            throw context.fail(
                    "KQL131",
                    expression.span(),
                    "'" + call.name() + "' takes a constant " + type.kqlName() + " here");
        }
        inside.define(
                name, new Environment.Entry.Scalar(new Bound.Constant(type, Optional.of(value))));
        return value;
    }

    /// A constant that must be greater than 0.
    double positive(String name, int place, KqlType type) {
        double value = ((Number) constant(name, place, type)).doubleValue();
        if (value > 0) {
            return value;
        }
        throw context.fail(
                "KQL111",
                arguments.at(place).span(),
                "'" + call.name() + "' takes a value greater than 0 here");
    }

    /// How many steps a window has; no more than a row can be repeated.
    long steps(double count, int place) {
        if (count > 10_000) {
            throw context.fail(
                    "KQL120",
                    arguments.at(place).span(),
                    "the window of '" + call.name() + "' has more than 10000 steps",
                    "take longer steps");
        }
        return (long) count;
    }

    /// The rows of the query.
    ///
    /// @param names the names of its columns
    Rows rows(String text, List<String> names) {
        Rows source = relations.applied(input, List.of(made.project(items)));
        inside.define("Source", new Environment.Entry.Table(SharedRows.of(source, false, 1)));
        Parsed parsed = Parser.parse(text);
        if (!parsed.problems().isEmpty()
                || !(parsed.statements().getLast() instanceof Statement.Expression last)) {
            throw new IllegalStateException(call.name() + ": " + parsed.problems());
        }
        RelationBinder binder = relations.nested(inside);
        binder.defineAll(parsed.statements().subList(0, parsed.statements().size() - 1), inside);
        return named(binder.rows(last.expression(), inside), names);
    }

    private static Rows named(Rows rows, List<String> names) {
        List<Symbol> columns = new ArrayList<>();
        List<Relation.Assignment> assignments = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Symbol from = rows.columns().get(i);
            Symbol to =
                    new Symbol(Naming.unique(names.get(i), taken), from.type(), from.nullable());
            taken.add(to.name());
            columns.add(to);
            assignments.add(new Relation.Assignment(to, new Bound.Ref(from)));
        }
        return Rows.of(new Relation.Compute(rows.relation(), assignments, columns));
    }
}
