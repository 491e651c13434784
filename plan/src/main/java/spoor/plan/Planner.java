package spoor.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.plan.rules.FilterBeforeUniqueJoin;
import spoor.plan.rules.PruneColumns;

/// Plans a bound relation: stores what it computes more than once, applies the rewrite rules, and
/// cuts it at the steps that SQL cannot take.
public final class Planner {
    private final Supplier<String> tableNames;
    private final List<Plan.Stage> stages;
    private final Relation whole;

    private Planner(Relation whole, Supplier<String> tableNames, List<Plan.Stage> stages) {
        this.whole = whole;
        this.tableNames = tableNames;
        this.stages = stages;
    }

    /// @param tableNames gives a new name for each stored result
    public static Plan plan(Relation relation, Supplier<String> tableNames) {
        NamedRows named = new NamedRows(tableNames);
        Relation whole = named.resolve(relation);
        List<Plan.Stage> stages = new ArrayList<>();
        for (NamedRows.Kept kept : new KeptColumns(whole, named.kept()).chosen()) {
            int since = stages.size();
            Relation input = shared(kept.relation(), tableNames, stages);
            KeptStage.add(kept, input, stages, since);
        }
        Relation last = shared(whole, tableNames, stages);
        return new Plan(stages, last);
    }

    /// The relation, what it repeats made stages.
    private static Relation shared(
            Relation relation, Supplier<String> tableNames, List<Plan.Stage> stages) {
        Relation filtered = FilterBeforeUniqueJoin.apply(relation);
        Sharing.Shared shared = Sharing.share(filtered, tableNames);
        for (Sharing.Definition definition : shared.stored()) {
            Plan.Stage stage = keep(definition, tableNames, stages);
            stages.add(stage);
        }
        return planned(shared.last(), tableNames, stages);
    }

    /// Stores a shared relation; a miner's result as the miner gives it.
    private static Plan.Stage keep(
            Sharing.Definition definition, Supplier<String> tableNames, List<Plan.Stage> stages) {
        if (definition.relation() instanceof Relation.Mine mine) {
            Relation input = planned(mine.input(), tableNames, stages);
            return new Plan.Stage(
                    input,
                    input.columns(),
                    new Plan.Step.Mine(mine.call()),
                    definition.table(),
                    definition.symbols().stream().map(mine.columns()::indexOf).toList(),
                    definition.names());
        }
        Relation wanted =
                new Relation.Compute(definition.relation(), List.of(), definition.symbols());
        return new Plan.Stage(
                planned(wanted, tableNames, stages),
                definition.symbols(),
                new Plan.Step.Keep(),
                definition.table(),
                IntStream.range(0, definition.names().size()).boxed().toList(),
                definition.names());
    }

    /// The relation without what nothing asks for and without the steps that SQL cannot take, which
    /// become stages.
    private static Relation planned(
            Relation relation, Supplier<String> tableNames, List<Plan.Stage> stages) {
        Relation pruned = PruneColumns.apply(relation);
        return new Planner(pruned, tableNames, stages).cut(pruned);
    }

    private Relation cut(Relation relation) {
        Relation inner = Rewrite.inputs(relation, this::cut);
        inner =
                Rewrite.expressions(
                        inner,
                        bound -> Rewrite.every(bound, part -> Rewrite.subquery(part, this::first)));
        return switch (inner) {
            case Relation.Mine mine -> stage(mine);
            case Relation.Sessions sessions -> stage(sessions);
            case Relation.Shared other -> throw new IllegalStateException("not resolved");
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

    /// A sub-query in an expression: its first column is all that is asked for.
    private Relation first(Relation relation) {
        List<Symbol> columns = relation.columns().subList(0, 1);
        return cut(PruneColumns.apply(new Relation.Compute(relation, List.of(), columns)));
    }

    private Relation stage(Relation.Mine mine) {
        String table = tableNames.get();
        Set<Symbol> used = new HashSet<>(whole.columns());
        Visit.everyRelation(whole, relation -> Visit.uses(relation, used::add));
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
        Visit.everyRelation(whole, relation -> Visit.uses(relation, used::add));
        Set<Symbol> reachable = Reach.of(sessions.input());
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

    static List<String> numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("c" + i);
        }
        return names;
    }
}
