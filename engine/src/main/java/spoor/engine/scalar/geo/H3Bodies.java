package spoor.engine.scalar.geo;

import static spoor.engine.scalar.geo.Values.real;
import static spoor.engine.scalar.geo.Values.text;
import static spoor.engine.scalar.geo.Values.whole;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.ScalarBody;
import spoor.engine.scalar.json.Json;

/// Bodies on H3 cells, which the library of its authors computes.
final class H3Bodies {
    private static final int FINEST = 15;

    /// So many levels below a cell its children are listed: 7^5 of them.
    private static final int DEEPEST = 5;

    private static final int FARTHEST_RING = 142;

    private H3Bodies() {}

    /// The native library, loaded when a query first asks for it.
    private static final class Library {
        static final H3Core H3 = load();

        private static H3Core load() {
            try {
                return H3Core.newInstance();
            } catch (IOException e) {
                throw new UncheckedIOException("the native library of H3 cannot be loaded", e);
            }
        }
    }

    static void addTo(Map<String, ScalarBody> to) {
        for (String arity : List.of("", "_3")) {
            to.put(
                    "geo_point_to_h3cell" + arity,
                    a -> cellOf(real(a, 0), real(a, 1), whole(a, 2, 6)));
        }
        to.put("geo_h3cell_to_central_point", a -> ofCell(text(a, 0), H3Bodies::centre));
        to.put("geo_h3cell_to_polygon", a -> ofCell(text(a, 0), H3Bodies::polygon));
        to.put(
                "geo_h3cell_level",
                a -> valid(text(a, 0)) ? (Integer) Library.H3.getResolution(text(a, 0)) : null);
        to.put(
                "geo_h3cell_neighbors",
                a -> ofCell(text(a, 0), cell -> Json.texts(rings(cell, 1).get(1))));
        to.put("geo_h3cell_rings", a -> ringsJson(text(a, 0), whole(a, 1, -1)));
        for (String arity : List.of("", "_2")) {
            to.put("geo_h3cell_children" + arity, H3Bodies::children);
            to.put("geo_h3cell_parent" + arity, H3Bodies::parent);
        }
    }

    private static boolean valid(String cell) {
        if (cell.length() > 16) {
            return false;
        }
        for (int i = 0; i < cell.length(); i++) {
            if ("0123456789abcdefABCDEF".indexOf(cell.charAt(i)) < 0) {
                return false;
            }
        }
        return !cell.isEmpty() && Library.H3.isValidCell(cell);
    }

    private static @Nullable String ofCell(String cell, Function<String, Json> function) {
        return valid(cell) ? function.apply(cell).text() : null;
    }

    private static String cellOf(double longitude, double latitude, long resolution) {
        boolean onEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
        return !onEarth || resolution < 0 || resolution > FINEST
                ? ""
                : Library.H3.latLngToCellAddress(latitude, longitude, (int) resolution);
    }

    private static Json centre(String cell) {
        LatLng centre = Library.H3.cellToLatLng(cell);
        return GeoJson.point(centre.lng, centre.lat);
    }

    private static Json polygon(String cell) {
        List<Json> ring = new ArrayList<>();
        for (LatLng corner : Library.H3.cellToBoundary(cell)) {
            ring.add(GeoJson.place(corner.lng, corner.lat));
        }
        ring.add(ring.getFirst());
        return GeoJson.polygonJson(List.of(new Json.Array(List.of(new Json.Array(ring)))));
    }

    private static List<List<String>> rings(String cell, int distance) {
        return Library.H3.gridDiskDistances(cell, distance);
    }

    private static @Nullable String ringsJson(String cell, long distance) {
        if (distance < 0 || distance > FARTHEST_RING || !valid(cell)) {
            return null;
        }
        List<Json> rings = new ArrayList<>();
        for (List<String> ring : rings(cell, (int) distance)) {
            rings.add(Json.texts(ring));
        }
        return new Json.Array(rings).text();
    }

    private static @Nullable String children(@Nullable Object[] a) {
        String cell = text(a, 0);
        if (!valid(cell)) {
            return null;
        }
        int level = Library.H3.getResolution(cell);
        long resolution = whole(a, 1, level + 1L);
        return resolution <= level || resolution > Math.min(FINEST, level + DEEPEST)
                ? null
                : Json.texts(Library.H3.cellToChildren(cell, (int) resolution)).text();
    }

    private static String parent(@Nullable Object[] a) {
        String cell = text(a, 0);
        if (!valid(cell)) {
            return "";
        }
        int level = Library.H3.getResolution(cell);
        long resolution = whole(a, 1, level - 1L);
        return resolution < 0 || resolution >= level
                ? ""
                : Library.H3.cellToParentAddress(cell, (int) resolution);
    }
}
