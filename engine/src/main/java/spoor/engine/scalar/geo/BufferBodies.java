package spoor.engine.scalar.geo;

import static spoor.engine.scalar.geo.Values.real;

import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polyline;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;
import spoor.engine.scalar.json.Json;

/// Bodies that give all places within a distance of a shape.
final class BufferBodies {
    /// In metres.
    private static final double TOLERANCE = 10;

    private static final double LEAST_PART = 1e-6;

    /// A larger tolerance makes triangles of circles as this one does.
    private static final double LARGEST_PART = 0.9;

    /// In metres.
    private static final double LARGEST_RADIUS = 5_000_000;

    private BufferBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        for (String arity : List.of("", "_3")) {
            to.put(
                    "geo_line_buffer" + arity,
                    a -> {
                        List<S2Polyline> lines = Shapes.lines(a[0]);
                        return lines == null
                                ? null
                                : around(
                                        real(a, 1),
                                        real(a, 2, TOLERANCE),
                                        buffer -> lines(lines, buffer));
                    });
            to.put(
                    "geo_polygon_buffer" + arity,
                    a -> {
                        Region polygon = Shapes.region(a[0]);
                        return polygon == null
                                ? null
                                : around(
                                        real(a, 1),
                                        real(a, 2, TOLERANCE),
                                        buffer -> rings(polygon, buffer));
                    });
        }
        for (String arity : List.of("", "_4")) {
            to.put(
                    "geo_point_buffer" + arity,
                    a -> {
                        S2Point point = Values.point(a, 0);
                        return point == null
                                ? null
                                : around(
                                        real(a, 2),
                                        real(a, 3, TOLERANCE),
                                        buffer -> List.of(buffer.aroundPoint(point)));
                    });
        }
    }

    private static List<List<S2Point>> lines(List<S2Polyline> lines, Buffer buffer) {
        return lines.stream().map(line -> buffer.aroundLine(line.vertices())).toList();
    }

    private static List<List<S2Point>> rings(Region polygon, Buffer buffer) {
        return polygon.loops().stream()
                .map(S2Loop::orientedVertices)
                .map(buffer::aroundRing)
                .toList();
    }

    private static @Nullable String around(
            double radius, double tolerance, Function<Buffer, List<List<S2Point>>> paths) {
        if (!(radius > 0 && radius <= LARGEST_RADIUS) || !(tolerance >= radius * LEAST_PART)) {
            return null;
        }
        Buffer buffer = new Buffer(radius, Math.min(tolerance, radius * LARGEST_PART));
        List<Json> rings = Rings.json(Winding.region(paths.apply(buffer)));
        return rings == null ? null : GeoJson.polygonJson(rings).text();
    }
}
