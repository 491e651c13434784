package spoor.workbench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// One table of an answer, in memory: `batches` column by column, the table itself row by row.
///
/// @param render how the user asked to draw it
public record ResultTable(
        String name, List<Column> columns, List<RowBatch> batches, Optional<Render> render)
        implements Iterable<Row> {
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

    /// The rows, in order, each made when it is asked for.
    @Override
    public Iterator<Row> iterator() {
        return batches.stream()
                .flatMap(batch ->
                        IntStream.range(0, batch.rows())
                                .mapToObj(row -> new Row(columns, batch.row(row))))
                .iterator();
    }

    /// Its rows once more, for who takes them batch by batch; closing it does nothing.
    public RowCursor cursor() {
        Iterator<RowBatch> left = batches().iterator();
        return new RowCursor() {
            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public Optional<RowBatch> next() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }
}
