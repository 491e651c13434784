package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Polygon;
import java.util.List;

final class Overlay {
    private Overlay() {}

    static S2Polygon union(List<S2Polygon> polygons) {
        return polygons.size() == 1 ? polygons.getFirst() : S2Polygon.union(polygons);
    }
}
