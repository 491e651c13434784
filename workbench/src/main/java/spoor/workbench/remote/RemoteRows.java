package spoor.workbench.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spoor.kql.bind.RemoteBinder.Asked;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Vector;

/// What another place gave, as it was asked for: the columns are found by their names, and other
/// columns, other types or too many rows are errors.
final class RemoteRows implements RowCursor {
    private final RowCursor rows;
    private final Asked asked;
    private final Connection connection;
    private final long mostRows;
    private final int[] places;
    private long count;

    RemoteRows(RowCursor rows, Asked asked, Connection connection, long mostRows) {
        this.rows = rows;
        this.asked = asked;
        this.connection = connection;
        this.mostRows = mostRows;
        this.places =
                rows.columns().isEmpty()
                        ? new int[0]
                        : asked.columns().stream().mapToInt(this::place).toArray();
    }

    private int place(Column column) {
        List<Column> given = rows.columns();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).name().equals(column.name())) {
                KqlType type = given.get(i).type();
                if (type == column.type() || type == KqlType.INT && column.type() == KqlType.LONG) {
                    return i;
                }
                throw differs(
                        "the column '"
                                + column.name()
                                + "' as "
                                + type.kqlName()
                                + " where "
                                + column.type().kqlName()
                                + " was expected");
            }
        }
        throw differs(
                "no column '"
                        + column.name()
                        + "' but "
                        + String.join(", ", given.stream().map(Column::name).limit(50).toList()));
    }

    private SpoorException differs(String what) {
        return new SpoorException(
                ErrorKind.DATA,
                connection.name()
                        + " ("
                        + connection.where()
                        + ") gave "
                        + what
                        + ": its tables may have changed, 'spoor connect --refresh "
                        + connection.name()
                        + "' asks for them again; or name the columns in the query (summarize n ="
                        + " ...)");
    }

    @Override
    public List<Column> columns() {
        return asked.columns();
    }

    @Override
    public Optional<RowBatch> next() {
        Optional<RowBatch> batch = rows.next();
        if (batch.isEmpty()) {
            return batch;
        }
        count += batch.get().rows();
        if (count > mostRows) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    String.format(
                            Locale.ROOT,
                            "more than %,d rows came from %s (%s): filter or summarize more before"
                                    + " the part of the query that runs here; --explain shows which"
                                    + " part is sent",
                            mostRows,
                            connection.name(),
                            connection.where()));
        }
        List<Vector> vectors = new ArrayList<>();
        for (int place : places) {
            vectors.add(batch.get().vectors().get(place));
        }
        return Optional.of(new RowBatch(asked.columns(), vectors, batch.get().rows()));
    }

    /// How many rows came so far.
    long count() {
        return count;
    }

    @Override
    public void close() {
        rows.close();
    }
}
