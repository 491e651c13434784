package spoor.mining.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import spoor.mining.evaluation.Split;
import spoor.mining.learning.DataSet;
import spoor.mining.learning.Learner;
import spoor.model.Stop;

/// Drops columns step by step, looking at the rows to learn from alone: those missing in nearly all
/// rows, constant ones, those that say what another says, and then, by a model that is judged on a
/// part of these rows, those it does as well without.
final class Reduction {
    private static final double INNER_SHARE = 0.3;
    private static final int REPEATS = 3;

    /// So many columns, the least important ones, are found to be needed before the search ends.
    private static final int MOST_NEEDED = 3;

    /// @param step at which a column went; 0 for one that is kept
    /// @param importance NaN where the column went before the model was asked
    record Verdict(int step, String reason, double missing, double importance) {}

    /// @param learner of the model
    /// @param nulls the share of rows from which a column counts as empty
    /// @param tolerance how much the measure may fall
    record Settings(Learner learner, Measure measure, double nulls, double tolerance, long seed) {}

    private final Labelled table;
    private final Settings settings;
    private final Stop stop;
    private final DataSet learnt;
    private final Verdict[] verdicts;
    private int step = 1;

    private Reduction(Labelled table, int[] train, Settings settings, Stop stop) {
        this.table = table;
        this.settings = settings;
        this.stop = stop;
        learnt = table.learnt(train);
        verdicts = new Verdict[learnt.columns().size()];
    }

    /// Per column what became of it.
    static List<Verdict> of(
            Labelled table, int[] train, Parting parting, Settings settings, Stop stop) {
        Reduction reduction = new Reduction(table, train, settings, stop);
        reduction.dropEmpty();
        reduction.dropConstant();
        reduction.dropRepeated();
        Split inner = parting.split(train, INNER_SHARE, settings.seed() + 1);
        if (inner.test().length > 0 && table.hasClasses(inner.train())) {
            reduction.dropUnimportant(inner);
        }
        reduction.keepRest("the rows to learn from cannot be parted again to judge it");
        return List.of(reduction.verdicts);
    }

    private List<Integer> left() {
        return IntStream.range(0, verdicts.length)
                .filter(column -> verdicts[column] == null)
                .boxed()
                .toList();
    }

    private String name(int column) {
        return learnt.encoding().features().get(column).column().name();
    }

    private double missing(int column) {
        return new SameColumns(learnt).missing(column);
    }

    private void dropEmpty() {
        boolean any = false;
        for (int column : left()) {
            stop.check();
            double missing = missing(column);
            if (missing >= settings.nulls()) {
                drop(
                        column,
                        String.format(Locale.ROOT, "missing in %.1f %% of the rows", 100 * missing),
                        Double.NaN);
                any = true;
            }
        }
        step += any ? 1 : 0;
    }

    private void dropConstant() {
        SameColumns columns = new SameColumns(learnt);
        boolean any = false;
        for (int column : left()) {
            stop.check();
            if (columns.isConstant(column)) {
                drop(column, "the same in every row", Double.NaN);
                any = true;
            }
        }
        step += any ? 1 : 0;
    }

    private void dropRepeated() {
        int[] earlier = new SameColumns(learnt).earlier(left());
        boolean any = false;
        for (int column : left()) {
            if (earlier[column] >= 0) {
                drop(column, "says what '" + name(earlier[column]) + "' says", Double.NaN);
                any = true;
            }
        }
        step += any ? 1 : 0;
    }

    /// Tries to drop the least important half of the columns, then a quarter, ... as long as the
    /// measure stays within the tolerance of that of all; at last columns one by one, until some
    /// could not go.
    private void dropUnimportant(Split inner) {
        List<Integer> kept = new ArrayList<>(left());
        if (kept.size() < 2) {
            return;
        }
        DataSet rows = table.learnt(inner.train());
        Permuted permuted =
                Permuted.of(
                        table,
                        settings.learner().fit(rows.keep(array(kept)), stop),
                        rows,
                        array(kept),
                        inner.test(),
                        settings.measure(),
                        REPEATS,
                        settings.seed(),
                        stop);
        double[] importance = new double[verdicts.length];
        for (int i = 0; i < kept.size(); i++) {
            importance[kept.get(i)] = permuted.mean(i);
        }
        double whole = measured(rows, kept, inner.test());
        kept.sort(Comparator.comparingDouble(column -> importance[column]));
        int size = kept.size() / 2;
        int needed = 0;
        while (needed < MOST_NEEDED && kept.size() > needed + (needed == 0 ? 1 : 0)) {
            stop.check();
            int end = Math.min(needed + size, kept.size() - (needed == 0 ? 1 : 0));
            List<Integer> tried = kept.subList(needed, end);
            List<Integer> rest = new ArrayList<>(kept);
            rest.removeAll(tried);
            double without = measured(rows, rest, inner.test());
            if (without >= whole - settings.tolerance()) {
                for (int column : tried) {
                    drop(
                            column,
                            String.format(
                                    Locale.ROOT,
                                    "%s is %.4f without what went in this step, %.4f with all",
                                    settings.measure().word(),
                                    without,
                                    whole),
                            importance[column]);
                }
                step++;
                kept = rest;
            } else if (size > 1) {
                size /= 2;
            } else {
                needed++;
            }
        }
        for (int column : kept) {
            verdicts[column] =
                    new Verdict(
                            0,
                            String.format(
                                    Locale.ROOT,
                                    "%s falls by %.4f when its values are shuffled",
                                    settings.measure().word(),
                                    importance[column]),
                            missing(column),
                            importance[column]);
        }
    }

    private double measured(DataSet rows, List<Integer> columns, int[] test) {
        int[] kept = array(columns);
        Arrays.sort(kept);
        var seen = table.seen(rows, test);
        return table.judge(
                        settings.learner().fit(rows.keep(kept), stop),
                        test,
                        seen.data().keep(kept),
                        seen.rowOf(),
                        stop)
                .of(settings.measure());
    }

    private void drop(int column, String reason, double importance) {
        verdicts[column] = new Verdict(step, reason, missing(column), importance);
    }

    private void keepRest(String reason) {
        for (int column : left()) {
            verdicts[column] =
                    new Verdict(
                            0,
                            left().size() == 1 ? "the only one left" : reason,
                            missing(column),
                            Double.NaN);
        }
    }

    private static int[] array(List<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }
}
