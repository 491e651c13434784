package spoor.engine.scalar.geo;

import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts points on edges that are straight on a map of degrees, until the geodesics between them
/// keep within a tolerance of the map's edges.
///
/// The error of an edge is taken at two places, 0.312 of its length from each end, where it is
/// within a sixth of the largest whatever the edge: the method of the edge tessellator of Google's
/// S2 library.
final class Densify {
    /// Where the error is measured, as a part of the edge.
    private static final double MEASURED_AT = 0.31215691082248315;

    /// By how much the largest error may exceed the measured one.
    private static final double SCALE = 0.8382999256988851;

    private static final double LEAST_METRES = 0.1;

    /// A longer line is none: a bound to what a query can ask for.
    private static final int MOST_POINTS = 1_000_000;

    private final double tolerance;
    private final List<S2Point> points = new ArrayList<>();

    private Densify(double metres) {
        double angle = Sphere.radians(metres) * SCALE;
        double chord = 2 * Math.sin(Math.min(Math.PI, angle) / 2);
        this.tolerance = chord * chord;
    }

    /// The points of a densified line or ring; null when the tolerance is below 10 cm or the points
    /// are too many.
    static @Nullable List<S2Point> points(List<GeoJson.Place> places, double metres) {
        if (!(metres >= LEAST_METRES)) {
            return null;
        }
        Densify densify = new Densify(metres);
        densify.points.add(places.getFirst().point());
        for (int i = 1; i < places.size(); i++) {
            GeoJson.Place from = places.get(i - 1);
            GeoJson.Place to = places.get(i);
            densify.add(from, from.point(), to, to.point());
            if (densify.points.size() > MOST_POINTS) {
                return null;
            }
        }
        return densify.points;
    }

    private void add(GeoJson.Place from, S2Point a, GeoJson.Place to, S2Point b) {
        if (points.size() > MOST_POINTS || error(from, a, to, b) <= tolerance) {
            points.add(b);
            return;
        }
        GeoJson.Place middle = between(0.5, from, to);
        S2Point point = middle.point();
        add(from, a, middle, point);
        add(middle, point, to, b);
    }

    /// The square of the chord between the geodesic and the straight edge.
    private static double error(GeoJson.Place from, S2Point a, GeoJson.Place to, S2Point b) {
        if (a.dotProd(b) < -1e-14) {
            return Double.MAX_VALUE;
        }
        return Math.max(error(MEASURED_AT, from, a, to, b), error(1 - MEASURED_AT, from, a, to, b));
    }

    private static double error(
            double part, GeoJson.Place from, S2Point a, GeoJson.Place to, S2Point b) {
        S2Point geodesic = S2EdgeUtil.interpolate(part, a, b);
        return S2Point.sub(geodesic, between(part, from, to).point()).norm2();
    }

    private static GeoJson.Place between(double part, GeoJson.Place from, GeoJson.Place to) {
        return new GeoJson.Place(
                (1 - part) * from.longitude() + part * to.longitude(),
                (1 - part) * from.latitude() + part * to.latitude());
    }
}
