package spoor.engine.scalar.geo;

import static spoor.engine.scalar.geo.Values.real;
import static spoor.engine.scalar.geo.Values.text;
import static spoor.engine.scalar.geo.Values.whole;

import com.google.common.geometry.S2Cell;
import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;
import spoor.engine.scalar.json.Json;

/// Bodies on the cells of geohash and S2.
final class CellBodies {
    private static final int TOKEN = 16;

    private CellBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        geohash(to);
        s2(to);
    }

    private static void geohash(Map<String, ScalarBody> to) {
        for (String arity : List.of("", "_3")) {
            to.put(
                    "geo_point_to_geohash" + arity,
                    a -> Geohash.of(real(a, 0), real(a, 1), whole(a, 2, 5)));
        }
        to.put(
                "geo_geohash_to_central_point",
                a -> {
                    Geohash cell = Geohash.parse(text(a, 0));
                    return cell == null
                            ? null
                            : GeoJson.point(cell.longitude(), cell.latitude()).text();
                });
        to.put(
                "geo_geohash_to_polygon",
                a -> {
                    Geohash cell = Geohash.parse(text(a, 0));
                    return cell == null ? null : rectangle(cell).text();
                });
    }

    private static Json rectangle(Geohash cell) {
        Json corner = GeoJson.place(cell.west(), cell.south());
        return GeoJson.polygonJson(
                List.of(
                        new Json.Array(
                                List.of(
                                        new Json.Array(
                                                List.of(
                                                        corner,
                                                        GeoJson.place(cell.east(), cell.south()),
                                                        GeoJson.place(cell.east(), cell.north()),
                                                        GeoJson.place(cell.west(), cell.north()),
                                                        corner))))));
    }

    private static void s2(Map<String, ScalarBody> to) {
        for (String arity : List.of("", "_3")) {
            to.put(
                    "geo_point_to_s2cell" + arity,
                    a -> {
                        S2Point point = Values.point(a, 0);
                        long level = whole(a, 2, 11);
                        return point == null || level < 0 || level > S2CellId.MAX_LEVEL
                                ? ""
                                : S2CellId.fromPoint(point).parent((int) level).toToken();
                    });
        }
        to.put("geo_s2cell_to_central_point", a -> ofCell(text(a, 0), id -> centre(id)));
        to.put("geo_s2cell_to_polygon", a -> ofCell(text(a, 0), CellBodies::polygon));
    }

    private static @Nullable String ofCell(String token, Function<S2CellId, Json> function) {
        S2CellId id = cell(token);
        return id == null ? null : function.apply(id).text();
    }

    /// The cell of a token of 1 to 16 hexadecimal digits, or null.
    private static @Nullable S2CellId cell(String token) {
        if (token.isEmpty() || token.length() > TOKEN) {
            return null;
        }
        long id = 0;
        for (int i = 0; i < token.length(); i++) {
            int digit = token.charAt(i) < 128 ? Character.digit(token.charAt(i), 16) : -1;
            if (digit < 0) {
                return null;
            }
            id |= (long) digit << (60 - 4 * i);
        }
        S2CellId cell = new S2CellId(id);
        return cell.isValid() ? cell : null;
    }

    private static Json centre(S2CellId id) {
        S2LatLng centre = id.toLatLng();
        return GeoJson.point(centre.lngDegrees(), centre.latDegrees());
    }

    private static Json polygon(S2CellId id) {
        S2Cell cell = new S2Cell(id);
        List<S2Point> corners = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            corners.add(cell.getVertex(i));
        }
        return GeoJson.polygonJson(List.of(new Json.Array(List.of(GeoJson.ring(corners)))));
    }
}
