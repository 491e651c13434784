package spoor.kql.bind;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The columns an expression may name.
record Scope(List<Symbol> columns, List<Symbol> hidden, Set<String> broken) {
    Scope {
        columns = List.copyOf(columns);
        hidden = List.copyOf(hidden);
    }

    static Scope none() {
        return new Scope(List.of(), List.of(), new HashSet<>());
    }

    /// A column by its name; a name with dots may be written with underscores (`id_orig_h`).
    Optional<Symbol> find(String name) {
        Optional<Symbol> exact =
                columns.stream().filter(symbol -> symbol.name().equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        if (name.indexOf('_') >= 0) {
            Optional<Symbol> dotted =
                    columns.stream()
                            .filter(symbol ->
                                    symbol.name().indexOf('.') >= 0
                                            && symbol.name().replace('.', '_').equals(name))
                            .findFirst();
            if (dotted.isPresent()) {
                return dotted;
            }
        }
        return hidden.stream().filter(symbol -> symbol.name().equals(name)).findFirst();
    }

    List<String> names() {
        return Stream.concat(columns.stream(), hidden.stream()).map(Symbol::name).toList();
    }
}
