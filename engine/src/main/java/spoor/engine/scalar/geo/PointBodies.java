package spoor.engine.scalar.geo;

import static spoor.engine.scalar.geo.Values.point;
import static spoor.engine.scalar.geo.Values.real;

import com.google.common.geometry.S2;
import com.google.common.geometry.S2Point;
import java.util.Map;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;

/// Bodies on points alone: distances and angles.
final class PointBodies {
    private static final S2Point NORTH = new S2Point(0, 0, 1);

    private PointBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("geo_distance_2points", PointBodies::distance);
        to.put("geo_distance_2points_5", PointBodies::distance);
        to.put(
                "geo_point_in_circle",
                a -> {
                    Double distance = metres(point(a, 0), point(a, 2));
                    double radius = real(a, 4);
                    return distance == null || !(radius >= 0) ? null : distance <= radius;
                });
        to.put("geo_azimuth", a -> angle(NORTH, point(a, 0), point(a, 2)));
        to.put("geo_angle", a -> angle(point(a, 0), point(a, 2), point(a, 4)));
    }

    private static @Nullable Double distance(@Nullable Object[] a) {
        S2Point from = point(a, 0);
        S2Point to = point(a, 2);
        if (a.length < 5 || Boolean.FALSE.equals(a[4])) {
            return metres(from, to);
        }
        return from == null || to == null || a[4] == null ? null : spheroid(a);
    }

    private static @Nullable Double metres(@Nullable S2Point from, @Nullable S2Point to) {
        return from == null || to == null ? null : (Double) Sphere.metres(from.angle(to));
    }

    /// On the spheroid of WGS 84.
    static double spheroid(@Nullable Object[] a) {
        return Geodesic.WGS84.Inverse(
                        real(a, 1), real(a, 0), real(a, 3), real(a, 2), GeodesicMask.DISTANCE)
                .s12;
    }

    /// From the line towards the first point, clockwise to the line towards the second; from 0 to
    /// below a full turn. Null when a line has no direction: its points are the same or opposite.
    private static @Nullable Double angle(
            @Nullable S2Point first, @Nullable S2Point middle, @Nullable S2Point second) {
        if (first == null || middle == null || second == null) {
            return null;
        }
        S2Point left = S2.robustCrossProd(middle, first);
        S2Point right = S2.robustCrossProd(middle, second);
        if (aligned(first, middle) || aligned(second, middle)) {
            return null;
        }
        double angle = left.angle(right);
        boolean clockwise = S2Point.crossProd(left, right).dotProd(middle) <= 0;
        return clockwise || angle == 0 ? angle : 2 * Math.PI - angle;
    }

    private static boolean aligned(S2Point one, S2Point other) {
        return S2Point.crossProd(one, other).norm() < 1e-15;
    }
}
