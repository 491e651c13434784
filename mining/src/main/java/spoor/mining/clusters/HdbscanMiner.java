package spoor.mining.clusters;

import java.util.List;
import spoor.mining.Miner;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate hdbscan(columns, ...)`: groups of like rows of whatever density, where no one distance
/// fits all.
public final class HdbscanMiner implements Miner {
    private static final String NAME = "hdbscan";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "hdbscan(columns, min_size=5, min_points=min_size, scale='deviation',"
                            + " result='clusters', time=...)",
                    "Groups rows that lie close together in some numbers without a distance given:"
                            + " a row per cluster and per outlier, with what varies, why, and the"
                            + " query that recomputes it.");
    private static final List<String> PARAMETERS =
            List.of("columns", "min_size", "min_points", "scale", "result", "time");
    private static final int MOST_POINTS = 1000;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        Settings settings = Settings.read(call);
        List<Column> output = settings.output();
        return settings.call().arguments().checked(output);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        Settings settings = Settings.read(call);
        List<Column> output = settings.output();
        settings.call().arguments().throwProblems();
        boolean rows = settings.call().result() == ClusterCall.Result.ROWS;
        Gathered gathered =
                Gathered.read(
                        input,
                        settings.call().clustered(),
                        settings.call().time(),
                        rows ? Integer.MAX_VALUE : settings.leastSize() - 1,
                        !rows,
                        stop);
        settings.call().checkGathered(gathered);
        Points raw = gathered.points();
        Scaling scaling = Scaling.of(settings.scale(), raw);
        Points scaled = scaling.apply(raw);
        PointTree tree = new PointTree(scaled, 0);
        Hdbscan.Result result =
                Hdbscan.run(tree, settings.leastSize(), settings.leastPoints(), stop);
        ClusterTable.Found found =
                new ClusterTable.Found(
                        settings.call(),
                        gathered,
                        raw,
                        scaled,
                        scaling,
                        tree,
                        result.clustering(),
                        false,
                        new Words(result, settings));
        return ClusterTable.of(found, output, stop);
    }

    private record Words(Hdbscan.Result result, Settings settings) implements ClusterTable.Words {
        @Override
        public double eps(int cluster, int point) {
            return cluster < 0 ? result.leavesAt()[point] : result.births()[cluster];
        }

        @Override
        public String within(int cluster) {
            return "that part from the rest at distance " + Numbers.shown(result.births()[cluster]);
        }

        @Override
        public String lacks(int point) {
            return "at distance "
                    + Numbers.shown(result.leavesAt()[point])
                    + " it parts from the rest, with fewer than "
                    + settings.leastSize()
                    + " rows";
        }
    }

    private record Settings(ClusterCall call, int leastSize, int leastPoints, Scaling.Kind scale) {
        static Settings read(Call call) {
            ClusterCall read =
                    ClusterCall.read(NAME, call, PARAMETERS, List.of("clusters", "rows"));
            int size = read.arguments().whole("min_size", 5, 2);
            int points =
                    read.arguments()
                            .whole("min_points", Math.min(size, MOST_POINTS), 1, MOST_POINTS);
            Scaling.Kind scale =
                    read.arguments()
                                    .word("scale", "deviation", List.of("deviation", "none"))
                                    .equals("none")
                            ? Scaling.Kind.NONE
                            : Scaling.Kind.DEVIATION;
            return new Settings(read, size, points, scale);
        }

        List<Column> output() {
            return call.output(
                    call.result() == ClusterCall.Result.ROWS
                            ? ClusterTable.ROWS
                            : ClusterTable.CLUSTERS);
        }
    }
}
