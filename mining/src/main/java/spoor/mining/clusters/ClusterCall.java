package spoor.mining.clusters;

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
        List<Column> clustered = new ArrayList<>();
        for (Column column : arguments.columns("columns")) {
            if (NUMBERS.contains(column.type())) {
                clustered.add(column);
            } else {
                arguments.problem(
                        "MINE003",
                        arguments.span("columns"),
                        "'"
                                + miner
                                + "' takes numbers and truth values, and the column '"
                                + column.name()
                                + "' is of type "
                                + column.type().kqlName(),
                        hint(column));
            }
        }
        if (!arguments.has("columns")) {
            arguments.problem(
                    "MINE002",
                    call.span(),
                    "'" + miner + "' needs the columns to cluster by",
                    "name them: " + miner + "(A, B)");
        }
        Optional<Column> time =
                arguments.has("time")
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

    void throwProblems() {
        if (!arguments.problems().isEmpty()) {
            throw new ProblemException(arguments.problems());
        }
    }

    /// Refuses an input that cannot be clustered.
    void checkGathered(Gathered gathered) {
        if (gathered.rows() == 0) {
            arguments.problem(
                    "MINE020",
                    call.span(),
                    "'" + miner + "' has no rows to cluster",
                    "look at what stands before it: a filter or a span of time may leave nothing");
        }
        for (int i = 0; i < clustered.size(); i++) {
            if (gathered.missing(i) > 0) {
                String name = clustered.get(i).name();
                arguments.problem(
                        "MINE021",
                        arguments.span("columns"),
                        "'"
                                + name
                                + "' is null, NaN or infinite in "
                                + gathered.missing(i)
                                + " of "
                                + gathered.rows()
                                + " rows, which have no place among the others",
                        "leave them out: where isfinite(todouble("
                                + name
                                + ")), or give them a value: coalesce("
                                + name
                                + ", ...)");
            }
        }
        throwProblems();
    }
}
