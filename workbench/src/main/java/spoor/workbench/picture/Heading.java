package spoor.workbench.picture;

/// The title above a picture and the names of its groups, and what a reader who does not see it is
/// told.
final class Heading {
    private Heading() {}

    /// @return the y below it
    static double draw(Svg svg, Fields fields, Groups groups) {
        double y = 8;
        String title = Svg.cut(fields.text("title"), 140);
        if (!title.isEmpty()) {
            svg.text(4, 20, "start", "title", title);
            y = 34;
        }
        return groups.size() > 1 && !fields.says("legend", "hidden") ? groups.draw(svg, 4, y) : y;
    }

    /// The picture, told by its title (else by what it is), its caption and the numbers that
    /// matter.
    ///
    /// @param kind of `render`
    /// @param style the class of the element
    /// @param name what it is
    /// @param told the numbers that matter, in sentences; empty: the caption has them
    static Picture drawn(
            String kind,
            Svg svg,
            String style,
            double height,
            Fields fields,
            String name,
            String caption,
            String told) {
        String title = Svg.cut(fields.text("title"), 140);
        String label = (title.isEmpty() ? name : title) + ". " + caption;
        String all = told.isEmpty() ? label : label + " " + told;
        return new Picture.Drawn(kind, svg.element(style, height, all), caption);
    }
}
