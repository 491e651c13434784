package spoor.engine.scalar.geo;

import static spoor.engine.scalar.geo.Values.point;

import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;

/// Bodies that measure polygons.
final class PolygonBodies {
    private PolygonBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("geo_point_in_polygon", a -> contains(Shapes.polygon(a[2]), point(a, 0)));
        to.put("geo_distance_point_to_polygon", a -> distance(Shapes.polygon(a[2]), point(a, 0)));
        to.put("geo_closest_point_on_polygon", a -> closest(Shapes.polygon(a[2]), point(a, 0)));
        to.put(
                "geo_polygon_area",
                a -> {
                    S2Polygon polygon = Shapes.polygon(a[0]);
                    return polygon == null
                            ? null
                            : (Double) (polygon.getArea() * Sphere.RADIUS * Sphere.RADIUS);
                });
        to.put("geo_polygon_perimeter", a -> perimeter(Shapes.polygon(a[0])));
        to.put("geo_polygon_centroid", a -> centroid(Shapes.polygon(a[0])));
    }

    private static @Nullable Boolean contains(
            @Nullable S2Polygon polygon, @Nullable S2Point point) {
        return polygon == null || point == null ? null : (Boolean) polygon.contains(point);
    }

    private static @Nullable Double distance(@Nullable S2Polygon polygon, @Nullable S2Point point) {
        if (polygon == null || point == null) {
            return null;
        }
        if (polygon.contains(point)) {
            return 0.0;
        }
        double nearest = Double.MAX_VALUE;
        for (S2Loop loop : polygon.getLoops()) {
            for (int i = 0; i < loop.numVertices(); i++) {
                nearest =
                        Math.min(
                                nearest,
                                S2EdgeUtil.getDistance(point, loop.vertex(i), loop.vertex(i + 1))
                                        .radians());
            }
        }
        return Sphere.metres(nearest);
    }

    private static @Nullable String closest(@Nullable S2Polygon polygon, @Nullable S2Point point) {
        return polygon == null || point == null
                ? null
                : GeoJson.point(polygon.project(point)).text();
    }

    private static @Nullable Double perimeter(@Nullable S2Polygon polygon) {
        if (polygon == null) {
            return null;
        }
        double radians = 0;
        for (S2Loop loop : polygon.getLoops()) {
            for (int i = 0; i < loop.numVertices(); i++) {
                radians += loop.vertex(i).angle(loop.vertex(i + 1));
            }
        }
        return Sphere.metres(radians);
    }

    private static @Nullable String centroid(@Nullable S2Polygon polygon) {
        if (polygon == null) {
            return null;
        }
        S2Point sum = new S2Point(0, 0, 0);
        for (S2Loop loop : polygon.getLoops()) {
            for (int i = 1; i < loop.numVertices() - 1; i++) {
                S2Point part = centroid(loop.vertex(0), loop.vertex(i), loop.vertex(i + 1));
                sum = S2Point.add(sum, S2Point.mul(part, loop.sign()));
            }
        }
        return sum.norm2() == 0 ? null : GeoJson.point(S2Point.normalize(sum)).text();
    }

    /// The centre of mass of a spherical triangle times its area, negative when it goes round
    /// clockwise (Brock, "The Inertia Tensor for a Spherical Triangle", 1975). The first corner is
    /// taken off the others, so that small triangles keep their digits.
    private static S2Point centroid(S2Point a, S2Point b, S2Point c) {
        double ofA = overSine(b.angle(c));
        double ofB = overSine(c.angle(a));
        double ofC = overSine(a.angle(b));
        S2Point x = new S2Point(a.getX(), b.getX() - a.getX(), c.getX() - a.getX());
        S2Point y = new S2Point(a.getY(), b.getY() - a.getY(), c.getY() - a.getY());
        S2Point z = new S2Point(a.getZ(), b.getZ() - a.getZ(), c.getZ() - a.getZ());
        S2Point weights = new S2Point(ofA, ofB - ofA, ofC - ofA);
        return S2Point.mul(
                new S2Point(
                        S2Point.crossProd(y, z).dotProd(weights),
                        S2Point.crossProd(z, x).dotProd(weights),
                        S2Point.crossProd(x, y).dotProd(weights)),
                0.5);
    }

    private static double overSine(double angle) {
        return angle == 0 ? 1 : angle / Math.sin(angle);
    }
}
