package spoor.kql.bind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A relation under construction, and what the binder knows of it beside.
///
/// @param hidden columns that are not shown but can be named (`_Source`, `_Offset`)
/// @param serialized whether its rows have an order that the user gave or may rely on
/// @param broken names of columns whose definition is wrong
record Rows(Relation relation, List<Symbol> hidden, boolean serialized, Set<String> broken) {
    Rows {
        hidden = List.copyOf(hidden);
    }

    static Rows of(Relation relation) {
        return new Rows(relation, List.of(), false, new HashSet<>());
    }

    static Rows serialized(Relation relation) {
        return new Rows(relation, List.of(), true, new HashSet<>());
    }

    List<Symbol> columns() {
        return relation.columns();
    }

    Scope scope() {
        return new Scope(relation.columns(), hidden, broken);
    }

    /// The same rows after a step that keeps what can be named, and the order.
    Rows with(Relation next) {
        return new Rows(next, hidden, serialized, broken);
    }
}
