package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import com.google.common.geometry.S2Polyline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Shapes on the sphere from GeoJSON, checked: edges are geodesics, a ring encloses the smaller
/// side, rings do not cross. A shape that breaks the rules is null.
final class Shapes {
    private static final Recent<List<S2Polyline>> LINES =
            new Recent<>(text -> lines(Json.of(text)));
    private static final Recent<Region> REGIONS = new Recent<>(text -> region(Json.of(text)));

    private Shapes() {}

    /// The lines of a dynamic value's text.
    static @Nullable List<S2Polyline> lines(@Nullable Object dynamic) {
        return LINES.of(dynamic);
    }

    /// The polygon of a dynamic value's text, or the union of its polygons.
    static @Nullable S2Polygon polygon(@Nullable Object dynamic) {
        Region region = REGIONS.of(dynamic);
        return region == null ? null : region.polygon();
    }

    /// The same with its rings in order.
    static @Nullable Region region(@Nullable Object dynamic) {
        return REGIONS.of(dynamic);
    }

    static @Nullable List<S2Polyline> lines(Json value) {
        List<List<GeoJson.Place>> written = GeoJson.lines(value);
        if (written == null) {
            return null;
        }
        List<S2Polyline> lines = new ArrayList<>(written.size());
        for (List<GeoJson.Place> places : written) {
            List<S2Point> points = points(places);
            if (points.size() < 2 || hasOpposites(points, false)) {
                return null;
            }
            lines.add(new S2Polyline(points));
        }
        return lines;
    }

    static @Nullable Region region(Json value) {
        List<Region> polygons = polygons(value);
        return polygons == null ? null : Overlay.union(polygons);
    }

    /// Each polygon by itself.
    private static @Nullable List<Region> polygons(Json value) {
        List<List<List<GeoJson.Place>>> written = GeoJson.polygons(value);
        if (written == null) {
            return null;
        }
        List<Region> polygons = new ArrayList<>(written.size());
        for (List<List<GeoJson.Place>> rings : written) {
            Region polygon = ofRings(rings);
            if (polygon == null) {
                return null;
            }
            polygons.add(polygon);
        }
        return polygons;
    }

    private static @Nullable Region ofRings(List<List<GeoJson.Place>> rings) {
        List<List<S2Point>> loops = new ArrayList<>(rings.size());
        for (List<GeoJson.Place> ring : rings) {
            if (ring.size() < 4 || !ring.getFirst().equals(ring.getLast())) {
                return null;
            }
            loops.add(ring.subList(0, ring.size() - 1).stream().map(GeoJson.Place::point).toList());
        }
        return ofLoops(loops);
    }

    /// The polygon with these boundaries, each around the smaller side, or null where they cross
    /// themselves or each other.
    static @Nullable Region ofLoops(List<List<S2Point>> boundaries) {
        List<S2Loop> loops = new ArrayList<>(boundaries.size());
        for (List<S2Point> boundary : boundaries) {
            Set<S2Point> distinct = new HashSet<>(boundary);
            if (distinct.size() < boundary.size() || hasOpposites(boundary, true)) {
                return null;
            }
            S2Loop loop = new S2Loop(boundary);
            if (!loop.isValid()) {
                return null;
            }
            loop.normalize();
            loops.add(loop);
        }
        Region region = Region.nested(loops);
        return region.polygon().isValid() ? region : null;
    }

    /// Whether an edge joins opposite points, between which no way is the shortest.
    private static boolean hasOpposites(List<S2Point> points, boolean closed) {
        for (int i = closed ? 0 : 1; i < points.size(); i++) {
            S2Point before = points.get(i == 0 ? points.size() - 1 : i - 1);
            if (S2Point.add(before, points.get(i)).norm2() < 1e-30) {
                return true;
            }
        }
        return false;
    }

    /// Points of places, a repeated one once.
    private static List<S2Point> points(List<GeoJson.Place> places) {
        List<S2Point> points = new ArrayList<>(places.size());
        for (GeoJson.Place place : places) {
            S2Point point = place.point();
            if (points.isEmpty() || !points.getLast().equals(point)) {
                points.add(point);
            }
        }
        return points;
    }
}
