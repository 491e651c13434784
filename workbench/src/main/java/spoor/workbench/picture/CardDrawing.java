package spoor.workbench.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the values of the first row as cards: large, each under its name.
final class CardDrawing {
    private static final int MOST = 12;
    private static final int ACROSS = 4;

    /// So many characters fit in large letters, so many in small ones.
    private static final int LARGE = 13;

    private static final int LONGEST = 30;
    private static final double WIDE = 242;
    private static final double HIGH = 84;

    private CardDrawing() {}

    static Picture draw(Fields fields) {
        List<Integer> named = fields.listed("ycolumns");
        List<Integer> places = named.isEmpty() ? fields.all(_ -> true) : named;
        Svg svg = new Svg();
        double top = Heading.draw(svg, fields, new Groups()) + 4;
        StringBuilder told = new StringBuilder();
        int cards = fields.rows().isEmpty() ? 0 : Math.min(MOST, places.size());
        for (int i = 0; i < cards; i++) {
            int place = places.get(i);
            String value = value(fields, fields.rows().getFirst(), place);
            double x = 4 + i % ACROSS * (WIDE + 8);
            int above = i / ACROSS;
            double y = top + above * (HIGH + 8);
            svg.open("card", "", Tip.of(fields.name(place) + ": " + value));
            svg.rect(x, y, WIDE, HIGH, "card");
            svg.text(x + 12, y + 24, "start", "", Svg.cut(fields.name(place), 34));
            String size = value.length() > LARGE ? "strong" : "large";
            svg.text(x + 12, y + 62, "start", size, Svg.cut(value, LONGEST)).close();
            told.append(i == 0 ? "" : ", ").append(fields.name(place)).append(": ").append(value);
        }
        int lines = (cards + ACROSS - 1) / ACROSS;
        double bottom = top + lines * (HIGH + 8);
        if (cards == 0) {
            svg.text(Svg.WIDTH / 2, top + 30, "middle", "", "Nothing to draw: there is no row.");
            bottom = top + 60;
        }
        String caption = caption(fields.rows().size(), cards, places.size());
        return Heading.drawn("card", svg, "cards", bottom, fields, "Card", caption, told + ".");
    }

    private static String value(Fields fields, List<@Nullable Object> row, int place) {
        double number =
                Fields.isNumber(fields.column(place)) ? fields.number(row, place) : Double.NaN;
        if (!Double.isNaN(number)) {
            return Numbers.text(number);
        }
        return row.get(place) == null ? "null" : fields.label(row, place);
    }

    private static String caption(int rows, int cards, int columns) {
        String text =
                Numbers.count(cards, "value")
                        + " of "
                        + (rows == 1 ? "the only row." : "the first row.");
        if (rows > 1) {
            text += " " + Numbers.count(rows - 1, "row") + " more not drawn.";
        }
        return cards < columns && rows > 0
                ? text + " " + Numbers.count(columns - cards, "column") + " more not drawn."
                : text;
    }
}
