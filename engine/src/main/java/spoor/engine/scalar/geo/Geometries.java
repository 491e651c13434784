package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import spoor.engine.scalar.json.Json;

/// GeoJSON of points, lines and polygons together.
final class Geometries {
    private Geometries() {}

    /// One geometry, or a collection of points, lines and polygons, in this order; an empty
    /// collection for nothing.
    static Json of(Set<S2Point> points, List<List<S2Point>> lines, Region region) {
        List<Json> all = new ArrayList<>();
        if (points.size() == 1) {
            all.add(GeoJson.point(points.iterator().next()));
        } else if (!points.isEmpty()) {
            all.add(GeoJson.geometry("MultiPoint", GeoJson.places(RingBuilder.ordered(points))));
        }
        if (!lines.isEmpty()) {
            all.add(GeoJson.lineJson(lines.stream().map(GeoJson::places).toList()));
        }
        List<Json> polygons = Rings.json(region);
        if (polygons != null && !polygons.isEmpty()) {
            all.add(GeoJson.polygonJson(polygons));
        }
        return all.size() == 1 ? all.getFirst() : GeoJson.collection(all);
    }
}
