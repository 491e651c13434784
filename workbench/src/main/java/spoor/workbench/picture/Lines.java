package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table as lines: numbers over times or over numbers, some of their points marked as anomalies.
/// A row is a point; or a row is a series whose columns are dynamic arrays, as `make-series` gives
/// them.
///
/// @param columns which of the table they are of
/// @param without points without an x or a y
/// @param left lines that are not drawn
record Lines(
        String xName,
        LineColumns columns,
        List<String> numbers,
        Groups groups,
        List<Line> lines,
        long rows,
        long without,
        long left) {
    static final int MOST_LINES = 60;
    static final int MOST_POINTS = 400_000;

    /// @param y NaN where the line is broken
    /// @param foot where the point below it stands, of areas upon each other; else NaN
    /// @param value what it stands for: y, but of areas upon each other
    /// @param flag above 0 an anomaly, below 0 one that is too low, 0 none
    /// @param row of the table, from 0; -1: none
    record Point(double x, double y, double foot, double value, int flag, int row) {}

    /// @param number the name of what is measured
    /// @param points by x
    record Line(String name, String number, int group, List<Point> points) {}

    static Lines of(Fields fields, String kind) {
        LineColumns columns = LineColumns.of(fields, kind);
        Map<List<String>, List<Point>> found = new LinkedHashMap<>();
        long without = 0;
        long taken = 0;
        int index = -1;
        for (List<@Nullable Object> row : fields.rows()) {
            index++;
            List<Double> xs = columns.xs(fields, row);
            String split = columns.split().isEmpty() ? "" : fields.label(row, columns.split());
            for (int n = 0; n < columns.numbers().size(); n++) {
                List<Double> ys = columns.values(fields, row, columns.numbers().get(n));
                List<Double> flags = columns.flags(fields, row, n);
                List<Point> points =
                        found.computeIfAbsent(
                                List.of(split, fields.name(columns.numbers().get(n))),
                                _ -> new ArrayList<>());
                for (int i = 0; i < Math.max(xs.size(), ys.size()); i++) {
                    double x = i < xs.size() ? xs.get(i) : Double.NaN;
                    double y = i < ys.size() ? ys.get(i) : Double.NaN;
                    without += Double.isNaN(x) || Double.isNaN(y) ? 1 : 0;
                    if (!Double.isNaN(x)) {
                        double flag = i < flags.size() ? flags.get(i) : 0;
                        int sign = (int) Math.signum(flag);
                        points.add(new Point(x, y, Double.NaN, y, sign, index));
                        taken++;
                    }
                }
            }
            if (taken > MOST_POINTS) {
                throw new NoPicture(
                        kind + " draws 400,000 points at most; summarize, or take fewer rows");
            }
        }
        return lines(fields, columns, found, without);
    }

    private static Lines lines(
            Fields fields,
            LineColumns columns,
            Map<List<String>, List<Point>> found,
            long without) {
        Groups groups =
                columns.numbers().size() == 1 ? Groups.of(fields, columns.split()) : new Groups();
        List<Line> lines = new ArrayList<>();
        boolean several = columns.numbers().size() > 1;
        long left = 0;
        for (Map.Entry<List<String>, List<Point>> one : found.entrySet()) {
            String split = one.getKey().getFirst();
            String number = one.getKey().getLast();
            if (one.getValue().stream().allMatch(point -> Double.isNaN(point.y()))) {
                continue;
            }
            if (lines.size() >= MOST_LINES) {
                left++;
                continue;
            }
            String name = split.isEmpty() ? number : several ? split + ": " + number : split;
            List<Point> points = new ArrayList<>(one.getValue());
            points.sort(Comparator.comparingDouble(Point::x));
            if (fields.says("accumulate", "true")) {
                points = accumulated(points);
            }
            lines.add(new Line(name, number, groups.place(name), List.copyOf(points)));
        }
        return new Lines(
                fields.name(columns.x()),
                columns,
                columns.numbers().stream().map(fields::name).toList(),
                groups,
                lines,
                fields.rows().size(),
                without,
                left);
    }

    private static List<Point> accumulated(List<Point> points) {
        List<Point> sums = new ArrayList<>();
        double sum = 0;
        for (Point point : points) {
            sum += Double.isNaN(point.y()) ? 0 : point.y();
            sums.add(new Point(point.x(), sum, Double.NaN, sum, point.flag(), point.row()));
        }
        return sums;
    }

    /// The lines between two places along x, both included; a line without a point there goes.
    Lines between(double from, double to) {
        List<Line> kept = new ArrayList<>();
        for (Line line : lines) {
            List<Point> points =
                    line.points().stream()
                            .filter(point -> point.x() >= from && point.x() <= to)
                            .toList();
            if (!points.isEmpty()) {
                kept.add(new Line(line.name(), line.number(), line.group(), points));
            }
        }
        return new Lines(xName, columns, numbers, groups, kept, rows, without, left);
    }

    /// Whether x is a time, in ticks.
    boolean byTime() {
        return columns.byTime();
    }

    /// The same lines upon each other.
    Lines stacked(boolean hundred) {
        return new Lines(
                xName, columns, numbers, groups, Stacked.of(lines, hundred), rows, without, left);
    }

    /// How many points are flagged on one side.
    long flagged(int sign) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .filter(point -> point.flag() == sign && !Double.isNaN(point.y()))
                .count();
    }

    long points() {
        return lines.stream().mapToLong(line -> line.points().size()).sum();
    }

    /// @param anomalies whether they are told
    String caption(boolean anomalies) {
        StringBuilder text = new StringBuilder(Numbers.count(points(), "point"));
        text.append(" in ").append(Numbers.count(lines.size(), "line")).append(": ");
        text.append(String.join(", ", numbers)).append(" by ").append(xName).append('.');
        if (anomalies) {
            long high = flagged(1);
            long low = flagged(-1);
            text.append(' ')
                    .append(high + low == 0 ? "No point" : Numbers.count(high + low, "point"));
            text.append(" marked as ").append(high + low == 1 ? "an anomaly" : "anomalies");
            text.append(high + low == 0 ? "." : ": " + high + " too high, " + low + " too low.");
        }
        if (left > 0) {
            text.append(' ').append(Numbers.count(left, "line")).append(" more not drawn.");
        }
        if (without > 0) {
            text.append(' ').append(Numbers.count(without, "point"));
            text.append(" without a place or a number not drawn.");
        }
        return text.toString();
    }
}
