package spoor.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import spoor.kql.bind.Symbol;

/// Gives each column of a query its own name in SQL, whatever the case rules of the engine: the KQL
/// name, with a number where it is taken.
final class Names {
    private final Dialect dialect;
    private final Map<Symbol, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Names(Dialect dialect) {
        this.dialect = dialect;
    }

    /// The quoted name of a column.
    String of(Symbol symbol) {
        return names.computeIfAbsent(symbol, fresh -> fresh(fresh.name()));
    }

    /// A quoted name that nothing else has.
    String fresh(String wish) {
        String base = wish.isEmpty() ? "$" : wish;
        String name = base;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = base + "_" + i;
        }
        return Parameters.escaped(dialect.quote(name));
    }
}
