package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Rows bound once, to be named at any number of places.
///
/// @param visible how many of the columns can be seen; the others are hidden
/// @param sources how many tables the rows are made of
record SharedRows(
        Relation.Once once, int visible, boolean serialized, Set<String> broken, int sources) {
    /// @param kept whether they must be computed only once
    static SharedRows of(Rows rows, boolean kept, int sources) {
        List<Symbol> columns = new ArrayList<>(rows.columns());
        rows.hidden().stream().filter(symbol -> !columns.contains(symbol)).forEach(columns::add);
        return new SharedRows(
                new Relation.Once(rows.relation(), columns, kept),
                rows.columns().size(),
                rows.serialized(),
                rows.broken(),
                sources);
    }

    /// The rows at one more place.
    Rows again() {
        List<Symbol> fresh =
                once.columns().stream()
                        .map(column -> new Symbol(column.name(), column.type(), column.nullable()))
                        .toList();
        List<Symbol> shown = fresh.subList(0, visible);
        Relation shared = new Relation.Shared(once, fresh);
        if (visible < fresh.size()) {
            shared = new Relation.Compute(shared, List.of(), shown);
        }
        return new Rows(shared, fresh.subList(visible, fresh.size()), serialized, broken);
    }
}
