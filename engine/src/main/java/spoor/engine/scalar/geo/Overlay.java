package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polyline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import spoor.engine.scalar.geo.EdgeIndex.Edge;
import spoor.engine.scalar.geo.Pieces.Piece;
import spoor.engine.scalar.json.Json;

/// Unions and intersections. Edges are cut where they cross, each piece is kept or left by the side
/// of the other shape on which it lies, and what is kept is joined again. Boundaries and ends
/// belong to their shapes, so shapes that only touch have a point or a line in common.
final class Overlay {
    private Overlay() {}

    private record Waiting(Region region, int arrival) {}

    /// The union of one or more polygons: always of the two with the fewest points.
    static Region union(List<Region> polygons) {
        PriorityQueue<Waiting> queue =
                new PriorityQueue<>((a, b) -> {
                    int size =
                            Integer.compare(
                                    a.region().polygon().getNumVertices(),
                                    b.region().polygon().getNumVertices());
                    return size != 0 ? size : Integer.compare(a.arrival(), b.arrival());
                });
        int arrival = 0;
        for (Region polygon : polygons) {
            queue.add(new Waiting(polygon, arrival++));
        }
        while (queue.size() > 1) {
            Region first = queue.remove().region();
            Region second = queue.remove().region();
            queue.add(new Waiting(union(first, second), arrival++));
        }
        return queue.remove().region();
    }

    private static Region union(Region first, Region second) {
        Pieces pieces = new Pieces(EdgeIndex.of(first), EdgeIndex.of(second));
        List<Piece> kept = new ArrayList<>(kept(pieces.first(), pieces.second(), second, false));
        kept.addAll(apart(pieces.second(), pieces.first(), first, false));
        return RingBuilder.region(kept);
    }

    static Json intersection(Region first, Region second) {
        EdgeIndex ofFirst = EdgeIndex.of(first);
        EdgeIndex ofSecond = EdgeIndex.of(second);
        Pieces pieces = new Pieces(ofFirst, ofSecond);
        List<Piece> kept = new ArrayList<>(kept(pieces.first(), pieces.second(), second, true));
        kept.addAll(apart(pieces.second(), pieces.first(), first, true));
        Region polygon = RingBuilder.region(kept);
        Set<Edge> others = Pieces.edges(pieces.second());
        List<Piece> touching =
                pieces.first().stream()
                        .filter(piece -> others.contains(piece.edge().reversed()))
                        .toList();
        List<Piece> all = new ArrayList<>(kept);
        all.addAll(touching);
        return Geometries.of(shared(ofFirst, ofSecond, all), joined(touching), polygon);
    }

    /// What two lines have in common: where they cross or share points, and shared edges.
    static Json intersection(List<S2Polyline> first, List<S2Polyline> second) {
        EdgeIndex ofFirst = EdgeIndex.of(first);
        EdgeIndex ofSecond = EdgeIndex.of(second);
        Pieces pieces = new Pieces(ofFirst, ofSecond);
        Set<Edge> others = Pieces.edges(pieces.second());
        List<Piece> common =
                pieces.first().stream()
                        .filter(piece ->
                                others.contains(piece.edge())
                                        || others.contains(piece.edge().reversed()))
                        .toList();
        Set<S2Point> points = shared(ofFirst, ofSecond, common);
        points.addAll(pieces.crossings());
        return Geometries.of(points, joined(common), Region.EMPTY);
    }

    static Json intersection(List<S2Polyline> lines, Region polygon) {
        EdgeIndex ofLines = EdgeIndex.of(lines);
        EdgeIndex ofPolygon = EdgeIndex.of(polygon);
        Pieces pieces = new Pieces(ofLines, ofPolygon);
        Set<Edge> boundary = Pieces.edges(pieces.second());
        List<Piece> inside =
                pieces.first().stream()
                        .filter(piece ->
                                boundary.contains(piece.edge())
                                        || boundary.contains(piece.edge().reversed())
                                        || polygon.polygon().contains(piece.middle()))
                        .toList();
        return Geometries.of(shared(ofLines, ofPolygon, inside), joined(inside), Region.EMPTY);
    }

    /// Each edge once, lines that follow one another joined.
    static Json unionOfLines(List<S2Polyline> lines) {
        Set<Edge> seen = new HashSet<>();
        List<Piece> pieces = new ArrayList<>();
        for (Edge edge : EdgeIndex.of(lines).edges()) {
            if (!seen.contains(edge.reversed()) && seen.add(edge)) {
                pieces.add(new Piece(edge, pieces.size()));
            }
        }
        return Geometries.of(Set.of(), joined(pieces), Region.EMPTY);
    }

    /// The pieces of one boundary inside (or outside) of another polygon, and those that are edges
    /// of both.
    private static List<Piece> kept(
            List<Piece> pieces, List<Piece> others, Region other, boolean inside) {
        Set<Edge> edges = Pieces.edges(others);
        return pieces.stream()
                .filter(piece ->
                        edges.contains(piece.edge())
                                || !edges.contains(piece.edge().reversed())
                                        && other.polygon().contains(piece.middle()) == inside)
                .toList();
    }

    /// The pieces of one boundary inside (or outside) of another polygon, without shared ones.
    private static List<Piece> apart(
            List<Piece> pieces, List<Piece> others, Region other, boolean inside) {
        Set<Edge> edges = Pieces.edges(others);
        return pieces.stream()
                .filter(piece ->
                        !edges.contains(piece.edge())
                                && !edges.contains(piece.edge().reversed())
                                && other.polygon().contains(piece.middle()) == inside)
                .toList();
    }

    /// The points of both shapes that none of the pieces holds.
    private static Set<S2Point> shared(EdgeIndex first, EdgeIndex second, List<Piece> pieces) {
        Set<S2Point> shared = first.vertices();
        shared.retainAll(second.vertices());
        for (Piece piece : pieces) {
            shared.remove(piece.start());
            shared.remove(piece.end());
        }
        return shared;
    }

    /// Lines of pieces of which each begins where the one before it ends.
    private static List<List<S2Point>> joined(List<Piece> pieces) {
        List<List<S2Point>> lines = new ArrayList<>();
        for (Piece piece : pieces) {
            if (lines.isEmpty() || !lines.getLast().getLast().equals(piece.start())) {
                lines.add(new ArrayList<>(List.of(piece.start())));
            }
            lines.getLast().add(piece.end());
        }
        return lines;
    }
}
