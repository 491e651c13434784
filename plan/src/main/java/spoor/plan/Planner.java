package spoor.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.plan.rules.FilterBeforeUniqueJoin;
import spoor.plan.rules.PruneColumns;

/// Plans a bound relation: applies the rewrite rules, then cuts it at the steps that SQL cannot
/// take.
public final class Planner {
    /// The rewrite rules, in order.
    private static final List<UnaryOperator<Relation>> RULES =
            List.of(FilterBeforeUniqueJoin::apply, PruneColumns::apply);

    private final Supplier<String> tableNames;
    private final List<Plan.Stage> stages = new ArrayList<>();
    private final Relation whole;

    private Planner(Relation whole, Supplier<String> tableNames) {
        this.whole = whole;
        this.tableNames = tableNames;
    }

    /// @param tableNames gives a new name for each stored result
    public static Plan plan(Relation relation, Supplier<String> tableNames) {
        Relation rewritten = relation;
        for (UnaryOperator<Relation> rule : RULES) {
            rewritten = rule.apply(rewritten);
        }
        Planner planner = new Planner(rewritten, tableNames);
        Relation last = planner.cut(rewritten);
        return new Plan(planner.stages, last);
    }

    private Relation cut(Relation relation) {
        Relation inner = Rewrite.inputs(relation, this::cut);
        inner = Rewrite.expressions(inner, bound -> Rewrite.every(bound, this::cutSubquery));
        return switch (inner) {
            case Relation.Mine mine -> stage(mine);
            case Relation.Sessions sessions -> stage(sessions);
            case Relation.Scan other -> other;
            case Relation.Values other -> other;
            case Relation.Series other -> other;
            case Relation.Filter other -> other;
            case Relation.Compute other -> other;
            case Relation.Aggregate other -> other;
            case Relation.Join other -> other;
            case Relation.Union other -> other;
            case Relation.Sort other -> other;
            case Relation.Limit other -> other;
            case Relation.Distinct other -> other;
            case Relation.Window other -> other;
            case Relation.Expand other -> other;
        };
    }

    private Bound cutSubquery(Bound bound) {
        return switch (bound) {
            case Bound.ScalarQuery query ->
                    new Bound.ScalarQuery(cut(query.relation()), query.type());
            case Bound.InQuery query ->
                    new Bound.InQuery(
                            query.operand(),
                            cut(query.relation()),
                            query.negated(),
                            query.caseSensitive());
            case Bound.Constant other -> other;
            case Bound.Ref other -> other;
            case Bound.Apply other -> other;
            case Bound.Widen other -> other;
        };
    }

    private Relation stage(Relation.Mine mine) {
        String table = tableNames.get();
        Set<Symbol> used = new HashSet<>(whole.columns());
        Rewrite.everyRelation(whole, relation -> Rewrite.uses(relation, used::add));
        List<Integer> outputs = new ArrayList<>();
        List<Symbol> kept = new ArrayList<>();
        for (int i = 0; i < mine.columns().size(); i++) {
            boolean last = i == mine.columns().size() - 1 && kept.isEmpty();
            if (last || used.contains(mine.columns().get(i))) {
                outputs.add(i);
                kept.add(mine.columns().get(i));
            }
        }
        List<String> stored = numbered(kept.size());
        stages.add(
                new Plan.Stage(
                        mine.input(),
                        mine.input().columns(),
                        new Plan.Step.Mine(mine.call()),
                        table,
                        outputs,
                        stored));
        return new Relation.Scan(table, kept, stored, List.of());
    }

    private Relation stage(Relation.Sessions sessions) {
        String table = tableNames.get();
        List<Symbol> kept = kept(sessions);
        List<Symbol> result = new ArrayList<>(kept);
        result.add(sessions.symbol());
        List<String> stored = numbered(result.size());
        Plan.Step step =
                new Plan.Step.Sessions(
                        kept.indexOf(sessions.time()),
                        sessions.maxFromFirst(),
                        sessions.maxBetween(),
                        sessions.restart().map(kept::indexOf).orElse(-1));
        List<Integer> all = IntStream.range(0, result.size()).boxed().toList();
        stages.add(new Plan.Stage(sessions.input(), kept, step, table, all, stored));
        return new Relation.Scan(table, result, stored, List.of());
    }

    /// The columns of a stage's input that anything still asks for.
    private List<Symbol> kept(Relation.Sessions sessions) {
        List<Symbol> kept = new ArrayList<>();
        Set<Symbol> used = new HashSet<>(whole.columns());
        used.addAll(sessions.input().columns());
        used.add(sessions.time());
        sessions.restart().ifPresent(used::add);
        Rewrite.everyRelation(whole, relation -> Rewrite.uses(relation, used::add));
        Set<Symbol> reachable = reachable(sessions.input());
        for (Symbol symbol : sessions.input().columns()) {
            if (reachable.contains(symbol) && !kept.contains(symbol)) {
                kept.add(symbol);
            }
        }
        List<Symbol> others =
                reachable.stream()
                        .filter(symbol -> used.contains(symbol) && !kept.contains(symbol))
                        .toList();
        kept.addAll(others);
        return kept;
    }

    /// The columns that a relation's SQL has: of groups, sets and tables only their own.
    private static Set<Symbol> reachable(Relation relation) {
        Set<Symbol> all = new LinkedHashSet<>(made(relation));
        switch (relation) {
            case Relation.Filter filter -> all.addAll(reachable(filter.input()));
            case Relation.Compute compute -> all.addAll(reachable(compute.input()));
            case Relation.Sort sort -> all.addAll(reachable(sort.input()));
            case Relation.Limit limit -> all.addAll(reachable(limit.input()));
            case Relation.Window window -> all.addAll(reachable(window.input()));
            case Relation.Expand expand -> all.addAll(reachable(expand.input()));
            case Relation.Join join -> {
                switch (join.kind()) {
                    case LEFT_SEMI, LEFT_ANTI -> all.addAll(reachable(join.left()));
                    case RIGHT_SEMI, RIGHT_ANTI -> all.addAll(reachable(join.right()));
                    case INNER_UNIQUE, INNER, LEFT_OUTER, RIGHT_OUTER, FULL_OUTER -> {
                        all.addAll(reachable(join.left()));
                        all.addAll(reachable(join.right()));
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
        };
    }

    private static List<String> numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("c" + i);
        }
        return names;
    }
}
