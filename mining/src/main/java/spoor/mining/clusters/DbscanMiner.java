package spoor.mining.clusters;

import java.util.Arrays;
import java.util.List;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// `evaluate dbscan(columns, eps, min_points, ...)`: groups of like rows, and the rows that are
/// like no other.
public final class DbscanMiner implements Miner {
    private static final String NAME = "dbscan";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "dbscan(columns, eps=..., min_points=2, mode='recommended',"
                            + " scale='deviation', result='clusters', time=...)",
                    "Groups rows that lie close together in some numbers: a row per cluster and per"
                            + " outlier, with what varies, why, and the query that recomputes it.");
    private static final List<String> PARAMETERS =
            List.of("columns", "eps", "min_points", "mode", "scale", "result", "time");
    private static final double FAITHFUL_EPS = 0.01;
    private static final int MOST_CURVE = 32;
    private static final List<Column> CURVE =
            List.of(
                    new Column("rank", KqlType.LONG),
                    new Column("distance", KqlType.REAL),
                    new Column("eps", KqlType.REAL),
                    new Column("suggested", KqlType.BOOL));

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
        ClusterCall.Result result = settings.call().result();
        int keep =
                switch (result) {
                    case ROWS -> Integer.MAX_VALUE;
                    case CLUSTERS -> Math.max(1, settings.least() - 1);
                    case DISTANCES -> 1;
                };
        Gathered gathered =
                Gathered.read(
                        input,
                        settings.call().clustered(),
                        settings.call().time(),
                        keep,
                        result == ClusterCall.Result.CLUSTERS,
                        stop);
        settings.call().checkGathered(gathered);
        Points raw = gathered.points();
        Scaling scaling = Scaling.of(settings.scale(), raw);
        Points scaled = scaling.apply(raw);
        double eps = settings.eps();
        if (eps < 0 || result == ClusterCall.Result.DISTANCES) {
            DistanceCurve curve =
                    DistanceCurve.of(
                            new PointTree(scaled, 0),
                            Math.min(MOST_CURVE, Math.max(1, settings.least() - 1)),
                            stop);
            eps = eps < 0 ? curve.suggested() : eps;
            if (result == ClusterCall.Result.DISTANCES) {
                return curve(curve, eps, output);
            }
        }
        PointTree tree = new PointTree(scaled, eps);
        Clustering clustering = Dbscan.run(scaled, tree, eps, settings.least(), stop);
        ClusterTable.Found found =
                new ClusterTable.Found(
                        settings.call(),
                        gathered,
                        raw,
                        scaled,
                        scaling,
                        tree,
                        clustering,
                        settings.faithful(),
                        new Words(eps, settings, clustering, raw));
        return ClusterTable.of(found, output, stop);
    }

    private static List<RowBatch> curve(DistanceCurve curve, double eps, List<Column> output) {
        int count = curve.distances().length;
        long[] ranks = new long[count];
        long[] suggested = new long[count];
        double[] all = new double[count];
        for (int i = 0; i < count; i++) {
            ranks[i] = i + 1L;
            suggested[i] = i == curve.bend() ? 1 : 0;
        }
        Arrays.fill(all, eps);
        return Rows.split(
                output,
                List.of(
                        new Vector.Longs(ranks, new boolean[0]),
                        new Vector.Doubles(curve.distances(), new boolean[0]),
                        new Vector.Doubles(all, new boolean[0]),
                        new Vector.Longs(suggested, new boolean[0])),
                count,
                8192);
    }

    private record Words(double eps, Settings settings, Clustering clustering, Points raw)
            implements ClusterTable.Words {
        @Override
        public double eps(int cluster, int point) {
            return eps;
        }

        @Override
        public String within(int cluster) {
            return "within eps " + shown() + " of each other, one by one";
        }

        @Override
        public String lacks(int point) {
            long about = clustering.neighbours()[point];
            return Numbers.count(about, "row")
                    + " within eps "
                    + shown()
                    + " of it, itself included, where "
                    + settings.least()
                    + " are needed";
        }

        private String shown() {
            return Numbers.shown(eps) + (settings.eps() < 0 ? " (suggested)" : "");
        }
    }

    /// What a call asks for.
    ///
    /// @param eps negative where it is to be suggested
    private record Settings(
            ClusterCall call, boolean faithful, double eps, int least, Scaling.Kind scale) {
        static Settings read(Call call) {
            ClusterCall read =
                    ClusterCall.read(
                            NAME, call, PARAMETERS, List.of("clusters", "rows", "distances"));
            boolean faithful =
                    read.arguments()
                            .word("mode", "recommended", List.of("recommended", "faithful"))
                            .equals("faithful");
            if (faithful && read.time().isEmpty() && !read.arguments().isGiven("time")) {
                read.arguments()
                        .problem(
                                "MINE002",
                                call.span(),
                                "'dbscan' with mode='faithful' needs the argument 'time'",
                                "name a column of datetimes: dbscan(..., time=...), made with"
                                        + " todatetime(...) where it is text");
            }
            Scaling.Kind scale =
                    switch (read.arguments()
                            .word(
                                    "scale",
                                    faithful ? "rows" : "deviation",
                                    List.of("deviation", "rows", "none"))) {
                        case "rows" -> Scaling.Kind.ROWS;
                        case "none" -> Scaling.Kind.NONE;
                        default -> Scaling.Kind.DEVIATION;
                    };
            return new Settings(
                    read,
                    faithful,
                    read.arguments().positive("eps", faithful ? FAITHFUL_EPS : -1),
                    read.arguments().whole("min_points", 2, 1),
                    scale);
        }

        List<Column> output() {
            return switch (call.result()) {
                case CLUSTERS -> call.output(ClusterTable.CLUSTERS);
                case ROWS -> call.output(ClusterTable.ROWS);
                case DISTANCES -> CURVE;
            };
        }
    }
}
