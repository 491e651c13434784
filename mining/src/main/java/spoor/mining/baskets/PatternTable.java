package spoor.mining.baskets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.RowBatch;
import spoor.model.Vector;

/// The table of patterns, as Kusto gives it: `SegmentId`, `Count`, `Percent` and the columns of the
/// input, with a wildcard in each that a pattern leaves open.
final class PatternTable {
    private static final List<Column> FIRST =
            List.of(
                    new Column("SegmentId", KqlType.LONG),
                    new Column("Count", KqlType.LONG),
                    new Column("Percent", KqlType.REAL));

    private PatternTable() {}

    /// The result's columns, or what is wrong with the call.
    static Miner.Checked check(Miner.Call call, PatternCall pattern, String verb) {
        List<Problem> problems = new ArrayList<>(pattern.problems());
        List<Column> columns = columns(call.input(), pattern);
        for (Column column : columns) {
            if (FIRST.stream().anyMatch(first -> first.name().equals(column.name()))) {
                problems.add(
                        new Problem(
                                "MINE006",
                                call.span(),
                                "'"
                                        + verb
                                        + "' gives a column '"
                                        + column.name()
                                        + "', and the table has one already",
                                "give it another name before with 'project-rename'"));
            }
        }
        List<Column> output = new ArrayList<>(FIRST);
        output.addAll(columns);
        return problems.isEmpty()
                ? new Miner.Checked.Fine(output)
                : new Miner.Checked.Wrong(problems);
    }

    /// The columns that patterns are of: all but the weights'.
    static List<Column> columns(List<Column> input, PatternCall pattern) {
        return input.stream()
                .filter(column ->
                        pattern.weight().filter(one -> one.name().equals(column.name())).isEmpty())
                .toList();
    }

    /// @param order by which patterns of equal weight stand
    record Pattern(double weight, List<Optional<Object>> cells, String order) {}

    /// @param held the numbers of the items that all its rows have
    static Pattern pattern(
            int[] held, double weight, Items items, List<Column> columns, PatternCall call) {
        List<Optional<Object>> cells = new ArrayList<>();
        for (Column column : columns) {
            Optional<Object> usual =
                    column.type() == KqlType.STRING ? Optional.of("") : Optional.empty();
            cells.add(Optional.ofNullable(call.wildcards().get(column.type())).or(() -> usual));
        }
        StringBuilder order = new StringBuilder();
        for (int number : held) {
            Items.Item item = items.items().get(number);
            cells.set(item.column(), Optional.ofNullable(item.value()));
            // 'A' + column: patterns that tell of earlier columns stand first
            order.append((char) ('A' + item.column())).append(item.value()).append('\0');
        }
        return new Pattern(weight, cells, order.toString());
    }

    /// The patterns in their order.
    static RowBatch batch(List<Pattern> patterns, List<Column> columns, double total) {
        int rows = patterns.size();
        long[] segments = new long[rows];
        long[] counts = new long[rows];
        double[] percents = new double[rows];
        for (int row = 0; row < rows; row++) {
            segments[row] = row;
            counts[row] = Math.round(patterns.get(row).weight());
            percents[row] = 100 * patterns.get(row).weight() / total;
        }
        List<Column> output = new ArrayList<>(FIRST);
        output.addAll(columns);
        List<Vector> vectors = new ArrayList<>();
        vectors.add(new Vector.Longs(segments, new boolean[0]));
        vectors.add(new Vector.Longs(counts, new boolean[0]));
        vectors.add(new Vector.Doubles(percents, new boolean[0]));
        for (int column = 0; column < columns.size(); column++) {
            vectors.add(vector(patterns, column, columns.get(column).type()));
        }
        return new RowBatch(output, vectors, rows);
    }

    private static Vector vector(List<Pattern> patterns, int column, KqlType type) {
        int rows = patterns.size();
        @Nullable String[] texts = new @Nullable String[rows];
        long[] longs = new long[rows];
        double[] reals = new double[rows];
        boolean[] nulls = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            switch (patterns.get(row).cells().get(column).orElse(null)) {
                case null -> nulls[row] = true;
                case Boolean flag -> longs[row] = flag ? 1 : 0;
                case Double real -> reals[row] = real;
                case Integer number -> longs[row] = number;
                case Long number -> longs[row] = number;
                case String text -> texts[row] = text;
                case Object other -> throw new IllegalStateException("no cell: " + other);
            }
        }
        return switch (type) {
            case STRING, DYNAMIC, GUID, DECIMAL -> new Vector.Texts(texts);
            case REAL -> new Vector.Doubles(reals, nulls);
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> new Vector.Longs(longs, nulls);
        };
    }
}
