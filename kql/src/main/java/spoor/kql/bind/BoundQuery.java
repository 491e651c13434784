package spoor.kql.bind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Problem;

/// A request whose names are resolved: a relation per tabular statement, and all that is wrong.
/// Only a result without problems may be planned.
public record BoundQuery(List<Result> results, List<Problem> problems) {
    public BoundQuery {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
    }

    /// One table of the answer.
    public record Result(Relation relation, Optional<Drawing> drawing) {}

    /// `render kind with (...)`.
    public record Drawing(String kind, Map<String, String> properties) {
        public Drawing {
            properties = Map.copyOf(properties);
        }
    }
}
