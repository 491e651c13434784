package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;

/// Binds operators whose right side is a list: `in`, `has_any`, ... A constant dynamic array in the
/// list stands for its elements.
final class ListBinder {
    private static final long MOST_TERMS = 1_048_576;
    private static final List<KqlType> WHOLE = List.of(KqlType.INT, KqlType.LONG);

    private final ExpressionBinder binder;
    private final RelationBinder relations;
    private final Environment environment;

    ListBinder(ExpressionBinder binder, RelationBinder relations, Environment environment) {
        this.binder = binder;
        this.relations = relations;
        this.environment = environment;
    }

    Bound bind(Expr.InList list) {
        Bound value = binder.bind(list.value());
        Optional<Relation> table = table(list);
        if (table.isPresent()) {
            return inQuery(list, value, table.get());
        }
        List<Bound> arguments = new ArrayList<>(List.of(value));
        for (Expr item : list.items()) {
            Bound bound = binder.bind(item);
            if (bound.type() == KqlType.DYNAMIC
                    && bound instanceof Bound.Constant constant
                    && constant.value().isPresent()
                    && ((String) constant.value().get()).startsWith("[")) {
                arguments.addAll(JsonElements.of((String) constant.value().get()));
            } else {
                arguments.add(bound);
            }
        }
        List<Bound> compared =
                list.operator().startsWith("has_") ? terms(arguments) : comparable(arguments, list);
        return binder.calls().apply(list.operator(), compared, list.span());
    }

    /// Numbers in a list of terms stand for their digits.
    private static List<Bound> terms(List<Bound> arguments) {
        List<Bound> terms = new ArrayList<>(List.of(arguments.getFirst()));
        for (Bound term : arguments.subList(1, arguments.size())) {
            terms.add(
                    term instanceof Bound.Constant constant
                                    && WHOLE.contains(constant.type())
                                    && constant.value().isPresent()
                            ? new Bound.Constant(
                                    KqlType.STRING, Optional.of(constant.value().get().toString()))
                            : term);
        }
        return terms;
    }

    /// Brings the elements to the value's type where a conversion says the same thing.
    private List<Bound> comparable(List<Bound> arguments, Expr.InList list) {
        KqlType type = arguments.getFirst().type();
        boolean mixed =
                arguments.stream()
                        .skip(1)
                        .anyMatch(element ->
                                element.type() != type
                                        && Types.common(type, element.type()).isEmpty());
        if (!mixed) {
            return arguments;
        }
        if (type == KqlType.DYNAMIC) {
            KqlType wanted = arguments.get(1).type();
            List<Bound> converted = new ArrayList<>(arguments);
            converted.set(0, binder.calls().to(wanted, arguments.getFirst(), list.span()));
            return converted;
        }
        return arguments;
    }

    private Optional<Relation> table(Expr.InList list) {
        if (list.items().size() != 1) {
            return Optional.empty();
        }
        return switch (list.items().getFirst()) {
            case Expr.Subquery subquery ->
                    Optional.of(relations.nested(environment).query(subquery.query()).relation());
            case Expr.Name name when binder.scope().find(name.name()).isEmpty() ->
                    relations.tableNamed(name, environment).map(Rows::relation);
            case Expr.Call call when relations.isTabularCall(call, environment) ->
                    Optional.of(relations.nested(environment).source(call).relation());
            default -> Optional.empty();
        };
    }

    private Bound inQuery(Expr.InList list, Bound value, Relation relation) {
        Context context = binder.context();
        if (relation.columns().isEmpty()) {
            throw context.fail("KQL112", list.span(), "this table has no column to look into");
        }
        Symbol first = relation.columns().getFirst();
        if (list.operator().startsWith("has_")) {
            return hasTerms(list, value, relation, first);
        }
        if (first.type() == KqlType.DYNAMIC
                && (value.type() != KqlType.DYNAMIC || list.operator().endsWith("~"))) {
            KqlType type = value.type() == KqlType.DYNAMIC ? KqlType.STRING : value.type();
            return inQuery(
                    list,
                    binder.calls().to(type, value, list.span()),
                    elements(relation, first, type, list));
        }
        boolean caseSensitive =
                switch (list.operator()) {
                    case "in", "!in" -> true;
                    case "in~", "!in~" -> false;
                    default -> throw new IllegalStateException(list.operator());
                };
        Bound operand = value;
        if (value.type() == KqlType.DYNAMIC && first.type() != KqlType.DYNAMIC) {
            operand = binder.calls().to(first.type(), value, list.span());
        } else if (value.type() != first.type()) {
            operand =
                    Types.wider(value.type()).contains(first.type())
                            ? Types.widen(value, first.type())
                            : value;
        }
        if (operand.type() != first.type() && !Types.wider(first.type()).contains(operand.type())) {
            throw context.fail(
                    "KQL111",
                    list.span(),
                    "'"
                            + list.operator()
                            + "' compares "
                            + value.type().kqlName()
                            + " with "
                            + first.type().kqlName());
        }
        if (!caseSensitive && operand.type() != KqlType.STRING) {
            throw context.fail(
                    "KQL111", list.span(), "'" + list.operator() + "' compares text only");
        }
        return new Bound.InQuery(operand, relation, list.operator().startsWith("!"), caseSensitive);
    }

    /// The elements of a column of arrays, and its other values, as values of a type; nulls left
    /// out.
    private Relation elements(Relation relation, Symbol first, KqlType type, Expr.InList list) {
        Symbol element = new Symbol(first.name(), KqlType.DYNAMIC, true);
        Relation expanded =
                new Relation.Expand(
                        relation,
                        List.of(new Relation.ExpandItem(first, element)),
                        false,
                        Optional.empty(),
                        0,
                        List.of(element));
        Bound some =
                binder.calls().apply("isnotnull", List.of(new Bound.Ref(element)), list.span());
        Symbol typed = new Symbol(first.name(), type, true);
        return new Relation.Compute(
                new Relation.Filter(expanded, some),
                List.of(
                        new Relation.Assignment(
                                typed,
                                binder.calls().to(type, new Bound.Ref(element), list.span()))),
                List.of(typed));
    }

    /// `has_any (T)`: the texts of the first column as one array, read once.
    private Bound hasTerms(Expr.InList list, Bound value, Relation relation, Symbol first) {
        Bound text = binder.calls().to(KqlType.STRING, new Bound.Ref(first), list.span());
        Bound element = binder.calls().to(KqlType.DYNAMIC, text, list.span());
        Symbol term = new Symbol("$term", KqlType.DYNAMIC, false);
        Relation terms =
                new Relation.Compute(
                        relation, List.of(new Relation.Assignment(term, element)), List.of(term));
        AggregateCall all =
                new AggregateCall(
                        AggregateCall.Kind.SET,
                        new Bound.Ref(term),
                        Optional.empty(),
                        MOST_TERMS,
                        Optional.empty());
        Symbol array = new Symbol("$terms", KqlType.DYNAMIC, true);
        Relation one =
                new Relation.Aggregate(
                        terms, List.of(), List.of(new Relation.AggregateAssignment(array, all)));
        return binder.calls()
                .apply(
                        list.operator(),
                        List.of(value, new Bound.ScalarQuery(one, KqlType.DYNAMIC)),
                        list.span());
    }
}
