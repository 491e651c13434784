package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.bind.Relation.ExpandItem;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;

/// Binds `mv-expand`, and the expansion in `mv-apply`.
final class ExpandBinder {
    private static final long LEGACY_LIMIT = 128;

    private final RelationBinder relations;
    private final Context context;
    private final Rows input;

    ExpandBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
    }

    /// The steps of an expansion, and what can be seen after them.
    ///
    /// @param source the input with the arrays computed
    /// @param replaced names of input columns that gave way to their own elements
    record Expanded(
            Relation source,
            List<ExpandItem> items,
            List<Assignment> casts,
            Optional<Symbol> index,
            List<Symbol> columns,
            Set<String> replaced) {}

    Rows bind(Operator.MvExpand expand) {
        Expanded expanded = expanded(expand.items(), expand.indexColumn(), "mv-expand");
        long limit = limit(expand.limit(), "mv-expand", expand.legacy() ? LEGACY_LIMIT : 0);
        Relation result = steps(expanded, expanded.source(), expand.asArrays(), limit);
        return new Rows(result, input.hidden(), input.serialized(), input.broken());
    }

    /// The expansion as relations over `source`.
    static Relation steps(Expanded expanded, Relation source, boolean asArrays, long limit) {
        Relation relation =
                new Relation.Expand(
                        source,
                        expanded.items(),
                        asArrays,
                        expanded.index(),
                        limit,
                        expanded.columns());
        return expanded.casts().isEmpty()
                ? relation
                : new Relation.Compute(relation, expanded.casts(), expanded.columns());
    }

    Expanded expanded(List<Operator.ExpandItem> given, Optional<String> index, String operator) {
        Staged staged = new Staged(relations, input);
        List<Symbol> columns = new ArrayList<>(input.columns());
        List<ExpandItem> items = new ArrayList<>();
        List<Assignment> casts = new ArrayList<>();
        Set<String> replaced = new HashSet<>();
        for (Operator.ExpandItem item : given) {
            Bound value = staged.bind(item.item().expression());
            if (value.type() != KqlType.DYNAMIC) {
                throw context.fail(
                        "KQL127",
                        item.item().span(),
                        "'"
                                + operator
                                + "' takes dynamic values, this is "
                                + value.type().kqlName(),
                        value.type() == KqlType.STRING ? "parse_json(...) makes it dynamic" : "");
            }
            String name =
                    Naming.of(item.item())
                            .orElseGet(() -> context.unnamedColumn(Naming.names(columns)));
            if (item.item().names().isEmpty() && item.item().expression() instanceof Expr.Name) {
                replaced.add(name);
            }
            Symbol element = new Symbol(name, KqlType.DYNAMIC, true);
            items.add(new ExpandItem(staged.column(value), element));
            place(columns, cast(item, element, casts));
        }
        Optional<Symbol> number =
                index.map(name ->
                        new Symbol(
                                Naming.unique(name, Naming.names(columns)), KqlType.LONG, false));
        number.ifPresent(columns::add);
        return new Expanded(staged.relation(), items, casts, number, columns, replaced);
    }

    private Symbol cast(Operator.ExpandItem item, Symbol element, List<Assignment> casts) {
        if (item.type().isEmpty()) {
            return element;
        }
        KqlType type =
                KqlType.named(item.type().get())
                        .orElseThrow(() ->
                                context.fail(
                                        "KQL007",
                                        item.item().span(),
                                        "unknown type '" + item.type().get() + "'"));
        if (type == KqlType.DYNAMIC) {
            return element;
        }
        Symbol typed = new Symbol(element.name(), type, true);
        casts.add(
                new Assignment(
                        typed,
                        new Calls(context).to(type, new Bound.Ref(element), item.item().span())));
        return typed;
    }

    private static void place(List<Symbol> columns, Symbol symbol) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(symbol.name())) {
                columns.set(i, symbol);
                return;
            }
        }
        columns.add(symbol);
    }

    /// A constant limit; 0 stands for none.
    long limit(Optional<Expr> limit, String operator, long absent) {
        if (limit.isEmpty()) {
            return absent;
        }
        Bound bound = new Staged(relations, input).withoutWindows(limit.get());
        return Folding.number(bound)
                .orElseThrow(() ->
                        context.fail(
                                "KQL111",
                                limit.get().span(),
                                "the limit of '" + operator + "' must be a constant number"));
    }
}
