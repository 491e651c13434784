package spoor.engine.scalar.geo;

import static spoor.engine.scalar.geo.Values.real;
import static spoor.engine.scalar.geo.Values.whole;

import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2Polygon;
import com.google.common.geometry.S2Polyline;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that cover shapes with S2 cells.
final class CoveringBodies {
    private static final int LEVEL = 11;

    private CoveringBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        for (String arity : List.of("", "_2", "_3")) {
            to.put(
                    "geo_line_to_s2cells" + arity,
                    a -> {
                        List<S2Polyline> lines = Shapes.lines(a[0]);
                        return lines == null
                                ? null
                                : cover(EdgeIndex.of(lines), Region.EMPTY.polygon(), a);
                    });
            to.put(
                    "geo_polygon_to_s2cells" + arity,
                    a -> {
                        Region region = Shapes.region(a[0]);
                        return region == null
                                ? null
                                : cover(EdgeIndex.of(region), region.polygon(), a);
                    });
        }
    }

    private static @Nullable String cover(
            EdgeIndex edges, S2Polygon polygon, @Nullable Object[] a) {
        long level = whole(a, 1, LEVEL);
        double radius = real(a, 2, 0);
        if (level < 0 || level > S2CellId.MAX_LEVEL || !(radius >= 0)) {
            return null;
        }
        List<S2CellId> cells = Covering.of(edges.edges(), polygon, (int) level, radius);
        return cells == null
                ? null
                : Json.texts(cells.stream().map(S2CellId::toToken).toList()).text();
    }
}
