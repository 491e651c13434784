package spoor.workbench.picture;

/// The marks of a clock or a calendar below (and through) a part of a picture, in a group of their
/// own before that part, so that the page can write them anew when it zooms or in another zone.
final class TimeAxis {
    private TimeAxis() {}

    /// @param labelled whether their labels stand below
    static void draw(Svg svg, TimeScale scale, double top, double bottom, boolean labelled) {
        svg.open("timeaxis");
        double free = Double.NEGATIVE_INFINITY;
        for (Scale.Tick tick : scale.ticks(7)) {
            double x = scale.at((long) tick.value());
            svg.line(x, top, x, bottom, "grid");
            double half = tick.label().length() * Svg.CHARACTER / 2;
            if (labelled && x - half > free && x + half < Svg.WIDTH) {
                svg.text(x, bottom + 17, "middle", "", tick.label());
                free = x + half + 8;
            }
        }
        svg.close();
    }
}
