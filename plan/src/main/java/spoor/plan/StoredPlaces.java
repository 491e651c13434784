package spoor.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;

/// Finds relations that are a stage's result as it is: all or some of its columns, perhaps under
/// other names, in the same order of rows.
public final class StoredPlaces {
    private StoredPlaces() {}

    /// Where the columns of such a relation are among the stored columns of the stage; empty for
    /// any other relation.
    public static Optional<Map<Symbol, Integer>> of(Plan.Stage stage, Relation relation) {
        return switch (relation) {
            case Relation.Scan scan when scan.table().equals(stage.table()) -> {
                Map<Symbol, Integer> places = new HashMap<>();
                for (int i = 0; i < scan.columns().size(); i++) {
                    places.put(
                            scan.columns().get(i), stage.stored().indexOf(scan.sources().get(i)));
                }
                yield Optional.of(places);
            }
            case Relation.Compute compute ->
                    of(stage, compute.input()).flatMap(below -> renamed(compute, below));
            default -> Optional.empty();
        };
    }

    private static Optional<Map<Symbol, Integer>> renamed(
            Relation.Compute compute, Map<Symbol, Integer> below) {
        Map<Symbol, Integer> places = new HashMap<>(below);
        for (Relation.Assignment assignment : compute.assignments()) {
            Integer place =
                    assignment.expression() instanceof Bound.Ref ref
                            ? below.get(ref.symbol())
                            : null;
            if (place == null) {
                return Optional.empty();
            }
            places.put(assignment.symbol(), place);
        }
        return Optional.of(places);
    }
}
