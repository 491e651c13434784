package spoor.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;

/// Which columns can be asked for above a relation, seen or not.
final class Reach {
    private Reach() {}

    /// The columns that a relation's SQL has: of groups, sets and tables only their own.
    static Set<Symbol> of(Relation relation) {
        Set<Symbol> all = new LinkedHashSet<>(made(relation));
        switch (relation) {
            case Relation.Filter filter -> all.addAll(of(filter.input()));
            case Relation.Compute compute -> all.addAll(of(compute.input()));
            case Relation.Sort sort -> all.addAll(of(sort.input()));
            case Relation.Limit limit -> all.addAll(of(limit.input()));
            case Relation.Window window -> all.addAll(of(window.input()));
            case Relation.Expand expand -> all.addAll(of(expand.input()));
            case Relation.Join join -> {
                switch (join.kind()) {
                    case LEFT_SEMI, LEFT_ANTI -> all.addAll(of(join.left()));
                    case RIGHT_SEMI, RIGHT_ANTI -> all.addAll(of(join.right()));
                    case INNER_UNIQUE, INNER, LEFT_OUTER, RIGHT_OUTER, FULL_OUTER -> {
                        all.addAll(of(join.left()));
                        all.addAll(of(join.right()));
                    }
                }
            }
            case Relation.Scan other -> {}
            case Relation.Values other -> {}
            case Relation.Series other -> {}
            case Relation.Aggregate other -> {}
            case Relation.Union other -> {}
            case Relation.Distinct other -> {}
            case Relation.Sessions other -> {}
            case Relation.Mine other -> {}
            case Relation.Shared other -> {}
        }
        return all;
    }

    /// The columns that a relation adds.
    private static List<Symbol> made(Relation relation) {
        return switch (relation) {
            case Relation.Scan scan -> {
                List<Symbol> all = new ArrayList<>(scan.columns());
                all.addAll(scan.hidden());
                yield all;
            }
            case Relation.Compute compute ->
                    compute.assignments().stream().map(Relation.Assignment::symbol).toList();
            case Relation.Window window ->
                    window.calls().stream().map(call -> call.symbol()).toList();
            case Relation.Expand expand -> {
                List<Symbol> all =
                        new ArrayList<>(
                                expand.items().stream().map(Relation.ExpandItem::element).toList());
                Optional<Symbol> index = expand.index();
                index.ifPresent(all::add);
                yield all;
            }
            case Relation.Filter other -> List.of();
            case Relation.Sort other -> List.of();
            case Relation.Limit other -> List.of();
            case Relation.Join other -> List.of();
            case Relation.Sessions other -> List.of();
            case Relation.Values other -> other.columns();
            case Relation.Series other -> other.columns();
            case Relation.Aggregate other -> other.columns();
            case Relation.Union other -> other.columns();
            case Relation.Distinct other -> other.columns();
            case Relation.Mine other -> other.columns();
            case Relation.Shared other -> other.columns();
        };
    }
}
