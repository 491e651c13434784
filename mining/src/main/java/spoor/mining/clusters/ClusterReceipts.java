package spoor.mining.clusters;

/// Writes the KQL that recomputes the numbers of a row: the size of its cluster and the distance of
/// its representative to the nearest point beyond. It holds numbers only, never text of a log.
final class ClusterReceipts {
    private static final int MOST_SUMMED = 64;

    private final Points raw;
    private final Scaling scaling;

    ClusterReceipts(Points raw, Scaling scaling) {
        this.raw = raw;
        this.scaling = scaling;
    }

    /// @param shapes the points of the cluster; of an outlier none
    /// @param nearest the nearest point beyond, -1 for none
    String of(int[] shapes, int representative, int nearest) {
        StringBuilder text = new StringBuilder("print ");
        if (shapes.length == 0) {
            text.append("ClusterSize = 1");
        } else {
            text.append("ClusterSize = ");
            long rest = 0;
            for (int i = 0; i < shapes.length; i++) {
                long weight = raw.weights()[shapes[i]];
                if (i < MOST_SUMMED) {
                    text.append(i == 0 ? "" : " + ").append(weight);
                } else {
                    rest += weight;
                }
            }
            text.append(rest > 0 ? " + " + rest : "");
        }
        if (nearest >= 0) {
            text.append(", nearest = sqrt(");
            for (int d = 0; d < raw.dimensions(); d++) {
                text.append(d == 0 ? "pow(" : " + pow(");
                difference(text, representative, nearest, d);
                text.append(", 2)");
            }
            text.append(')');
        }
        return text.toString();
    }

    private void difference(StringBuilder text, int a, int b, int dimension) {
        switch (scaling.kind()) {
            case ROWS -> {
                share(text, a, dimension);
                text.append(" - ");
                share(text, b, dimension);
            }
            case DEVIATION, NONE -> {
                boolean divided = scaling.units()[dimension] != 1;
                text.append(divided ? "(" : "").append(Numbers.kql(raw.value(a, dimension)));
                text.append(" - ").append(Numbers.kql(raw.value(b, dimension)));
                if (divided) {
                    text.append(") / ").append(Numbers.kql(scaling.units()[dimension]));
                }
            }
        }
    }

    private void share(StringBuilder text, int point, int dimension) {
        text.append(Numbers.kql(raw.value(point, dimension)));
        String sign = " / sqrt(";
        boolean any = false;
        StringBuilder squares = new StringBuilder();
        for (int d = 0; d < raw.dimensions(); d++) {
            any |= raw.value(point, d) != 0;
            squares.append(d == 0 ? "pow(" : " + pow(").append(Numbers.kql(raw.value(point, d)));
            squares.append(", 2)");
        }
        if (any) {
            text.append(sign).append(squares).append(')');
        }
    }
}
