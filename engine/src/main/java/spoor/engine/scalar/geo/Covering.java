package spoor.engine.scalar.geo;

import com.google.common.geometry.S1Angle;
import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2Cell;
import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2Polygon;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.geo.EdgeIndex.Edge;

/// The S2 cells of one level that a shape, or the places within a radius of it, touch. Cells are
/// divided from the six faces on, each looked at with the edges that are near the one around it.
final class Covering {
    /// As many as Kusto gives.
    private static final int MOST_CELLS = 65_536;

    private final S2Polygon polygon;
    private final int level;
    private final S1ChordAngle radius;
    private final List<S2CellId> cells = new ArrayList<>();

    private Covering(S2Polygon polygon, int level, double metres) {
        this.polygon = polygon;
        this.level = level;
        this.radius = S1ChordAngle.fromS1Angle(S1Angle.radians(Sphere.radians(metres)));
    }

    /// In the order of their numbers; null when they are too many.
    static @Nullable List<S2CellId> of(
            List<Edge> edges, S2Polygon polygon, int level, double metres) {
        Covering covering = new Covering(polygon, level, metres);
        for (int face = 0; face < S2CellId.NUM_FACES; face++) {
            if (!covering.add(S2CellId.fromFacePosLevel(face, 0, 0), edges)) {
                return null;
            }
        }
        return covering.cells;
    }

    /// False when there are too many.
    private boolean add(S2CellId id, List<Edge> around) {
        S2Cell cell = new S2Cell(id);
        List<Edge> near = new ArrayList<>();
        for (Edge edge : around) {
            if (cell.getDistanceToEdge(edge.start(), edge.end()).compareTo(radius) <= 0) {
                near.add(edge);
            }
        }
        if (near.isEmpty() && !polygon.contains(cell.getCenter())) {
            return true;
        }
        if (id.level() == level) {
            cells.add(id);
            return cells.size() <= MOST_CELLS;
        }
        for (int child = 0; child < 4; child++) {
            if (!add(id.child(child), near)) {
                return false;
            }
        }
        return true;
    }
}
