package spoor.workbench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.bind.Symbol;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Vector;
import spoor.plan.Plan;
import spoor.plan.StoredPlaces;

/// The result of one step outside SQL as the input of the next, handed over in memory: neither
/// stored nor read back, and arrays stay arrays.
///
/// @param columns those of the next step's input
/// @param places where each is among the columns of `rows`
record HandedOver(RowCursor rows, List<Column> columns, List<Integer> places) implements RowCursor {

    /// Whether `next` takes the result of `stage` as it is: all or some of its columns, perhaps
    /// under other names, in the same order of rows. A plan scans each stored result once.
    static boolean fits(Plan.Stage stage, Plan.Stage next) {
        return !(next.step() instanceof Plan.Step.Keep) && sources(stage, next).isPresent();
    }

    /// @param rows the stored columns of `stage`
    static HandedOver of(Plan.Stage stage, Plan.Stage next, RowCursor rows) {
        Map<Symbol, Integer> sources = sources(stage, next).orElseThrow();
        List<Symbol> symbols = next.symbols();
        return new HandedOver(
                rows,
                symbols.stream().map(Symbol::column).toList(),
                symbols.stream().map(symbol -> sources.getOrDefault(symbol, -1)).toList());
    }

    private static Optional<Map<Symbol, Integer>> sources(Plan.Stage stage, Plan.Stage next) {
        return StoredPlaces.of(stage, next.input())
                .filter(sources -> sources.keySet().containsAll(next.symbols()));
    }

    @Override
    public Optional<RowBatch> next() {
        return rows.next()
                .map(batch -> {
                    List<Vector> vectors = new ArrayList<>(places.size());
                    places.forEach(place -> vectors.add(batch.vectors().get(place)));
                    return new RowBatch(columns, vectors, batch.rows());
                });
    }

    @Override
    public void close() {
        rows.close();
    }
}
