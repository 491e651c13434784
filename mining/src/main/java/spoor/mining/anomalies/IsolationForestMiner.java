package spoor.mining.anomalies;

import java.util.List;
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
    private static final List<Column> ADDED = ScoreTable.added(new Column("depth", KqlType.REAL));
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
        settings.call().arguments().throwProblems();
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
                        new ForestReasons(forest, shapes, depths, settings.call().prefix()),
                        ScoreTable.told(settings.call()));
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
                                        .span(
                                                read.arguments().isGiven("sample")
                                                        ? "sample"
                                                        : "trees"),
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
