package spoor.mining.learning;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import spoor.mining.Rows;
import spoor.mining.evaluation.Split;
import spoor.mining.evaluation.Splits;
import spoor.model.Column;
import spoor.model.Stop;
import spoor.model.Vector;

/// The rows of a table, those with a label parted into rows to learn from and rows held back.
///
/// @param features the columns to learn from
/// @param labels the column to learn
/// @param split rows of the table
public record HeldBack(Frame features, Frame labels, Split split) {
    /// The most classes that a label may have.
    public static final int MOST_CLASSES = 100;

    private static final String FEW_ROWS =
            "look at what stands before it: a filter or a span of time may leave too little";

    /// Reads and parts a table.
    ///
    /// @throws spoor.model.ProblemException when there is nothing to learn or to hold back
    public static HeldBack of(LearningCall call, Rows table, Stop stop) {
        Column label = call.label().orElseThrow();
        if (table.count() == 0) {
            throw call.problem(
                    "MINE020", "", "'" + call.miner() + "' has no rows to learn from", FEW_ROWS);
        }
        Frame labels = Frame.readLabels(table, label, stop);
        Frame.Values.Texts texts = (Frame.Values.Texts) labels.values(0);
        checkClasses(call, label, texts);
        Cells.check(
                call.miner(), table.count(), Math.max(call.columns().size(), texts.texts().size()));
        int[] labelled = new int[table.count()];
        int[] classes = new int[table.count()];
        int count = 0;
        for (int row = 0; row < table.count(); row++) {
            if (texts.places()[row] >= 0) {
                classes[count] = texts.places()[row];
                labelled[count++] = row;
            }
        }
        labelled = Arrays.copyOf(labelled, count);
        Split within = split(call, table, labelled, Arrays.copyOf(classes, count), stop);
        Split split = new Split(at(labelled, within.train()), at(labelled, within.test()));
        checkParts(call, label, texts, split);
        return new HeldBack(Frame.read(table, call.columns(), stop), labels, split);
    }

    private static void checkClasses(LearningCall call, Column label, Frame.Values.Texts texts) {
        int classes = texts.texts().size();
        if (classes == 0) {
            throw call.problem(
                    "MINE030",
                    "label",
                    "no row has a label: '" + label.name() + "' is empty in all",
                    "join the labels to the rows before");
        }
        if (classes == 1) {
            throw call.problem(
                    "MINE030",
                    "label",
                    "all rows with a label have the same one in '" + label.name() + "'",
                    "a model needs rows of two classes or more: give the others a label too,"
                            + " extend label = iff(isempty(label), 'normal', label)");
        }
        if (classes > MOST_CLASSES) {
            throw call.problem(
                    "MINE030",
                    "label",
                    "'"
                            + label.name()
                            + "' has "
                            + classes
                            + " distinct values, and a label may have "
                            + MOST_CLASSES,
                    "put them into classes before: extend label = case(..., 'high', 'low')");
        }
    }

    private static void checkParts(
            LearningCall call, Column label, Frame.Values.Texts texts, Split split) {
        String how = call.split().name().toLowerCase(Locale.ROOT);
        if (split.test().length == 0 || split.train().length == 0) {
            throw call.problem(
                    "MINE031",
                    "split",
                    "the rows cannot be parted with split='"
                            + how
                            + "': all "
                            + split.train().length
                            + " stay together",
                    switch (call.split()) {
                        case TIME -> "all have one time: take split='stratified'";
                        case GROUP -> "all are of one group: take another column as group";
                        case STRATIFIED, RANDOM ->
                                "a class needs two rows or more to hold one of them back";
                    });
        }
        int first = texts.places()[split.train()[0]];
        if (Arrays.stream(split.train()).allMatch(row -> texts.places()[row] == first)) {
            throw call.problem(
                    "MINE031",
                    "split",
                    "the "
                            + split.train().length
                            + " rows to learn from with split='"
                            + how
                            + "' all have the same label in '"
                            + label.name()
                            + "'",
                    "change the share that is held back (test=...), or the split");
        }
    }

    private static Split split(
            LearningCall call, Rows table, int[] labelled, int[] classes, Stop stop) {
        return switch (call.split()) {
            case STRATIFIED -> Splits.stratified(classes, call.share(), call.seed());
            case RANDOM -> Splits.random(classes.length, call.share(), call.seed());
            case TIME -> Splits.byTime(times(call, table, labelled), call.share());
            case GROUP -> {
                Frame groups = Frame.readLabels(table, call.group().orElseThrow(), stop);
                Frame.Values.Texts texts = (Frame.Values.Texts) groups.values(0);
                int[] group = new int[labelled.length];
                for (int i = 0; i < group.length; i++) {
                    // rows without a group are one of their own
                    group[i] = texts.places()[labelled[i]] + 1;
                }
                yield Splits.byGroup(group, call.share(), call.seed());
            }
        };
    }

    private static long[] times(LearningCall call, Rows table, int[] labelled) {
        Column column = call.time().orElseThrow();
        Vector vector = table.vector(column);
        long[] times = new long[labelled.length];
        int missing = 0;
        for (int i = 0; i < times.length; i++) {
            if (vector.isNull(labelled[i])) {
                missing++;
            } else {
                times[i] = ((Vector.Longs) vector).values()[labelled[i]];
            }
        }
        if (missing > 0) {
            throw call.problem(
                    "MINE021",
                    "time",
                    "'"
                            + column.name()
                            + "' is null in "
                            + missing
                            + " of "
                            + times.length
                            + " rows, which are neither before nor after the others",
                    "leave them out: where isnotnull(" + column.name() + ")");
        }
        return times;
    }

    private static int[] at(int[] rows, int[] places) {
        int[] at = new int[places.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = rows[places[i]];
        }
        return at;
    }

    /// Tells the user what of this split makes figures look better or worse than they are.
    ///
    /// @param vectors per row of the table the number of its feature vector
    /// @param classes those that the rows to learn from have
    public void warn(LearningCall call, int[] vectors, int classes, Consumer<String> notes) {
        int seen = split.seenBefore(vectors);
        boolean drawn =
                switch (call.split()) {
                    case RANDOM, STRATIFIED -> true;
                    case TIME, GROUP -> false;
                };
        if (call.split() == LearningCall.SplitKind.RANDOM || drawn && seen > 0) {
            notes.accept(
                    "of "
                            + split.test().length
                            + " rows held back "
                            + seen
                            + " ("
                            + String.format(Locale.ROOT, "%.1f", 100.0 * seen / split.test().length)
                            + " %) are equal in all columns to rows that the model learnt from:"
                            + " figures of them tell what it remembers, not what it will find;"
                            + " split='time' or split='group' keeps what belongs together on one"
                            + " side");
        }
        Frame.Values.Texts texts = (Frame.Values.Texts) labels.values(0);
        int unseen = texts.texts().size() - classes;
        if (unseen > 0) {
            notes.accept(
                    unseen
                            + (unseen == 1 ? " class of '" : " classes of '")
                            + call.label().orElseThrow().name()
                            + "' in no row to learn from: the model cannot name "
                            + (unseen == 1 ? "it" : "them"));
        }
        int without = labels.rows() - split.train().length - split.test().length;
        if (without > 0) {
            notes.accept(
                    without
                            + (without == 1 ? " row has" : " rows have")
                            + " no label: part 'unlabelled', classified but not learnt from");
        }
    }
}
