package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;

/// A table on one axis of times: lanes below each other, one or two (or more) sets of rows above
/// each other, marks for events to compare with.
///
/// @param time the place of the column of times
/// @param heightName what is measured upwards; empty: points stand in the middle of their lane
/// @param groups what colours and shapes mean
/// @param lanes from the top, those of a set together
/// @param points in the order of the rows
/// @param tooltip the columns that show at a point
/// @param without rows without a time or a height
/// @param above rows whose height is above `ymax`; `below`: below `ymin`
/// @param cut rows beyond the most that are drawn
record Timeline(
        int time,
        String heightName,
        Groups groups,
        List<Lane> lanes,
        List<Point> points,
        List<Reference> references,
        List<Integer> tooltip,
        boolean logarithmic,
        long rows,
        long without,
        long above,
        long below,
        long cut) {
    static final int MOST_POINTS = 20_000;
    static final int MOST_LANES = 60;

    private static final List<String> OTHER = List.of("(others)", "(other lanes)");
    private static final Pattern SCORE = Pattern.compile("(?i).*(score|likelihood).*");

    /// @param set the value of the column that `overlay` names; empty: there is one set
    /// @param low the least height of the set, `high` the greatest; NaN without heights
    record Lane(String set, String name, double low, double high) {}

    /// @param time in ticks
    /// @param height NaN where nothing is measured
    /// @param row of the table, from 0
    record Point(long time, double height, int lane, int group, int row) {}

    private record Places(int time, int height, int lanes, int series, int set) {}

    /// Columns: `xcolumn` the time (else the first), `ycolumns` the height (else the first whose
    /// name speaks of a score or a likelihood; else, where there are no lanes, the first number),
    /// `lanes` a lane per value, `series` the colour (the lanes as well where there is neither a
    /// height nor `lanes`), `overlay` the set.
    static Timeline of(Fields fields) {
        int time = fields.named("xcolumn").orElseGet(() -> fields.first(Fields::isTime));
        if (time < 0 || !Fields.isTime(fields.column(time))) {
            throw new NoPicture("timeline needs a column of times");
        }
        int set = fields.named("overlay").orElse(-1);
        int series = fields.named("series").orElse(-1);
        OptionalInt lanes = fields.named("lanes");
        int height = fields.named("ycolumns").orElseGet(() -> height(fields, lanes, set));
        int lane = lanes.orElse(height < 0 ? series : -1);
        return new Reader(fields, new Places(time, height, lane, series, set)).read();
    }

    private static int height(Fields fields, OptionalInt lanes, int set) {
        int score = fields.first(Timeline::isScore);
        return score >= 0 || lanes.isPresent() || set >= 0 ? score : fields.first(Fields::isNumber);
    }

    private static boolean isScore(Column column) {
        return Fields.isNumber(column) && SCORE.matcher(column.name()).matches();
    }

    /// Reads the rows, one pass.
    private static final class Reader {
        private final Fields fields;
        private final Places places;
        private final Groups groups;

        /// Set and name of a lane, and its place.
        private final LinkedHashMap<List<String>, Integer> lanes = new LinkedHashMap<>();

        private final List<Point> points = new ArrayList<>();
        private long without;
        private long above;
        private long below;
        private long cut;

        Reader(Fields fields, Places places) {
            this.fields = fields;
            this.places = places;
            this.groups = Groups.of(fields, places.series());
        }

        Timeline read() {
            OptionalDouble lowest = fields.bound("ymin");
            OptionalDouble highest = fields.bound("ymax");
            boolean logarithmic = places.height() >= 0 && fields.says("yaxis", "log");
            int number = 0;
            for (List<@Nullable Object> row : fields.rows()) {
                int index = number++;
                double height = places.height() < 0 ? 0 : fields.number(row, places.height());
                if (!(row.get(places.time()) instanceof Long at) || Double.isNaN(height)) {
                    without++;
                } else if (places.height() >= 0
                        && highest.isPresent()
                        && height > highest.getAsDouble()) {
                    above++;
                } else if (places.height() >= 0
                        && ((lowest.isPresent() && height < lowest.getAsDouble())
                                || (logarithmic && height <= 0))) {
                    below++;
                } else if (points.size() >= MOST_POINTS) {
                    cut++;
                } else {
                    points.add(
                            new Point(
                                    at,
                                    places.height() < 0 ? Double.NaN : height,
                                    lane(row),
                                    places.series() < 0
                                            ? 0
                                            : groups.place(fields.label(row, places.series())),
                                    index));
                }
            }
            return inOrder(logarithmic, lowest, highest);
        }

        private int lane(List<@Nullable Object> row) {
            String set = places.set() < 0 ? "" : fields.label(row, places.set());
            String name = places.lanes() < 0 ? "" : fields.label(row, places.lanes());
            Integer known = lanes.get(List.of(set, name));
            if (known != null) {
                return known;
            }
            List<String> lane = lanes.size() < MOST_LANES ? List.of(set, name) : OTHER;
            return lanes.computeIfAbsent(lane, _ -> lanes.size());
        }

        /// Sets in the order in which they came, with all lanes of a set below each other.
        private Timeline inOrder(
                boolean logarithmic, OptionalDouble lowest, OptionalDouble highest) {
            List<List<String>> names = List.copyOf(lanes.sequencedKeySet());
            boolean flat = places.height() < 0;
            int[] to = new int[names.size()];
            List<Lane> ordered = new ArrayList<>();
            for (String set : names.stream().map(List::getFirst).distinct().toList()) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (Point point : points) {
                    if (names.get(point.lane()).getFirst().equals(set)) {
                        low = Math.min(low, point.height());
                        high = Math.max(high, point.height());
                    }
                }
                if (!logarithmic) {
                    low = lowest.orElse(Math.min(0, low));
                    high = highest.orElse(high);
                }
                for (int i = 0; i < to.length; i++) {
                    if (names.get(i).getFirst().equals(set)) {
                        to[i] = ordered.size();
                        ordered.add(
                                new Lane(
                                        set,
                                        names.get(i).getLast(),
                                        flat ? Double.NaN : low,
                                        flat ? Double.NaN : high));
                    }
                }
            }
            List<Point> moved =
                    points.stream()
                            .map(point ->
                                    new Point(
                                            point.time(),
                                            point.height(),
                                            to[point.lane()],
                                            point.group(),
                                            point.row()))
                            .toList();
            String ytitle = fields.text("ytitle");
            return new Timeline(
                    places.time(),
                    places.height() < 0
                            ? ""
                            : ytitle.isEmpty() ? fields.name(places.height()) : ytitle,
                    groups,
                    List.copyOf(ordered),
                    moved,
                    Reference.of(fields, places.time()),
                    fields.tooltips(places.time(), places.height()),
                    logarithmic,
                    fields.rows().size(),
                    without,
                    above,
                    below,
                    cut);
        }
    }

    /// How many sets there are.
    long sets() {
        return lanes.stream().map(Lane::set).distinct().count();
    }

    /// What is drawn and what is not, in sentences.
    String caption() {
        StringBuilder text = new StringBuilder(Numbers.count(points.size(), "point"));
        if (lanes.size() > 1) {
            text.append(" in ").append(Numbers.count(lanes.size(), "lane"));
        }
        if (!points.isEmpty()) {
            text.append(", ").append(TimeScale.text(first())).append(" to ");
            text.append(TimeScale.text(last()));
        }
        return text.append('.').append(notes()).toString();
    }

    /// The lowest and the highest point in words.
    String told() {
        if (heightName.isEmpty() || points.isEmpty()) {
            return "";
        }
        Point lowest = points.getFirst();
        Point highest = lowest;
        for (Point point : points) {
            lowest = point.height() < lowest.height() ? point : lowest;
            highest = point.height() > highest.height() ? point : highest;
        }
        return "%s: lowest %s at %s, highest %s at %s."
                .formatted(
                        Svg.cut(heightName, 60),
                        Numbers.text(lowest.height()),
                        TimeScale.text(lowest.time()),
                        Numbers.text(highest.height()),
                        TimeScale.text(highest.time()));
    }

    /// The events marked, and what is not drawn.
    String notes() {
        StringBuilder text = new StringBuilder();
        for (Reference reference : references) {
            text.append(" Reference: ").append(reference.label()).append(", ");
            text.append(TimeScale.text(reference.time())).append('.');
        }
        says(text, without, "row", " without a time or a height not drawn.");
        says(text, above, "row", " above ymax not drawn.");
        says(
                text,
                below,
                "row",
                logarithmic
                        ? " not above zero or below ymin not drawn."
                        : " below ymin not drawn.");
        says(text, cut, "row", " beyond the first 20,000 points not drawn.");
        return text.toString();
    }

    private static void says(StringBuilder text, long number, String one, String what) {
        if (number > 0) {
            text.append(' ').append(Numbers.count(number, one)).append(what);
        }
    }

    /// The first time drawn, references included.
    long first() {
        long first = points.stream().mapToLong(Point::time).min().orElse(Long.MAX_VALUE);
        return references.stream().mapToLong(Reference::time).reduce(first, Math::min);
    }

    long last() {
        long last = points.stream().mapToLong(Point::time).max().orElse(Long.MIN_VALUE);
        return references.stream().mapToLong(Reference::time).reduce(last, Math::max);
    }
}
