package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Polygon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A polygon and its rings in the order in which they are written: a shell before its holes, those
/// beside each other as they came. (The library sorts them.)
record Region(S2Polygon polygon, List<S2Loop> loops) {
    static final Region EMPTY = new Region(new S2Polygon(), List.of());

    /// Of loops that go round the smaller side; what lies within another is its hole.
    static Region nested(List<S2Loop> loops) {
        return of(new S2Polygon(new ArrayList<>(loops)), loops);
    }

    /// Of loops that have the inside on their left.
    static Region oriented(List<S2Loop> loops) {
        S2Polygon polygon = new S2Polygon();
        polygon.initOriented(new ArrayList<>(loops));
        return of(polygon, loops);
    }

    private static Region of(S2Polygon polygon, List<S2Loop> came) {
        IdentityHashMap<S2Loop, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < polygon.numLoops(); i++) {
            places.put(polygon.loop(i), i);
        }
        Map<Integer, List<S2Loop>> children = new HashMap<>();
        for (S2Loop loop : came) {
            Integer place = places.get(loop);
            if (place == null) {
                throw new IllegalStateException("a polygon without one of its loops");
            }
            children.computeIfAbsent(polygon.getParent(place), _ -> new ArrayList<>()).add(loop);
        }
        List<S2Loop> ordered = new ArrayList<>();
        List<S2Loop> waiting = new ArrayList<>(children.getOrDefault(-1, List.of()).reversed());
        while (!waiting.isEmpty()) {
            S2Loop loop = waiting.removeLast();
            ordered.add(loop);
            Integer place = places.get(loop);
            waiting.addAll(children.getOrDefault(place, List.of()).reversed());
        }
        return new Region(polygon, ordered);
    }
}
