package spoor.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// What a request gives, while it is worked on: the results it will have, then the rows of each as
/// they come. Held in memory is one batch of rows, whatever the size of the result. One thread
/// reads it; closing it stops the work.
public interface RunningAnswer extends AutoCloseable {
    /// The results, known before the first row is.
    List<Heading> headings();

    /// Begins a result. Each is read once, and closed before the next is asked for; its columns are
    /// those of its heading.
    ///
    /// @throws spoor.model.SpoorException when the engine fails or a limit is hit, here or while
    ///   the rows are read
    RowCursor rows(int result);

    /// A whole result at once, for who needs all of it before anything can be shown.
    ///
    /// @throws spoor.model.SpoorException as [#rows]
    default ResultTable table(int result) {
        Heading heading = headings().get(result);
        List<RowBatch> batches = new ArrayList<>();
        try (RowCursor cursor = rows(result)) {
            for (Optional<RowBatch> batch = cursor.next();
                    batch.isPresent();
                    batch = cursor.next()) {
                batches.add(batch.get());
            }
        }
        return new ResultTable(heading.name(), heading.columns(), batches, heading.render());
    }

    /// Sentences to be read beside the results: all of them once the last row was read.
    List<String> notes();

    @Override
    void close();

    /// What is known of a result before its rows.
    ///
    /// @param render how the user asked to draw it
    record Heading(String name, List<Column> columns, Optional<Render> render) {
        public Heading {
            columns = List.copyOf(columns);
        }

        /// Whether the text gave the result no name of its own.
        public boolean unnamed(int result) {
            return name.isEmpty() || name.equals("Table_" + result);
        }
    }
}
