package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Polyline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;
import spoor.engine.scalar.json.Json;

/// Bodies of unions and intersections.
final class OverlayBodies {
    private OverlayBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put(
                "geo_intersection_2lines",
                a -> both(Shapes.lines(a[0]), Shapes.lines(a[1]), Overlay::intersection));
        to.put(
                "geo_intersection_line_with_polygon",
                a -> both(Shapes.lines(a[0]), Shapes.region(a[1]), Overlay::intersection));
        to.put(
                "geo_intersection_2polygons",
                a -> both(Shapes.region(a[0]), Shapes.region(a[1]), Overlay::intersection));
        to.put("geo_union_polygons_array", a -> unionOfPolygons(a[0]));
        to.put("geo_union_lines_array", a -> unionOfLines(a[0]));
    }

    private static <A, B> @Nullable String both(
            @Nullable A first, @Nullable B second, BiFunction<A, B, Json> function) {
        return first == null || second == null ? null : function.apply(first, second).text();
    }

    private static List<Json> elements(@Nullable Object dynamic) {
        List<Json> elements = dynamic instanceof String text ? Json.of(text).array() : null;
        return elements == null ? List.of() : elements;
    }

    private static @Nullable String unionOfPolygons(@Nullable Object dynamic) {
        List<Region> polygons = new ArrayList<>();
        for (Json element : elements(dynamic)) {
            Region polygon = Shapes.region(element);
            if (polygon == null) {
                return null;
            }
            polygons.add(polygon);
        }
        if (polygons.isEmpty()) {
            return null;
        }
        List<Json> rings = Rings.json(Overlay.union(polygons));
        return rings == null ? null : GeoJson.polygonJson(rings).text();
    }

    private static @Nullable String unionOfLines(@Nullable Object dynamic) {
        List<S2Polyline> all = new ArrayList<>();
        for (Json element : elements(dynamic)) {
            List<S2Polyline> lines = Shapes.lines(element);
            if (lines == null) {
                return null;
            }
            all.addAll(lines);
        }
        return all.isEmpty() ? null : Overlay.unionOfLines(all).text();
    }
}
