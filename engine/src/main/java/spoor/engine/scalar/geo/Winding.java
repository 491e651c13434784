package spoor.engine.scalar.geo;

import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.geo.EdgeIndex.Edge;
import spoor.engine.scalar.geo.Pieces.Piece;

/// The polygon of all places that closed paths encircle counterclockwise more often than clockwise.
final class Winding {
    /// Beyond so many pieces the look from each at all is too long.
    private static final int MOST_PIECES = 20_000;

    private Winding() {}

    /// Null when the paths are too long.
    static @Nullable Region region(List<List<S2Point>> paths) {
        List<List<S2Point>> closed = new ArrayList<>();
        for (List<S2Point> path : paths) {
            List<S2Point> chain = new ArrayList<>(path);
            chain.add(chain.getFirst());
            closed.add(chain);
        }
        EdgeIndex index = EdgeIndex.ofChains(closed);
        if (index.edges().size() > MOST_PIECES) {
            return null;
        }
        List<Piece> pieces = cut(index);
        if (pieces.size() == index.edges().size() && paths.size() == 1) {
            return RingBuilder.region(pieces);
        }
        if (pieces.size() > MOST_PIECES) {
            return null;
        }
        List<Piece> boundary = new ArrayList<>();
        Set<Edge> seen = new HashSet<>();
        for (Piece piece : pieces) {
            if (isBoundary(piece, pieces) && seen.add(piece.edge())) {
                boundary.add(piece);
            }
        }
        return RingBuilder.region(boundary);
    }

    private static List<Piece> cut(EdgeIndex index) {
        Map<Integer, List<S2Point>> cuts = new HashMap<>();
        for (int i = 0; i < index.edges().size(); i++) {
            Edge edge = index.edges().get(i);
            for (int j : index.crossing(edge)) {
                Edge other = index.edges().get(Math.max(i, j));
                Edge one = index.edges().get(Math.min(i, j));
                cuts.computeIfAbsent(i, _ -> new ArrayList<>())
                        .add(
                                S2EdgeUtil.getIntersection(
                                        one.start(), one.end(), other.start(), other.end()));
            }
        }
        return Pieces.cut(index.edges(), cuts, 0);
    }

    /// Whether the place just left of a piece is inside and that just right of it is not. The
    /// winding number is the sum of the angles under which the other pieces are seen from the
    /// piece's middle; the piece itself and its equals are seen under half a turn from either side.
    private static boolean isBoundary(Piece piece, List<Piece> pieces) {
        S2Point middle = piece.middle();
        double turns = 0;
        int along = 0;
        for (Piece other : pieces) {
            if (other.edge().equals(piece.edge())) {
                along++;
            } else if (other.edge().equals(piece.edge().reversed())) {
                along--;
            } else {
                turns += angle(middle, other.start(), other.end());
            }
        }
        double others = turns / (2 * Math.PI);
        long left = Math.round(others + along / 2.0);
        long right = Math.round(others - along / 2.0);
        return left > 0 && right <= 0;
    }

    /// The angle from one point to another as seen from a third, counterclockwise positive.
    private static double angle(S2Point from, S2Point a, S2Point b) {
        S2Point toA = S2Point.crossProd(from, a);
        S2Point toB = S2Point.crossProd(from, b);
        double sine = S2Point.crossProd(toA, toB).dotProd(from);
        return Math.atan2(sine, toA.dotProd(toB));
    }
}
