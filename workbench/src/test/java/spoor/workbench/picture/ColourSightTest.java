package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The colours of pictures as people see them: contrast by WCAG 2.2, distances by CIE76 in Lab,
/// colour sight without red or green cones after Viénot, Brettel and Mollon (1999).
class ColourSightTest {
    private static final Pattern COLOUR = Pattern.compile("(--[a-z0-9-]+): #([0-9a-f]{6})");

    /// Less than this cannot be told apart at a glance; marks differ in shape, lines in dashes too.
    private static final double LEAST_DISTANCE = 8;

    private static Map<String, double[]> colours(boolean dark) {
        String style = Pictures.style();
        int at = style.indexOf("@media (prefers-color-scheme: dark)");
        Matcher found = COLOUR.matcher(dark ? style.substring(at) : style.substring(0, at));
        Map<String, double[]> colours = new HashMap<>();
        while (found.find()) {
            int rgb = Integer.parseInt(found.group(2), 16);
            colours.put(
                    found.group(1),
                    new double[] {
                        linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255)
                    });
        }
        return colours;
    }

    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double contrast(double[] one, double[] other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double[] colour(Map<String, double[]> colours, String name) {
        double[] found = colours.get(name);
        if (found == null) {
            throw new AssertionError("no colour " + name);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textReadsAndMarksStandOutFromTheirGround(boolean dark) {
        Map<String, double[]> colours = colours(dark);
        for (String ground : List.of("--picture-ground", "--picture-soft")) {
            double[] behind = colour(colours, ground);
            for (String text : List.of("--picture-text", "--picture-muted", "--picture-mark")) {
                double contrast = contrast(colour(colours, text), behind);
                assertTrue(contrast >= 4.5, text + " on " + ground + ": " + contrast);
            }
            for (int i = 0; i <= Palette.OTHER; i++) {
                double contrast = contrast(colour(colours, "--series-" + i), behind);
                assertTrue(contrast >= 3, "series " + i + " on " + ground + ": " + contrast);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void numbersReadInTheCellsOfAHeatMap(boolean dark) {
        Map<String, double[]> colours = colours(dark);
        for (String ramp : List.of("--heat-", "--wrong-")) {
            for (int step = 1; step <= Heat.STEPS; step++) {
                Heat heat = Heat.ofShares();
                String kind = heat.text((step - 0.5) / Heat.STEPS);
                String text = kind.equals("cell on") ? "--picture-ground" : "--picture-text";
                double contrast = contrast(colour(colours, ramp + step), colour(colours, text));
                assertTrue(contrast >= 4.5, ramp + step + ": " + contrast);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void groupsAreToldApartByEveryKindOfColourSight(boolean dark) {
        Map<String, double[]> colours = colours(dark);
        List<String> close = new ArrayList<>();
        for (Sight sight : Sight.values()) {
            for (int one = 0; one < Palette.SERIES; one++) {
                for (int other = 0; other < one; other++) {
                    double distance =
                            distance(
                                    sight.seen(colour(colours, "--series-" + one)),
                                    sight.seen(colour(colours, "--series-" + other)));
                    if (distance < LEAST_DISTANCE) {
                        close.add(sight + " " + other + " and " + one + ": " + distance);
                    }
                }
            }
        }
        assertEquals(List.of(), close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rightAndWrongAreToldApartAtEachStep(boolean dark) {
        Map<String, double[]> colours = colours(dark);
        for (Sight sight : Sight.values()) {
            for (int step = 3; step <= Heat.STEPS; step++) {
                double distance =
                        distance(
                                sight.seen(colour(colours, "--heat-" + step)),
                                sight.seen(colour(colours, "--wrong-" + step)));
                assertTrue(distance >= 15, sight + " step " + step + ": " + distance);
            }
        }
    }

    @Test
    void neighboursInTheLegendDifferInShapeAndInDashes() {
        for (int i = 0; i < Palette.SERIES; i++) {
            int next = i + 1;
            assertTrue(!Palette.mark(i, 0, 0, 5).equals(Palette.mark(next, 0, 0, 5)));
            assertTrue(!Palette.dashes(i).equals(Palette.dashes(next)));
        }
    }

    /// How colours look: rows of red, green and blue as sums of red, green and blue.
    private enum Sight {
        ALL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        NO_RED(0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1),
        NO_GREEN(0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1);

        @SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
        private final double[] sums;

        Sight(double... sums) {
            this.sums = sums;
        }

        double[] seen(double[] rgb) {
            double[] seen = new double[3];
            for (int i = 0; i < 3; i++) {
                double sum =
                        sums[3 * i] * rgb[0] + sums[3 * i + 1] * rgb[1] + sums[3 * i + 2] * rgb[2];
                seen[i] = Math.max(0, Math.min(1, sum));
            }
            return seen;
        }
    }

    private static double distance(double[] one, double[] other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.sqrt(
                Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /// CIE Lab of linear sRGB under D65.
    private static double[] lab(double[] rgb) {
        double x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047;
        double y = luminance(rgb);
        double z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883;
        return new double[] {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
    }

    private static double f(double share) {
        return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
    }
}
