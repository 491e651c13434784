package spoor.mining.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.mining.Arguments;
import spoor.mining.Miner;
import spoor.mining.Parallel;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// `evaluate column_profile(columns, values=5)`: a row per column of its input, in one pass.
public final class ColumnProfileMiner implements Miner {
    private static final String NAME = "column_profile";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "column_profile(columns, values=5)",
                    "Says of each column its type, nulls, distinct values, least and greatest, most"
                            + " and least common, lengths and size: a row per column.");
    private static final List<String> PARAMETERS = List.of("columns", "values");
    private static final int STANDARD_VALUES = 5;
    private static final int MOST_VALUES = 1_000;

    /// Distinct values counted exactly: of one column, and of all together.
    private static final int EXACT = 1 << 16;

    private static final int EXACT_TOGETHER = 1 << 21;

    private static final List<Column> OUTPUT =
            List.of(
                    new Column("column", KqlType.STRING),
                    new Column("type", KqlType.STRING),
                    new Column("rows", KqlType.LONG),
                    new Column("nulls", KqlType.LONG),
                    new Column("empty", KqlType.LONG),
                    new Column("distinct", KqlType.LONG),
                    new Column("exact", KqlType.BOOL),
                    new Column("min", KqlType.STRING),
                    new Column("max", KqlType.STRING),
                    new Column("most_common", KqlType.DYNAMIC),
                    new Column("least_common", KqlType.DYNAMIC),
                    new Column("length_min", KqlType.LONG),
                    new Column("length_mean", KqlType.REAL),
                    new Column("length_max", KqlType.LONG),
                    new Column("entropy", KqlType.REAL),
                    new Column("bytes", KqlType.LONG));

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        Arguments arguments = new Arguments(NAME, call, PARAMETERS, "columns");
        Settings _ = Settings.read(arguments, call);
        return arguments.checked(OUTPUT);
    }

    private record Settings(List<Column> columns, int values) {
        static Settings read(Arguments arguments, Call call) {
            List<Column> columns = arguments.columns("columns");
            int values = arguments.whole("values", STANDARD_VALUES, 0, MOST_VALUES);
            return new Settings(columns.isEmpty() ? call.input() : columns, values);
        }
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        Arguments arguments = new Arguments(NAME, call, PARAMETERS, "columns");
        Settings settings = Settings.read(arguments, call);
        arguments.throwProblems();
        int exact = Math.max(1, Math.min(EXACT, EXACT_TOGETHER / settings.columns().size()));
        List<ColumnTally> tallies = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Column column : settings.columns()) {
            tallies.add(new ColumnTally(column, exact));
            places.add(place(input.columns(), column));
        }
        for (Optional<RowBatch> batch = input.next(); batch.isPresent(); batch = input.next()) {
            List<Vector> vectors = batch.get().vectors();
            Parallel.run(
                    tallies.size(),
                    Parallel.allThreads(),
                    stop,
                    i -> tallies.get(i).add(vectors.get(places.get(i))));
        }
        stop.check();
        return List.of(batch(tallies.stream().map(tally -> tally.row(settings.values())).toList()));
    }

    private static int place(List<Column> columns, Column column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column.name())) {
                return i;
            }
        }
        throw new IllegalStateException("no column " + column.name());
    }

    private static RowBatch batch(List<List<@Nullable Object>> rows) {
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < OUTPUT.size(); i++) {
            vectors.add(vector(OUTPUT.get(i).type(), rows, i));
        }
        return new RowBatch(OUTPUT, vectors, rows.size());
    }

    private static Vector vector(KqlType type, List<List<@Nullable Object>> rows, int column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        long[] longs = new long[rows.size()];
        double[] reals = new double[rows.size()];
        boolean[] nulls = new boolean[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            switch (rows.get(row).get(column)) {
                case null -> nulls[row] = true;
                case Boolean flag -> longs[row] = flag ? 1 : 0;
                case Double real -> reals[row] = real;
                case Long number -> longs[row] = number;
                case String text -> texts[row] = text;
                case Object other -> throw new IllegalStateException("no cell: " + other);
            }
        }
        return switch (type) {
            case STRING, DYNAMIC -> new Vector.Texts(texts);
            case REAL -> new Vector.Doubles(reals, nulls);
            case BOOL, LONG -> new Vector.Longs(longs, nulls);
            case INT, DECIMAL, DATETIME, TIMESPAN, GUID ->
                    throw new IllegalStateException("no column of a profile: " + type);
        };
    }
}
