package spoor.plan;

import java.util.List;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;

/// How one table of an answer is computed: stages whose results are stored, then one relation that
/// SQL can express and that may scan those results.
public record Plan(List<Stage> stages, Relation last) {
    public Plan {
        stages = List.copyOf(stages);
    }

    /// A stored result: the rows of `input` (columns `symbols`, in order) pass through a step.
    ///
    /// @param table where the result is stored
    /// @param outputs which columns of the step's result are stored, by index
    /// @param stored the names of the stored columns, in order
    public record Stage(
            Relation input,
            List<Symbol> symbols,
            Step step,
            String table,
            List<Integer> outputs,
            List<String> stored) {
        public Stage {
            symbols = List.copyOf(symbols);
            outputs = List.copyOf(outputs);
            stored = List.copyOf(stored);
        }
    }

    /// What is done to the rows.
    public sealed interface Step {
        /// Nothing: they are stored because the plan scans them more than once.
        record Keep() implements Step {}

        /// A miner's call; the result has the miner's columns.
        record Mine(Relation.PluginCall call) implements Step {}

        /// `row_window_session`; the result has the input's symbols and one more.
        ///
        /// @param time index of the time among the symbols
        /// @param restart index of the restart, -1 for none
        record Sessions(int time, long maxFromFirst, long maxBetween, int restart)
                implements Step {}
    }
}
