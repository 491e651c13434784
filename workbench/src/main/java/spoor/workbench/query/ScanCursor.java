package spoor.workbench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spoor.kql.bind.Bound;
import spoor.kql.bind.ScanLogic;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Vector;

/// `scan` over rows in order, batch by batch.
final class ScanCursor implements RowCursor {
    private final RowCursor input;
    private final List<Column> columns;
    private final ScanState state;
    private final List<@Nullable Object[]> given = new ArrayList<>();
    private boolean ended;

    ScanCursor(RowCursor input, ScanLogic logic) {
        this.input = input;
        Stream<KqlType> record = logic.defaults().stream().map(Bound.Constant::type);
        Stream<KqlType> number = logic.matchId() ? Stream.of(KqlType.LONG) : Stream.empty();
        Stream<KqlType> carried =
                logic.carried().stream().map(place -> input.columns().get(place).type());
        this.columns = new ArrayList<>();
        Stream.of(record, number, carried)
                .flatMap(types -> types)
                .forEach(type -> columns.add(new Column("c" + columns.size(), type)));
        this.state = new ScanState(logic, given::add);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Optional<RowBatch> next() {
        while (given.isEmpty() && !ended) {
            Optional<RowBatch> batch = input.next();
            if (batch.isPresent()) {
                for (int row = 0; row < batch.get().rows(); row++) {
                    state.take(batch.get().row(row).toArray());
                }
            } else {
                state.end();
                ended = true;
            }
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        List<Vector> vectors = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            vectors.add(vector(column));
        }
        RowBatch batch = new RowBatch(columns, vectors, given.size());
        given.clear();
        return Optional.of(batch);
    }

    private Vector vector(int column) {
        int rows = given.size();
        boolean[] nulls = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            nulls[row] = given.get(row)[column] == null;
        }
        return switch (columns.get(column).type()) {
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> {
                long[] values = new long[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] =
                            switch (given.get(row)[column]) {
                                case Boolean truth -> truth ? 1 : 0;
                                case Number number -> number.longValue();
                                case null, default -> 0;
                            };
                }
                yield new Vector.Longs(values, nulls);
            }
            case REAL -> {
                double[] values = new double[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] =
                            given.get(row)[column] instanceof Number number
                                    ? number.doubleValue()
                                    : 0;
                }
                yield new Vector.Doubles(values, nulls);
            }
            case STRING, DYNAMIC, GUID, DECIMAL -> {
                @Nullable String[] values = new @Nullable String[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = (String) given.get(row)[column];
                }
                yield new Vector.Texts(values);
            }
        };
    }

    @Override
    public void close() {
        input.close();
    }
}
