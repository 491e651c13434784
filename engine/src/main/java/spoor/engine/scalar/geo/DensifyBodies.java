package spoor.engine.scalar.geo;

import static spoor.engine.scalar.geo.Values.real;

import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that turn edges straight on a map into geodesics.
final class DensifyBodies {
    /// In metres.
    private static final double TOLERANCE = 10;

    private DensifyBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        for (String arity : List.of("", "_2")) {
            to.put("geo_line_densify" + arity, a -> line(a[0], real(a, 1, TOLERANCE)));
            to.put("geo_polygon_densify" + arity, a -> polygon(a[0], real(a, 1, TOLERANCE)));
        }
    }

    private static @Nullable String line(@Nullable Object dynamic, double tolerance) {
        if (Shapes.lines(dynamic) == null || !(dynamic instanceof String text)) {
            return null;
        }
        List<List<GeoJson.Place>> lines = GeoJson.lines(Json.of(text));
        List<Json> densified = new ArrayList<>();
        for (List<GeoJson.Place> line : lines == null ? List.<List<GeoJson.Place>>of() : lines) {
            List<S2Point> points = Densify.points(line, tolerance);
            if (points == null) {
                return null;
            }
            densified.addAll(Antimeridian.split(points));
        }
        return GeoJson.lineJson(densified).text();
    }

    /// Shells go round counterclockwise and holes clockwise, whichever way they were written.
    private static @Nullable String polygon(@Nullable Object dynamic, double tolerance) {
        if (Shapes.polygon(dynamic) == null || !(dynamic instanceof String text)) {
            return null;
        }
        List<List<List<GeoJson.Place>>> polygons = GeoJson.polygons(Json.of(text));
        List<Json> densified = new ArrayList<>();
        for (List<List<GeoJson.Place>> rings :
                polygons == null ? List.<List<List<GeoJson.Place>>>of() : polygons) {
            List<List<S2Point>> loops = new ArrayList<>();
            for (List<GeoJson.Place> ring : rings) {
                List<S2Point> points = Densify.points(ring, tolerance);
                if (points == null) {
                    return null;
                }
                loops.add(points.subList(0, points.size() - 1));
            }
            List<Json> one = Rings.json(Shapes.ofLoops(loops));
            if (one == null) {
                return null;
            }
            densified.addAll(one);
        }
        return GeoJson.polygonJson(densified).text();
    }
}
