package spoor.mining.clusters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// What is kept of the input: the distinct points with their weights and times, the values of the
/// other columns by point, and a few whole rows.
///
/// A point of many rows is never an outlier, so of each point only so many rows are kept as an
/// outlier may have: memory grows with the distinct points, not with the rows.
final class Gathered {
    private static final int MOST_VALUES = 16;
    private static final int MOST_NAMES = 4096;

    private final List<Column> clustered;
    private final Optional<Column> time;
    private final int keep;
    private final DistinctPoints distinct;
    private final List<ColumnValues> described = new ArrayList<>();
    private final List<RowBatch> kept = new ArrayList<>();
    private int keptCount;
    private int[] pointOfKept = new int[16];
    private int[] firstKept = new int[16];
    private long[] begins = new long[16];
    private long[] ends = new long[16];
    private long rows;

    private Gathered(List<Column> clustered, Optional<Column> time, int keep) {
        this.clustered = clustered;
        this.time = time;
        this.keep = keep;
        this.distinct = new DistinctPoints(clustered.size());
    }

    /// @param keep how many rows of each point to keep, at least 1
    /// @param describe whether to gather the values of the other columns
    static Gathered read(
            RowCursor input,
            List<Column> clustered,
            Optional<Column> time,
            int keep,
            boolean describe,
            Stop stop) {
        Gathered gathered = new Gathered(clustered, time, keep);
        for (Column column : input.columns()) {
            if (describe && column.type() != KqlType.DATETIME && !clustered.contains(column)) {
                boolean named = ColumnRoles.any(column);
                gathered.described.add(new ColumnValues(column, named ? MOST_NAMES : MOST_VALUES));
            }
        }
        for (var next = input.next(); next.isPresent(); next = input.next()) {
            stop.check();
            gathered.add(next.get());
        }
        return gathered;
    }

    private void add(RowBatch batch) {
        List<Vector> numbers = vectors(batch, clustered);
        Optional<Vector> times = time.map(column -> vectors(batch, List.of(column)).getFirst());
        int[] points = new int[batch.rows()];
        int[] picked = new int[batch.rows()];
        int count = 0;
        for (int row = 0; row < points.length; row++) {
            int before = distinct.count();
            int point = distinct.add(numbers, row);
            points[row] = point;
            rows++;
            if (point < 0) {
                continue;
            }
            if (point == before) {
                firstOf(point, keptCount + count);
            }
            if (times.isPresent() && !times.get().isNull(row)) {
                long at = ((Vector.Longs) times.get()).values()[row];
                begins[point] = Math.min(begins[point], at);
                ends[point] = Math.max(ends[point], at);
            }
            if (distinct.weight(point) <= keep) {
                pointOfKept = room(pointOfKept, keptCount + count);
                pointOfKept[keptCount + count] = point;
                picked[count++] = row;
            }
        }
        for (ColumnValues column : described) {
            Vector vector = vectors(batch, List.of(column.column())).getFirst();
            for (int row = 0; row < points.length; row++) {
                if (points[row] >= 0) {
                    column.see(points[row], vector, row);
                }
            }
        }
        keep(batch, Arrays.copyOf(picked, count));
    }

    private void firstOf(int point, int at) {
        firstKept = room(firstKept, point);
        firstKept[point] = at;
        if (point >= begins.length) {
            begins = Arrays.copyOf(begins, 2 * point);
            ends = Arrays.copyOf(ends, 2 * point);
        }
        begins[point] = Long.MAX_VALUE;
        ends[point] = Long.MIN_VALUE;
    }

    private static int[] room(int[] array, int place) {
        return place < array.length ? array : Arrays.copyOf(array, 2 * place);
    }

    private void keep(RowBatch batch, int[] picked) {
        if (picked.length == 0) {
            return;
        }
        keptCount += picked.length;
        if (picked.length == batch.rows()) {
            kept.add(batch);
            return;
        }
        List<Vector> vectors = new ArrayList<>();
        for (Vector vector : batch.vectors()) {
            vectors.add(Rows.gather(vector, picked));
        }
        kept.add(new RowBatch(batch.columns(), vectors, picked.length));
    }

    private static List<Vector> vectors(RowBatch batch, List<Column> columns) {
        List<Vector> vectors = new ArrayList<>();
        for (Column column : columns) {
            for (int i = 0; i < batch.columns().size(); i++) {
                if (batch.columns().get(i).name().equals(column.name())) {
                    vectors.add(batch.vectors().get(i));
                }
            }
        }
        return vectors;
    }

    long rows() {
        return rows;
    }

    /// Rows without a number in one of the clustered columns.
    long missing(int column) {
        return distinct.missing(column);
    }

    Points points() {
        return distinct.points();
    }

    List<ColumnValues> described() {
        return described;
    }

    Rows kept(List<Column> columns) {
        return new Rows(columns, kept, keptCount);
    }

    /// The point of each row kept.
    int[] pointOfKept() {
        return Arrays.copyOf(pointOfKept, keptCount);
    }

    /// The first row of a point, among those kept.
    int firstKept(int point) {
        return firstKept[point];
    }

    /// The earliest time of a point's rows; `Long.MAX_VALUE` when none has one.
    long begin(int point) {
        return begins[point];
    }

    /// The latest time of a point's rows; `Long.MIN_VALUE` when none has one.
    long end(int point) {
        return ends[point];
    }
}
