package spoor.mining.baskets;

import java.util.ArrayList;
import java.util.List;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// Kusto's `evaluate autocluster(size_weight, weight, seeds, wildcard, ...)`: a few patterns of
/// values that cover most rows.
public final class AutoclusterMiner implements Miner {
    private static final String NAME = "autocluster";

    /// What a pattern must hold of all rows.
    private static final double LEAST = 0.05;

    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "autocluster(size_weight=0.5, weight, seeds=25, wildcard, ...)",
                    "Covers most rows with a few patterns of values: a row per pattern.");

    private static final PatternCall.Words WORDS =
            new PatternCall.Words(
                    NAME,
                    "the weight of a pattern's size in 'autocluster'",
                    0.5,
                    "the seeds of 'autocluster'",
                    25,
                    "autocluster(size_weight, weight, seeds, wildcard, ...)");

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
        PatternCall settings = PatternCall.of(call, WORDS);
        if (!settings.problems().isEmpty()) {
            throw new ProblemException(settings.problems());
        }
        List<Column> columns = PatternTable.columns(call.input(), settings);
        Rows rows = Rows.readAll(input);
        int weight = settings.weight().map(rows::index).orElse(-1);
        Items items = new Items(rows, columns, weight, LEAST, stop);
        List<PatternTable.Pattern> patterns = new ArrayList<>();
        for (int[] held :
                new SeedExpansion(
                                items,
                                columns.size(),
                                settings.share(),
                                settings.count(),
                                LEAST * items.total(),
                                stop)
                        .patterns()) {
            patterns.add(PatternTable.pattern(held, weight(held, items), items, columns, settings));
        }
        return List.of(PatternTable.batch(patterns, columns, items.total()));
    }

    /// What all rows of a pattern weigh, those of earlier patterns too.
    private static double weight(int[] held, Items items) {
        double weight = 0;
        for (int kind = 0; kind < items.rows().length; kind++) {
            if (SeedExpansion.holds(items.rows()[kind], held)) {
                weight += items.weights()[kind];
            }
        }
        return weight;
    }
}
