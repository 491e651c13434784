package spoor.mining.baskets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.mining.baskets.ClosedSets.Found;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;

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

    private static final PatternCall.Words WORDS =
            new PatternCall.Words(
                    NAME,
                    "the threshold of 'basket'",
                    0.05,
                    "the most dimensions of a pattern",
                    5,
                    "basket(threshold, weight, dimensions, wildcard, ...)");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        return PatternTable.check(call, PatternCall.of(call, WORDS), NAME);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        PatternCall basket = PatternCall.of(call, WORDS);
        if (!basket.problems().isEmpty()) {
            throw new ProblemException(basket.problems());
        }
        List<Column> columns = PatternTable.columns(call.input(), basket);
        Rows rows = Rows.readAll(input);
        int weight = basket.weight().map(rows::index).orElse(-1);
        Items items = new Items(rows, columns, weight, basket.share(), stop);
        ClosedSets sets =
                new ClosedSets(
                        items.rows(),
                        items.weights(),
                        items.items().size(),
                        basket.share() * items.total(),
                        MOST,
                        stop);
        List<Found> found = new ArrayList<>(find(sets));
        found.removeIf(set -> !sets.hasGenerator(set, basket.count()));
        List<PatternTable.Pattern> patterns = new ArrayList<>();
        for (Found set : found) {
            patterns.add(PatternTable.pattern(set.items(), set.weight(), items, columns, basket));
        }
        patterns.sort(
                Comparator.comparingDouble(PatternTable.Pattern::weight)
                        .reversed()
                        .thenComparing(PatternTable.Pattern::order));
        return List.of(PatternTable.batch(patterns, columns, items.total()));
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
}
