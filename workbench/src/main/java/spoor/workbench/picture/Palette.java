package spoor.workbench.picture;

import java.util.List;

/// The colours of pictures, in one place for reports and page: the style sheet `picture.css` says
/// what they are on light and on dark ground (after Okabe and Ito, told apart by people with any
/// kind of colour sight), this class what they are called. Colour is never alone: marks differ in
/// shape, lines in dashes.
final class Palette {
    /// So many groups have a colour of their own; what is beyond shares [#OTHER].
    static final int SERIES = 7;

    static final int OTHER = SERIES;

    /// The dashes of each colour, as SVG spells them.
    private static final List<String> DASHES =
            List.of("", "9 4", "2 4", "12 3 2 3", "5 3", "14 5", "1 3 6 3", "3 3");

    private Palette() {}

    static int series(int place) {
        return place < 0 || place >= SERIES ? OTHER : place;
    }

    /// The class of what is filled.
    static String fill(int place) {
        return "f" + series(place);
    }

    /// The class of a line.
    static String line(int place) {
        return "l" + series(place);
    }

    static String dashes(int place) {
        return DASHES.get(series(place));
    }

    /// The outline of a mark around a point: circle, square, diamond, triangle in turn.
    static String mark(int place, double x, double y, double radius) {
        double r = radius;
        return switch (series(place) % 4) {
            case 0 -> "M" + Svg.at(x - r) + " " + Svg.at(y) + arc(r, 2 * r) + arc(r, -2 * r) + "z";
            case 1 ->
                    path(x - r * 0.9, y - r * 0.9)
                            + ("h" + Svg.at(r * 1.8) + "v" + Svg.at(r * 1.8))
                            + ("h" + Svg.at(-r * 1.8) + "z");
            case 2 ->
                    path(x, y - r * 1.25)
                            + (line(r * 1.25, r * 1.25) + line(-r * 1.25, r * 1.25))
                            + (line(-r * 1.25, -r * 1.25) + "z");
            default ->
                    path(x, y - r * 1.2) + line(r * 1.15, r * 2.1) + ("h" + Svg.at(-r * 2.3) + "z");
        };
    }

    private static String arc(double radius, double along) {
        return "a" + Svg.at(radius) + " " + Svg.at(radius) + " 0 1 0 " + Svg.at(along) + " 0";
    }

    private static String path(double x, double y) {
        return "M" + Svg.at(x) + " " + Svg.at(y);
    }

    private static String line(double x, double y) {
        return "l" + Svg.at(x) + " " + Svg.at(y);
    }
}
