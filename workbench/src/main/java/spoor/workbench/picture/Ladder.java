package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table as stretches from a beginning to an end: the last two columns of times (or of numbers)
/// are where a row begins and ends, the others name its lane.
///
/// @param from the place of the beginning, `to` of the end
/// @param lanes in the order in which they came
/// @param without rows without a beginning or an end, or that end before they begin
/// @param cut rows beyond the most that are drawn
record Ladder(
        int from,
        int to,
        boolean byTime,
        Groups groups,
        Map<String, List<Rung>> lanes,
        long rows,
        long without,
        long cut) {
    static final int MOST_RUNGS = 5_000;
    static final int MOST_LANES = 100;

    record Rung(double from, double to, int group, int row) {}

    /// `xcolumn` the beginning (the end is the column behind it), else the last two; `ycolumns` the
    /// columns that name the lanes, else all of text; `series` the colour.
    static Ladder of(Fields fields) {
        List<Integer> times = fields.all(Fields::isTime);
        List<Integer> ends = times.size() >= 2 ? times : fields.all(Fields::isNumber);
        int named = fields.named("xcolumn").orElse(-1);
        int place = named < 0 ? ends.size() - 2 : ends.indexOf(named);
        if (place < 0 || place + 1 >= ends.size()) {
            throw new NoPicture(
                    "ladderchart needs two columns of times (or of numbers), where a row begins and"
                            + " where it ends; the last two are taken, or xcolumn and the next");
        }
        int from = ends.get(place);
        int to = ends.get(place + 1);
        List<Integer> names = new ArrayList<>(fields.listed("ycolumns"));
        if (names.isEmpty()) {
            names.addAll(fields.all(Fields::isText, from, to));
        }
        int series = fields.named("series").orElse(-1);
        Groups groups = Groups.of(fields, series);
        boolean byTime = Fields.isTime(fields.column(from));
        Map<String, List<Rung>> lanes = new LinkedHashMap<>();
        long without = 0;
        long cut = 0;
        long drawn = 0;
        int index = -1;
        for (List<@Nullable Object> row : fields.rows()) {
            index++;
            double begin = at(fields, row, from, byTime);
            double end = at(fields, row, to, byTime);
            String name = names.isEmpty() ? "" : fields.label(row, names);
            if (!(end >= begin)) {
                without++;
            } else if (drawn >= MOST_RUNGS
                    || lanes.size() >= MOST_LANES && !lanes.containsKey(name)) {
                cut++;
            } else {
                int group = series < 0 ? 0 : groups.place(fields.label(row, series));
                lanes.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(new Rung(begin, end, group, index));
                drawn++;
            }
        }
        return new Ladder(from, to, byTime, groups, lanes, fields.rows().size(), without, cut);
    }

    private static double at(Fields fields, List<@Nullable Object> row, int place, boolean byTime) {
        return !byTime
                ? fields.number(row, place)
                : row.get(place) instanceof Long ticks ? ticks : Double.NaN;
    }

    List<Rung> rungs() {
        return lanes.values().stream().flatMap(List::stream).toList();
    }

    String caption(Fields fields) {
        StringBuilder text = new StringBuilder(Numbers.count(rungs().size(), "stretch"));
        text.append(" from ").append(fields.name(from)).append(" to ").append(fields.name(to));
        text.append(" in ").append(Numbers.count(lanes.size(), "lane")).append('.');
        if (without > 0) {
            text.append(' ').append(Numbers.count(without, "row"));
            text.append(" without a beginning before an end not drawn.");
        }
        if (cut > 0) {
            text.append(' ').append(Numbers.count(cut, "row"));
            text.append(" beyond the first 100 lanes or 5,000 stretches not drawn.");
        }
        return text.toString();
    }
}
