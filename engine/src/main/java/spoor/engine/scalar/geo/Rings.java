package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Loop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Polygons to rings of GeoJSON: counterclockwise shells, each followed by its clockwise holes.
final class Rings {
    private Rings() {}

    /// For each shell, the list of its rings.
    static @Nullable List<Json> json(@Nullable Region region) {
        if (region == null) {
            return null;
        }
        List<List<Json>> polygons = new ArrayList<>();
        for (S2Loop loop : region.loops()) {
            if (!loop.isHole()) {
                polygons.add(new ArrayList<>());
            }
            polygons.getLast().add(GeoJson.ring(loop.orientedVertices()));
        }
        List<Json> all = new ArrayList<>();
        for (List<Json> rings : polygons) {
            all.add(new Json.Array(rings));
        }
        return all;
    }
}
