package spoor.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.RowBatch;

/// One table of an answer, in memory.
///
/// @param render how the user asked to draw it
public record ResultTable(
        String name, List<Column> columns, List<RowBatch> batches, Optional<Render> render) {
    public ResultTable {
        columns = List.copyOf(columns);
        batches = List.copyOf(batches);
    }

    public long rowCount() {
        return batches.stream().mapToLong(RowBatch::rows).sum();
    }

    /// All rows, as `RowBatch.row` gives them.
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RowBatch batch : batches) {
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(batch.row(row));
            }
        }
        return rows;
    }
}
