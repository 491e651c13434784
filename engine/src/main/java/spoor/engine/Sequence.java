package spoor.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import spoor.model.Column;
import spoor.model.RowBatch;

/// Queries that are run one after the other, all on the state that the database has when the first
/// begins; their rows together are one result. What is run next may depend on what came before. For
/// one thread, and one run.
public interface Sequence {
    /// Those of the result.
    List<Column> columns();

    /// What is run next; empty: the result is at its end.
    ///
    /// @param rows of the result so far
    Optional<Step> next(long rows);

    /// How much of the work lies behind, from 0 to 1; for any thread.
    ///
    /// @param ofLast how far the query is that was given last
    double done(double ofLast);

    /// One query of a sequence.
    sealed interface Step {
        SqlStatement statement();

        /// Its rows go into the result.
        record Rows(SqlStatement statement) implements Step {}

        /// Its first rows, if it has any, tell the sequence something.
        record Look(SqlStatement statement, Consumer<Optional<RowBatch>> found) implements Step {}
    }
}
