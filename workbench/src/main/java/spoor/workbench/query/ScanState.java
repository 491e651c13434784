package spoor.workbench.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spoor.kql.bind.Bound;
import spoor.kql.bind.ScanLogic;
import spoor.kql.syntax.Operator.StepOutput;
import spoor.model.KqlType;

/// The state of `scan`: for each step the sequence that stands there, with the last record of that
/// step and of each step before.
///
/// Each row asks the steps from the last to the first. A step takes the sequence of the step before
/// when the row meets its condition there; else it goes on with its own, and the first step begins
/// one.
final class ScanState {
    /// What stands at a step.
    ///
    /// @param records of all steps; those of later ones hold the defaults
    /// @param match the number of the sequence
    /// @param row the number of the last record's row, and what is carried with it
    private record Sequence(
            List<StepFunction.Matched> records, long match, long row, @Nullable Object[] carried) {}

    private record Compiled(StepOutput output, StepFunction condition, StepFunction[] values) {}

    private final ScanLogic logic;
    private final Consumer<@Nullable Object[]> output;
    private final List<Compiled> steps = new ArrayList<>();
    private final List<StepFunction.Matched> nothing = new ArrayList<>();
    private final List<Optional<Sequence>> sequences = new ArrayList<>();
    private long matches;
    private long rows;

    /// @param output takes the rows of the result
    ScanState(ScanLogic logic, Consumer<@Nullable Object[]> output) {
        this.logic = logic;
        this.output = output;
        @Nullable Object[] defaults = new @Nullable Object[logic.defaults().size()];
        for (int i = 0; i < defaults.length; i++) {
            Bound.Constant constant = logic.defaults().get(i);
            defaults[i] = constant.value().orElse(constant.type() == KqlType.STRING ? "" : null);
        }
        for (ScanLogic.Step step : logic.steps()) {
            steps.add(
                    new Compiled(
                            step.output(),
                            StepFunction.of(step.condition()),
                            step.assignments().stream()
                                    .map(assigned -> StepFunction.of(assigned.value()))
                                    .toArray(StepFunction[]::new)));
            nothing.add(new StepFunction.Matched(defaults));
            sequences.add(Optional.empty());
        }
    }

    void take(@Nullable Object[] row) {
        if (logic.restart() >= 0 && Boolean.TRUE.equals(row[logic.restart()])) {
            end();
            matches = 0;
        }
        for (int at = steps.size() - 1; at >= 0; at--) {
            Optional<Sequence> before = at > 0 ? sequences.get(at - 1) : Optional.empty();
            if (before.isPresent() && meets(at, row, before.get().records())) {
                last(at);
                last(at - 1);
                sequences.set(at - 1, Optional.empty());
                match(at, row, before.get().records(), before.get().match());
                continue;
            }
            Optional<Sequence> own = sequences.get(at);
            List<StepFunction.Matched> records = own.map(Sequence::records).orElse(nothing);
            if ((own.isPresent() || at == 0) && meets(at, row, records)) {
                match(at, row, records, own.isPresent() ? own.get().match() : matches++);
            }
        }
        rows++;
    }

    /// Gives the last rows of the sequences that stand, and clears all.
    void end() {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < steps.size(); at++) {
            if (sequences.get(at).isPresent()) {
                places.add(at);
            }
        }
        places.sort(Comparator.comparingLong(at -> sequences.get(at).orElseThrow().row()));
        places.forEach(this::last);
        for (int at = 0; at < steps.size(); at++) {
            sequences.set(at, Optional.empty());
        }
    }

    private boolean meets(int at, @Nullable Object[] row, List<StepFunction.Matched> records) {
        return Boolean.TRUE.equals(steps.get(at).condition().of(row, records));
    }

    private void match(
            int at, @Nullable Object[] row, List<StepFunction.Matched> records, long match) {
        Compiled step = steps.get(at);
        @Nullable Object[] record =
                Arrays.copyOf(nothing.getFirst().values(), logic.defaults().size());
        System.arraycopy(row, 0, record, 0, logic.passed());
        List<ScanLogic.Assigned> assigned = logic.steps().get(at).assignments();
        for (int i = 0; i < assigned.size(); i++) {
            record[assigned.get(i).place()] = step.values()[i].of(row, records);
        }
        List<StepFunction.Matched> next = new ArrayList<>(records);
        next.set(at, new StepFunction.Matched(record));
        @Nullable Object[] carried = new @Nullable Object[logic.carried().size()];
        for (int i = 0; i < carried.length; i++) {
            carried[i] = row[logic.carried().get(i)];
        }
        Sequence sequence = new Sequence(next, match, rows, carried);
        sequences.set(at, Optional.of(sequence));
        if (step.output() == StepOutput.ALL) {
            give(at, sequence);
        }
    }

    private void last(int at) {
        if (steps.get(at).output() == StepOutput.LAST) {
            sequences.get(at).ifPresent(sequence -> give(at, sequence));
        }
    }

    private void give(int at, Sequence sequence) {
        @Nullable Object[] record = sequence.records().get(at).values();
        int numbered = logic.matchId() ? 1 : 0;
        @Nullable Object[] row =
                Arrays.copyOf(record, record.length + numbered + sequence.carried().length);
        if (logic.matchId()) {
            row[record.length] = sequence.match();
        }
        System.arraycopy(
                sequence.carried(), 0, row, record.length + numbered, sequence.carried().length);
        output.accept(row);
    }
}
