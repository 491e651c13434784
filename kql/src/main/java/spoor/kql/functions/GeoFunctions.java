package spoor.kql.functions;

import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.javaFrom;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.INT;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.REAL;
import static spoor.model.KqlType.STRING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spoor.model.KqlType;

/// Functions on places on Earth: points in degrees, lines and polygons as GeoJSON, cells as text.
/// Null (or '') where a place, a shape or a cell is none.
final class GeoFunctions {
    private GeoFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.addAll(points());
        all.addAll(cells());
        all.addAll(h3Cells());
        all.addAll(lines());
        all.addAll(polygons());
        all.addAll(overlays());
        all.addAll(buffers());
        all.addAll(coverings());
        return all;
    }

    private static Parameter real(String name) {
        return typed(name, REAL);
    }

    private static Parameter shape(String name) {
        return typed(name, DYNAMIC);
    }

    private static Parameter cell(String name) {
        return typed(name, STRING);
    }

    /// Longitude and latitude of a point, then others.
    private static Parameter[] at(Parameter... others) {
        List<Parameter> all = new ArrayList<>(List.of(real("longitude"), real("latitude")));
        all.addAll(Arrays.asList(others));
        return all.toArray(Parameter[]::new);
    }

    /// Longitudes and latitudes of several points, then others.
    private static Parameter[] between(int points, Parameter... others) {
        List<Parameter> all = new ArrayList<>();
        for (int i = 1; i <= points; i++) {
            all.add(real("p" + i + "_longitude"));
            all.add(real("p" + i + "_latitude"));
        }
        all.addAll(Arrays.asList(others));
        return all.toArray(Parameter[]::new);
    }

    /// A function of which the parameters after the first few may be left out.
    private static Function function(
            String name, KqlType result, String summary, int required, Parameter... parameters) {
        return Function.of(
                name,
                summary,
                javaFrom(required, name, result, result == STRING ? NEVER : POSSIBLE, parameters));
    }

    private static Function function(
            String name, KqlType result, String summary, Parameter... parameters) {
        return function(name, result, summary, parameters.length, parameters);
    }

    private static List<Function> points() {
        return List.of(
                function(
                        "geo_distance_2points",
                        REAL,
                        "Metres between two points, on a sphere or on the spheroid of WGS 84.",
                        4,
                        between(2, typed("use_spheroid", BOOL))),
                function(
                        "geo_point_in_circle",
                        BOOL,
                        "Whether a point is within a radius in metres of another.",
                        real("p_longitude"),
                        real("p_latitude"),
                        real("pc_longitude"),
                        real("pc_latitude"),
                        real("c_radius")),
                function(
                        "geo_azimuth",
                        REAL,
                        "The direction from one point to another, in radians clockwise from north.",
                        between(2)),
                function(
                        "geo_angle",
                        REAL,
                        "The angle at the middle one of three points, in radians clockwise.",
                        between(3)));
    }

    private static List<Function> cells() {
        return List.of(
                function(
                        "geo_point_to_geohash",
                        STRING,
                        "The geohash of a point, of 5 or another number of letters.",
                        2,
                        at(typed("accuracy", LONG))),
                function(
                        "geo_geohash_to_central_point",
                        DYNAMIC,
                        "The middle of a geohash.",
                        cell("geohash")),
                function(
                        "geo_geohash_to_polygon",
                        DYNAMIC,
                        "The rectangle of a geohash.",
                        cell("geohash")),
                function(
                        "geo_point_to_s2cell",
                        STRING,
                        "The S2 cell that holds a point, at level 11 or another.",
                        2,
                        at(typed("level", LONG))),
                function(
                        "geo_s2cell_to_central_point",
                        DYNAMIC,
                        "The middle of an S2 cell.",
                        cell("s2cell")),
                function(
                        "geo_s2cell_to_polygon",
                        DYNAMIC,
                        "The four corners of an S2 cell.",
                        cell("s2cell")));
    }

    private static List<Function> h3Cells() {
        return List.of(
                function(
                        "geo_point_to_h3cell",
                        STRING,
                        "The H3 cell that holds a point, at resolution 6 or another.",
                        2,
                        at(typed("resolution", LONG))),
                function(
                        "geo_h3cell_to_central_point",
                        DYNAMIC,
                        "The middle of an H3 cell.",
                        cell("h3cell")),
                function(
                        "geo_h3cell_to_polygon",
                        DYNAMIC,
                        "The corners of an H3 cell.",
                        cell("h3cell")),
                function(
                        "geo_h3cell_neighbors",
                        DYNAMIC,
                        "The H3 cells around a cell.",
                        cell("h3cell")),
                function(
                        "geo_h3cell_rings",
                        DYNAMIC,
                        "The H3 cells at each distance around a cell, up to 142.",
                        cell("h3cell"),
                        typed("distance", LONG)),
                function(
                        "geo_h3cell_children",
                        DYNAMIC,
                        "The H3 cells in a cell, one resolution finer or up to five.",
                        1,
                        cell("h3cell"),
                        typed("resolution", LONG)),
                function(
                        "geo_h3cell_parent",
                        STRING,
                        "The H3 cell around a cell, one resolution coarser or more.",
                        1,
                        cell("h3cell"),
                        typed("resolution", LONG)),
                function("geo_h3cell_level", INT, "The resolution of an H3 cell.", cell("h3cell")));
    }

    private static List<Function> lines() {
        return List.of(
                function(
                        "geo_from_wkt",
                        DYNAMIC,
                        "GeoJSON of a geometry in well-known text.",
                        cell("wkt")),
                function(
                        "geo_distance_point_to_line",
                        REAL,
                        "Metres from a point to the nearest place of a line.",
                        at(shape("lineString"))),
                function(
                        "geo_closest_point_on_line",
                        DYNAMIC,
                        "The place of a line that is nearest to a point.",
                        at(shape("lineString"))),
                function(
                        "geo_line_length",
                        REAL,
                        "The length of a line in metres.",
                        shape("lineString")),
                function(
                        "geo_line_centroid",
                        DYNAMIC,
                        "The centre of mass of a line.",
                        shape("lineString")),
                function(
                        "geo_line_locate_point",
                        REAL,
                        "How far along a line, from 0 to 1, its place nearest to a point is.",
                        shape("lineString"),
                        real("longitude"),
                        real("latitude")),
                function(
                        "geo_line_interpolate_point",
                        DYNAMIC,
                        "The place so far along a line, from 0 to 1.",
                        shape("lineString"),
                        real("fraction")),
                function(
                        "geo_line_densify",
                        DYNAMIC,
                        "A line that is straight on a map, with points added until geodesics keep"
                                + " within 10 metres of it or another tolerance.",
                        1,
                        shape("lineString"),
                        real("tolerance")),
                function(
                        "geo_intersects_2lines",
                        BOOL,
                        "Whether two lines meet.",
                        shape("lineString1"),
                        shape("lineString2")),
                function(
                        "geo_intersects_line_with_polygon",
                        BOOL,
                        "Whether a line meets a polygon.",
                        shape("lineString"),
                        shape("polygon")));
    }

    private static List<Function> polygons() {
        return List.of(
                function(
                        "geo_point_in_polygon",
                        BOOL,
                        "Whether a point lies in a polygon.",
                        at(shape("polygon"))),
                function(
                        "geo_distance_point_to_polygon",
                        REAL,
                        "Metres from a point to a polygon; 0 inside.",
                        at(shape("polygon"))),
                function(
                        "geo_closest_point_on_polygon",
                        DYNAMIC,
                        "The place of a polygon that is nearest to a point.",
                        at(shape("polygon"))),
                function(
                        "geo_polygon_area",
                        REAL,
                        "The area of a polygon in square metres.",
                        shape("polygon")),
                function(
                        "geo_polygon_perimeter",
                        REAL,
                        "The length of a polygon's boundary in metres.",
                        shape("polygon")),
                function(
                        "geo_polygon_centroid",
                        DYNAMIC,
                        "The centre of mass of a polygon.",
                        shape("polygon")),
                function(
                        "geo_polygon_densify",
                        DYNAMIC,
                        "A polygon whose edges are straight on a map, with points added until"
                                + " geodesics keep within 10 metres of them or another tolerance.",
                        1,
                        shape("polygon"),
                        real("tolerance")),
                function(
                        "geo_intersects_2polygons",
                        BOOL,
                        "Whether two polygons meet.",
                        shape("polygon1"),
                        shape("polygon2")));
    }

    private static List<Function> overlays() {
        return List.of(
                function(
                        "geo_intersection_2lines",
                        DYNAMIC,
                        "What two lines have in common.",
                        shape("lineString1"),
                        shape("lineString2")),
                function(
                        "geo_intersection_line_with_polygon",
                        DYNAMIC,
                        "The part of a line that lies in a polygon.",
                        shape("lineString"),
                        shape("polygon")),
                function(
                        "geo_intersection_2polygons",
                        DYNAMIC,
                        "What two polygons have in common.",
                        shape("polygon1"),
                        shape("polygon2")),
                function(
                        "geo_union_polygons_array",
                        DYNAMIC,
                        "The union of an array of polygons.",
                        shape("polygons")),
                function(
                        "geo_union_lines_array",
                        DYNAMIC,
                        "The lines of an array, those that follow one another joined, shared edges"
                                + " once.",
                        shape("lineStrings")));
    }

    private static List<Function> buffers() {
        return List.of(
                function(
                        "geo_point_buffer",
                        DYNAMIC,
                        "The places within a radius in metres of a point, to 10 metres or another"
                                + " tolerance.",
                        3,
                        at(real("radius"), real("tolerance"))),
                function(
                        "geo_line_buffer",
                        DYNAMIC,
                        "The places within a radius in metres of a line, to 10 metres or another"
                                + " tolerance.",
                        2,
                        shape("lineString"),
                        real("radius"),
                        real("tolerance")),
                function(
                        "geo_polygon_buffer",
                        DYNAMIC,
                        "The places within a radius in metres of a polygon, to 10 metres or"
                                + " another tolerance.",
                        2,
                        shape("polygon"),
                        real("radius"),
                        real("tolerance")));
    }

    private static List<Function> coverings() {
        return List.of(
                function(
                        "geo_line_to_s2cells",
                        DYNAMIC,
                        "The S2 cells, of level 11 or another, that touch a line or the places"
                                + " within a radius in metres of it.",
                        1,
                        shape("lineString"),
                        typed("level", LONG),
                        real("radius")),
                function(
                        "geo_polygon_to_s2cells",
                        DYNAMIC,
                        "The S2 cells, of level 11 or another, that touch a polygon or the places"
                                + " within a radius in metres of it.",
                        1,
                        shape("polygon"),
                        typed("level", LONG),
                        real("radius")));
    }
}
