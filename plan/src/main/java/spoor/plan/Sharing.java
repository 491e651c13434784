package spoor.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.plan.rules.PruneColumns;

/// Computes once what a query computes several times: a table of a `let` that is named twice, alike
/// sub-queries. Each such relation is stored and scanned in all its places.
///
/// Only relations that cost more than a scan are shared (groups, sets, joins, expansions, windows
/// and miners): a filter is better run twice, each time with what can be pushed into it. What draws
/// random numbers is run as often as it is written.
///
/// The largest repeated relation goes first, so that its parts are stored of their own only where
/// something else repeats them too.
final class Sharing {
    /// Repeated relations of one query beyond which the rest is left as it is.
    private static final int MOST = 100;

    private final Supplier<String> tableNames;
    private final List<Tree> trees = new ArrayList<>();

    private Sharing(Supplier<String> tableNames) {
        this.tableNames = tableNames;
    }

    /// @param stored in the order in which they must be run
    record Shared(List<Definition> stored, Relation last) {}

    /// A relation whose columns `symbols` are stored under `names`.
    record Definition(String table, Relation relation, List<Symbol> symbols, List<String> names) {}

    static Shared share(Relation whole, Supplier<String> tableNames) {
        Sharing sharing = new Sharing(tableNames);
        sharing.trees.add(new Tree(whole, Optional.empty()));
        while (sharing.trees.size() <= MOST && sharing.shareLargest()) {
            // each round stores one relation
        }
        List<Definition> stored = new ArrayList<>();
        for (Tree tree : sharing.trees.subList(1, sharing.trees.size()).reversed()) {
            Definition definition = tree.definition().orElseThrow();
            stored.add(
                    new Definition(
                            definition.table(),
                            tree.root(),
                            definition.symbols(),
                            definition.names()));
        }
        return new Shared(stored, sharing.trees.getFirst().root());
    }

    /// The query, or a relation that is stored for it.
    private record Tree(Relation root, Optional<Definition> definition) {
        Relation wanted() {
            return definition
                    .<Relation>map(
                            stored -> new Relation.Compute(root, List.of(), stored.symbols()))
                    .orElse(root);
        }
    }

    private record Copy(Relation relation, Shape shape) {}

    private boolean shareLargest() {
        Optional<List<Copy>> largest =
                copies().values().stream()
                        .filter(copies -> copies.size() > 1)
                        .max(
                                Comparator.comparingInt(
                                        copies -> copies.getFirst().shape().parts().size()));
        largest.ifPresent(this::store);
        return largest.isPresent();
    }

    private Map<List<Object>, List<Copy>> copies() {
        List<Relation> candidates = new ArrayList<>();
        trees.forEach(tree -> everywhere(tree.root(), candidates::add));
        candidates.removeIf(relation -> !costly(relation));
        // most differ at a glance; only the others are taken apart
        Outline outline = new Outline();
        Map<Integer, Integer> outlines = new HashMap<>();
        for (Relation relation : candidates) {
            outlines.merge(outline.of(relation), 1, Integer::sum);
        }
        Map<List<Object>, List<Copy>> copies = new LinkedHashMap<>();
        for (Relation relation : candidates) {
            if (outlines.getOrDefault(outline.of(relation), 0) > 1
                    && !Reach.of(relation).isEmpty()) {
                Shape shape = Shape.of(relation);
                if (shape.steady()) {
                    copies.computeIfAbsent(shape.parts(), parts -> new ArrayList<>())
                            .add(new Copy(relation, shape));
                }
            }
        }
        return copies;
    }

    private void store(List<Copy> copies) {
        Set<Symbol> used = new HashSet<>();
        trees.forEach(tree -> used.addAll(PruneColumns.used(tree.wanted())));
        Copy first = copies.getFirst();
        Set<Symbol> reachable = Reach.of(first.relation());
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < first.shape().symbols().size(); i++) {
            int index = i;
            if (reachable.contains(first.shape().symbols().get(i))
                    && copies.stream()
                            .anyMatch(copy -> used.contains(copy.shape().symbols().get(index)))) {
                kept.add(i);
            }
        }
        if (kept.isEmpty()) {
            kept.add(first.shape().symbols().indexOf(reachable.iterator().next()));
        }
        String table = tableNames.get();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            names.add("c" + i);
        }
        IdentityHashMap<Relation, Relation> scans = new IdentityHashMap<>();
        for (Copy copy : copies) {
            List<Symbol> symbols = kept.stream().map(copy.shape().symbols()::get).toList();
            scans.put(copy.relation(), new Relation.Scan(table, symbols, names, List.of()));
        }
        trees.replaceAll(tree -> new Tree(replaced(tree.root(), scans), tree.definition()));
        List<Symbol> symbols = kept.stream().map(first.shape().symbols()::get).toList();
        trees.add(
                new Tree(
                        first.relation(),
                        Optional.of(new Definition(table, first.relation(), symbols, names))));
    }

    private static boolean costly(Relation relation) {
        return switch (relation) {
            case Relation.Aggregate other -> true;
            case Relation.Join other -> true;
            case Relation.Distinct other -> true;
            case Relation.Window other -> true;
            case Relation.Expand other -> true;
            case Relation.Sessions other -> true;
            case Relation.Mine other -> true;
            case Relation.Shared other -> false;
            case Relation.Scan other -> false;
            case Relation.Values other -> false;
            case Relation.Series other -> false;
            case Relation.Filter other -> false;
            case Relation.Compute other -> false;
            case Relation.Union other -> false;
            case Relation.Sort other -> false;
            case Relation.Limit other -> false;
        };
    }

    /// Visits a relation, its inputs, and the relations inside its expressions.
    private static void everywhere(Relation relation, Consumer<Relation> visit) {
        visit.accept(relation);
        Visit.subqueries(relation, inner -> everywhere(inner, visit));
        Rewrite.inputs(
                relation,
                input -> {
                    everywhere(input, visit);
                    return input;
                });
    }

    private static Relation replaced(Relation relation, IdentityHashMap<Relation, Relation> by) {
        Relation replacement = by.get(relation);
        if (replacement != null) {
            return replacement;
        }
        Relation inner = Rewrite.inputs(relation, input -> replaced(input, by));
        return Rewrite.expressions(
                inner,
                bound ->
                        Rewrite.every(bound, part -> Rewrite.subquery(part, r -> replaced(r, by))));
    }
}
