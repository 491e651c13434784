package spoor.engine.scalar.geo;

import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spoor.engine.scalar.geo.EdgeIndex.Edge;

/// The edges of two shapes, cut where they cross each other.
final class Pieces {
    /// Points nearer than this are one, in radians: the error of a crossing's place.
    private static final double SAME = 1.8e-15;

    /// A part of an edge.
    ///
    /// @param source the place of the whole edge among those of both shapes
    record Piece(Edge edge, int source) {
        S2Point start() {
            return edge.start();
        }

        S2Point end() {
            return edge.end();
        }

        S2Point middle() {
            return S2Point.normalize(S2Point.add(edge.start(), edge.end()));
        }
    }

    private final List<Piece> first;
    private final List<Piece> second;
    private final List<S2Point> crossings = new ArrayList<>();

    Pieces(EdgeIndex first, EdgeIndex second) {
        Map<Integer, List<S2Point>> cutsOfFirst = new HashMap<>();
        Map<Integer, List<S2Point>> cutsOfSecond = new HashMap<>();
        for (int i = 0; i < first.edges().size(); i++) {
            Edge edge = first.edges().get(i);
            for (int j : second.crossing(edge)) {
                Edge other = second.edges().get(j);
                S2Point crossing =
                        S2EdgeUtil.getIntersection(
                                edge.start(), edge.end(), other.start(), other.end());
                crossings.add(crossing);
                cutsOfFirst.computeIfAbsent(i, _ -> new ArrayList<>()).add(crossing);
                cutsOfSecond.computeIfAbsent(j, _ -> new ArrayList<>()).add(crossing);
            }
        }
        this.first = cut(first.edges(), cutsOfFirst, 0);
        this.second = cut(second.edges(), cutsOfSecond, first.edges().size());
    }

    List<Piece> first() {
        return first;
    }

    List<Piece> second() {
        return second;
    }

    List<S2Point> crossings() {
        return crossings;
    }

    static Set<Edge> edges(List<Piece> pieces) {
        Set<Edge> edges = new HashSet<>();
        pieces.forEach(piece -> edges.add(piece.edge()));
        return edges;
    }

    static List<Piece> cut(List<Edge> edges, Map<Integer, List<S2Point>> cuts, int offset) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            List<S2Point> inside = new ArrayList<>(cuts.getOrDefault(i, List.of()));
            inside.sort(Comparator.comparingDouble(edge.start()::getDistance2));
            S2Point from = edge.start();
            for (S2Point cut : inside) {
                if (!near(from, cut) && !near(edge.end(), cut)) {
                    pieces.add(new Piece(new Edge(from, cut), offset + i));
                    from = cut;
                }
            }
            pieces.add(new Piece(new Edge(from, edge.end()), offset + i));
        }
        return pieces;
    }

    private static boolean near(S2Point one, S2Point other) {
        return one.getDistance2(other) < SAME * SAME;
    }
}
