package spoor.engine.scalar.geo;

import org.jspecify.annotations.Nullable;

/// Geohash: a place as a text whose letters halve longitude and latitude in turn (Niemeyer 2008).
///
/// @param west degrees, as are all four
record Geohash(double west, double east, double south, double north) {
    /// The letters of Niemeyer's base 32, by value.
    private static final String LETTERS = "0123456789bcdefghjkmnpqrstuvwxyz";

    private static final int LONGEST = 18;

    /// The hash of a place with 1 to 18 letters, or '' when place or length are none.
    static String of(double longitude, double latitude, long letters) {
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)
                || letters < 1
                || letters > LONGEST) {
            return "";
        }
        double west = -180;
        double east = 180;
        double south = -90;
        double north = 90;
        StringBuilder hash = new StringBuilder();
        int bits = 0;
        for (int bit = 0; bit < letters * 5; bit++) {
            bits <<= 1;
            if (bit % 2 == 0) {
                double middle = (west + east) / 2;
                if (longitude >= middle) {
                    bits |= 1;
                    west = middle;
                } else {
                    east = middle;
                }
            } else {
                double middle = (south + north) / 2;
                if (latitude >= middle) {
                    bits |= 1;
                    south = middle;
                } else {
                    north = middle;
                }
            }
            if (bit % 5 == 4) {
                hash.append(LETTERS.charAt(bits));
                bits = 0;
            }
        }
        return hash.toString();
    }

    /// The rectangle of a hash, or null when the text is none.
    static @Nullable Geohash parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        Geohash cell = new Geohash(-180, 180, -90, 90);
        boolean east = true;
        for (int i = 0; i < text.length(); i++) {
            int bits = LETTERS.indexOf(text.charAt(i));
            if (bits < 0) {
                return null;
            }
            for (int bit = 16; bit > 0; bit >>= 1) {
                cell =
                        east
                                ? cell.halfOfLongitude((bits & bit) != 0)
                                : cell.halfOfLatitude((bits & bit) != 0);
                east = !east;
            }
        }
        return cell;
    }

    private Geohash halfOfLongitude(boolean upper) {
        double middle = longitude();
        return upper
                ? new Geohash(middle, east, south, north)
                : new Geohash(west, middle, south, north);
    }

    private Geohash halfOfLatitude(boolean upper) {
        double middle = latitude();
        return upper
                ? new Geohash(west, east, middle, north)
                : new Geohash(west, east, south, middle);
    }

    /// The middle.
    double longitude() {
        return (west + east) / 2;
    }

    double latitude() {
        return (south + north) / 2;
    }
}
