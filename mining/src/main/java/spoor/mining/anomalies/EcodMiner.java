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

/// `evaluate ecod(columns, ...)`: how far out in the tails of its columns each row lies.
public final class EcodMiner implements Miner {
    private static final String NAME = "ecod";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "ecod(columns, " + AnomalyCall.SIGNATURE + ")",
                    "Scores each row by how far out it lies in each column: score, rank, what each"
                            + " column adds, why, and the query that recomputes it.");
    private static final List<Column> ADDED = ScoreTable.added();

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        return AnomalyCall.read(NAME, call, List.of()).checked(ADDED);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        AnomalyCall settings = AnomalyCall.read(NAME, call, List.of());
        List<Column> output = settings.output(ADDED);
        settings.arguments().throwProblems();
        Rows rows = Rows.readAll(input);
        Shapes shapes = ShapeReader.read(settings, rows, Encoding.RARITY, stop);
        Tails tails = Tails.of(shapes, stop);
        return new ScoreTable(rows, shapes, tails.scores(), stop)
                .beside(
                        output,
                        List.of(),
                        new Words(tails, shapes, settings.prefix()),
                        ScoreTable.told(settings));
    }

    private record Words(Tails tails, Shapes shapes, String prefix) implements ScoreTable.Told {
        @Override
        public List<ScoreTable.Reason> of(int[] block) {
            return Arrays.stream(block).mapToObj(this::reason).toList();
        }

        private ScoreTable.Reason reason(int shape) {
            double[] shares = tails.shares(shape);
            return new ScoreTable.Reason(shares, why(shape, shares), receipt(shape));
        }

        private String why(int shape, double[] shares) {
            List<String> named = new ArrayList<>();
            for (int column : Wording.strongest(shares)) {
                named.add(told(shape, column));
            }
            return named.isEmpty()
                    ? "Nowhere further out than all " + Wording.rows(shapes.rows()) + "."
                    : "Far out: " + String.join("; ", named) + ".";
        }

        private String told(int shape, int column) {
            String name = "'" + shapes.columns().get(column).name() + "'";
            long rows = tails.rows(shape, column);
            String of = rows + " of " + Wording.rows(shapes.rows());
            if (shapes.isText(column)) {
                long same = shapes.textRows(shape, column);
                return name
                        + " is a text of "
                        + Wording.rows(same)
                        + ", and "
                        + of
                        + " have one as rare";
            }
            return name
                    + " "
                    + Wording.shown(shapes.value(shape, column))
                    + ", and "
                    + of
                    + switch (tails.side(shape, column)) {
                        case LOWER -> " are as low";
                        case UPPER -> " are as high";
                    };
        }

        private String receipt(int shape) {
            StringBuilder text = new StringBuilder("print " + prefix + "score = ");
            for (int column = 0; column < shapes.dimensions(); column++) {
                text.append(column == 0 ? "log(" : " + log(").append(shapes.rows());
                text.append(".0/").append(tails.rows(shape, column)).append(')');
            }
            return text.toString();
        }
    }
}
