package spoor.mining.clusters;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.mining.Arguments;
import spoor.mining.Miner.Call;
import spoor.model.Column;
import spoor.model.KqlType;

/// The columns that a call of a clustering miner names. Problems are noted in `arguments`.
///
/// @param clustered the columns that make the points
/// @param time the column of the events' times, if there is one
/// @param result what the rows of the result are
record ClusterCall(
        String miner,
        Arguments arguments,
        Call call,
        List<Column> clustered,
        Optional<Column> time,
        Result result) {
    enum Result {
        /// A row per cluster and per outlier.
        CLUSTERS,
        /// The rows of the input, each with its cluster.
        ROWS,
        /// The curve of distances.
        DISTANCES
    }

    private static final Set<KqlType> NUMBERS =
            EnumSet.of(KqlType.BOOL, KqlType.INT, KqlType.LONG, KqlType.REAL);
    private static final List<String> TIMES = List.of("TimeGenerated", "Timestamp");

    /// @param results the words that `result` may be
    static ClusterCall read(
            String miner, Call call, List<String> parameters, List<String> results) {
        Arguments arguments = new Arguments(miner, call, parameters, "columns");
        List<Column> clustered =
                arguments.columns(
                        "columns",
                        NUMBERS,
                        "numbers and truth values",
                        "to cluster by",
                        ClusterCall::hint);
        Optional<Column> time =
                arguments.isGiven("time")
                        ? arguments.column(
                                "time",
                                Set.of(KqlType.DATETIME),
                                "make it a datetime: extend t = todatetime(...)")
                        : usualTime(call.input());
        Result result =
                Result.values()[
                        List.of("clusters", "rows", "distances")
                                .indexOf(arguments.word("result", "clusters", results))];
        return new ClusterCall(miner, arguments, call, clustered, time, result);
    }

    private static String hint(Column column) {
        String name = column.name();
        return switch (column.type()) {
            case STRING, GUID ->
                    "make a number of it before: extend n = path_score("
                            + name
                            + "), delimiter_count("
                            + name
                            + ") or crc32_hash("
                            + name
                            + ")";
            case DATETIME -> "make a number of it before: extend n = hourofday(" + name + ")";
            case TIMESPAN -> "make a number of it before: extend n = " + name + " / 1s";
            case DECIMAL, DYNAMIC, BOOL, INT, LONG, REAL ->
                    "make a number of it before: extend n = todouble(" + name + ")";
        };
    }

    /// The time column by its name, else the first datetime.
    private static Optional<Column> usualTime(List<Column> input) {
        for (String name : TIMES) {
            for (Column column : input) {
                if (column.name().equals(name) && column.type() == KqlType.DATETIME) {
                    return Optional.of(column);
                }
            }
        }
        return input.stream().filter(column -> column.type() == KqlType.DATETIME).findFirst();
    }

    /// The input's columns and these.
    List<Column> output(List<Column> added) {
        return arguments.output(call.input(), added, "rename or drop it before: project-away NAME");
    }

    /// Refuses an input that cannot be clustered.
    void checkGathered(Gathered gathered) {
        if (gathered.rows() == 0) {
            arguments.noRows("to cluster");
        }
        for (int i = 0; i < clustered.size(); i++) {
            if (gathered.missing(i) > 0) {
                arguments.noNumbers(
                        "columns", clustered.get(i), gathered.missing(i), gathered.rows());
            }
        }
        arguments.throwProblems();
    }
}
