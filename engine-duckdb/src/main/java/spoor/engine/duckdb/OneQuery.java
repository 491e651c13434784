package spoor.engine.duckdb;

import java.util.List;
import java.util.Optional;
import spoor.engine.Sequence;
import spoor.engine.SqlStatement;
import spoor.model.Column;

/// A query alone.
final class OneQuery implements Sequence {
    private final SqlStatement statement;
    private boolean given;

    OneQuery(SqlStatement statement) {
        this.statement = statement;
    }

    @Override
    public List<Column> columns() {
        return statement.columns();
    }

    @Override
    public Optional<Step> next(long rows) {
        boolean first = !given;
        given = true;
        return first ? Optional.of(new Step.Rows(statement)) : Optional.empty();
    }

    @Override
    public double done(double ofLast) {
        return ofLast;
    }
}
