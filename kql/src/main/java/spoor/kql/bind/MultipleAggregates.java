package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.AggregateCall.Kind;
import spoor.kql.bind.AggregateCall.Ranking;
import spoor.kql.syntax.Expr;

/// Binds the aggregates that give several columns: `percentiles`, and those that take the values of
/// one row.
final class MultipleAggregates {
    private final Staged staged;
    private final Context context;
    private final AggregateBinder single;

    private final Set<Symbol> grouped;

    /// @param grouped the columns of the input that are keys as they are: `*` leaves them out
    MultipleAggregates(Staged staged, Set<Symbol> grouped) {
        this.staged = staged;
        this.grouped = Set.copyOf(grouped);
        this.context = staged.context();
        this.single = new AggregateBinder(staged);
    }

    /// Binds a call that gives several columns; `names` are those the user gave, first to last.
    List<Relation.AggregateAssignment> bind(
            Expr.Call call, ExpressionBinder binder, List<String> names, List<String> taken) {
        return switch (call.name()) {
            case "percentiles" -> percentiles(call, binder, names, taken);
            case "any", "take_any" -> ranked(call, binder, names, taken, 0);
            default -> ranked(call, binder, names, taken, 1);
        };
    }

    private List<Relation.AggregateAssignment> percentiles(
            Expr.Call call, ExpressionBinder binder, List<String> names, List<String> taken) {
        List<Bound> arguments = AggregateBinder.arguments(call, binder);
        if (arguments.size() < 2) {
            throw context.fail("KQL111", call.span(), "'percentiles' needs percentiles");
        }
        Bound operand = single.operand(call, Kind.PERCENTILE, arguments.getFirst());
        String base = Naming.of(call.arguments().getFirst().value()).orElse("");
        List<Relation.AggregateAssignment> columns = new ArrayList<>();
        List<String> used = new ArrayList<>(taken);
        for (int i = 1; i < arguments.size(); i++) {
            if (!(arguments.get(i) instanceof Bound.Constant constant)
                    || constant.value().isEmpty()
                    || !(constant.value().get() instanceof Number percent)) {
                throw context.fail(
                        "KQL111", call.span(), "'percentiles' takes constant percentiles");
            }
            String name =
                    i <= names.size()
                            ? names.get(i - 1)
                            : Naming.unique(
                                    "percentile_"
                                            + base
                                            + "_"
                                            + AggregateForms.percentText(percent),
                                    used);
            used.add(name);
            columns.add(
                    new Relation.AggregateAssignment(
                            new Symbol(name, operand.type(), true),
                            new AggregateCall(
                                    Kind.PERCENTILE,
                                    operand,
                                    Optional.empty(),
                                    percent.doubleValue(),
                                    Optional.empty())));
        }
        return columns;
    }

    private List<Relation.AggregateAssignment> ranked(
            Expr.Call call,
            ExpressionBinder binder,
            List<String> names,
            List<String> taken,
            int ordered) {
        if (call.arguments().isEmpty()) {
            throw context.fail("KQL111", call.span(), "'" + call.name() + "' needs an argument");
        }
        List<Bound> values = new ArrayList<>();
        List<String> natural = new ArrayList<>();
        for (Expr.Argument argument : call.arguments()) {
            if (argument.value() instanceof Expr.Star) {
                Optional<Bound> by =
                        values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
                for (Symbol column : binder.scope().columns()) {
                    boolean isBy =
                            ordered > 0
                                    && by.isPresent()
                                    && by.get() instanceof Bound.Ref ref
                                    && ref.symbol().equals(column);
                    if (!isBy && !grouped.contains(column)) {
                        values.add(new Bound.Ref(column));
                        natural.add(
                                name(
                                        call,
                                        Optional.of(column.name()),
                                        values.size() - 1,
                                        Naming.of(call.arguments().getFirst().value()).orElse("")));
                    }
                }
            } else {
                values.add(binder.bind(argument.value()));
                natural.add(
                        name(
                                call,
                                Naming.of(argument.value()).filter(name -> !name.isEmpty()),
                                values.size() - 1,
                                Naming.of(call.arguments().getFirst().value()).orElse("")));
            }
        }
        List<Bound> by = List.of();
        if (ordered > 0) {
            OperatorBinder.groupable(context, values.getFirst().type(), call.span(), call.name());
            by = List.of(staged.operand(values.getFirst()));
        }
        Ranking ranking =
                new Ranking(by, call.name().equals("arg_max") || call.name().equals("argmax"));
        List<Relation.AggregateAssignment> columns = new ArrayList<>();
        List<String> used = new ArrayList<>(taken);
        for (int i = 0; i < values.size(); i++) {
            String name = i < names.size() ? names.get(i) : Naming.unique(natural.get(i), used);
            used.add(name);
            Bound operand = staged.operand(values.get(i));
            columns.add(
                    new Relation.AggregateAssignment(
                            new Symbol(name, operand.type(), true),
                            new AggregateCall(
                                    Kind.RANKED,
                                    operand,
                                    Optional.empty(),
                                    0,
                                    Optional.of(ranking))));
        }
        return columns;
    }

    /// @param own the name that the argument gives
    /// @param place of the argument among all
    /// @param first the name of the first one
    private static String name(Expr.Call call, Optional<String> own, int place, String first) {
        String beside = own.orElse("arg" + place);
        return switch (call.name()) {
            case "any" -> "any_" + beside;
            case "take_any" -> own.orElse("any_" + beside);
            case "argmax", "argmin" -> {
                String prefix = call.name().substring(3) + "_";
                yield place == 0 ? prefix + own.orElse("") : prefix + first + "_" + beside;
            }
            default -> {
                String prefix = call.name().substring(4) + "_";
                yield own.orElse(place == 0 ? prefix : prefix + first + "_" + beside);
            }
        };
    }
}
