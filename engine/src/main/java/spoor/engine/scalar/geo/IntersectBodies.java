package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Polyline;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;

/// Bodies that ask whether shapes meet. The boundary belongs to a polygon, the ends to a line.
final class IntersectBodies {
    private IntersectBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("geo_intersects_2lines", a -> lines(Shapes.lines(a[0]), Shapes.lines(a[1])));
        to.put(
                "geo_intersects_line_with_polygon",
                a -> lineWithPolygon(Shapes.lines(a[0]), Shapes.region(a[1])));
        to.put("geo_intersects_2polygons", a -> polygons(Shapes.region(a[0]), Shapes.region(a[1])));
    }

    private static @Nullable Boolean lines(
            @Nullable List<S2Polyline> first, @Nullable List<S2Polyline> second) {
        return first == null || second == null
                ? null
                : (Boolean) meet(EdgeIndex.of(first), EdgeIndex.of(second));
    }

    private static @Nullable Boolean lineWithPolygon(
            @Nullable List<S2Polyline> lines, @Nullable Region polygon) {
        return lines == null || polygon == null
                ? null
                : (Boolean)
                        (lines.stream().anyMatch(line -> polygon.polygon().contains(line.vertex(0)))
                                || meet(EdgeIndex.of(lines), EdgeIndex.of(polygon)));
    }

    private static @Nullable Boolean polygons(@Nullable Region first, @Nullable Region second) {
        return first == null || second == null
                ? null
                : (Boolean)
                        (within(first, second)
                                || within(second, first)
                                || meet(EdgeIndex.of(first), EdgeIndex.of(second)));
    }

    /// Whether a ring of the first begins in the second.
    private static boolean within(Region first, Region second) {
        return first.loops().stream().anyMatch(loop -> second.polygon().contains(loop.vertex(0)));
    }

    private static boolean meet(EdgeIndex first, EdgeIndex second) {
        return first.edges().stream().anyMatch(second::touches);
    }
}
