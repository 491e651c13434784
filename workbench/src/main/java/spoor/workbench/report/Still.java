package spoor.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Ticks;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

/// A still picture as inline SVG: lines for a time chart. It stands in a report where no script
/// runs.
final class Still {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 300;
    private static final int LEFT = 90;
    private static final int RIGHT = 20;
    private static final int TOP = 30;
    private static final int BOTTOM = 40;
    private static final int MAX_POINTS = 20_000;
    private static final int MAX_SERIES = 8;

    private static final int COLOURS = 8;

    private record Point(long time, double score) {}

    private final Map<String, List<Point>> series;
    private final String title;
    private final String scoreName;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private double low;
    private double high = Double.NEGATIVE_INFINITY;

    private Still(Map<String, List<Point>> series, String title, String scoreName) {
        this.series = series;
        this.title = title;
        this.scoreName = scoreName;
    }

    /// Empty where the table has no column of times or none of numbers.
    static Optional<String> of(ResultTable table, Render render) {
        List<Column> columns = table.columns();
        int time = column(columns, render.properties().get("xcolumn"));
        time = time >= 0 ? time : first(columns, column -> column.type() == KqlType.DATETIME);
        List<Integer> scores = listed(columns, render.properties().get("ycolumns"));
        if (scores.isEmpty()) {
            scores = numbers(columns);
        }
        if (time < 0 || columns.get(time).type() != KqlType.DATETIME || scores.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> split = listed(columns, render.properties().get("series"));
        if (split.isEmpty()) {
            split = texts(columns);
        }
        Map<String, List<Point>> series = new LinkedHashMap<>();
        int taken = 0;
        for (List<@Nullable Object> row : table.rows()) {
            for (int score : scores) {
                if (taken < MAX_POINTS
                        && row.get(time) instanceof Long at
                        && number(row.get(score)) instanceof Double height
                        && within(render, height)) {
                    String name = name(columns, row, split, score, scores.size() > 1);
                    series.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Point(at, height));
                    taken++;
                }
            }
        }
        Still still =
                new Still(
                        series,
                        render.properties().getOrDefault("title", ""),
                        columns.get(scores.getFirst()).name());
        return Optional.of(still.svg());
    }

    private static String name(
            List<Column> columns,
            List<@Nullable Object> row,
            List<Integer> split,
            int score,
            boolean many) {
        List<String> words = new ArrayList<>();
        split.forEach(index -> words.add(String.valueOf(row.get(index))));
        if (many) {
            words.add(columns.get(score).name());
        }
        return String.join(", ", words);
    }

    private static boolean within(Render render, double height) {
        return height <= bound(render, "ymax", Double.POSITIVE_INFINITY)
                && height >= bound(render, "ymin", Double.NEGATIVE_INFINITY);
    }

    private static double bound(Render render, String name, double otherwise) {
        try {
            return Double.parseDouble(render.properties().getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private String svg() {
        series.values().forEach(points -> points.forEach(this::widen));
        StringBuilder out = new StringBuilder();
        out.append("<svg class=\"picture\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT);
        out.append("\" role=\"img\" aria-label=\"")
                .append(Visible.html(title.isEmpty() ? "Time chart" : title));
        out.append("; the table has the values\">\n");
        text(out, LEFT, 16, "start", title);
        if (series.isEmpty()) {
            text(
                    out,
                    WIDTH / 2.0,
                    HEIGHT / 2.0,
                    "middle",
                    "Nothing to draw: no row has a time and a number in the range.");
            return out.append("</svg>\n").toString();
        }
        if (from == to) {
            from -= Ticks.PER_MINUTE;
            to += Ticks.PER_MINUTE;
        }
        if (high <= low) {
            high = low + 1;
        }
        axes(out);
        int number = 0;
        for (Map.Entry<String, List<Point>> one : series.entrySet()) {
            draw(out, one.getValue(), number % COLOURS);
            if (series.size() > 1 && number < MAX_SERIES) {
                legend(out, number, one.getKey());
            }
            number++;
        }
        return out.append("</svg>\n").toString();
    }

    private void widen(Point point) {
        from = Math.min(from, point.time());
        to = Math.max(to, point.time());
        low = Math.min(low, point.score());
        high = Math.max(high, point.score());
    }

    private void axes(StringBuilder out) {
        for (int i = 0; i <= 4; i++) {
            double score = low + (high - low) * i / 4;
            double y = y(score);
            out.append("<line class=\"grid\" x1=\"")
                    .append(LEFT)
                    .append("\" x2=\"")
                    .append(WIDTH - RIGHT);
            out.append("\" y1=\"")
                    .append(shortly(y))
                    .append("\" y2=\"")
                    .append(shortly(y))
                    .append("\"/>");
            text(out, LEFT - 8, y + 4, "end", String.format(Locale.ROOT, "%.3g", score));
        }
        for (int i = 0; i <= 3; i++) {
            long time = from + (to - from) / 3 * i;
            String anchor = i == 0 ? "start" : i == 3 ? "end" : "middle";
            text(
                    out,
                    x(time),
                    HEIGHT - 18,
                    anchor,
                    Ticks.datetimeText(time).substring(0, 16).replace('T', ' '));
        }
        text(out, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 3, "middle", "time (UTC)");
        text(out, 4, TOP - 8, "start", scoreName);
    }

    private void draw(StringBuilder out, List<Point> points, int colour) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(java.util.Comparator.comparingLong(Point::time));
        out.append("<polyline class=\"line l").append(colour).append("\" points=\"");
        sorted.forEach(point -> out.append(at(point)).append(' '));
        out.append("\"/>\n");
    }

    private static void legend(StringBuilder out, int number, String name) {
        int x = LEFT + 130 + number * 92;
        out.append("<circle r=\"4\" cx=\"")
                .append(x)
                .append("\" cy=\"12\" class=\"f")
                .append(number)
                .append("\"/>");
        text(out, x + 8, 16, "start", name.length() > 12 ? name.substring(0, 11) + "…" : name);
    }

    private String at(Point point) {
        return shortly(x(point.time())) + "," + shortly(y(point.score()));
    }

    private double x(long time) {
        return LEFT + (double) (time - from) / (to - from) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double score) {
        return HEIGHT - BOTTOM - (score - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String text) {
        out.append("<text x=\"").append(shortly(x)).append("\" y=\"").append(shortly(y));
        out.append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(Visible.html(text))
                .append("</text>\n");
    }

    private static String shortly(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static @Nullable Object number(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? (Object) number.doubleValue()
                : null;
    }

    private static List<Integer> numbers(List<Column> columns) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).type().isNumber()) {
                found.add(i);
            }
        }
        return found;
    }

    private static List<Integer> texts(List<Column> columns) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).type() == KqlType.STRING) {
                found.add(i);
            }
        }
        return found;
    }

    private static List<Integer> listed(List<Column> columns, @Nullable String names) {
        List<Integer> found = new ArrayList<>();
        for (String name : names == null ? new String[0] : names.split(",")) {
            int index = column(columns, name.strip());
            if (index >= 0) {
                found.add(index);
            }
        }
        return found;
    }

    private static int column(List<Column> columns, @Nullable String name) {
        return name == null ? -1 : first(columns, column -> column.name().equals(name));
    }

    private static int first(List<Column> columns, java.util.function.Predicate<Column> wanted) {
        for (int i = 0; i < columns.size(); i++) {
            if (wanted.test(columns.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
