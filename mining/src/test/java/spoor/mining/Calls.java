package spoor.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner.Argument;
import spoor.mining.Miner.Call;
import spoor.mining.Miner.Checked;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Span;
import spoor.model.Stop;
import spoor.model.Vector;

/// Calls a miner as the query pipeline does, on a small table.
public final class Calls {
    private final List<Column> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> values = new ArrayList<>();
    private final List<Argument> arguments = new ArrayList<>();

    public Calls column(String name, KqlType type, @Nullable Object... rows) {
        columns.add(new Column(name, type));
        List<@Nullable Object> list = new ArrayList<>();
        for (Object row : rows) {
            list.add(row);
        }
        values.add(list);
        return this;
    }

    public Calls use(String column) {
        arguments.add(new Argument.OfColumn(Optional.empty(), named(column), here()));
        return this;
    }

    public Calls use(List<String> several) {
        List<Column> named = several.stream().map(this::named).toList();
        arguments.add(new Argument.OfColumns(Optional.empty(), named, here()));
        return this;
    }

    public Calls with(String name, String column) {
        arguments.add(new Argument.OfColumn(Optional.of(name), named(column), here()));
        return this;
    }

    public Calls with(String name, KqlType type, Object value) {
        arguments.add(new Argument.OfConstant(Optional.of(name), type, Optional.of(value), here()));
        return this;
    }

    public Calls constant(KqlType type, Object value) {
        arguments.add(new Argument.OfConstant(Optional.empty(), type, Optional.of(value), here()));
        return this;
    }

    public List<Problem> problems(String miner) {
        return switch (Miners.named(miner).orElseThrow().check(call())) {
            case Checked.Fine fine -> List.of();
            case Checked.Wrong wrong -> wrong.problems();
        };
    }

    /// The result's rows, checked against the columns that `check` promised.
    public List<List<@Nullable Object>> run(String miner) {
        return run(miner, Integer.MAX_VALUE);
    }

    /// Runs it under a stop.
    public void run(String miner, Stop stop) {
        run(miner, stop, Surroundings.none());
    }

    /// The same where models are kept.
    public void run(String miner, Stop stop, Surroundings surroundings) {
        var _ =
                Miners.named(miner)
                        .orElseThrow()
                        .run(call(), cursor(Integer.MAX_VALUE), stop, surroundings);
    }

    /// Runs it where models are kept and notes are read.
    public List<List<@Nullable Object>> run(String miner, Surroundings surroundings) {
        return run(miner, Integer.MAX_VALUE, surroundings);
    }

    /// @param batch rows per batch of the input
    public List<List<@Nullable Object>> run(String miner, int batch) {
        return run(miner, batch, Surroundings.none());
    }

    private List<List<@Nullable Object>> run(String miner, int batch, Surroundings surroundings) {
        Miner one = Miners.named(miner).orElseThrow();
        if (!(one.check(call()) instanceof Checked.Fine fine)) {
            throw new IllegalStateException(problems(miner).toString());
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RowBatch result : one.run(call(), cursor(batch), Stop.NEVER, surroundings)) {
            if (!result.columns().equals(fine.output())) {
                throw new IllegalStateException(result.columns() + " not " + fine.output());
            }
            for (int row = 0; row < result.rows(); row++) {
                rows.add(result.row(row));
            }
        }
        return rows;
    }

    private Call call() {
        return new Call(columns, arguments, new Span(0, 5));
    }

    private Column named(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private Span here() {
        return new Span(10 * (arguments.size() + 1), 10 * (arguments.size() + 1) + 5);
    }

    private RowCursor cursor(int batch) {
        int count = values.isEmpty() ? 0 : values.getFirst().size();
        List<RowBatch> batches = new ArrayList<>();
        for (int from = 0; from < count; from += Math.min(batch, count)) {
            int to = Math.min(count, from + Math.min(batch, count));
            List<Vector> vectors = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                vectors.add(
                        vector(columns.get(column).type(), values.get(column).subList(from, to)));
            }
            batches.add(new RowBatch(columns, vectors, to - from));
        }
        return new RowCursor() {
            private int next;

            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public Optional<RowBatch> next() {
                return next < batches.size() ? Optional.of(batches.get(next++)) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    public static Vector vector(KqlType type, List<? extends @Nullable Object> values) {
        boolean[] nulls = new boolean[values.size()];
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] = values.get(i) == null;
        }
        return switch (type) {
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> {
                long[] longs = new long[nulls.length];
                for (int i = 0; i < longs.length; i++) {
                    longs[i] =
                            switch (values.get(i)) {
                                case Boolean flag -> flag ? 1 : 0;
                                case Number number -> number.longValue();
                                case null, default -> -7;
                            };
                }
                yield new Vector.Longs(longs, nulls);
            }
            case REAL -> {
                double[] doubles = new double[nulls.length];
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = values.get(i) instanceof Number number ? number.doubleValue() : 0;
                }
                yield new Vector.Doubles(doubles, nulls);
            }
            case STRING, DYNAMIC, GUID, DECIMAL -> {
                @Nullable String[] texts = new @Nullable String[nulls.length];
                for (int i = 0; i < texts.length; i++) {
                    Object value = values.get(i);
                    texts[i] = value == null ? null : value.toString();
                }
                yield new Vector.Texts(texts);
            }
        };
    }
}
