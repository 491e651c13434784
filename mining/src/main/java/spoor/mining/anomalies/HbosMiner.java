package spoor.mining.anomalies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate hbos(columns, ...)`: how empty the bins are that each row falls into.
public final class HbosMiner implements Miner {
    private static final String NAME = "hbos";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "hbos(columns, bins=..., " + AnomalyCall.SIGNATURE + ")",
                    "Scores each row by how empty its bins are in a histogram of each column: score,"
                            + " rank, what each column adds, why, and the query that recomputes"
                            + " it.");
    private static final List<Column> ADDED = ScoreTable.added();
    private static final List<String> OWN = List.of("bins");
    private static final int MOST_BINS = 100_000;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        AnomalyCall settings = AnomalyCall.read(NAME, call, OWN);
        bins(settings);
        return settings.checked(ADDED);
    }

    /// 0 where none are asked for.
    private static int bins(AnomalyCall settings) {
        return settings.arguments().whole("bins", 0, 1, MOST_BINS);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        AnomalyCall settings = AnomalyCall.read(NAME, call, OWN);
        int bins = bins(settings);
        List<Column> output = settings.output(ADDED);
        settings.arguments().throwProblems();
        Rows rows = Rows.readAll(input);
        Shapes shapes = ShapeReader.read(settings, rows, Encoding.RARITY, stop);
        int usual = (int) Math.ceil(Math.sqrt((double) shapes.rows()));
        Histograms histograms = Histograms.of(shapes, bins == 0 ? usual : bins, stop);
        return new ScoreTable(rows, shapes, histograms.scores(stop), stop)
                .beside(
                        output,
                        List.of(),
                        new Words(histograms, shapes, settings.prefix()),
                        ScoreTable.told(settings));
    }

    private record Words(Histograms histograms, Shapes shapes, String prefix)
            implements ScoreTable.Told {
        @Override
        public List<ScoreTable.Reason> of(int[] block) {
            return Arrays.stream(block).mapToObj(this::reason).toList();
        }

        private ScoreTable.Reason reason(int shape) {
            double[] shares = histograms.shares(shape);
            return new ScoreTable.Reason(shares, why(shape, shares), receipt(shape));
        }

        private String why(int shape, double[] shares) {
            List<String> named = new ArrayList<>();
            for (int column : Wording.strongest(shares)) {
                named.add(told(shape, column));
            }
            return named.isEmpty()
                    ? "In the fullest bin of every column."
                    : "Rare: " + String.join("; ", named) + ".";
        }

        private String told(int shape, int column) {
            String name = "'" + shapes.columns().get(column).name() + "'";
            String rows =
                    Wording.rows(histograms.rows(shape, column))
                            + " where "
                            + histograms.fullest(column);
            if (shapes.isText(column)) {
                return name + " is a text of " + rows + " have the commonest";
            }
            double from = histograms.from(shape, column);
            return name
                    + " "
                    + Wording.shown(shapes.value(shape, column))
                    + " lies from "
                    + Wording.shown(from)
                    + " to "
                    + Wording.shown(from + histograms.width(column))
                    + " with "
                    + rows
                    + " are in the fullest bin";
        }

        private String receipt(int shape) {
            StringBuilder text = new StringBuilder("print " + prefix + "score = ");
            for (int column = 0; column < shapes.dimensions(); column++) {
                text.append(column == 0 ? "log2(" : " + log2(");
                text.append(histograms.fullest(column)).append(".0/");
                text.append(histograms.rows(shape, column)).append(')');
            }
            return text.toString();
        }
    }
}
