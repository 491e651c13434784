package spoor.kql.bind;

import java.util.List;
import spoor.kql.syntax.Operator.StepOutput;

/// What `scan` does with rows in order, with columns by their place. A step that matches a row
/// keeps a record of it: the first columns of the input, then the declared ones. The result has the
/// columns of a record, the number of the sequence when asked for, then what is carried along.
///
/// @param defaults the value of each column of a record where no row matched yet
/// @param passed how many columns of a record come from the input
/// @param matchId whether sequences are numbered
/// @param restart the place of a column that tells where to begin anew; -1: nowhere
/// @param carried places of further columns of the input
public record ScanLogic(
        List<Bound.Constant> defaults,
        int passed,
        boolean matchId,
        int restart,
        List<Integer> carried,
        List<Step> steps) {
    /// The name of the step of a plan.
    public static final String STEP = "scan";

    public ScanLogic {
        defaults = List.copyOf(defaults);
        carried = List.copyOf(carried);
        steps = List.copyOf(steps);
    }

    public record Step(StepOutput output, StepValue condition, List<Assigned> assignments) {
        public Step {
            assignments = List.copyOf(assignments);
        }
    }

    /// @param place of the column in the record
    public record Assigned(int place, StepValue value) {}

    /// The same for rows in several parts, each of which begins anew where `restart` holds.
    ScanLogic inParts(int restart, List<Integer> carried) {
        return new ScanLogic(defaults, passed, matchId, restart, carried, steps);
    }
}
