package spoor.kql.bind;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.Problem;

/// The verbs that `evaluate` knows beside the language's own.
public interface Plugins {
    /// The columns a call gives; empty when no plugin has that name.
    Optional<Checked> check(Relation.PluginCall call);

    Collection<String> names();

    /// @param output the columns; meaningless when there are problems
    record Checked(List<Column> output, List<Problem> problems) {
        public Checked {
            output = List.copyOf(output);
            problems = List.copyOf(problems);
        }
    }

    /// No plugins.
    static Plugins none() {
        return new Plugins() {
            @Override
            public Optional<Checked> check(Relation.PluginCall call) {
                return Optional.empty();
            }

            @Override
            public Collection<String> names() {
                return List.of();
            }
        };
    }
}
