package spoor.mining.anomalies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate isolation_forest(columns, ...)`: how few random splits part each row from the others.
public final class IsolationForestMiner implements Miner {
    private static final String NAME = "isolation_forest";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "isolation_forest(columns, trees=100, sample=256, extended=false,"
                            + " encoding='rarity', seed=0, "
                            + AnomalyCall.SIGNATURE
                            + ")",
                    "Scores each row by how few random splits part it from the others: score, rank,"
                            + " what each column adds, why, and the query that recomputes it.");
    private static final List<Column> ADDED =
            List.of(
                    ScoreTable.SCORE,
                    ScoreTable.RANK,
                    new Column("depth", KqlType.REAL),
                    ScoreTable.TOLD.get(0),
                    ScoreTable.TOLD.get(1),
                    ScoreTable.TOLD.get(2));
    private static final long MOST_NUMBERS = 4_000_000;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        return Settings.read(call).call().checked(ADDED);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        Settings settings = Settings.read(call);
        List<Column> output = settings.call().output(ADDED);
        settings.call().throwProblems();
        Rows rows = Rows.readAll(input);
        Shapes shapes = ShapeReader.read(settings.call(), rows, settings.encoding(), stop);
        IsolationForest forest =
                IsolationForest.grow(
                        shapes,
                        settings.trees(),
                        settings.sample(),
                        settings.extended(),
                        settings.seed(),
                        stop);
        double[] depths = forest.depths(shapes, stop);
        double[] scores = new double[depths.length];
        for (int shape = 0; shape < scores.length; shape++) {
            scores[shape] = forest.score(depths[shape]);
        }
        return new ScoreTable(rows, shapes, scores, stop)
                .beside(
                        output,
                        List.of(depths),
                        new Words(forest, shapes, depths, settings.call().prefix()),
                        settings.call().explain());
    }

    private record Words(IsolationForest forest, Shapes shapes, double[] depths, String prefix)
            implements ScoreTable.Told {
        @Override
        public double[] shares(int shape) {
            return forest.shares(shapes, shape);
        }

        @Override
        public String why(int shape, double[] shares) {
            if (forest.usualDepth() == 0 || shapes.count() == 1) {
                return "Nothing to part it from: "
                        + (shapes.rows() == 1 ? "it is the only row." : "all rows are alike.");
            }
            String splits =
                    "after "
                            + Wording.shown(depths[shape])
                            + " splits where "
                            + Wording.shown(forest.usualDepth())
                            + " are usual";
            if (depths[shape] >= forest.usualDepth()) {
                return "Not strange: stands alone " + splits + ".";
            }
            List<String> named = new ArrayList<>();
            for (int column : Wording.strongest(shares)) {
                named.add(told(shape, column));
            }
            return "Stands alone " + splits + ", most by " + String.join(" and ", named) + ".";
        }

        private String told(int shape, int column) {
            return "'"
                    + shapes.columns().get(column).name()
                    + "' ("
                    + (shapes.isText(column)
                            ? "a text of "
                                    + shapes.textRows(shape, column)
                                    + " of "
                                    + Wording.rows(shapes.rows())
                            : Wording.shown(shapes.value(shape, column)))
                    + ")";
        }

        /// How many trees have the row in a leaf of which depth, and with how many others.
        @Override
        public String receipt(int shape) {
            Map<Integer, Integer> splits = new TreeMap<>();
            Map<Integer, Integer> others = new TreeMap<>();
            int dimensions = shapes.dimensions();
            for (Tree tree : forest.trees()) {
                int leaf = tree.leaf(shapes.values(), shape * dimensions, dimensions);
                splits.merge(tree.depth()[leaf], 1, Integer::sum);
                if (tree.size()[leaf] > 1) {
                    others.merge(tree.size()[leaf], 1, Integer::sum);
                }
            }
            StringBuilder text = new StringBuilder("print " + prefix + "depth = (");
            String sign = "";
            for (Map.Entry<Integer, Integer> one : splits.entrySet()) {
                text.append(sign).append(one.getValue()).append('*').append(one.getKey());
                sign = " + ";
            }
            for (Map.Entry<Integer, Integer> one : others.entrySet()) {
                text.append(sign).append(one.getValue()).append('*');
                text.append(PathLength.kql(one.getKey()));
            }
            text.append(")/").append(forest.trees().size()).append(".0 | extend ");
            text.append(prefix).append("score = ");
            if (forest.usualDepth() == 0) {
                return text.append("0.5").toString();
            }
            return text.append("pow(2, -")
                    .append(prefix)
                    .append("depth/")
                    .append(PathLength.kql(forest.sample()))
                    .append(")")
                    .toString();
        }
    }

    /// What a call asks for.
    private record Settings(
            AnomalyCall call,
            int trees,
            int sample,
            boolean extended,
            Encoding encoding,
            int seed) {
        static Settings read(Call call) {
            AnomalyCall read =
                    AnomalyCall.read(
                            NAME, call, List.of("trees", "sample", "extended", "encoding", "seed"));
            int trees = read.arguments().whole("trees", 100, 1);
            int sample = read.arguments().whole("sample", 256, 2);
            boolean extended = read.arguments().flag("extended", false);
            String encoding =
                    read.arguments().word("encoding", "rarity", List.of("rarity", "label"));
            long numbers =
                    (long) trees * sample * (extended ? Math.max(1, read.columns().size()) : 1);
            if (numbers > MOST_NUMBERS) {
                read.arguments()
                        .problem(
                                "MINE004",
                                read.arguments()
                                        .span(read.arguments().has("sample") ? "sample" : "trees"),
                                trees
                                        + " trees of "
                                        + sample
                                        + " rows"
                                        + (extended ? " and their planes" : "")
                                        + " are too large a forest",
                                "give trees and a sample whose product"
                                        + (extended ? ", times the columns," : "")
                                        + " is at most "
                                        + MOST_NUMBERS);
            }
            return new Settings(
                    read,
                    trees,
                    sample,
                    extended,
                    encoding.equals("label") ? Encoding.LABEL : Encoding.RARITY,
                    read.arguments().whole("seed", 0, 0));
        }
    }
}
