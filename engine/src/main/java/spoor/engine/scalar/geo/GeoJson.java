package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Geometries as GeoJSON (RFC 7946) writes them: places are degrees, longitude first.
final class GeoJson {
    private GeoJson() {}

    /// A place in degrees, as it was written.
    record Place(double longitude, double latitude) {
        boolean valid() {
            return Math.abs(longitude) <= 360 && Math.abs(latitude) <= 90;
        }

        S2Point point() {
            return Sphere.at(longitude, latitude);
        }
    }

    /// The lines of a `LineString` or `MultiLineString`; null when the value is none or a place is
    /// not on Earth.
    static @Nullable List<List<Place>> lines(Json value) {
        return switch (type(value)) {
            case "LineString" -> {
                List<Place> line = places(coordinates(value));
                yield line == null ? null : List.of(line);
            }
            case "MultiLineString" -> all(coordinates(value), GeoJson::places);
            default -> null;
        };
    }

    /// The polygons of a `Polygon` or `MultiPolygon`, each a list of rings.
    static @Nullable List<List<List<Place>>> polygons(Json value) {
        return switch (type(value)) {
            case "Polygon" -> {
                List<List<Place>> rings = all(coordinates(value), GeoJson::places);
                yield rings == null ? null : List.of(rings);
            }
            case "MultiPolygon" ->
                    all(coordinates(value), polygon -> all(polygon, GeoJson::places));
            default -> null;
        };
    }

    private static String type(Json value) {
        return member(value, "type") instanceof Json.Text(String type) ? type : "";
    }

    private static @Nullable Json coordinates(Json value) {
        return member(value, "coordinates");
    }

    private static @Nullable Json member(Json value, String name) {
        return value instanceof Json.Bag(Map<String, Json> members) ? members.get(name) : null;
    }

    private interface Reader<T> {
        @Nullable T read(Json value);
    }

    private static <T> @Nullable List<T> all(@Nullable Json array, Reader<T> reader) {
        if (!(array instanceof Json.Array(List<Json> elements)) || elements.isEmpty()) {
            return null;
        }
        List<T> all = new ArrayList<>(elements.size());
        for (Json element : elements) {
            T one = reader.read(element);
            if (one == null) {
                return null;
            }
            all.add(one);
        }
        return all;
    }

    private static @Nullable List<Place> places(@Nullable Json array) {
        return all(array, GeoJson::place);
    }

    private static @Nullable Place place(Json value) {
        if (!(value instanceof Json.Array(List<Json> pair)) || pair.size() < 2) {
            return null;
        }
        Place place = new Place(number(pair.get(0)), number(pair.get(1)));
        return place.valid() ? place : null;
    }

    private static double number(Json value) {
        return switch (value) {
            case Json.Whole(long whole) -> whole;
            case Json.Real(double real) -> real;
            case Json.Null _, Json.Bool _, Json.Text _, Json.Array _, Json.Bag _ -> Double.NaN;
        };
    }

    static Json place(double longitude, double latitude) {
        return new Json.Array(List.of(new Json.Real(longitude), new Json.Real(latitude)));
    }

    static Json place(S2Point point) {
        return place(Sphere.longitude(point), Sphere.latitude(point));
    }

    static Json places(List<S2Point> points) {
        return new Json.Array(points.stream().map(GeoJson::place).toList());
    }

    /// A ring of points, its first repeated at the end.
    static Json ring(List<S2Point> points) {
        List<Json> ring = new ArrayList<>(points.stream().map(GeoJson::place).toList());
        ring.add(ring.getFirst());
        return new Json.Array(ring);
    }

    static Json geometry(String type, Json coordinates) {
        return new Json.Bag(members("type", new Json.Text(type), "coordinates", coordinates));
    }

    static Json collection(List<Json> geometries) {
        return new Json.Bag(
                members(
                        "type",
                        new Json.Text("GeometryCollection"),
                        "geometries",
                        new Json.Array(geometries)));
    }

    private static Map<String, Json> members(
            String first, Json firstValue, String second, Json secondValue) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(first, firstValue);
        members.put(second, secondValue);
        return members;
    }

    static Json point(S2Point point) {
        return geometry("Point", place(point));
    }

    static Json point(double longitude, double latitude) {
        return geometry("Point", place(longitude, latitude));
    }

    /// One line as `LineString`, several as `MultiLineString`.
    static Json lineJson(List<Json> lines) {
        return lines.size() == 1
                ? geometry("LineString", lines.getFirst())
                : geometry("MultiLineString", new Json.Array(lines));
    }

    /// One polygon (a list of rings) as `Polygon`, several as `MultiPolygon`.
    static Json polygonJson(List<Json> polygons) {
        return polygons.size() == 1
                ? geometry("Polygon", polygons.getFirst())
                : geometry("MultiPolygon", new Json.Array(polygons));
    }
}
