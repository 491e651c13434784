package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.engine.scalar.Bodies.call;
import static spoor.engine.scalar.Bodies.gives;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.engine.scalar.json.Json;

class GeoBodiesTest {
    private static final double DEGREE = Math.PI / 180 * 6_371_010;

    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}";

    private static void near(@Nullable Double expected, String id, @Nullable Object... arguments) {
        Object result = call(id, arguments);
        assertNotNull(expected, id);
        assertNotNull(result, id);
        assertEquals(expected, (Double) result, Math.abs(expected) * 1e-9, id);
    }

    private static void point(
            double longitude, double latitude, String id, @Nullable Object... arguments) {
        Json point = Json.of((String) call(id, arguments));
        Json place = Dynamics.member(point, "coordinates");
        assertNotNull(place, id);
        List<Json> pair = place.array();
        assertNotNull(pair, id);
        assertEquals(longitude, Dynamics.real(pair.get(0)), 1e-9, id);
        assertEquals(latitude, Dynamics.real(pair.get(1)), 1e-9, id);
    }

    private static String line(String places) {
        return "{\"type\":\"LineString\",\"coordinates\":[" + places + "]}";
    }

    @Test
    void distancesAreThoseOfASphereOrOfTheSpheroid() {
        near(DEGREE, "geo_distance_2points", 0.0, 0.0, 1.0, 0.0);
        near(2 * DEGREE, "geo_distance_2points", 180.0, 0.0, -178.0, 0.0);
        near(111319.49079327358, "geo_distance_2points_5", 0.0, 0.0, 1.0, 0.0, true);
        near(DEGREE, "geo_distance_2points_5", 0.0, 0.0, 1.0, 0.0, false);
        gives(null, "geo_distance_2points_5", 0.0, 0.0, 1.0, 0.0, null);
        gives(null, "geo_distance_2points", 181.0, 0.0, 1.0, 0.0);
        gives(null, "geo_distance_2points", 0.0, 90.1, 1.0, 0.0);
        gives(null, "geo_distance_2points", null, 0.0, 1.0, 0.0);
        gives(null, "geo_distance_2points", Double.NaN, 0.0, 1.0, 0.0);
    }

    @Test
    void circlesHoldTheirEdge() {
        gives(true, "geo_point_in_circle", 1.0, 1.0, 1.0, 1.0, 0.0);
        gives(true, "geo_point_in_circle", 0.0, 1.0, 0.0, 0.0, DEGREE + 1);
        gives(false, "geo_point_in_circle", 0.0, 1.0, 0.0, 0.0, DEGREE - 1);
        gives(null, "geo_point_in_circle", 0.0, 1.0, 0.0, 0.0, -1.0);
        gives(null, "geo_point_in_circle", 0.0, 1.0, 0.0, 0.0, null);
    }

    @Test
    void anglesGoClockwise() {
        near(0.0, "geo_azimuth", 0.0, 0.0, 0.0, 1.0);
        near(Math.PI / 2, "geo_azimuth", 0.0, 0.0, 1.0, 0.0);
        near(Math.PI, "geo_azimuth", 0.0, 0.0, 0.0, -1.0);
        near(1.5 * Math.PI, "geo_azimuth", 0.0, 0.0, -1.0, 0.0);
        gives(null, "geo_azimuth", 5.0, 5.0, 5.0, 5.0);
        near(Math.PI / 2, "geo_angle", 0.0, 1.0, 0.0, 0.0, 1.0, 0.0);
        near(1.5 * Math.PI, "geo_angle", 1.0, 0.0, 0.0, 0.0, 0.0, 1.0);
    }

    @Test
    void geohashesHalveLongitudeThenLatitude() {
        gives("ezs42", "geo_point_to_geohash", -5.6, 42.6);
        gives("e", "geo_point_to_geohash_3", -5.6, 42.6, 1L);
        gives("", "geo_point_to_geohash_3", -5.6, 42.6, 19L);
        gives("", "geo_point_to_geohash_3", -5.6, 42.6, null);
        gives("", "geo_point_to_geohash", 300.0, 42.6);
        gives(
                "{\"type\":\"Point\",\"coordinates\":[-22.5,22.5]}",
                "geo_geohash_to_central_point",
                "e");
        gives(
                "{\"type\":\"Polygon\",\"coordinates\":[[[-45.0,0.0],[0.0,0.0],[0.0,45.0],"
                        + "[-45.0,45.0],[-45.0,0.0]]]}",
                "geo_geohash_to_polygon",
                "e");
        gives(null, "geo_geohash_to_central_point", "a");
        gives(null, "geo_geohash_to_central_point", "");
        gives(null, "geo_geohash_to_polygon", "0000000000000000000");
    }

    @Test
    void s2CellsHaveTokens() {
        gives("1", "geo_point_to_s2cell_3", 0.0, 0.0, 0L);
        gives("", "geo_point_to_s2cell_3", 0.0, 0.0, 31L);
        point(0, 0, "geo_s2cell_to_central_point", "1");
        for (String none : List.of("", "a", "xyz", "11111111111111111", "-1", "０")) {
            gives(null, "geo_s2cell_to_central_point", none);
            gives(null, "geo_s2cell_to_polygon", none);
        }
    }

    @Test
    void h3CellsKnowTheirFamily() {
        String cell = (String) call("geo_point_to_h3cell", 13.4, 52.5);
        gives(6, "geo_h3cell_level", cell);
        String parent = (String) call("geo_h3cell_parent", cell);
        gives(5, "geo_h3cell_level", parent);
        gives(parent, "geo_h3cell_parent_2", cell, 5L);
        gives("", "geo_h3cell_parent_2", cell, 6L);
        gives("", "geo_h3cell_parent", "abc");
        Json children = Json.of((String) call("geo_h3cell_children", parent));
        assertEquals(7, children.array() == null ? 0 : children.array().size());
        gives(null, "geo_h3cell_children_2", parent, 11L);
        gives(null, "geo_h3cell_children", "abc");
        Json rings = Json.of((String) call("geo_h3cell_rings", cell, 1L));
        Json ring = Dynamics.element(rings, 1);
        assertEquals(ring, Json.of((String) call("geo_h3cell_neighbors", cell)));
        gives(null, "geo_h3cell_rings", cell, 143L);
        gives(null, "geo_h3cell_rings", cell, -1L);
        gives("", "geo_point_to_h3cell_3", 1.0, 1.0, 16L);
    }

    @Test
    void h3CellsThatAreNoneAreRefusedBeforeTheLibrarySeesThem() {
        for (String none : List.of("", "zz", "862a1072fffffff0ff", "0x1", "-1", "1 ")) {
            gives(null, "geo_h3cell_level", none);
            gives(null, "geo_h3cell_to_polygon", none);
        }
    }

    @Test
    void wellKnownTextBecomesGeoJson() {
        gives("{\"type\":\"Point\",\"coordinates\":[1.0,-2.5]}", "geo_from_wkt", "point(1 -2.5)");
        gives(
                "{\"type\":\"MultiPoint\",\"coordinates\":[[1.0,1.0],[2.0,2.0]]}",
                "geo_from_wkt",
                "MULTIPOINT ((1 1), (2 2))");
        String deep = "GEOMETRYCOLLECTION(".repeat(5000) + "POINT(1 1)" + ")".repeat(5000);
        for (String none :
                List.of("", "POINT", "POINT (1)", "POINT (1 2) x", "LINESTRING (1 1)", deep)) {
            gives(null, "geo_from_wkt", none);
        }
    }

    @Test
    void linesAreMeasured() {
        String equator = line("[10,0],[12,0]");
        near(2 * DEGREE, "geo_line_length", equator);
        near(DEGREE, "geo_distance_point_to_line", 11.0, 1.0, equator);
        near(DEGREE, "geo_distance_point_to_line", 13.0, 0.0, equator);
        point(11, 0, "geo_closest_point_on_line", 11.0, 1.0, equator);
        point(11, 0, "geo_line_centroid", equator);
        near(0.25, "geo_line_locate_point", equator, 10.5, 1.0);
        point(11.5, 0, "geo_line_interpolate_point", equator, 0.75);
        gives(null, "geo_line_interpolate_point", equator, 1.5);
        gives(null, "geo_line_length", line("[10,0]"));
        gives(null, "geo_line_length", line("[10,0],[10,95]"));
        gives(null, "geo_line_length", line("[0,0],[180,0]"));
        gives(null, "geo_line_length", "{}");
        gives(null, "geo_line_length", (Object) null);
        String two =
                "{\"type\":\"MultiLineString\",\"coordinates\":[[[10,0],[12,0]],[[0,0],[0,1]]]}";
        near(3 * DEGREE, "geo_line_length", two);
        gives(null, "geo_line_locate_point", two, 1.0, 1.0);
    }

    @Test
    void polygonsAreMeasured() {
        String octant = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[90,0],[0,90],[0,0]]]}";
        near(Math.PI / 2 * 6_371_010 * 6_371_010, "geo_polygon_area", octant);
        near(270 * DEGREE, "geo_polygon_perimeter", octant);
        point(45, Math.toDegrees(Math.atan(Math.sqrt(0.5))), "geo_polygon_centroid", octant);
        gives(true, "geo_point_in_polygon", 1.0, 1.0, SQUARE);
        gives(false, "geo_point_in_polygon", 3.0, 1.0, SQUARE);
        gives(null, "geo_point_in_polygon", 300.0, 1.0, SQUARE);
        near(DEGREE, "geo_distance_point_to_polygon", 1.0, -1.0, SQUARE);
        gives(0.0, "geo_distance_point_to_polygon", 1.0, 1.0, SQUARE);
        point(1, 0, "geo_closest_point_on_polygon", 1.0, -1.0, SQUARE);
        point(1, 1, "geo_closest_point_on_polygon", 1.0, 1.0, SQUARE);
    }

    @Test
    void ringsMayTurnEitherWayAndHaveHoles() {
        String clockwise =
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,2],[2,2],[2,0],[0,0]]]}";
        near((Double) call("geo_polygon_area", SQUARE), "geo_polygon_area", clockwise);
        String holed =
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,0],[2,2],[0,2],[0,0]],"
                        + "[[0.5,0.5],[1.5,0.5],[1.5,1.5],[0.5,1.5],[0.5,0.5]]]}";
        gives(false, "geo_point_in_polygon", 1.0, 1.0, holed);
        gives(true, "geo_point_in_polygon", 0.25, 1.0, holed);
        double bulge =
                Math.toDegrees(
                        Math.atan(
                                Math.tan(DEGREE / 2 / 6_371_010)
                                        / Math.cos(DEGREE / 2 / 6_371_010)));
        point(1, bulge, "geo_closest_point_on_polygon", 1.0, 0.9, holed);
    }

    @Test
    void brokenPolygonsAreNull() {
        for (String rings :
                List.of(
                        "",
                        "[]",
                        "[[0,0],[1,1],[0,0]]",
                        "[[0,0],[2,0],[2,2],[0,2]]",
                        "[[0,0],[2,2],[2,0],[0,2],[0,0]]",
                        "[[0,0],[2,0],[2,0],[0,2],[0,0]]",
                        "[[0,0],[2,0],[2,\"a\"],[0,2],[0,0]]",
                        "[[0,0],[2,0],[2],[0,2],[0,0]]")) {
            gives(
                    null,
                    "geo_polygon_area",
                    "{\"type\":\"Polygon\",\"coordinates\":[" + rings + "]}");
        }
    }

    @Test
    void shapesThatTouchMeet() {
        gives(true, "geo_intersects_2lines", line("[0,0],[2,2]"), line("[0,2],[2,0]"));
        gives(true, "geo_intersects_2lines", line("[0,0],[2,2]"), line("[2,2],[3,0]"));
        gives(false, "geo_intersects_2lines", line("[0,0],[2,2]"), line("[0,2],[0.5,1]"));
        gives(true, "geo_intersects_line_with_polygon", line("[0.5,0.5],[1,1]"), SQUARE);
        gives(true, "geo_intersects_line_with_polygon", line("[-1,1],[3,1]"), SQUARE);
        gives(false, "geo_intersects_line_with_polygon", line("[-1,1],[-1,0]"), SQUARE);
        gives(true, "geo_intersects_2polygons", SQUARE, SQUARE);
        gives(null, "geo_intersects_2polygons", SQUARE, "{}");
    }

    @Test
    void densifiedLinesKeepTheirEndsAndCutAtTheAntimeridian() {
        gives(
                "{\"type\":\"LineString\",\"coordinates\":[[10.0,0.0],[20.0,0.0]]}",
                "geo_line_densify",
                line("[10,0],[20,0]"));
        gives(null, "geo_line_densify_2", line("[10,0],[20,0]"), 0.05);
        gives(
                "{\"type\":\"MultiLineString\",\"coordinates\":[[[179.0,0.0],"
                        + "[179.999999999999,0.0]],[[-179.999999999999,0.0],[-179.0,0.0]]]}",
                "geo_line_densify",
                line("[179,0],[181,0]"));
    }

    private static double area(@Nullable Object polygon) {
        Object area = call("geo_polygon_area", polygon);
        assertNotNull(area);
        return (Double) area;
    }

    private static String square(double west, double south, double size) {
        double east = west + size;
        double north = south + size;
        return "{\"type\":\"Polygon\",\"coordinates\":[["
                + String.join(
                        ",",
                        List.of(
                                "[" + west + "," + south + "]",
                                "[" + east + "," + south + "]",
                                "[" + east + "," + north + "]",
                                "[" + west + "," + north + "]",
                                "[" + west + "," + south + "]"))
                + "]]}";
    }

    private static int corners(@Nullable Object polygon) {
        Json rings = Dynamics.member(Json.of((String) polygon), "coordinates");
        assertNotNull(rings);
        Json ring = Dynamics.element(rings, 0);
        List<Json> places = ring == null ? null : ring.array();
        return places == null ? 0 : places.size() - 1;
    }

    @Test
    void unionAndIntersectionShareOutTheAreas() {
        String left = square(0, 0, 2);
        String right = square(1, 1, 2);
        Object union = call("geo_union_polygons_array", "[" + left + "," + right + "]");
        Object common = call("geo_intersection_2polygons", left, right);
        assertEquals(8, corners(union));
        assertEquals(4, corners(common));
        double sum = area(left) + area(right);
        assertEquals(sum, area(union) + area(common), sum * 1e-9);
    }

    @Test
    void neighboursMeltIntoOne() {
        Object union =
                call(
                        "geo_union_polygons_array",
                        "[" + square(0, 0, 1) + "," + square(1, 0, 1) + "]");
        assertEquals(6, corners(union));
        gives(
                "{\"type\":\"LineString\",\"coordinates\":[[0.0,0.0],[0.0,1.0]]}",
                "geo_intersection_2polygons",
                square(-1, 0, 1),
                square(0, 0, 1));
    }

    @Test
    void aPolygonIsItsOwnUnionAndIntersection() {
        String square = square(0, 0, 1);
        assertEquals(
                4, corners(call("geo_union_polygons_array", "[" + square + "," + square + "]")));
        assertEquals(4, corners(call("geo_intersection_2polygons", square, square)));
        assertEquals(4, corners(call("geo_intersection_2polygons", square, square(-1, -1, 5))));
    }

    @Test
    void aRingOfSquaresHasAHole() {
        StringBuilder ring = new StringBuilder("[");
        for (int i = 0; i < 9; i++) {
            if (i != 4) {
                int row = i / 3;
                ring.append(ring.length() > 1 ? "," : "").append(square(row, i % 3, 1));
            }
        }
        Json union =
                Json.of((String) call("geo_union_polygons_array", ring.append("]").toString()));
        assertEquals(new Json.Text("Polygon"), Dynamics.member(union, "type"));
        Json rings = Dynamics.member(union, "coordinates");
        assertNotNull(rings);
        assertEquals(2, rings.array() == null ? 0 : rings.array().size());
        gives(false, "geo_point_in_polygon", 1.5, 1.5, union.text());
        gives(true, "geo_point_in_polygon", 0.5, 1.5, union.text());
    }

    @Test
    void linesCrossAtPoints() {
        point(0, 0, "geo_intersection_2lines", line("[-1,0],[1,0]"), line("[0,-1],[0,1]"));
        gives(
                "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
                "geo_intersection_2lines",
                line("[-1,0],[1,0]"),
                line("[5,-1],[5,1]"));
        gives(
                "{\"type\":\"LineString\",\"coordinates\":[[1.0,0.0],[2.0,0.0]]}",
                "geo_intersection_2lines",
                line("[0,0],[1,0],[2,0]"),
                line("[2,0],[1,0],[1,1]"));
    }

    @Test
    void whatIsLeftOfALineInsideAPolygonMayBeSeveral() {
        String holed =
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,-1],[4,-1],[4,1],[0,1],[0,-1]],"
                        + "[[1,-0.5],[3,-0.5],[3,0.5],[1,0.5],[1,-0.5]]]}";
        Json inside =
                Json.of(
                        (String)
                                call(
                                        "geo_intersection_line_with_polygon",
                                        line("[-1,0],[5,0]"),
                                        holed));
        assertEquals(new Json.Text("MultiLineString"), Dynamics.member(inside, "type"));
        near(2 * DEGREE, "geo_line_length", inside.text());
    }

    @Test
    void buffersKeepTheirDistance() {
        Object circle = call("geo_point_buffer_4", 10.0, 50.0, 1000.0, 1.0);
        assertEquals(Math.PI * 1e6, area(circle), 1e4);
        Object around = call("geo_line_buffer_3", line("[0,0],[1,0]"), 1000.0, 1.0);
        assertEquals(2000 * DEGREE + Math.PI * 1e6, area(around), 1e6);
        Object bent = call("geo_line_buffer_3", line("[0,0],[1,0],[0,0.001]"), 1000.0, 1.0);
        gives(true, "geo_point_in_polygon", 0.5, 0.0, bent);
        gives(false, "geo_point_in_polygon", 0.5, 0.02, bent);
        String square = square(0, 0, 1);
        Object larger = call("geo_polygon_buffer_3", square, 1000.0, 1.0);
        assertEquals(area(square) + 4000 * DEGREE + Math.PI * 1e6, area(larger), 1e6);
        gives(null, "geo_point_buffer", 10.0, 50.0, 0.0);
        gives(null, "geo_point_buffer_4", 10.0, 50.0, 1000.0, 0.0);
        gives(null, "geo_line_buffer", "{}", 5.0);
    }

    @Test
    void aBufferFillsSmallHolesAndJoinsWhatIsNear() {
        String two =
                "{\"type\":\"MultiLineString\",\"coordinates\":[[[0,0],[1,0]],[[0,0.01],[1,0.01]]]}";
        Json joined = Json.of((String) call("geo_line_buffer_3", two, 1000.0, 10.0));
        assertEquals(new Json.Text("Polygon"), Dynamics.member(joined, "type"));
        Json apart = Json.of((String) call("geo_line_buffer_3", two, 100.0, 10.0));
        assertEquals(new Json.Text("MultiPolygon"), Dynamics.member(apart, "type"));
    }

    @Test
    void coveringsTouchTheShapeEverywhere() {
        gives("[\"1\"]", "geo_line_to_s2cells_2", line("[10,10],[20,20]"), 0L);
        String square = square(10, 10, 1);
        Json cells = Json.of((String) call("geo_polygon_to_s2cells_2", square, 9L));
        assertNotNull(cells.array());
        for (double longitude = 10.05; longitude < 11; longitude += 0.1) {
            String cell = String.valueOf(call("geo_point_to_s2cell_3", longitude, 10.5, 9L));
            assertTrue(cells.array().contains(new Json.Text(cell)), cell);
        }
        for (Json cell : cells.array()) {
            Object shape = call("geo_s2cell_to_polygon", cell.plain());
            gives(true, "geo_intersects_2polygons", shape, square);
        }
        Json wider = Json.of((String) call("geo_polygon_to_s2cells_3", square, 9L, 50_000.0));
        assertNotNull(wider.array());
        assertTrue(wider.array().containsAll(cells.array()));
        assertTrue(wider.array().size() > cells.array().size());
        gives(null, "geo_polygon_to_s2cells_2", square, 31L);
        gives(null, "geo_polygon_to_s2cells_2", square, 30L);
        gives(null, "geo_polygon_to_s2cells_3", square, 9L, -1.0);
        gives(null, "geo_polygon_to_s2cells_2", square, null);
    }
}
