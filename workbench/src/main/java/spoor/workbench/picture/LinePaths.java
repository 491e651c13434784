package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A line as pieces of a path, broken where a point cannot be drawn. Of many points those that can
/// be seen: in each narrow column the first, the least, the greatest and the last.
///
/// @param path as SVG spells it; empty where no two points follow each other
/// @param alone points without a neighbour
/// @param shown points worth pointing at
record LinePaths(String path, List<Lines.Point> alone, List<Lines.Point> shown) {
    private static final int COARSE = 5;

    /// @param detail columns for each unit of width
    /// @param most how many points are worth pointing at
    static LinePaths of(
            List<Lines.Point> points,
            Predicate<Lines.Point> drawable,
            DoubleUnaryOperator along,
            Scale heights,
            boolean area,
            int detail,
            int most) {
        StringBuilder path = new StringBuilder();
        List<Lines.Point> alone = new ArrayList<>();
        List<Lines.Point> drawn = new ArrayList<>();
        List<Lines.Point> piece = new ArrayList<>();
        for (Lines.Point point : points) {
            if (drawable.test(point)) {
                piece.add(point);
                drawn.add(point);
            } else {
                add(path, piece, alone, along, heights, area, detail);
            }
        }
        add(path, piece, alone, along, heights, area, detail);
        List<Lines.Point> shown = drawn;
        for (double columns = 1; shown.size() > Math.max(2, most); columns *= 2) {
            shown = thinned(drawn, along, 1 / (COARSE * columns));
        }
        return new LinePaths(path.toString(), alone, shown);
    }

    private static void add(
            StringBuilder path,
            List<Lines.Point> piece,
            List<Lines.Point> alone,
            DoubleUnaryOperator along,
            Scale heights,
            boolean area,
            int detail) {
        if (piece.size() == 1) {
            alone.add(piece.getFirst());
        } else if (!piece.isEmpty()) {
            List<Lines.Point> kept =
                    piece.size() < 4 * Svg.WIDTH * detail ? piece : thinned(piece, along, detail);
            char step = 'M';
            for (Lines.Point point : kept) {
                path.append(step).append(at(along.applyAsDouble(point.x()), heights.at(point.y())));
                step = 'L';
            }
            if (area) {
                foot(path, kept, along, heights);
            }
        }
        piece.clear();
    }

    /// Back along the foot: a level one, or the points below.
    private static void foot(
            StringBuilder path, List<Lines.Point> kept, DoubleUnaryOperator along, Scale heights) {
        double level = Math.max(heights.from(), Math.min(heights.to(), 0));
        boolean stacked = !Double.isNaN(kept.getFirst().foot());
        for (Lines.Point point : stacked ? kept.reversed() : ends(kept).reversed()) {
            double foot =
                    stacked
                            ? Math.max(heights.from(), Math.min(heights.to(), point.foot()))
                            : level;
            path.append('L').append(at(along.applyAsDouble(point.x()), heights.at(foot)));
        }
        path.append('z');
    }

    private static List<Lines.Point> ends(List<Lines.Point> points) {
        return List.of(points.getFirst(), points.getLast());
    }

    private static List<Lines.Point> thinned(
            List<Lines.Point> points, DoubleUnaryOperator along, double detail) {
        List<Lines.Point> kept = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size()
                    || column(points.get(i), along, detail)
                            != column(points.get(from), along, detail)) {
                int least = from;
                int greatest = from;
                for (int j = from; j < i; j++) {
                    least = points.get(j).y() < points.get(least).y() ? j : least;
                    greatest = points.get(j).y() > points.get(greatest).y() ? j : greatest;
                }
                IntStream.of(from, Math.min(least, greatest), Math.max(least, greatest), i - 1)
                        .distinct()
                        .mapToObj(points::get)
                        .forEach(kept::add);
                from = i;
            }
        }
        return kept;
    }

    private static long column(Lines.Point point, DoubleUnaryOperator along, double detail) {
        return (long) (along.applyAsDouble(point.x()) * detail);
    }

    static String at(double x, double y) {
        return Svg.at(x) + " " + Svg.at(y);
    }
}
