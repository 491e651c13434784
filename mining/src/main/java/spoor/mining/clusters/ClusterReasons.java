package spoor.mining.clusters;

import java.util.List;
import spoor.model.Column;

/// Says in one sentence what holds a cluster together, or how far away an outlier lies.
final class ClusterReasons {
    private final List<Column> columns;
    private final Points raw;
    private final Points scaled;
    private final Scaling scaling;

    ClusterReasons(List<Column> columns, Points raw, Points scaled, Scaling scaling) {
        this.columns = columns;
        this.raw = raw;
        this.scaled = scaled;
        this.scaling = scaling;
    }

    /// @param within what holds a cluster together, as `within eps 0.1 of each other`
    /// @param mixed what the cluster has several of
    String cluster(
            long size, int[] shapes, String within, List<String> mixed, int point, int nearest) {
        String many =
                shapes.length == 1
                        ? Numbers.count(size, "row") + " alike in every clustered column"
                        : size + " rows of " + shapes.length + " shapes " + within;
        String mixes = mixed.isEmpty() ? "" : ", of several " + String.join(", ", mixed);
        return many
                + mixes
                + (nearest < 0 ? "; there is no row beyond." : "; " + beyond(point, nearest) + ".");
    }

    /// @param lacks why it is in no cluster, as `1 row within eps 0.1 where 2 are needed`
    String outlier(String lacks, int point, int nearest) {
        return "No cluster: "
                + lacks
                + (nearest < 0
                        ? "; there is no other shape."
                        : "; " + beyond(point, nearest) + ".");
    }

    private String beyond(int point, int nearest) {
        double distance = Math.sqrt(scaled.squaredDistance(point, nearest));
        String text = "the nearest other shape is " + Numbers.shown(distance) + " away";
        int most = 0;
        double largest = -1;
        for (int d = 0; d < raw.dimensions(); d++) {
            double difference = Math.abs(scaled.value(point, d) - scaled.value(nearest, d));
            if (difference > largest) {
                largest = difference;
                most = d;
            }
        }
        if (distance == 0) {
            return text + ", as its numbers are in the same proportion";
        }
        boolean share = scaling.kind() == Scaling.Kind.ROWS;
        return text
                + (raw.dimensions() == 1 ? ", by " : ", most by ")
                + (share ? "the share of " : "")
                + "'"
                + columns.get(most).name()
                + "' ("
                + Numbers.shown(raw.value(point, most))
                + " against "
                + Numbers.shown(raw.value(nearest, most))
                + ")";
    }
}
