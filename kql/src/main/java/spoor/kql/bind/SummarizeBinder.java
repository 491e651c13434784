package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Relation.AggregateAssignment;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;

/// Binds `summarize`: keys and operands are computed first, then grouped; what is done with the
/// aggregates (`round(avg(x), 1)`) is computed after.
final class SummarizeBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Staged staged;
    private final List<AggregateAssignment> aggregates = new ArrayList<>();
    private final Set<Symbol> grouped = new HashSet<>();
    private final Set<String> declared = new HashSet<>();

    SummarizeBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.staged = new Staged(relations, input);
    }

    Rows bind(Operator.Summarize summarize) {
        List<Assignment> keys = keys(summarize.keys());
        List<String> names = new ArrayList<>();
        keys.forEach(key -> names.add(key.symbol().name()));
        List<Symbol> columns = new ArrayList<>(keys.stream().map(Assignment::symbol).toList());
        List<Assignment> after = new ArrayList<>();
        Set<String> broken = new HashSet<>();
        for (Query.Item item : summarize.aggregates()) {
            try {
                item(item, names, columns, after);
            } catch (Context.Failed e) {
                Naming.of(item).ifPresent(broken::add);
            }
        }
        if (columns.isEmpty() && broken.isEmpty() && !summarize.aggregates().isEmpty()) {
            throw new Context.Failed();
        }
        Relation grouped = new Relation.Aggregate(staged.relation(), keys, aggregates);
        return new Rows(new Relation.Compute(grouped, after, columns), List.of(), false, broken);
    }

    private List<Assignment> keys(List<Query.Item> items) {
        List<Assignment> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Query.Item item : items) {
            Bound value = staged.withoutWindows(item.expression());
            OperatorBinder.groupable(context, value.type(), item.span(), "summarize by");
            if (value instanceof Bound.Ref ref) {
                grouped.add(ref.symbol());
            }
            String name =
                    item.name()
                            .or(() -> plainName(item.expression()))
                            .map(given -> checked(given, names, item))
                            .or(() ->
                                    Naming.of(item.expression())
                                            .map(given -> Naming.unique(given, names)))
                            .orElseGet(() -> context.unnamedColumn(names));
            names.add(name);
            declared.add(name);
            Bound operand = staged.operand(value);
            keys.add(new Assignment(new Symbol(name, value.type(), value.nullable()), operand));
        }
        return keys;
    }

    private void item(
            Query.Item item, List<String> names, List<Symbol> columns, List<Assignment> after) {
        if (item.expression() instanceof Expr.Call call
                && AggregateForms.isAggregate(call.name())
                && AggregateForms.isMultiple(call)) {
            ExpressionBinder binder = plain();
            List<String> by = names;
            if (call.name().equals("percentilesw")) {
                percentiles(call, item, names, columns, after);
                return;
            }
            for (AggregateAssignment assignment :
                    new MultipleAggregates(staged, grouped).bind(call, binder, item.names(), by)) {
                aggregates.add(assignment);
                columns.add(assignment.symbol());
                names.add(assignment.symbol().name());
            }
            return;
        }
        if (item.names().size() > 1) {
            throw context.fail(
                    "KQL110",
                    item.span(),
                    "several names for one expression are not supported yet");
        }
        String name =
                item.name()
                        .map(given -> checked(given, names, item))
                        .or(() ->
                                Naming.of(item.expression())
                                        .map(given -> Naming.unique(given, names)))
                        .orElseGet(() -> context.unnamedColumn(names));
        Optional<Bound> folded =
                item.expression() instanceof Expr.Call call ? folded(call) : Optional.empty();
        if (folded.isEmpty()
                && item.expression() instanceof Expr.Call call
                && AggregateForms.isAggregate(call.name())) {
            AggregateAssignment assignment = new AggregateBinder(staged).bind(call, plain(), name);
            aggregates.add(assignment);
            columns.add(assignment.symbol());
        } else {
            Bound value = folded.orElseGet(() -> composite(item.expression()));
            Symbol symbol = new Symbol(name, value.type(), value.nullable());
            after.add(new Assignment(symbol, value));
            columns.add(symbol);
        }
        names.add(name);
    }

    private Optional<Bound> folded(Expr.Call call) {
        return new FoldedAggregates(staged).bind(call, plain(), aggregates);
    }

    private void percentiles(
            Expr.Call call,
            Query.Item item,
            List<String> names,
            List<Symbol> columns,
            List<Assignment> after) {
        String base = Naming.of(call.arguments().getFirst().value()).orElse("");
        List<Bound> values = new FoldedAggregates(staged).percentiles(call, plain(), aggregates);
        for (int i = 0; i < values.size(); i++) {
            String name =
                    i < item.names().size()
                            ? item.names().get(i)
                            : Naming.unique(
                                    FoldedAggregates.percentileName(base, call, i + 2), names);
            names.add(name);
            Symbol symbol = new Symbol(name, values.get(i).type(), values.get(i).nullable());
            after.add(new Assignment(symbol, values.get(i)));
            columns.add(symbol);
        }
    }

    private static Optional<String> plainName(Expr expression) {
        return expression instanceof Expr.Name name ? Optional.of(name.name()) : Optional.empty();
    }

    private String checked(String given, List<String> names, Query.Item item) {
        if (!declared.add(given)) {
            throw context.fail("KQL123", item.span(), "two columns have the name '" + given + "'");
        }
        return Naming.unique(given, names);
    }

    private ExpressionBinder plain() {
        return new ExpressionBinder(
                context,
                relations.environment(),
                input.scope(),
                relations,
                ExpressionBinder.Extractor.none());
    }

    /// An expression over aggregates: each aggregate becomes a column of its own.
    private Bound composite(Expr expression) {
        return new ExpressionBinder(
                        context,
                        relations.environment(),
                        Scope.none(),
                        relations,
                        (call, binder) -> {
                            if (!AggregateForms.isAggregate(call.name())) {
                                return Optional.empty();
                            }
                            Optional<Bound> folded = folded(call);
                            if (folded.isPresent()) {
                                return folded;
                            }
                            AggregateAssignment assignment =
                                    new AggregateBinder(staged).bind(call, plain(), "$aggregate");
                            aggregates.add(assignment);
                            return Optional.of(new Bound.Ref(assignment.symbol()));
                        })
                .bind(expression);
    }
}
