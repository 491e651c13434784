package spoor.workbench.picture;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.workbench.report.Visible;

/// A picture as an SVG file of its own: its colours are in it, those for light ground, and it asks
/// for nothing.
public final class PictureFile {
    private static final Pattern COLOUR = Pattern.compile("(--[a-z0-9-]+): (#[0-9a-f]{6})");
    private static final Pattern VARIABLE = Pattern.compile("var\\((--[a-z0-9-]+)\\)");
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"");
    private static final Pattern DATA = Pattern.compile(" data-[a-z]+=\"[^\"]*\"");

    private PictureFile() {}

    public static String of(Picture.Drawn drawn) {
        String svg = DATA.matcher(drawn.svg()).replaceAll("");
        Matcher size = SIZE.matcher(svg);
        if (!size.find()) {
            throw new IllegalStateException("a picture without a size: " + drawn.kind());
        }
        String sized =
                svg.substring(0, size.start())
                        + ("width=\"" + size.group(1) + "\" height=\"" + size.group(2) + "\" ")
                        + svg.substring(size.start());
        int inside = sized.indexOf('>') + 1;
        return sized.substring(0, inside)
                + ("\n<style>\n" + rules() + "</style>\n<desc>")
                + (Visible.html(drawn.caption()) + "</desc>")
                + sized.substring(inside);
    }

    /// The rules of pictures, with the colours in the place of their names.
    private static String rules() {
        String style = Pictures.style();
        Map<String, String> colours = new HashMap<>();
        Matcher found = COLOUR.matcher(style.substring(0, style.indexOf("@media")));
        while (found.find()) {
            colours.put(found.group(1), found.group(2));
        }
        StringBuilder rules = new StringBuilder();
        style.lines()
                .filter(line -> line.startsWith("svg.picture"))
                .filter(line -> !line.matches(".*(:hover|\\.chosen|\\.asks|\\.brush).*"))
                .map(line ->
                        VARIABLE.matcher(line)
                                .replaceAll(name -> colours.getOrDefault(name.group(1), "#000000")))
                .forEach(line -> rules.append(line).append('\n'));
        return rules.toString();
    }
}
