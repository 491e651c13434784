package spoor.model;

import java.util.List;

/// Thrown where a caller asked for an answer and the user's text has problems; carries all of them.
public final class ProblemException extends SpoorException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(ErrorKind.USER, problems.isEmpty() ? "no problem given" : problems.getFirst().line());
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
