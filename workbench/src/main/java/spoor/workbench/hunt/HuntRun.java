package spoor.workbench.hunt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Problem;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

/// What a run of a hunt gave.
///
/// @param parameters the values used, by name, as text
/// @param now what `now()` was, as the hunt or the caller said it: `last-event`, `clock` or a time
/// @param bindings the table of the case behind each table the hunt names
/// @param notes on the run as a whole
/// @param blocks one for each block of the file, in order
public record HuntRun(
        HuntFile hunt,
        Map<String, String> parameters,
        String now,
        Map<String, String> bindings,
        List<HuntTarget.Source> sources,
        List<String> notes,
        List<BlockRun> blocks) {
    public HuntRun {
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
        blocks = List.copyOf(blocks);
    }

    /// Whether a block gave problems instead of a result.
    public boolean failed() {
        return blocks.stream().anyMatch(block -> !block.problems().isEmpty());
    }

    /// What one block gave: a table, or problems.
    ///
    /// @param label its name, or `block 3`
    /// @param notes sentences to read beside the result
    /// @param problems their spans are positions in the hunt file
    public record BlockRun(
            String label,
            HuntFile.Block block,
            Optional<ResultTable> table,
            List<String> notes,
            List<Problem> problems,
            long milliseconds) {
        public BlockRun {
            notes = List.copyOf(notes);
            problems = List.copyOf(problems);
        }

        /// How to draw the table: as the query says, else as the fence says.
        public Optional<Render> render() {
            return table.flatMap(ResultTable::render).or(block::render);
        }
    }
}
