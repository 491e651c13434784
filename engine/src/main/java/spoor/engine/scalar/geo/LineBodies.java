package spoor.engine.scalar.geo;

import static spoor.engine.scalar.geo.Values.point;
import static spoor.engine.scalar.geo.Values.real;
import static spoor.engine.scalar.geo.Values.text;

import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polyline;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;
import spoor.engine.scalar.json.Json;

/// Bodies that measure lines.
final class LineBodies {
    private LineBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put(
                "geo_from_wkt",
                a -> {
                    Json geometry = WellKnownText.parse(text(a, 0));
                    return geometry == null ? null : geometry.text();
                });
        to.put("geo_distance_point_to_line", a -> distance(point(a, 0), Shapes.lines(a[2])));
        to.put("geo_closest_point_on_line", a -> closest(point(a, 0), Shapes.lines(a[2])));
        to.put("geo_line_length", a -> length(Shapes.lines(a[0])));
        to.put("geo_line_centroid", a -> centroid(Shapes.lines(a[0])));
        to.put("geo_line_locate_point", a -> locate(single(a[0]), point(a, 1)));
        to.put("geo_line_interpolate_point", a -> interpolate(single(a[0]), real(a, 1)));
    }

    /// A line that is not one of several.
    private static @Nullable S2Polyline single(@Nullable Object dynamic) {
        List<S2Polyline> lines = Shapes.lines(dynamic);
        return lines == null || lines.size() != 1 ? null : lines.getFirst();
    }

    private static @Nullable Double distance(
            @Nullable S2Point point, @Nullable List<S2Polyline> lines) {
        if (point == null || lines == null) {
            return null;
        }
        double nearest = Double.MAX_VALUE;
        for (S2Polyline line : lines) {
            for (int i = 1; i < line.numVertices(); i++) {
                nearest =
                        Math.min(
                                nearest,
                                S2EdgeUtil.getDistance(point, line.vertex(i - 1), line.vertex(i))
                                        .radians());
            }
        }
        return Sphere.metres(nearest);
    }

    private static @Nullable String closest(
            @Nullable S2Point point, @Nullable List<S2Polyline> lines) {
        if (point == null || lines == null) {
            return null;
        }
        S2Point best = lines.getFirst().project(point);
        for (S2Polyline line : lines) {
            S2Point projected = line.project(point);
            if (projected.angle(point) < best.angle(point)) {
                best = projected;
            }
        }
        return GeoJson.point(best).text();
    }

    private static @Nullable Double length(@Nullable List<S2Polyline> lines) {
        if (lines == null) {
            return null;
        }
        double radians = 0;
        for (S2Polyline line : lines) {
            radians += line.getArclengthAngle().radians();
        }
        return Sphere.metres(radians);
    }

    /// The centre of mass of the lines, brought back to the sphere. An edge weighs its length; its
    /// own centre of mass times its length is along the sum of its ends, with twice the sine of
    /// half its angle.
    private static @Nullable String centroid(@Nullable List<S2Polyline> lines) {
        if (lines == null) {
            return null;
        }
        S2Point sum = new S2Point(0, 0, 0);
        for (S2Polyline line : lines) {
            for (int i = 1; i < line.numVertices(); i++) {
                S2Point ends = S2Point.add(line.vertex(i - 1), line.vertex(i));
                S2Point across = S2Point.sub(line.vertex(i - 1), line.vertex(i));
                double weight = Math.sqrt(across.norm2() / ends.norm2());
                sum = S2Point.add(sum, S2Point.mul(ends, weight));
            }
        }
        return sum.norm2() == 0 ? null : GeoJson.point(S2Point.normalize(sum)).text();
    }

    private static @Nullable Double locate(@Nullable S2Polyline line, @Nullable S2Point point) {
        return line == null || point == null
                ? null
                : (Double) Math.min(1, line.uninterpolate(line.project(point)));
    }

    private static @Nullable String interpolate(@Nullable S2Polyline line, double fraction) {
        return line == null || !(fraction >= 0 && fraction <= 1)
                ? null
                : GeoJson.point(line.interpolate(fraction)).text();
    }
}
