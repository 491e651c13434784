package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.bind.PartitionWise.Lifted;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;

/// Binds operators that run a sub-query for parts of their input: `mv-apply` (a part per row) and
/// `partition` (a part per value of a column). The sub-query is bound once, over all parts, then
/// made to keep them apart.
final class ApplyBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;

    ApplyBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
    }

    Rows bind(Operator.Partition partition) {
        Bound column = new Staged(relations, input).withoutWindows(partition.column());
        if (!(column instanceof Bound.Ref ref)) {
            throw context.fail(
                    "KQL131",
                    partition.column().span(),
                    "'partition' takes a column",
                    "compute it before with 'extend'");
        }
        OperatorBinder.groupable(context, ref.type(), partition.column().span(), "partition by");
        Rows result = relations.applied(input, partition.subquery());
        PartitionWise parts =
                new PartitionWise(context, "partition", partition.span(), input.relation());
        Lifted lifted =
                parts.lift(
                        result.relation(),
                        new Lifted(input.relation(), List.of(ref.symbol()), List.of()));
        return result.with(lifted.relation());
    }

    Rows bind(Operator.MvApply apply) {
        ExpandBinder expansion = new ExpandBinder(relations, input);
        ExpandBinder.Expanded expanded =
                expansion.expanded(apply.items(), apply.indexColumn(), "mv-apply");
        long limit = expansion.limit(apply.limit(), "mv-apply", 0);
        Relation leaf = ExpandBinder.steps(expanded, expanded.source(), false, limit);
        Rows inside =
                relations.applied(
                        new Rows(leaf, input.hidden(), true, input.broken()), apply.subquery());
        PartitionWise parts = new PartitionWise(context, "mv-apply", apply.span(), leaf);
        List<Symbol> carried = new ArrayList<>(input.columns());
        carried.addAll(input.hidden());
        Lifted lifted =
                parts.needsKeys(inside.relation())
                        ? parts.lift(inside.relation(), numbered(expanded, limit, carried))
                        : parts.lift(inside.relation(), new Lifted(leaf, List.of(), carried));
        List<Symbol> outer = lifted.carried().subList(0, input.columns().size());
        List<Symbol> hidden =
                lifted.carried().subList(input.columns().size(), lifted.carried().size());
        List<Symbol> columns = columns(outer, inside.columns(), expanded);
        return new Rows(
                new Relation.Compute(lifted.relation(), List.of(), columns),
                hidden,
                input.serialized(),
                inside.broken());
    }

    /// The expansion over numbered rows: the number tells whose elements are whose.
    private Lifted numbered(ExpandBinder.Expanded expanded, long limit, List<Symbol> carried) {
        Symbol number = new Symbol("$apply", KqlType.LONG, false);
        WindowCall call =
                new WindowCall(
                        WindowCall.Kind.ROW_NUMBER,
                        number,
                        new Bound.Constant(KqlType.LONG, Optional.of(0L)),
                        1,
                        Optional.empty(),
                        Optional.empty());
        Relation source = new Relation.Window(expanded.source(), List.of(call));
        return new Lifted(
                ExpandBinder.steps(expanded, source, false, limit), List.of(number), carried);
    }

    /// The input's columns, those of the sub-query in the places of their names, then the others of
    /// the sub-query. A column that was expanded under its own name is the sub-query's alone.
    private static List<Symbol> columns(
            List<Symbol> outer, List<Symbol> inside, ExpandBinder.Expanded expanded) {
        List<Symbol> rest = new ArrayList<>(inside);
        List<Symbol> columns = new ArrayList<>();
        for (Symbol column : outer) {
            if (expanded.replaced().contains(column.name())) {
                continue;
            }
            Optional<Symbol> same =
                    rest.stream().filter(symbol -> symbol.name().equals(column.name())).findFirst();
            same.ifPresent(rest::remove);
            columns.add(same.orElse(column));
        }
        columns.addAll(rest);
        return columns;
    }
}
