package spoor.workbench.picture;

/// The title above a picture, and the names of its groups.
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
}
