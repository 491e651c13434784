package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.bind.Relation.ExpandItem;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;

/// Binds `mv-expand`.
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

    Rows bind(Operator.MvExpand expand) {
        Staged staged = new Staged(relations, input);
        List<Symbol> columns = new ArrayList<>(input.columns());
        List<ExpandItem> items = new ArrayList<>();
        List<Assignment> casts = new ArrayList<>();
        for (Operator.ExpandItem item : expand.items()) {
            Bound value = staged.bind(item.item().expression());
            if (value.type() != KqlType.DYNAMIC) {
                throw context.fail(
                        "KQL127",
                        item.item().span(),
                        "'mv-expand' takes dynamic values, this is " + value.type().kqlName(),
                        value.type() == KqlType.STRING ? "parse_json(...) makes it dynamic" : "");
            }
            String name =
                    Naming.of(item.item()).orElseGet(() -> Naming.anonymous(Naming.names(columns)));
            Symbol element = new Symbol(name, KqlType.DYNAMIC, true);
            items.add(new ExpandItem(staged.column(value), element));
            place(columns, cast(item, element, casts));
        }
        Optional<Symbol> index =
                expand.indexColumn().map(name -> new Symbol(name, KqlType.LONG, false));
        index.ifPresent(columns::add);
        Relation expanded =
                new Relation.Expand(
                        staged.relation(), items, expand.asArrays(), index, limit(expand), columns);
        Relation result =
                casts.isEmpty() ? expanded : new Relation.Compute(expanded, casts, columns);
        return new Rows(result, input.hidden(), input.serialized(), input.broken());
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

    private long limit(Operator.MvExpand expand) {
        if (expand.limit().isEmpty()) {
            return expand.legacy() ? LEGACY_LIMIT : 0;
        }
        Bound bound = new Staged(relations, input).withoutWindows(expand.limit().get());
        return Folding.number(bound)
                .orElseThrow(() ->
                        context.fail(
                                "KQL111",
                                expand.limit().get().span(),
                                "the limit of 'mv-expand' must be a constant number"));
    }
}
