package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.model.Ticks;

/// Events over time, pivoted by columns: a lane for each of their values, in each lane how many
/// events there are in each stretch of time.
///
/// @param lanes those of most events, in the order in which they came
/// @param step how long a stretch is, in ticks
/// @param rows of the table
/// @param without rows without a time
/// @param left lanes that are not drawn, `leftEvents` their events
record TimePivot(
        String timeName,
        int time,
        List<Integer> series,
        List<Lane> lanes,
        long first,
        long last,
        long step,
        double most,
        long rows,
        long without,
        long left,
        double leftEvents) {
    static final int MOST_LANES = 60;
    private static final int STRETCHES = 160;

    /// @param counts events by the number of the stretch
    /// @param row the first row of the lane
    record Lane(String name, Map<Long, Double> counts, double sum, int row) {}

    /// `xcolumn` the time (else the first column of times), `series` what gives the lanes (else the
    /// columns of text and bool), `size` how many events a row stands for (else 1).
    static TimePivot of(Fields fields) {
        int time = fields.named("xcolumn").orElseGet(() -> fields.first(Fields::isTime));
        if (time < 0 || !Fields.isTime(fields.column(time))) {
            throw new NoPicture("timepivot needs a column of times");
        }
        List<Integer> series = new ArrayList<>(fields.listed("series"));
        if (series.isEmpty()) {
            series.addAll(fields.listed("ycolumns"));
        }
        if (series.isEmpty()) {
            series.addAll(fields.all(Fields::isGroup, time));
        }
        if (series.isEmpty()) {
            throw new NoPicture(
                    "timepivot needs a column of text for its lanes; name it in series");
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (List<@Nullable Object> row : fields.rows()) {
            if (row.get(time) instanceof Long at) {
                first = Math.min(first, at);
                last = Math.max(last, at);
            }
        }
        long step = TimeScale.step(Math.max(1, (last - first) / STRETCHES));
        return read(fields, time, series, first, last, step);
    }

    private static TimePivot read(
            Fields fields, int time, List<Integer> series, long first, long last, long step) {
        Map<String, Lane> lanes = new LinkedHashMap<>();
        long without = 0;
        int index = -1;
        for (List<@Nullable Object> row : fields.rows()) {
            index++;
            if (!(row.get(time) instanceof Long at)) {
                without++;
                continue;
            }
            double weight = fields.weight(row, fields.named("size"));
            String name = fields.label(row, series);
            int place = index;
            Lane lane = lanes.computeIfAbsent(name, _ -> new Lane(name, new HashMap<>(), 0, place));
            lane.counts().merge(Math.floorDiv(at, step), weight, Double::sum);
            lanes.put(name, new Lane(name, lane.counts(), lane.sum() + weight, lane.row()));
        }
        Set<String> heavy =
                new HashSet<>(
                        lanes.values().stream()
                                .sorted(Comparator.comparingDouble(Lane::sum).reversed())
                                .limit(MOST_LANES)
                                .map(Lane::name)
                                .toList());
        List<Lane> kept =
                lanes.values().stream().filter(lane -> heavy.contains(lane.name())).toList();
        double most = 0;
        for (Lane lane : kept) {
            most = Math.max(most, lane.counts().values().stream().reduce(0.0, Math::max));
        }
        double left =
                lanes.values().stream()
                        .filter(lane -> !heavy.contains(lane.name()))
                        .mapToDouble(Lane::sum)
                        .sum();
        return new TimePivot(
                fields.name(time),
                time,
                List.copyOf(series),
                kept,
                first,
                last,
                step,
                most,
                fields.rows().size(),
                without,
                lanes.size() - kept.size(),
                left);
    }

    /// How long a stretch is, in words.
    String stretch() {
        return step % Ticks.PER_DAY == 0
                ? Numbers.count(step / Ticks.PER_DAY, "day")
                : step % Ticks.PER_HOUR == 0
                        ? Numbers.count(step / Ticks.PER_HOUR, "hour")
                        : step % Ticks.PER_MINUTE == 0
                                ? Numbers.count(step / Ticks.PER_MINUTE, "minute")
                                : step % Ticks.PER_SECOND == 0
                                        ? Numbers.count(step / Ticks.PER_SECOND, "second")
                                        : Ticks.timespanText(step);
    }

    String caption() {
        StringBuilder text = new StringBuilder(Numbers.count(rows, "row"));
        text.append(" in ").append(Numbers.count(lanes.size(), "lane"));
        if (!lanes.isEmpty()) {
            text.append(", ").append(TimeScale.text(first)).append(" to ");
            text.append(TimeScale.text(last)).append("; a cell is ").append(stretch());
        }
        text.append('.');
        if (left > 0) {
            text.append(' ').append(Numbers.count(left, "lane")).append(" of the fewest events (");
            text.append(Numbers.text(leftEvents)).append(") not drawn.");
        }
        if (without > 0) {
            text.append(' ').append(Numbers.count(without, "row"));
            text.append(" without a time not drawn.");
        }
        return text.toString();
    }

    String told() {
        List<String> told =
                lanes.stream()
                        .sorted(Comparator.comparingDouble(Lane::sum).reversed())
                        .limit(5)
                        .map(lane -> Svg.cut(lane.name(), 40) + " " + Numbers.text(lane.sum()))
                        .toList();
        return told.isEmpty() ? "" : "Most events: " + String.join(", ", told) + ".";
    }
}
