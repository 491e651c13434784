package spoor.workbench.hunt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntFile.Recorded;
import spoor.workbench.hunt.HuntRun.BlockRun;

/// A run compared with the results that the hunt file records.
public record Verification(List<Check> checks) {
    public Verification {
        checks = List.copyOf(checks);
    }

    /// How a block's result compares.
    public enum State {
        SAME,
        CHANGED,
        /// The file records no result for it.
        UNRECORDED,
        /// The block gave problems.
        FAILED
    }

    /// One block: its state, and what is to say of it.
    public record Check(String label, State state, List<String> sentences) {
        public Check {
            sentences = List.copyOf(sentences);
        }
    }

    /// Whether a recorded result changed or a block failed.
    public boolean changed() {
        return checks.stream()
                .anyMatch(check -> check.state() == State.CHANGED || check.state() == State.FAILED);
    }

    static Verification of(HuntRun run) {
        return new Verification(run.blocks().stream().map(block -> check(run, block)).toList());
    }

    private static Check check(HuntRun run, BlockRun block) {
        if (block.table().isEmpty()) {
            return new Check(
                    block.label(), State.FAILED, Hunts.lines(run.hunt(), block.problems()));
        }
        ResultTable table = block.table().get();
        Optional<Recorded> recorded = block.block().recorded();
        if (recorded.isEmpty()) {
            return new Check(
                    block.label(),
                    State.UNRECORDED,
                    List.of("no result is recorded; 'spoor hunt run --record' records it"));
        }
        return compare(block.label(), table, recorded.get());
    }

    private static Check compare(String label, ResultTable table, Recorded recorded) {
        List<String> now = Recorder.firstRows(table);
        List<String> then = recorded.lines();
        if (ResultHash.of(table).equals(recorded.hash()) && table.rowCount() == recorded.rows()) {
            boolean ordered = now.equals(then);
            return new Check(
                    label,
                    State.SAME,
                    ordered ? List.of() : List.of("the same rows in another order"));
        }
        List<String> sentences = new ArrayList<>();
        if (table.rowCount() != recorded.rows()) {
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "%d rows, recorded were %d",
                            table.rowCount(),
                            recorded.rows()));
        }
        if (!then.isEmpty() && !now.getFirst().equals(then.getFirst())) {
            sentences.add(
                    "the columns are " + now.getFirst() + ", recorded were " + then.getFirst());
        }
        for (int i = 1; i < Math.max(now.size(), then.size()); i++) {
            String is = i < now.size() ? now.get(i) : "missing";
            String was = i < then.size() ? then.get(i) : "missing";
            if (!is.equals(was)) {
                sentences.add("row " + i + " is " + is + ", recorded was " + was);
            }
        }
        if (sentences.isEmpty()) {
            sentences.add("the first rows are the same, others changed");
        }
        return new Check(label, State.CHANGED, sentences);
    }
}
