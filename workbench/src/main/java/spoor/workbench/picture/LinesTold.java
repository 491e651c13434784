package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Ticks;

/// Lines in words: of the first few the least, the greatest and the last value.
final class LinesTold {
    private static final int MOST = 5;

    private LinesTold() {}

    static String of(Lines lines) {
        List<String> told = new ArrayList<>();
        for (Lines.Line line : lines.lines().stream().limit(MOST).toList()) {
            Lines.@Nullable Point least = null;
            Lines.@Nullable Point greatest = null;
            Lines.@Nullable Point last = null;
            for (Lines.Point point : line.points()) {
                if (!Double.isNaN(point.value())) {
                    least = least == null || point.value() < least.value() ? point : least;
                    greatest =
                            greatest == null || point.value() > greatest.value() ? point : greatest;
                    last = point;
                }
            }
            if (least != null && greatest != null && last != null) {
                told.add(
                        "%s: least %s at %s, greatest %s at %s, last %s."
                                .formatted(
                                        Svg.cut(line.name(), 60),
                                        Numbers.text(least.value()),
                                        x(lines, least),
                                        Numbers.text(greatest.value()),
                                        x(lines, greatest),
                                        Numbers.text(last.value())));
            }
        }
        int more = lines.lines().size() - told.size();
        if (more > 0) {
            told.add("And " + Numbers.count(more, "more line") + ".");
        }
        return String.join(" ", told);
    }

    private static String x(Lines lines, Lines.Point point) {
        return lines.byTime()
                ? TimeScale.text(Math.round(point.x() / Ticks.PER_SECOND) * Ticks.PER_SECOND)
                : Numbers.text(point.x());
    }
}
