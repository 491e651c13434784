package spoor.engine.scalar.geo;

import java.util.Map;
import spoor.engine.scalar.ScalarBody;

/// All bodies of the geospatial functions.
public final class GeoBodies {
    private GeoBodies() {}

    public static void addTo(Map<String, ScalarBody> to) {
        PointBodies.addTo(to);
        CellBodies.addTo(to);
        H3Bodies.addTo(to);
        LineBodies.addTo(to);
        PolygonBodies.addTo(to);
        IntersectBodies.addTo(to);
        DensifyBodies.addTo(to);
        OverlayBodies.addTo(to);
        BufferBodies.addTo(to);
        CoveringBodies.addTo(to);
    }
}
