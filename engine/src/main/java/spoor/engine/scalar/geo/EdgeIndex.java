package spoor.engine.scalar.geo;

import com.google.common.geometry.S2EdgeQuery;
import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2LaxPolylineShape;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polyline;
import com.google.common.geometry.S2Shape;
import com.google.common.geometry.S2ShapeIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The edges of a shape, in order, found by what touches them without a look at every pair.
final class EdgeIndex {
    /// An edge of a shape.
    record Edge(S2Point start, S2Point end) {
        Edge reversed() {
            return new Edge(end, start);
        }
    }

    private final List<Edge> edges;
    private final S2Shape shape;
    private final S2EdgeQuery query;

    private EdgeIndex(List<List<S2Point>> chains) {
        edges = new ArrayList<>();
        for (List<S2Point> chain : chains) {
            for (int i = 1; i < chain.size(); i++) {
                edges.add(new Edge(chain.get(i - 1), chain.get(i)));
            }
        }
        S2ShapeIndex index = new S2ShapeIndex();
        shape = S2LaxPolylineShape.createMulti(chains);
        index.add(shape);
        query = new S2EdgeQuery(index);
    }

    static EdgeIndex ofChains(List<List<S2Point>> chains) {
        return new EdgeIndex(chains);
    }

    static EdgeIndex of(List<S2Polyline> lines) {
        return new EdgeIndex(lines.stream().map(S2Polyline::vertices).toList());
    }

    /// The boundary, its inside on the left.
    static EdgeIndex of(Region region) {
        List<List<S2Point>> chains = new ArrayList<>();
        for (S2Loop loop : region.loops()) {
            List<S2Point> chain = new ArrayList<>(loop.orientedVertices());
            chain.add(chain.getFirst());
            chains.add(chain);
        }
        return new EdgeIndex(chains);
    }

    List<Edge> edges() {
        return edges;
    }

    Set<S2Point> vertices() {
        Set<S2Point> vertices = new HashSet<>();
        for (Edge edge : edges) {
            vertices.add(edge.start());
            vertices.add(edge.end());
        }
        return vertices;
    }

    /// The places of the edges that cross another one.
    Set<Integer> crossing(Edge other) {
        return meeting(other, 1);
    }

    /// Whether an edge crosses one of these or shares an end with it.
    boolean touches(Edge other) {
        return !meeting(other, 0).isEmpty();
    }

    private Set<Integer> meeting(Edge other, int least) {
        Set<Integer> meeting = new TreeSet<>();
        S2EdgeQuery.Edges candidates = query.getCandidates(other.start(), other.end(), shape);
        while (!candidates.isEmpty()) {
            int place = candidates.nextEdge();
            Edge edge = edges.get(place);
            int crossing =
                    S2EdgeUtil.robustCrossing(other.start(), other.end(), edge.start(), edge.end());
            if (crossing >= least) {
                meeting.add(place);
            }
        }
        return meeting;
    }
}
