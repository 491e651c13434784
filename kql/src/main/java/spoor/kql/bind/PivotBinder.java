package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;
import spoor.model.KqlType;

/// Binds `evaluate pivot(column, aggregate, kept columns...)`: a column per value of `column`.
/// Which values there are the rows tell, unless the columns are declared.
final class PivotBinder {
    private static final String PIVOT = "$pivot";
    private static final String CELL = "$cell";

    /// Values beyond which a pivot is refused: each is a column.
    private static final int MOST = 2_000;

    private final RelationBinder relations;
    private final Context context;
    private final Rows input;

    PivotBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
    }

    Rows bind(Operator.Evaluate evaluate) {
        Made made = new Made(evaluate.call().span());
        PluginArguments arguments = new PluginArguments(relations, input, evaluate.call());
        arguments.named();
        Symbol pivot = arguments.column(arguments.at(0));
        if (pivot.type() == KqlType.DYNAMIC) {
            throw context.fail(
                    "KQL131",
                    arguments.at(0).span(),
                    "'pivot' takes no dynamic column",
                    "convert it before with 'extend': tostring(...)");
        }
        Expr aggregate = arguments.count() > 1 ? arguments.at(1) : made.call("count");
        if (!(aggregate instanceof Expr.Call call)) {
            throw context.fail(
                    "KQL131",
                    aggregate.span(),
                    "'pivot' takes an aggregate as its second argument");
        }
        List<String> groups = groups(arguments, pivot, call);
        List<String> values;
        if (evaluate.schema().isPresent()) {
            values = new ArrayList<>();
            for (Statement.TableColumn column : evaluate.schema().get()) {
                if (!column.name().equals("*") && !groups.contains(column.name())) {
                    values.add(column.name());
                }
            }
        } else {
            values = values(pivot, made);
        }
        return pivoted(pivot, call, groups, values, made);
    }

    /// The columns that make a row: those named, else all but the ones that the call uses.
    private List<String> groups(PluginArguments arguments, Symbol pivot, Expr.Call aggregate) {
        List<String> groups = new ArrayList<>();
        for (int i = 2; i < arguments.count(); i++) {
            groups.add(arguments.column(arguments.at(i)).name());
        }
        if (arguments.count() > 2) {
            return groups;
        }
        Set<String> used = new TreeSet<>(Set.of(pivot.name()));
        aggregate.arguments().forEach(argument -> names(argument.value(), used));
        input.columns().stream()
                .map(Symbol::name)
                .filter(name -> !used.contains(name))
                .forEach(groups::add);
        return groups;
    }

    private static void names(Expr expression, Set<String> into) {
        switch (expression) {
            case Expr.Name name -> into.add(name.name());
            case Expr.Call call ->
                    call.arguments().forEach(argument -> names(argument.value(), into));
            case Expr.Binary binary -> {
                names(binary.left(), into);
                names(binary.right(), into);
            }
            case Expr.Unary unary -> names(unary.operand(), into);
            case Expr.Member member -> names(member.target(), into);
            default -> {}
        }
    }

    private List<String> values(Symbol pivot, Made made) {
        Rows asked =
                relations.applied(
                        SharedRows.of(input, false, 1).again(),
                        List.of(
                                made.summarize(
                                        List.of(),
                                        List.of(
                                                made.item(
                                                        PIVOT,
                                                        made.call(
                                                                "tostring",
                                                                made.name(pivot.name())))))));
        Set<String> values = new TreeSet<>();
        for (List<Object> row : context.answer(asked.relation(), made.span())) {
            values.add((String) row.getFirst());
        }
        if (values.size() > MOST) {
            throw context.fail(
                    "KQL120",
                    made.span(),
                    "'pivot' would give " + values.size() + " columns, more than " + MOST,
                    "pivot a column with fewer values");
        }
        return List.copyOf(values);
    }

    private Rows pivoted(
            Symbol pivot,
            Expr.Call aggregate,
            List<String> groups,
            List<String> values,
            Made made) {
        List<Query.Item> keys =
                new ArrayList<>(groups.stream().map(name -> made.item(made.name(name))).toList());
        List<Query.Item> inner = new ArrayList<>(keys);
        inner.add(made.item(PIVOT, made.call("tostring", made.name(pivot.name()))));
        Rows cells =
                relations.applied(
                        input, List.of(made.summarize(List.of(made.item(CELL, aggregate)), inner)));
        KqlType type = cells.columns().getLast().type();
        boolean zero =
                switch (aggregate.name()) {
                    case "count", "countif", "sum", "sumif", "dcount", "dcountif" -> true;
                    default -> false;
                };
        List<Query.Item> aggregates = new ArrayList<>();
        List<Query.Item> last = new ArrayList<>(keys);
        List<String> taken = new ArrayList<>(groups);
        for (int i = 0; i < values.size(); i++) {
            String column = "$cell" + i;
            Expr one =
                    made.call(
                            "take_anyif",
                            type == KqlType.DYNAMIC
                                    ? made.call("tostring", made.name(CELL))
                                    : made.name(CELL),
                            made.equal(made.name(PIVOT), made.text(values.get(i))));
            aggregates.add(made.item(column, one));
            String name = values.get(i).isEmpty() ? Naming.anonymous(taken) : values.get(i);
            name = Naming.unique(name, taken);
            taken.add(name);
            last.add(made.item(name, cell(made.name(column), zero, type, made)));
        }
        List<Operator> steps = new ArrayList<>();
        steps.add(made.summarize(aggregates, keys));
        steps.add(made.project(last));
        return relations.applied(cells, steps);
    }

    private static Expr cell(Expr column, boolean zero, KqlType type, Made made) {
        if (type == KqlType.DYNAMIC) {
            return made.call("parse_json", column);
        }
        if (!zero) {
            return column;
        }
        Optional<Expr> nothing =
                switch (type) {
                    case INT -> Optional.of(made.call("toint", made.number(0)));
                    case LONG -> Optional.of(made.number(0));
                    case REAL ->
                            Optional.of(
                                    new Expr.Literal(KqlType.REAL, Optional.of(0.0), made.span()));
                    case DECIMAL -> Optional.of(made.call("todecimal", made.number(0)));
                    case TIMESPAN ->
                            Optional.of(
                                    new Expr.Literal(
                                            KqlType.TIMESPAN, Optional.of(0L), made.span()));
                    case BOOL, STRING, DATETIME, DYNAMIC, GUID -> Optional.empty();
                };
        return nothing.map(value -> made.call("coalesce", column, value)).orElse(column);
    }
}
