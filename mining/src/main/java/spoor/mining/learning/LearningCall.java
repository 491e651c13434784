package spoor.mining.learning;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.mining.Arguments;
import spoor.mining.Miner.Call;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.ProblemException;

/// What the calls of miners that learn a label have in common: the label, the columns to learn it
/// from, and how rows are held back. Problems are noted in `arguments`.
///
/// @param label empty when it was not given rightly
/// @param columns to learn from: those named, else all but the label and those of the split
/// @param split how rows are held back
/// @param share of the rows that is held back
/// @param values how many values of a column are told apart at most
public record LearningCall(
        String miner,
        Call call,
        Arguments arguments,
        Optional<Column> label,
        List<Column> columns,
        SplitKind split,
        Optional<Column> time,
        Optional<Column> group,
        double share,
        int seed,
        int values) {
    /// The parameters that all these calls have, in positional order; `columns` gathers.
    public static final List<String> PARAMETERS =
            List.of("label", "columns", "split", "time", "group", "test", "seed", "values");

    static final Set<KqlType> LABELS =
            EnumSet.of(KqlType.STRING, KqlType.BOOL, KqlType.INT, KqlType.LONG, KqlType.GUID);
    private static final double SHARE = 0.3;
    private static final int MOST_VALUES = 100_000;

    /// How rows are held back.
    public enum SplitKind {
        STRATIFIED,
        TIME,
        GROUP,
        RANDOM
    }

    public LearningCall {
        columns = List.copyOf(columns);
    }

    /// @param arguments of the miner: [#PARAMETERS] and what it adds
    public static LearningCall read(String miner, Call call, Arguments arguments) {
        Optional<Column> label =
                arguments.column("label", LABELS, "make it text: extend label = tostring(...)");
        Optional<Column> time =
                arguments.optionalColumn(
                        "time",
                        EnumSet.of(KqlType.DATETIME, KqlType.LONG, KqlType.INT),
                        "make it a datetime: extend t = todatetime(...)");
        Optional<Column> group =
                arguments.optionalColumn(
                        "group", EnumSet.allOf(KqlType.class), "name one column: group=Host");
        SplitKind split = split(miner, arguments, time, group);
        List<Column> columns = arguments.columns("columns");
        label.filter(columns::contains)
                .ifPresent(column ->
                        arguments.problem(
                                "MINE004",
                                arguments.span("columns"),
                                "'" + miner + "' is to learn '" + column.name() + "' from itself",
                                "leave it out of the columns"));
        List<Column> learnt = new ArrayList<>(columns);
        if (!arguments.isGiven("columns")) {
            for (Column column : call.input()) {
                boolean used =
                        label.equals(Optional.of(column))
                                || time.equals(Optional.of(column))
                                || group.equals(Optional.of(column));
                if (!used) {
                    learnt.add(column);
                }
            }
        }
        if (learnt.isEmpty() && label.isPresent()) {
            arguments.problem(
                    "MINE002",
                    call.span(),
                    "'" + miner + "' has no column to learn '" + label.get().name() + "' from",
                    "name them: " + miner + "(" + label.get().name() + ", (A, B))");
        }
        int values = arguments.whole("values", Encoding.MOST_VALUES, 1, MOST_VALUES);
        return new LearningCall(
                miner,
                call,
                arguments,
                label,
                learnt,
                split,
                time,
                group,
                share(miner, arguments),
                arguments.whole("seed", 1, 0),
                values);
    }

    private static SplitKind split(
            String miner, Arguments arguments, Optional<Column> time, Optional<Column> group) {
        String usual = time.isPresent() ? "time" : group.isPresent() ? "group" : "stratified";
        SplitKind split =
                switch (arguments.word(
                        "split", usual, List.of("stratified", "time", "group", "random"))) {
                    case "time" -> SplitKind.TIME;
                    case "group" -> SplitKind.GROUP;
                    case "random" -> SplitKind.RANDOM;
                    default -> SplitKind.STRATIFIED;
                };
        needs(miner, arguments, split == SplitKind.TIME, "time", "TimeGenerated");
        needs(miner, arguments, split == SplitKind.GROUP, "group", "Computer");
        return split;
    }

    private static void needs(
            String miner, Arguments arguments, boolean needed, String name, String example) {
        String hint = name + "=" + example;
        if (needed && !arguments.isGiven(name)) {
            arguments.problem(
                    "MINE002",
                    arguments.span("split"),
                    "'" + miner + "' with split='" + name + "' needs the argument '" + name + "'",
                    "name the column: " + hint);
        } else if (!needed && arguments.isGiven(name)) {
            arguments.problem(
                    "MINE004",
                    arguments.span(name),
                    "'" + miner + "' does not look at '" + name + "' with this split",
                    "say split='" + name + "', or leave '" + name + "' out");
        }
    }

    private static double share(String miner, Arguments arguments) {
        double share = arguments.positive("test", SHARE);
        if (share >= 1) {
            arguments.problem(
                    "MINE004",
                    arguments.span("test"),
                    "argument 'test' of '" + miner + "' is " + share,
                    "give the share of the rows to hold back, such as 0.3");
            return SHARE;
        }
        return share;
    }

    /// Throws a problem of the data.
    ProblemException problem(String code, String place, String message, String hint) {
        arguments.problem(code, arguments.span(place), message, hint);
        return new ProblemException(arguments.problems());
    }
}
