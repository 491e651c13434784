package spoor.engine.scalar.geo;

import com.google.common.geometry.S2Point;
import org.jspecify.annotations.Nullable;

/// Arguments of bodies, read.
final class Values {
    private Values() {}

    static double real(@Nullable Object[] arguments, int place) {
        return arguments[place] instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /// A number that may be left out; NaN where it is null.
    static double real(@Nullable Object[] arguments, int place, double otherwise) {
        return place < arguments.length ? real(arguments, place) : otherwise;
    }

    /// An integer that may be left out; -1, which is never fit, where it is null.
    static long whole(@Nullable Object[] arguments, int place, long otherwise) {
        if (place >= arguments.length) {
            return otherwise;
        }
        return arguments[place] instanceof Number number ? number.longValue() : -1;
    }

    static String text(@Nullable Object[] arguments, int place) {
        return arguments[place] instanceof String text ? text : "";
    }

    /// The point of a longitude and the latitude after it; null when there is none.
    static @Nullable S2Point point(@Nullable Object[] arguments, int place) {
        return Sphere.point(real(arguments, place), real(arguments, place + 1));
    }
}
