package spoor.kql.bind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import spoor.kql.syntax.Statement;

/// The `let` names that can be seen at one place.
final class Environment {
    /// What a `let` name stands for.
    sealed interface Entry {
        record Scalar(Bound value) implements Entry {}

        /// Rows that are bound already.
        record Table(SharedRows rows) implements Entry {}

        record UserFunction(Statement.LetFunction function, Environment environment)
                implements Entry {}

        record Pattern(Statement.Pattern pattern, Environment environment) implements Entry {}

        /// A name whose definition is wrong; naming it adds no further problem.
        record Broken() implements Entry {}
    }

    private final Optional<Environment> outer;
    private final Map<String, Entry> entries = new HashMap<>();

    Environment(Optional<Environment> outer) {
        this.outer = outer;
    }

    /// A new scope inside this one.
    Environment inner() {
        return new Environment(Optional.of(this));
    }

    /// A copy that later definitions do not reach.
    Environment frozen() {
        Environment copy = new Environment(outer);
        copy.entries.putAll(entries);
        return copy;
    }

    void define(String name, Entry entry) {
        entries.put(name, entry);
    }

    Optional<Entry> find(String name) {
        Entry entry = entries.get(name);
        if (entry != null) {
            return Optional.of(entry);
        }
        return outer.flatMap(environment -> environment.find(name));
    }

    List<String> names() {
        return Stream.concat(
                        entries.keySet().stream(),
                        outer.stream().flatMap(environment -> environment.names().stream()))
                .toList();
    }
}
