package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table as points in a plane: clusters by colour and shape, sizes by area, names beside them.
///
/// @param column the place of x
/// @param byTime whether x is a time, in ticks
/// @param without rows without an x or a y (or beyond a limit of an axis)
record Scatter(
        String xName,
        String yName,
        int column,
        boolean byTime,
        Groups groups,
        List<Point> points,
        long rows,
        long without,
        long cut) {
    static final int MOST_POINTS = 20_000;

    /// @param size 0 or more; 1 where nothing is counted
    /// @param label empty: none
    /// @param row of the table, from 0
    record Point(double x, double y, int group, double size, String label, int row) {}

    private record Places(int x, int y, int series, int labels) {}

    /// `xcolumn` (a number or a time) and `ycolumns` (a number), else the first columns that serve;
    /// `series` the cluster, `size` how many a point stands for, `labels` the names.
    static Scatter of(Fields fields) {
        int series = fields.named("series").orElse(-1);
        int size = fields.named("size").orElse(-1);
        int labels = fields.named("labels").orElse(-1);
        int y = fields.named("ycolumns").orElse(-1);
        int x =
                fields.named("xcolumn")
                        .orElseGet(() ->
                                fields.first(
                                        column -> Fields.isNumber(column) || Fields.isTime(column),
                                        series,
                                        size,
                                        labels,
                                        y));
        int height = y >= 0 ? y : fields.first(Fields::isNumber, x, series, size, labels);
        if (x < 0 || height < 0) {
            throw new NoPicture(
                    "scatterchart needs two columns of numbers, or a time and a number");
        }
        return of(fields, new Places(x, height, series, labels));
    }

    private static Scatter of(Fields fields, Places places) {
        boolean byTime = Fields.isTime(fields.column(places.x()));
        Groups groups = groups(fields, places.series());
        List<Point> points = new ArrayList<>();
        long without = 0;
        long cut = 0;
        int index = -1;
        for (List<@Nullable Object> row : fields.rows()) {
            index++;
            double x =
                    byTime
                            ? row.get(places.x()) instanceof Long at ? at : Double.NaN
                            : fields.number(row, places.x());
            double y = fields.number(row, places.y());
            if (!drawable(fields, "x", x, byTime) || !drawable(fields, "y", y, false)) {
                without++;
            } else if (points.size() >= MOST_POINTS) {
                cut++;
            } else {
                points.add(
                        new Point(
                                x,
                                y,
                                places.series() < 0
                                        ? 0
                                        : groups.place(fields.label(row, places.series())),
                                fields.weight(row, fields.named("size")),
                                places.labels() < 0 ? "" : fields.label(row, places.labels()),
                                index));
            }
        }
        return new Scatter(
                fields.name(places.x()),
                fields.name(places.y()),
                places.x(),
                byTime,
                groups,
                points,
                fields.rows().size(),
                without,
                cut);
    }

    private static boolean drawable(Fields fields, String axis, double value, boolean byTime) {
        if (Double.isNaN(value) || byTime) {
            return !Double.isNaN(value);
        }
        return !(fields.says(axis + "axis", "log") && value <= 0)
                && value >= fields.bound(axis + "min").orElse(Double.NEGATIVE_INFINITY)
                && value <= fields.bound(axis + "max").orElse(Double.POSITIVE_INFINITY);
    }

    /// Clusters by number, so that a colour does not depend on the order of the rows; -1, which is
    /// in no cluster, is grey.
    private static Groups groups(Fields fields, int series) {
        if (series < 0 || !fields.column(series).type().isInteger()) {
            return Groups.of(fields, series);
        }
        Set<Long> numbers = new LinkedHashSet<>();
        for (List<@Nullable Object> row : fields.rows()) {
            if (row.get(series) instanceof Number number) {
                numbers.add(number.longValue());
            }
        }
        Groups groups = numbers.contains(-1L) ? new Groups("-1", "-1: no cluster") : new Groups();
        numbers.stream()
                .filter(number -> number >= 0)
                .sorted()
                .forEach(number -> groups.place("" + number));
        return groups;
    }

    /// The reach of both axes in words.
    String told() {
        if (points.isEmpty()) {
            return "";
        }
        DoubleSummaryStatistics x = points.stream().mapToDouble(Point::x).summaryStatistics();
        DoubleSummaryStatistics y = points.stream().mapToDouble(Point::y).summaryStatistics();
        return xName
                + " from "
                + (byTime ? TimeScale.text((long) x.getMin()) : Numbers.text(x.getMin()))
                + " to "
                + (byTime ? TimeScale.text((long) x.getMax()) : Numbers.text(x.getMax()))
                + ", "
                + yName
                + " from "
                + Numbers.text(y.getMin())
                + " to "
                + Numbers.text(y.getMax())
                + ".";
    }

    String caption() {
        StringBuilder text = new StringBuilder(Numbers.count(points.size(), "point"));
        text.append(" of ").append(Numbers.count(rows, "row"));
        text.append(": ").append(yName).append(" by ").append(xName);
        if (groups.size() > 1) {
            text.append(", in ").append(Numbers.count(groups.size(), "group"));
        }
        text.append('.');
        if (without > 0) {
            text.append(' ').append(Numbers.count(without, "row"));
            text.append(" without a place on both axes not drawn.");
        }
        if (cut > 0) {
            text.append(' ').append(Numbers.count(cut, "row"));
            text.append(" beyond the first 20,000 points not drawn.");
        }
        return text.toString();
    }
}
