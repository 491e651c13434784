package spoor.kql.bind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Problem;

/// A request whose names are resolved: a relation per tabular statement, and all that is wrong.
/// Only a result without problems may be planned.
///
/// @param asked rows that decide which columns there are (`evaluate pivot(...)`): to be run, and
///   the text to be bound again with the answer; then there are neither results nor problems
public record BoundQuery(List<Result> results, List<Problem> problems, Optional<Relation> asked) {
    public BoundQuery(List<Result> results, List<Problem> problems) {
        this(results, problems, Optional.empty());
    }

    static BoundQuery asking(Relation relation) {
        return new BoundQuery(List.of(), List.of(), Optional.of(relation));
    }

    public BoundQuery {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
    }

    /// One table of the answer.
    ///
    /// @param name that the text gives it (`fork name = (...)`)
    public record Result(Optional<String> name, Relation relation, Optional<Drawing> drawing) {}

    /// `render kind with (...)`.
    public record Drawing(String kind, Map<String, String> properties) {
        public Drawing {
            properties = Map.copyOf(properties);
        }
    }
}
