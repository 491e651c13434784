package spoor.mining.baskets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.mining.baskets.ClosedSets.Found;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.Vector;

/// Kusto's `evaluate basket(threshold, weight, dimensions, wildcard, ...)`: the patterns of values
/// that many rows have in common.
public final class BasketMiner implements Miner {
    private static final String NAME = "basket";
    private static final int MOST = 100_000;

    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "basket(threshold=0.05, weight, dimensions=5, wildcard, ...)",
                    "Finds the patterns of values that a share of the rows have in common: a row"
                            + " per pattern.");

    private static final List<Column> FIRST =
            List.of(
                    new Column("SegmentId", KqlType.LONG),
                    new Column("Count", KqlType.LONG),
                    new Column("Percent", KqlType.REAL));

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        BasketCall basket = BasketCall.of(call);
        List<Problem> problems = new ArrayList<>(basket.problems());
        List<Column> columns = columns(call.input(), basket);
        for (Column column : columns) {
            if (FIRST.stream().anyMatch(first -> first.name().equals(column.name()))) {
                problems.add(
                        new Problem(
                                "MINE006",
                                call.span(),
                                "'basket' gives a column '"
                                        + column.name()
                                        + "', and the table has one already",
                                "give it another name before with 'project-rename'"));
            }
        }
        List<Column> output = new ArrayList<>(FIRST);
        output.addAll(columns);
        return problems.isEmpty() ? new Checked.Fine(output) : new Checked.Wrong(problems);
    }

    private static List<Column> columns(List<Column> input, BasketCall basket) {
        return input.stream()
                .filter(column ->
                        basket.weight().filter(one -> one.name().equals(column.name())).isEmpty())
                .toList();
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        BasketCall basket = BasketCall.of(call);
        if (!basket.problems().isEmpty()) {
            throw new ProblemException(basket.problems());
        }
        List<Column> columns = columns(call.input(), basket);
        Rows rows = Rows.readAll(input);
        int weight = basket.weight().map(rows::index).orElse(-1);
        Items items = new Items(rows, columns, weight, basket.threshold(), stop);
        ClosedSets sets =
                new ClosedSets(
                        items.rows(),
                        items.weights(),
                        items.items().size(),
                        basket.threshold() * items.total(),
                        MOST,
                        stop);
        List<Found> found = new ArrayList<>(find(sets));
        found.removeIf(set -> !sets.hasGenerator(set, basket.dimensions()));
        List<Pattern> patterns = new ArrayList<>();
        for (Found set : found) {
            patterns.add(pattern(set, items, columns, basket));
        }
        patterns.sort(
                Comparator.comparingDouble(Pattern::weight)
                        .reversed()
                        .thenComparing(Pattern::order));
        return List.of(batch(patterns, columns, items.total()));
    }

    private static List<Found> find(ClosedSets sets) {
        try {
            return sets.find();
        } catch (ClosedSets.TooMany e) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    "'basket' finds more than "
                            + MOST
                            + " patterns: raise the threshold, or leave columns out with 'project'",
                    e);
        }
    }

    /// @param order by which patterns of equal weight stand
    private record Pattern(double weight, List<Optional<Object>> cells, String order) {}

    private static Pattern pattern(
            Found set, Items items, List<Column> columns, BasketCall basket) {
        List<Optional<Object>> cells = new ArrayList<>();
        for (Column column : columns) {
            Optional<Object> usual =
                    column.type() == KqlType.STRING ? Optional.of("") : Optional.empty();
            cells.add(Optional.ofNullable(basket.wildcards().get(column.type())).or(() -> usual));
        }
        StringBuilder order = new StringBuilder();
        for (int number : set.items()) {
            Items.Item item = items.items().get(number);
            cells.set(item.column(), Optional.ofNullable(item.value()));
            // 'A' + column: patterns that tell of earlier columns stand first
            order.append((char) ('A' + item.column())).append(item.value()).append('\0');
        }
        return new Pattern(set.weight(), cells, order.toString());
    }

    private static RowBatch batch(List<Pattern> patterns, List<Column> columns, double total) {
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
