package spoor.mining.selection;

import java.util.Arrays;
import java.util.List;
import spoor.mining.Rows;
import spoor.mining.evaluation.Folds;
import spoor.mining.evaluation.Groups;
import spoor.mining.evaluation.LabelText;
import spoor.mining.evaluation.Split;
import spoor.mining.evaluation.Splits;
import spoor.mining.learning.LearningCall;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Vector;

/// Parts rows of a table as a call asks for it, whichever rows they are.
///
/// @param kind of the split
/// @param times per row of the table; empty with other splits
/// @param groups per row of the table; empty with other splits
/// @param classOf per row of the table
record Parting(LearningCall.SplitKind kind, long[] times, int[] groups, int[] classOf) {

    /// @param classOf per row of the table the number of its class; -1 without a label
    static Parting of(LearningCall call, Rows table, int[] classOf) {
        return switch (call.split()) {
            case TIME -> {
                Vector vector = table.vector(call.time().orElseThrow());
                if (!(vector instanceof Vector.Longs times)) {
                    throw new IllegalStateException("no times: " + call.time());
                }
                yield new Parting(call.split(), times.values(), new int[0], classOf);
            }
            case GROUP ->
                    new Parting(
                            call.split(),
                            new long[0],
                            groups(table, call.group().orElseThrow()),
                            classOf);
            case STRATIFIED, RANDOM -> new Parting(call.split(), new long[0], new int[0], classOf);
        };
    }

    private static int[] groups(Rows table, Column column) {
        String[] texts = new String[table.count()];
        Vector vector = table.vector(column);
        KqlType type = column.type();
        for (int row = 0; row < texts.length; row++) {
            texts[row] = LabelText.of(vector, type, row);
        }
        return Groups.number(texts);
    }

    /// @param rows of the table
    /// @return rows of the table
    Split split(int[] rows, double share, long seed) {
        return at(
                rows,
                switch (kind) {
                    case TIME -> Splits.byTime(times(rows), share);
                    case GROUP -> Splits.byGroup(select(groups, rows), share, seed);
                    case STRATIFIED -> Splits.stratified(select(classOf, rows), share, seed);
                    case RANDOM -> Splits.random(rows.length, share, seed);
                });
    }

    List<Split> folds(int[] rows, int folds, long seed) {
        List<Split> splits =
                switch (kind) {
                    case TIME -> Folds.byTime(times(rows), folds);
                    case GROUP -> Folds.byGroup(select(groups, rows), folds, seed);
                    case STRATIFIED -> Folds.stratified(select(classOf, rows), folds, seed);
                    case RANDOM -> Folds.random(rows.length, folds, seed);
                };
        return splits.stream().map(split -> at(rows, split)).toList();
    }

    private long[] times(int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> times[row]).toArray();
    }

    private static int[] select(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    private static Split at(int[] rows, Split places) {
        return new Split(select(rows, places.train()), select(rows, places.test()));
    }
}
