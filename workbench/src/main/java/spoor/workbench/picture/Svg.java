package spoor.workbench.picture;

import java.util.OptionalLong;
import spoor.model.Ticks;
import spoor.workbench.report.Visible;

/// Writes one SVG element: every text is escaped here, colours are classes, and there is neither
/// script nor inline style, so that it may stand in a page with the strictest policy.
final class Svg {
    static final double WIDTH = 1000;

    /// About the width of a character of the small font.
    static final double CHARACTER = 6.4;

    /// About the width of a character of a name, in the font of equal widths or in bold.
    static final double WIDE = 7;

    private final StringBuilder body = new StringBuilder();

    /// One decimal, the same text for the same number everywhere.
    static String at(double value) {
        long tenths = Math.round(value * 10);
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + rest);
    }

    /// A text cut to what fits.
    static String cut(String text, int characters) {
        String line = Visible.line(text);
        return line.length() > characters
                ? line.substring(0, Math.max(0, characters - 1)) + "…"
                : line;
    }

    /// @param anchor `start`, `middle` or `end`
    /// @param kind the class; empty: none
    Svg text(double x, double y, String anchor, String kind, String text) {
        return text(x, y, anchor, kind, text, "");
    }

    private Svg text(
            double x, double y, String anchor, String kind, String text, String attributes) {
        if (text.isEmpty()) {
            return this;
        }
        body.append("<text")
                .append(attributes)
                .append(" x=\"")
                .append(at(x))
                .append("\" y=\"")
                .append(at(y));
        body.append("\" text-anchor=\"").append(anchor).append('"');
        kind(kind);
        body.append('>').append(Visible.html(text)).append("</text>\n");
        return this;
    }

    /// A label that is a time: the page may write it in another zone.
    ///
    /// @param time in ticks
    Svg time(double x, double y, String anchor, String kind, String text, long time) {
        return text(x, y, anchor, kind, text, attribute("data-time", milliseconds(time)));
    }

    /// The name of an event, which stands above its time.
    Svg event(double x, double y, String text, long time) {
        String at = attribute("data-at", milliseconds(time));
        return text(x, y, "middle", "referencename", text, at);
    }

    /// A text that may end with the zone of the times beside it.
    Svg zoned(double x, double y, String anchor, String kind, String text) {
        String zone = text.endsWith("(UTC)") ? attribute("data-zone", "UTC") : "";
        return text(x, y, anchor, kind, text, zone);
    }

    /// Milliseconds since 1970, whole ones.
    static String milliseconds(long ticks) {
        return Long.toString(Math.floorDiv(ticks - Ticks.UNIX_EPOCH, Ticks.PER_MILLISECOND));
    }

    /// Begins the part of a picture in which times run from left to right, up to [#closeTimes]; it
    /// is cut at its edges, so that the page can zoom it.
    ///
    /// @param scale of the times
    /// @param column the place of the column of times; -1: there is none
    /// @param labelled whether the marks of the axis have their labels below
    Svg openTimes(TimeScale scale, double top, double bottom, int column, boolean labelled) {
        double width = scale.end() - scale.start();
        body.append("<svg class=\"times\" x=\"").append(at(scale.start())).append("\" y=\"");
        body.append(at(top)).append("\" width=\"").append(at(width)).append("\" height=\"");
        body.append(at(bottom - top)).append("\" viewBox=\"").append(at(scale.start()));
        body.append(' ').append(at(top)).append(' ').append(at(width)).append(' ');
        body.append(at(bottom - top)).append("\" data-from=\"");
        body.append(milliseconds(scale.from())).append("\" data-to=\"");
        body.append(milliseconds(scale.to())).append("\" data-column=\"").append(column);
        body.append("\" data-labelled=\"").append(labelled).append("\">\n");
        return this;
    }

    Svg closeTimes() {
        body.append("</svg>\n");
        return this;
    }

    /// A text that runs upwards.
    Svg upright(double x, double y, String kind, String text) {
        if (!text.isEmpty()) {
            body.append("<text transform=\"translate(").append(at(x)).append(' ').append(at(y));
            body.append(") rotate(-90)\" text-anchor=\"middle\"");
            kind(kind);
            body.append('>').append(Visible.html(text)).append("</text>\n");
        }
        return this;
    }

    /// A text that ends at a point and runs upwards to it.
    ///
    /// @param time in ticks, where the text is one
    Svg upwards(double x, double y, String kind, String text, OptionalLong time) {
        body.append("<text");
        time.ifPresent(ticks -> body.append(attribute("data-time", milliseconds(ticks))));
        body.append(" transform=\"translate(").append(at(x)).append(' ').append(at(y));
        body.append(") rotate(-90)\" text-anchor=\"end\"");
        kind(kind);
        body.append('>').append(Visible.html(text)).append("</text>\n");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String kind) {
        body.append("<line x1=\"").append(at(x1)).append("\" y1=\"").append(at(y1));
        body.append("\" x2=\"").append(at(x2)).append("\" y2=\"").append(at(y2)).append('"');
        kind(kind);
        body.append("/>\n");
        return this;
    }

    Svg rect(double x, double y, double width, double height, String kind) {
        body.append("<rect x=\"").append(at(x)).append("\" y=\"").append(at(y));
        body.append("\" width=\"").append(at(Math.max(0, width)));
        body.append("\" height=\"").append(at(Math.max(0, height))).append('"');
        kind(kind);
        body.append("/>\n");
        return this;
    }

    Svg path(String path, String kind) {
        return path(path, kind, "");
    }

    /// @param dashes as SVG spells them; empty: a whole line
    Svg path(String path, String kind, String dashes) {
        body.append("<path d=\"").append(path).append('"');
        if (!dashes.isEmpty()) {
            body.append(" stroke-dasharray=\"").append(dashes).append('"');
        }
        kind(kind);
        body.append("/>\n");
        return this;
    }

    /// The mark of a group around a point.
    Svg mark(int series, double x, double y, double radius) {
        return path(Palette.mark(series, x, y, radius), "mark " + Palette.fill(series));
    }

    /// What follows until [#close] belongs together, with a text that shows when pointed at.
    ///
    /// @param id of the page; empty: none
    Svg open(String kind, String id, String tooltip) {
        return open(kind, id, tooltip, "");
    }

    private Svg open(String kind, String id, String tooltip, String attributes) {
        body.append("<g");
        kind(kind);
        if (!id.isEmpty()) {
            body.append(" id=\"").append(Visible.html(id)).append('"');
        }
        body.append(attributes);
        body.append('>');
        if (!tooltip.isEmpty()) {
            body.append("<title>").append(Visible.htmlKeepingLines(tooltip)).append("</title>");
        }
        return this;
    }

    Svg open(String kind) {
        return open(kind, "", "");
    }

    /// A mark that one can point at and walk to.
    Svg open(String kind, String id, Tip tip) {
        String attributes = attribute("data-times", tip.times());
        return open(kind, id, tip.text(), attributes + attribute("data-where", tip.where()));
    }

    static String attribute(String name, String value) {
        return value.isEmpty() ? "" : " " + name + "=\"" + Visible.attribute(value) + "\"";
    }

    Svg close() {
        body.append("</g>\n");
        return this;
    }

    private void kind(String kind) {
        if (!kind.isEmpty()) {
            body.append(" class=\"").append(kind).append('"');
        }
    }

    /// The whole element.
    ///
    /// @param label what a reader who does not see it is told
    String element(String kind, double height, String label) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture "
                + kind
                + "\" viewBox=\"0 0 "
                + at(WIDTH)
                + " "
                + at(height)
                + "\" role=\"img\" aria-label=\""
                + Visible.html(label)
                + "\">\n"
                + body
                + "</svg>\n";
    }
}
