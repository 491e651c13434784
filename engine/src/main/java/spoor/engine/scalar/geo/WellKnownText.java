package spoor.engine.scalar.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Well-known text (ISO 19125) to GeoJSON: linear in time, collections nested at most [#DEPTH]
/// deep. Null for a text that is no geometry.
final class WellKnownText {
    private static final int DEPTH = 100;

    private final String text;
    private int at;

    private WellKnownText(String text) {
        this.text = text;
    }

    static @Nullable Json parse(String text) {
        WellKnownText reader = new WellKnownText(text);
        Json geometry = reader.geometry(0);
        reader.blanks();
        return reader.at == text.length() ? geometry : null;
    }

    private @Nullable Json geometry(int depth) {
        if (depth > DEPTH) {
            return null;
        }
        return switch (word()) {
            case "POINT" -> {
                Json place = take('(') ? place() : null;
                yield take(')') ? typed("Point", place) : null;
            }
            case "LINESTRING" -> typed("LineString", list(this::place, 2));
            case "POLYGON" -> typed("Polygon", polygon());
            case "MULTIPOINT" -> typed("MultiPoint", list(this::maybeEnclosedPlace, 1));
            case "MULTILINESTRING" -> typed("MultiLineString", list(() -> list(this::place, 2), 1));
            case "MULTIPOLYGON" -> typed("MultiPolygon", list(this::polygon, 1));
            case "GEOMETRYCOLLECTION" ->
                    list(() -> geometry(depth + 1), 1) instanceof Json.Array(List<Json> all)
                            ? GeoJson.collection(all)
                            : null;
            default -> null;
        };
    }

    private static @Nullable Json typed(String type, @Nullable Json coordinates) {
        return coordinates == null ? null : GeoJson.geometry(type, coordinates);
    }

    private @Nullable Json polygon() {
        return list(() -> list(this::place, 4), 1);
    }

    private @Nullable Json maybeEnclosedPlace() {
        if (!take('(')) {
            return place();
        }
        Json place = place();
        return take(')') ? place : null;
    }

    private interface Item {
        @Nullable Json read();
    }

    /// Items between brackets, with commas between them; null when there are too few.
    private @Nullable Json list(Item item, int least) {
        if (!take('(')) {
            return null;
        }
        List<Json> items = new ArrayList<>();
        do {
            Json one = item.read();
            if (one == null) {
                return null;
            }
            items.add(one);
        } while (take(','));
        return take(')') && items.size() >= least ? new Json.Array(items) : null;
    }

    private @Nullable Json place() {
        Double x = number();
        Double y = number();
        return x == null || y == null ? null : GeoJson.place(x, y);
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        blanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private String word() {
        blanks();
        int start = at;
        while (at < text.length() && letter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).toUpperCase(Locale.ROOT);
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private @Nullable Double number() {
        blanks();
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            double number = Double.parseDouble(text.substring(start, at));
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
