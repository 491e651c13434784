package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;
import spoor.engine.scalar.json.Json;

/// Cuts lines where longitude jumps from 180 to -180 degrees: maps cannot draw across.
final class Antimeridian {
    /// As far as a cut line goes.
    private static final double EDGE = 179.999999999999;

    private Antimeridian() {}

    /// The line, or its parts on both sides.
    static List<Json> split(List<S2Point> line) {
        List<Json> parts = new ArrayList<>();
        List<Json> part = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            S2Point point = line.get(i);
            if (i > 0 && crosses(line.get(i - 1), point)) {
                double side = Math.signum(Sphere.longitude(line.get(i - 1)));
                double latitude = latitude(line.get(i - 1), point);
                part.add(GeoJson.place(side * EDGE, latitude));
                parts.add(new Json.Array(part));
                part = new ArrayList<>();
                part.add(GeoJson.place(-side * EDGE, latitude));
            }
            part.add(GeoJson.place(point));
        }
        parts.add(new Json.Array(part));
        return parts;
    }

    private static boolean crosses(S2Point from, S2Point to) {
        double a = Sphere.longitude(from);
        double b = Sphere.longitude(to);
        return a * b < 0 && Math.abs(a - b) > 180;
    }

    /// Where the geodesic meets the antimeridian, the half plane of y = 0 and x < 0.
    private static double latitude(S2Point from, S2Point to) {
        double part = from.getY() / (from.getY() - to.getY());
        double x = from.getX() + part * (to.getX() - from.getX());
        double z = from.getZ() + part * (to.getZ() - from.getZ());
        return Sphere.latitude(new S2Point(x, 0, z));
    }
}
