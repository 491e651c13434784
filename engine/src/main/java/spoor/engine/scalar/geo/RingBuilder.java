package spoor.engine.scalar.geo;

import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Predicates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.geo.Pieces.Piece;

/// Joins directed pieces to the rings of a polygon, which lies on their left.
///
/// At a point where several rings meet the sharpest turn to the left is taken, so that they touch
/// and do not cross. A ring begins after its piece of the highest source, rings are in the order of
/// their first piece's source, and the search begins at the point whose S2 cell is first: the order
/// of Google's S2 library, which Kusto's answers show.
final class RingBuilder {
    private static final Comparator<S2Point> BY_CELL =
            Comparator.comparing(point -> S2CellId.fromPoint(point).id(), Long::compareUnsigned);

    private final List<Piece> pieces;
    private final Map<S2Point, List<Piece>> leaving = new HashMap<>();

    private RingBuilder(List<Piece> pieces) {
        this.pieces = new ArrayList<>(pieces);
        this.pieces.sort(
                Comparator.comparing(Piece::start, BY_CELL)
                        .thenComparing(Piece::end, BY_CELL)
                        .thenComparingInt(Piece::source));
        for (Piece piece : this.pieces) {
            leaving.computeIfAbsent(piece.start(), _ -> new ArrayList<>()).add(piece);
        }
    }

    /// The points in the order in which the search would visit them.
    static List<S2Point> ordered(Iterable<S2Point> points) {
        List<S2Point> ordered = new ArrayList<>();
        points.forEach(ordered::add);
        ordered.sort(BY_CELL);
        return ordered;
    }

    static Region region(List<Piece> pieces) {
        List<S2Loop> loops = new ArrayList<>();
        for (List<Piece> ring : new RingBuilder(pieces).rings()) {
            loops.add(new S2Loop(ring.stream().map(Piece::start).toList()));
        }
        return Region.oriented(loops);
    }

    private List<List<Piece>> rings() {
        List<List<Piece>> rings = new ArrayList<>();
        for (Piece start : pieces) {
            List<Piece> path = new ArrayList<>();
            Map<S2Point, Integer> places = new HashMap<>();
            Piece piece = take(start) ? start : null;
            while (piece != null) {
                places.put(piece.start(), path.size());
                path.add(piece);
                Integer closed = places.get(piece.end());
                Piece before = piece;
                if (closed != null) {
                    List<Piece> ring = path.subList(closed, path.size());
                    ring.forEach(one -> places.remove(one.start()));
                    if (ring.size() > 2) {
                        rings.add(turned(new ArrayList<>(ring)));
                    }
                    ring.clear();
                    if (path.isEmpty()) {
                        break;
                    }
                }
                piece = next(before);
            }
        }
        rings.sort(Comparator.comparingInt(ring -> ring.getFirst().source()));
        return rings;
    }

    private boolean take(Piece piece) {
        return leaving.getOrDefault(piece.start(), List.of()).remove(piece);
    }

    private @Nullable Piece next(Piece arriving) {
        List<Piece> candidates = leaving.getOrDefault(arriving.end(), List.of());
        Piece best = null;
        for (Piece candidate : candidates) {
            if (best == null
                    || S2Predicates.orderedCCW(
                            arriving.start(), best.end(), candidate.end(), arriving.end())) {
                best = candidate;
            }
        }
        if (best != null) {
            candidates.remove(best);
        }
        return best;
    }

    /// Begins the ring after its last piece of the highest source.
    private static List<Piece> turned(List<Piece> ring) {
        int last = 0;
        boolean gap = false;
        for (int i = 1; i < ring.size(); i++) {
            int order = Integer.compare(ring.get(i).source(), ring.get(last).source());
            if (order < 0) {
                gap = true;
            } else if (order > 0 || !gap) {
                last = i;
                gap = false;
            }
        }
        Collections.rotate(ring, -(last + 1));
        return ring;
    }
}
