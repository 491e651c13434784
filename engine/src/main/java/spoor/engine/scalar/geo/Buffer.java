package spoor.engine.scalar.geo;

import com.google.common.geometry.S1Angle;
import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Predicates;
import java.util.ArrayList;
import java.util.List;

/// Offset curves: closed paths at a distance around points, lines and rings, in steps that keep
/// within a tolerance of that distance. Where a path turns inwards it passes through the shape's
/// own point, so that everything within the distance is encircled once more often to the left than
/// to the right; [Winding] makes polygons of it. (Chen and McMains, "Polygon Offsetting by
/// Computing Winding Numbers", 2005, in the form of Google's S2 library, whose points these are.)
final class Buffer {
    private final S1ChordAngle radius;
    private final S1ChordAngle vertexStep;
    private final S1ChordAngle pointStep;
    private final S1ChordAngle edgeStep;
    private List<S2Point> path = new ArrayList<>();

    /// @param metres the distance, below a quarter of the way round the Earth
    /// @param tolerance in metres, below the distance
    Buffer(double metres, double tolerance) {
        double angle = Sphere.radians(metres);
        double error = Sphere.radians(tolerance);
        double step = span(angle, error);
        radius = chord(angle);
        vertexStep = chord(step);
        pointStep = chord(2 * Math.PI / Math.ceil(2 * Math.PI / step) + 1e-15);
        edgeStep = chord(span(Math.PI / 2 - angle, error));
    }

    private static S1ChordAngle chord(double radians) {
        return S1ChordAngle.fromS1Angle(S1Angle.radians(radians));
    }

    /// How far apart the points of a circle may be for its chords to keep within the error.
    private static double span(double radius, double error) {
        return Math.min(
                2 * Math.PI / 3 + 1e-15,
                2 * Math.acos(Math.tan(radius - error) / Math.tan(radius)));
    }

    List<S2Point> aroundPoint(S2Point point) {
        S2Point start = S2.ortho(point);
        S1ChordAngle angle = S1ChordAngle.ZERO;
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            S2Point turned = S2Point.normalize(S2Point.crossProd(point, start));
            while (angle.compareTo(S1ChordAngle.RIGHT) < 0) {
                path.add(onRay(point, onRay(start, turned, angle), radius));
                angle = S1ChordAngle.add(angle, pointStep);
            }
            angle = S1ChordAngle.sub(angle, S1ChordAngle.RIGHT);
            start = turned;
        }
        return take();
    }

    List<S2Point> aroundLine(List<S2Point> line) {
        int last = line.size() - 1;
        S2Point axis = axis(line.get(0), line.get(1));
        vertexArc(line.getFirst(), S2Point.neg(axis), axis);
        for (int i = 0; i < last - 1; i++) {
            edgeAndVertex(line.get(i), line.get(i + 1), line.get(i + 2));
        }
        edgeArc(line.get(last - 1), line.get(last));
        axis = axis(line.get(last - 1), line.get(last));
        vertexArc(line.getLast(), axis, S2Point.neg(axis));
        for (int i = last - 2; i >= 0; i--) {
            edgeAndVertex(line.get(i + 2), line.get(i + 1), line.get(i));
        }
        edgeArc(line.get(1), line.get(0));
        return take();
    }

    List<S2Point> aroundRing(List<S2Point> ring) {
        int size = ring.size();
        for (int i = 0; i < size; i++) {
            edgeAndVertex(ring.get(i), ring.get((i + 1) % size), ring.get((i + 2) % size));
        }
        return take();
    }

    private List<S2Point> take() {
        List<S2Point> taken = path;
        path = new ArrayList<>();
        return taken;
    }

    /// The pole on the right of an edge.
    private static S2Point axis(S2Point a, S2Point b) {
        return S2Point.normalize(S2.robustCrossProd(b, a));
    }

    private static S2Point onRay(S2Point origin, S2Point direction, S1ChordAngle angle) {
        return S2Point.normalize(
                S2Point.add(
                        S2Point.mul(origin, S1ChordAngle.cos(angle)),
                        S2Point.mul(direction, S1ChordAngle.sin(angle))));
    }

    /// Round a point from one direction counterclockwise to before another.
    private void vertexArc(S2Point point, S2Point start, S2Point end) {
        S2Point turned = S2Point.normalize(S2Point.crossProd(point, start));
        S1ChordAngle span = new S1ChordAngle(start, end);
        S1ChordAngle angle = S1ChordAngle.ZERO;
        do {
            path.add(onRay(point, onRay(start, turned, angle), radius));
            angle = S1ChordAngle.add(angle, vertexStep);
        } while (angle.compareTo(span) < 0);
    }

    /// Along the right side of an edge, without its end.
    private void edgeArc(S2Point a, S2Point b) {
        S2Point axis = axis(a, b);
        S2Point ahead = S2Point.normalize(S2Point.crossProd(a, axis));
        S1ChordAngle span = new S1ChordAngle(a, b);
        S1ChordAngle angle = S1ChordAngle.ZERO;
        do {
            path.add(onRay(onRay(a, ahead, angle), axis, radius));
            angle = S1ChordAngle.add(angle, edgeStep);
        } while (angle.compareTo(span) < 0);
    }

    private void edgeAndVertex(S2Point a, S2Point b, S2Point c) {
        edgeArc(a, b);
        if (S2Predicates.sign(a, b, c) >= 0) {
            vertexArc(b, axis(a, b), axis(b, c));
        } else {
            path.add(onRay(b, axis(a, b), radius));
            path.add(b);
        }
    }
}
