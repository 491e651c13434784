package spoor.engine.scalar;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Questions about dynamic values.
final class Dynamics {
    private Dynamics() {}

    static Json json(@Nullable Object[] arguments, int place) {
        return Json.of((String) arguments[place]);
    }

    static @Nullable List<Json> array(@Nullable Object[] arguments, int place) {
        return json(arguments, place).array();
    }

    static @Nullable String dynamic(@Nullable Json value) {
        return value == null ? null : value.dynamic();
    }

    static String dynamic(List<Json> elements) {
        return new Json.Array(elements).text();
    }

    static double real(Json value) {
        return switch (value) {
            case Json.Whole(long whole) -> whole;
            case Json.Real(double real) -> real;
            case Json.Null _, Json.Bool _, Json.Text _, Json.Array _, Json.Bag _ -> Double.NaN;
        };
    }

    static boolean isNumber(Json value) {
        return value instanceof Json.Whole || value instanceof Json.Real;
    }

    /// Equal, numbers by value whatever their kind.
    static boolean same(Json left, Json right) {
        if (left instanceof Json.Whole && right instanceof Json.Real
                || left instanceof Json.Real && right instanceof Json.Whole) {
            return real(left) == real(right);
        }
        return left.equals(right);
    }

    /// The name that `gettype` gives.
    static String type(Json value) {
        return switch (value) {
            case Json.Null _ -> "null";
            case Json.Bool _ -> "bool";
            case Json.Whole _ -> "long";
            case Json.Real _ -> "double";
            case Json.Text _ -> "string";
            case Json.Array _ -> "array";
            case Json.Bag _ -> "dictionary";
        };
    }

    static @Nullable Json member(Json value, String name) {
        return value instanceof Json.Bag(Map<String, Json> members) ? members.get(name) : null;
    }

    static @Nullable Json element(Json value, long index) {
        List<Json> elements = value.array();
        if (elements == null) {
            return null;
        }
        long place = index < 0 ? index + elements.size() : index;
        return place < 0 || place >= elements.size() ? null : elements.get((int) place);
    }
}
