package spoor.kql.syntax;

import java.util.List;
import spoor.model.Problem;

/// What a text says, as far as it could be read, and all that is wrong with it. Only a result
/// without problems may be bound.
public record Parsed(List<Statement> statements, List<Problem> problems) {
    public Parsed {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }
}
