package spoor.mining.anomalies;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.mining.Arguments;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// `evaluate detector_agreement(scores, ...)`: how far several scores put the same rows first.
public final class DetectorAgreementMiner implements Miner {
    private static final String NAME = "detector_agreement";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "detector_agreement(scores, top=...)",
                    "Compares scores two by two: how far they put the rows in one order, and how"
                            + " many of the highest rows they share.");
    private static final List<String> PARAMETERS = List.of("scores", "top");
    private static final Set<KqlType> NUMBERS = EnumSet.of(KqlType.INT, KqlType.LONG, KqlType.REAL);
    private static final List<Column> OUTPUT =
            List.of(
                    new Column("first", KqlType.STRING),
                    new Column("second", KqlType.STRING),
                    new Column("rows", KqlType.LONG),
                    new Column("rank_correlation", KqlType.REAL),
                    new Column("top", KqlType.LONG),
                    new Column("both", KqlType.REAL),
                    new Column("overlap", KqlType.REAL),
                    new Column("by_chance", KqlType.REAL),
                    new Column("why", KqlType.STRING),
                    new Column("receipt", KqlType.STRING));
    private static final int USUAL_SHARE = 100;
    private static final int USUAL_LEAST = 10;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public boolean keepsInput() {
        return false;
    }

    @Override
    public Checked check(Call call) {
        Settings settings = Settings.read(call);
        return settings.arguments().checked(OUTPUT);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        Settings settings = Settings.read(call);
        settings.arguments().throwProblems();
        Rows rows = Rows.readAll(input);
        if (rows.count() == 0) {
            settings.arguments().noRows("to compare");
            settings.arguments().throwProblems();
        }
        int usual = Math.max(USUAL_LEAST, rows.count() / USUAL_SHARE);
        int top = Math.min(rows.count(), settings.top() == 0 ? usual : settings.top());
        List<ScoreRanks> ranks = new ArrayList<>();
        for (Column column : settings.scores()) {
            stop.check();
            ranks.add(new ScoreRanks(settings.numbers(rows, column)));
        }
        settings.arguments().throwProblems();
        return table(settings.scores(), ranks, rows.count(), top, stop);
    }

    private static List<RowBatch> table(
            List<Column> scores, List<ScoreRanks> ranks, int rows, int top, Stop stop) {
        List<List<@Nullable Object>> table = new ArrayList<>();
        for (int a = 0; a < ranks.size(); a++) {
            double[] centred = ranks.get(a).centred();
            ScoreRanks.Top highest = ranks.get(a).top(top);
            for (int b = a + 1; b < ranks.size(); b++) {
                stop.check();
                Correlation correlation = Correlation.of(centred, ranks.get(b).centred());
                Shared shared = Shared.of(highest, ranks.get(b).top(top));
                List<@Nullable Object> row = new ArrayList<>();
                row.add(scores.get(a).name());
                row.add(scores.get(b).name());
                row.add((long) rows);
                row.add(correlation.defined() ? correlation.value() : null);
                row.add((long) top);
                row.add(shared.both());
                row.add(shared.both() / top);
                row.add((double) top * top / rows);
                row.add(why(correlation, shared, rows, top));
                row.add(receipt(correlation, shared, rows, top));
                table.add(row);
            }
        }
        return Rows.split(OUTPUT, vectors(table), table.size(), 8192);
    }

    private static String why(Correlation correlation, Shared shared, int rows, int top) {
        String orders =
                correlation.defined()
                        ? "their orders correlate by " + Wording.shown(correlation.value())
                        : "one of them tells no rows apart";
        return Wording.shown(shared.both())
                + " of the "
                + top
                + " highest rows of each are the same, where chance gives "
                + Wording.shown((double) top * top / rows)
                + "; "
                + orders
                + ".";
    }

    private static String receipt(Correlation correlation, Shared shared, int rows, int top) {
        return "print "
                + (correlation.defined() ? "rank_correlation = " + correlation.kql() + ", " : "")
                + "both = "
                + shared.kql()
                + ", by_chance = "
                + top
                + ".0*"
                + top
                + "/"
                + rows
                + " | extend overlap = both/"
                + top;
    }

    private static List<Vector> vectors(List<List<@Nullable Object>> table) {
        List<Vector> vectors = new ArrayList<>();
        for (int column = 0; column < OUTPUT.size(); column++) {
            @Nullable String[] texts = new @Nullable String[table.size()];
            double[] reals = new double[table.size()];
            long[] longs = new long[table.size()];
            boolean[] nulls = new boolean[table.size()];
            for (int row = 0; row < table.size(); row++) {
                switch (table.get(row).get(column)) {
                    case String text -> texts[row] = text;
                    case Long number -> longs[row] = number;
                    case Double number -> reals[row] = number;
                    case null, default -> nulls[row] = true;
                }
            }
            vectors.add(
                    switch (OUTPUT.get(column).type()) {
                        case STRING -> new Vector.Texts(texts);
                        case REAL -> new Vector.Doubles(reals, nulls);
                        case BOOL, INT, LONG, DECIMAL, DATETIME, TIMESPAN, DYNAMIC, GUID ->
                                new Vector.Longs(longs, nulls);
                    });
        }
        return vectors;
    }

    /// Spearman's: Pearson's of the places, equal scores at their mean place.
    private record Correlation(double product, double first, double second) {
        static Correlation of(double[] a, double[] b) {
            double product = 0;
            double first = 0;
            double second = 0;
            for (int row = 0; row < a.length; row++) {
                product += a[row] * b[row];
                first += a[row] * a[row];
                second += b[row] * b[row];
            }
            return new Correlation(product, first, second);
        }

        /// Whether both tell any rows apart.
        boolean defined() {
            return first > 0 && second > 0;
        }

        double value() {
            return product / (Math.sqrt(first) * Math.sqrt(second));
        }

        String kql() {
            return "real(" + product + ")/(sqrt(real(" + first + "))*sqrt(real(" + second + ")))";
        }
    }

    /// How many rows are among the highest of both: those that surely are, and those that are by
    /// lot.
    private record Shared(
            long sure,
            long firstByLot,
            long secondByLot,
            long bothByLot,
            ScoreRanks.Top first,
            ScoreRanks.Top second) {
        static Shared of(ScoreRanks.Top first, ScoreRanks.Top second) {
            long[] counts = new long[4];
            for (int row = 0; row < first.kinds().length; row++) {
                int a = first.kinds()[row];
                int b = second.kinds()[row];
                if (a != ScoreRanks.Top.OUT && b != ScoreRanks.Top.OUT) {
                    counts[a - 1 + 2 * (b - 1)]++;
                }
            }
            return new Shared(counts[0], counts[1], counts[2], counts[3], first, second);
        }

        double both() {
            return sure
                    + firstByLot * first.share()
                    + secondByLot * second.share()
                    + bothByLot * first.share() * second.share();
        }

        String kql() {
            return sure
                    + (firstByLot == 0 ? ".0" : ".0 + " + firstByLot + first.kql())
                    + (secondByLot == 0 ? "" : " + " + secondByLot + second.kql())
                    + (bothByLot == 0 ? "" : " + " + bothByLot + first.kql() + second.kql());
        }
    }

    /// What a call asks for.
    ///
    /// @param top 0 where none is asked for
    private record Settings(Arguments arguments, List<Column> scores, int top) {
        static Settings read(Call call) {
            Arguments arguments = new Arguments(NAME, call, PARAMETERS, "scores");
            List<Column> scores = arguments.columns("scores");
            for (Column column : scores) {
                if (!NUMBERS.contains(column.type())) {
                    arguments.problem(
                            "MINE003",
                            arguments.span("scores"),
                            "'"
                                    + NAME
                                    + "' compares numbers, and the column '"
                                    + column.name()
                                    + "' is of type "
                                    + column.type().kqlName(),
                            "name columns of scores, the higher the stranger");
                }
            }
            if (scores.size() < 2 && arguments.problems().isEmpty()) {
                arguments.problem(
                        "MINE002",
                        call.span(),
                        "'" + NAME + "' needs two columns of scores or more",
                        "name them: " + NAME + "(forest_score, ecod_score)");
            }
            return new Settings(arguments, scores, arguments.whole("top", 0, 1));
        }

        double[] numbers(Rows rows, Column column) {
            Vector vector = rows.vector(column);
            double[] numbers = new double[rows.count()];
            long missing = 0;
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = Rows.number(vector, row);
                missing += Double.isNaN(numbers[row]) ? 1 : 0;
            }
            if (missing > 0) {
                arguments.problem(
                        "MINE021",
                        arguments.span("scores"),
                        "'"
                                + column.name()
                                + "' is null or NaN in "
                                + missing
                                + " of "
                                + rows.count()
                                + " rows, which have no place among the others",
                        "leave them out: where isnotnull("
                                + column.name()
                                + ") and not(isnan("
                                + column.name()
                                + "))");
            }
            return numbers;
        }
    }
}
