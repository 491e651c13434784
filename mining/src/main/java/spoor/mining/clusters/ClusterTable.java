package spoor.mining.clusters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Vector;

/// The result's rows: first the outliers in the order of the input, then a row per cluster.
final class ClusterTable {
    /// What stands beside the columns of the input.
    static final List<Column> CLUSTERS =
            List.of(
                    new Column("Clustered", KqlType.BOOL),
                    new Column("ClusterId", KqlType.LONG),
                    new Column("ClusterSize", KqlType.LONG),
                    new Column("FirstEventTime", KqlType.DATETIME),
                    new Column("LastEventTime", KqlType.DATETIME),
                    new Column("shapes", KqlType.LONG),
                    new Column("varies", KqlType.DYNAMIC),
                    new Column("mixes", KqlType.DYNAMIC),
                    new Column("eps", KqlType.REAL),
                    new Column("nearest", KqlType.REAL),
                    new Column("why", KqlType.STRING),
                    new Column("receipt", KqlType.STRING));

    /// What stands beside each row of the input.
    static final List<Column> ROWS =
            List.of(
                    new Column("Clustered", KqlType.BOOL),
                    new Column("ClusterId", KqlType.LONG),
                    new Column("ClusterSize", KqlType.LONG),
                    new Column("Core", KqlType.BOOL));

    static final String TIME = "TimeGenerated";
    private static final int BATCH_ROWS = 8192;

    /// What one of the miners found.
    ///
    /// @param raw the points as the columns have them
    /// @param scaled the same in the space of the distances
    /// @param tree over the scaled points
    /// @param faithful whether rows and times are those of msticpy
    record Found(
            ClusterCall call,
            Gathered gathered,
            Points raw,
            Points scaled,
            Scaling scaling,
            PointTree tree,
            Clustering clustering,
            boolean faithful,
            Words words) {}

    /// What a miner says of its clusters and outliers.
    interface Words {
        /// The distance to tell of a cluster, of an outlier if negative.
        double eps(int cluster, int point);

        /// What holds a cluster together.
        String within(int cluster);

        /// Why a point is in no cluster.
        String lacks(int point);
    }

    private final Found found;
    private final Stop stop;
    private final int[] labels;
    private final Medoids.Members members;
    private final List<Integer> rows = new ArrayList<>();
    private final List<Integer> clusters = new ArrayList<>();
    private final int[] pointOfRow;

    private ClusterTable(Found found, Stop stop) {
        this.found = found;
        this.stop = stop;
        this.labels = found.clustering().labels();
        this.members = Medoids.Members.of(labels, found.clustering().count());
        this.pointOfRow = found.gathered().pointOfKept();
    }

    static List<RowBatch> of(Found found, List<Column> output, Stop stop) {
        ClusterTable table = new ClusterTable(found, stop);
        return found.call().result() == ClusterCall.Result.ROWS
                ? table.rows(output)
                : table.clusters(output);
    }

    /// Each row of the input, all of which were kept.
    private List<RowBatch> rows(List<Column> output) {
        int count = pointOfRow.length;
        long[] clustered = new long[count];
        long[] ids = new long[count];
        long[] sizes = new long[count];
        long[] core = new long[count];
        long[] weights = sizes();
        for (int row = 0; row < count; row++) {
            int label = labels[pointOfRow[row]];
            clustered[row] = label < 0 ? 0 : 1;
            ids[row] = label;
            sizes[row] = label < 0 ? 1 : weights[label];
            core[row] = found.clustering().core()[pointOfRow[row]] ? 1 : 0;
        }
        Rows kept = found.gathered().kept(found.call().call().input());
        List<Vector> vectors = new ArrayList<>();
        for (Column column : kept.columns()) {
            vectors.add(kept.vector(column));
        }
        vectors.addAll(List.of(longs(clustered), longs(ids), longs(sizes), longs(core)));
        return Rows.split(output, vectors, count, BATCH_ROWS);
    }

    private long[] sizes() {
        long[] sizes = new long[members.clusters()];
        for (int point = 0; point < labels.length; point++) {
            if (labels[point] >= 0) {
                sizes[labels[point]] += found.raw().weights()[point];
            }
        }
        return sizes;
    }

    private List<RowBatch> clusters(List<Column> output) {
        for (int row = 0; row < pointOfRow.length; row++) {
            if (labels[pointOfRow[row]] < 0) {
                rows.add(row);
                clusters.add(-1);
            }
        }
        int[] medoids = found.faithful() ? new int[0] : Medoids.of(found.scaled(), members, stop);
        for (int cluster = 0; cluster < members.clusters(); cluster++) {
            int point = found.faithful() ? members.of(cluster)[0] : medoids[cluster];
            rows.add(found.gathered().firstKept(point));
            clusters.add(cluster);
        }
        int count = rows.size();
        Rows kept = found.gathered().kept(found.call().call().input());
        int[] picked = rows.stream().mapToInt(Integer::intValue).toArray();
        Times times = times(kept, picked);
        List<Vector> vectors = new ArrayList<>();
        for (Column column : kept.columns()) {
            boolean replaced =
                    found.faithful()
                            && column.name().equals(TIME)
                            && column.type() == KqlType.DATETIME;
            vectors.add(replaced ? times.begins() : Rows.gather(kept.vector(column), picked));
        }
        vectors.addAll(told(count, times));
        return Rows.split(output, vectors, count, BATCH_ROWS);
    }

    private record Times(Vector.Longs begins, Vector.Longs ends) {}

    private Times times(Rows kept, int[] picked) {
        long[] begins = new long[picked.length];
        long[] ends = new long[picked.length];
        long noiseBegin = Long.MAX_VALUE;
        long noiseEnd = Long.MIN_VALUE;
        long[] begin = new long[members.clusters()];
        long[] end = new long[members.clusters()];
        Arrays.fill(begin, Long.MAX_VALUE);
        Arrays.fill(end, Long.MIN_VALUE);
        for (int point = 0; point < labels.length; point++) {
            if (labels[point] < 0) {
                noiseBegin = Math.min(noiseBegin, found.gathered().begin(point));
                noiseEnd = Math.max(noiseEnd, found.gathered().end(point));
            } else {
                int label = labels[point];
                begin[label] = Math.min(begin[label], found.gathered().begin(point));
                end[label] = Math.max(end[label], found.gathered().end(point));
            }
        }
        Vector own =
                found.call().time().isPresent()
                        ? Rows.gather(kept.vector(found.call().time().get()), picked)
                        : new Vector.Longs(new long[0], new boolean[0]);
        boolean[] nulls = new boolean[picked.length];
        for (int i = 0; i < picked.length; i++) {
            int cluster = clusters.get(i);
            if (cluster >= 0) {
                begins[i] = begin[cluster];
                ends[i] = end[cluster];
            } else if (found.faithful()) {
                begins[i] = noiseBegin;
                ends[i] = noiseEnd;
            } else if (found.call().time().isPresent() && !own.isNull(i)) {
                begins[i] = ((Vector.Longs) own).values()[i];
                ends[i] = begins[i];
            } else {
                begins[i] = Long.MAX_VALUE;
            }
            nulls[i] = begins[i] == Long.MAX_VALUE;
        }
        return new Times(new Vector.Longs(begins, nulls), new Vector.Longs(ends, nulls));
    }

    /// The columns of [#CLUSTERS].
    private List<Vector> told(int count, Times times) {
        Nearest search = new Nearest(found.tree());
        int[] groups = search.groupsOfNodes(labels);
        ClusterReasons reasons =
                new ClusterReasons(
                        found.call().clustered(), found.raw(), found.scaled(), found.scaling());
        ClusterReceipts receipts = new ClusterReceipts(found.raw(), found.scaling());
        Variety variety =
                new Variety(found.call().clustered(), found.raw(), found.gathered().described());
        long[] weights = sizes();
        long[] clustered = new long[count];
        long[] ids = new long[count];
        long[] sizes = new long[count];
        long[] shapes = new long[count];
        @Nullable String[] varies = new @Nullable String[count];
        @Nullable String[] mixes = new @Nullable String[count];
        double[] eps = new double[count];
        double[] nearest = new double[count];
        boolean[] alone = new boolean[count];
        @Nullable String[] why = new @Nullable String[count];
        @Nullable String[] receipt = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            stop.check();
            int cluster = clusters.get(i);
            int point = pointOfRow[rows.get(i)];
            int[] points = cluster < 0 ? new int[0] : members.of(cluster);
            int beyond = search.other(point, labels, groups);
            List<String> mixed =
                    cluster < 0
                            ? List.of()
                            : ColumnRoles.mixed(found.gathered().described(), points);
            clustered[i] = cluster < 0 ? 0 : 1;
            ids[i] = cluster;
            sizes[i] = cluster < 0 ? 1 : weights[cluster];
            shapes[i] = Math.max(1, points.length);
            varies[i] = variety.of(points);
            mixes[i] = mixed.isEmpty() ? "[]" : "[\"" + String.join("\",\"", mixed) + "\"]";
            eps[i] = found.words().eps(cluster, point);
            alone[i] = beyond < 0;
            nearest[i] = beyond < 0 ? 0 : Math.sqrt(found.scaled().squaredDistance(point, beyond));
            why[i] =
                    cluster < 0
                            ? reasons.outlier(found.words().lacks(point), point, beyond)
                            : reasons.cluster(
                                    sizes[i],
                                    points,
                                    found.words().within(cluster),
                                    mixed,
                                    point,
                                    beyond);
            receipt[i] = receipts.of(points, point, beyond);
        }
        return List.of(
                longs(clustered),
                longs(ids),
                longs(sizes),
                times.begins(),
                times.ends(),
                longs(shapes),
                new Vector.Texts(varies),
                new Vector.Texts(mixes),
                new Vector.Doubles(eps, new boolean[0]),
                new Vector.Doubles(nearest, alone),
                new Vector.Texts(why),
                new Vector.Texts(receipt));
    }

    private static Vector longs(long[] values) {
        return new Vector.Longs(values, new boolean[0]);
    }
}
