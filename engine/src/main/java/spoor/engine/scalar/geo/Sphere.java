package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Point;
import org.jspecify.annotations.Nullable;

/// The sphere on which Kusto measures, and the way between degrees and points on it.
final class Sphere {
    /// In metres.
    static final double RADIUS = 6_371_010.0;

    private static final double TO_RADIANS = Math.PI / 180;
    private static final double TO_DEGREES = 180 / Math.PI;

    private Sphere() {}

    /// The point at a place, or null when the place is none on Earth.
    static @Nullable S2Point point(double longitude, double latitude) {
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
                ? at(longitude, latitude)
                : null;
    }

    /// The point at a place; longitudes go round.
    static S2Point at(double longitude, double latitude) {
        double theta = longitude * TO_RADIANS;
        double phi = latitude * TO_RADIANS;
        double radius = Angles.cosine(phi);
        return new S2Point(
                Angles.cosine(theta) * radius, Angles.sine(theta) * radius, Angles.sine(phi));
    }

    /// In degrees. The zeros keep a negative zero from turning up.
    static double longitude(S2Point point) {
        return Angles.arctangent(point.getY() + 0.0, point.getX() + 0.0) * TO_DEGREES;
    }

    static double latitude(S2Point point) {
        double x = point.getX();
        double y = point.getY();
        return Angles.arctangent(point.getZ() + 0.0, Math.sqrt(x * x + y * y)) * TO_DEGREES;
    }

    /// The length of an angle, in metres.
    static double metres(double radians) {
        return radians * RADIUS;
    }

    static double radians(double metres) {
        return metres / RADIUS;
    }
}
