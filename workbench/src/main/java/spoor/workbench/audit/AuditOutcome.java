package spoor.workbench.audit;

import java.io.IOException;
import java.util.Optional;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.model.SpoorException;
import spoor.model.Stop;

/// How an action ended.
///
/// @param word `done`, `wrong` (what was asked), `data`, `limit`, `cancelled`, `broken-off` (who
///   asked had gone) or `fault` (Spoor's own)
/// @param problem one sentence; empty: none
record AuditOutcome(String word, String problem) {
    static AuditOutcome of(AuditEntry entry) {
        Optional<String> refused = entry.refusal();
        return refused.isPresent()
                ? new AuditOutcome("wrong", refused.get())
                : new AuditOutcome("done", "");
    }

    static AuditOutcome of(Throwable error, AuditEntry entry) {
        return switch (error) {
            case Throwable _ when entry.refusal().isPresent() -> of(entry);
            case ProblemException wrong when !wrong.problems().isEmpty() ->
                    new AuditOutcome("wrong", wrong.problems().getFirst().line());
            case SpoorException known -> of(known);
            case IOException _ -> new AuditOutcome("broken-off", "");
            // its message may hold what a log holds
            default -> new AuditOutcome("fault", error.getClass().getSimpleName());
        };
    }

    private static AuditOutcome of(SpoorException known) {
        String sentence = String.valueOf(known.getMessage());
        return new AuditOutcome(
                sentence.equals(Stop.CANCELLED) ? "cancelled" : word(known.kind()), sentence);
    }

    private static String word(ErrorKind kind) {
        return switch (kind) {
            case USER -> "wrong";
            case DATA -> "data";
            case LIMIT -> "limit";
            case INTERNAL -> "fault";
        };
    }
}
