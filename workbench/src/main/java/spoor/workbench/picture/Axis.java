package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.DatetimeText;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Ticks;
import spoor.workbench.report.ValueText;

/// The categories along one side of a picture: texts in the order in which they came, times and
/// numbers rising. Times stand at equal steps: a step without a row has its place as well, so that
/// a gap is seen.
final class Axis {
    private final Column column;
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final TreeMap<Double, String> sorted = new TreeMap<>();
    private final TreeMap<Long, String> times = new TreeMap<>();
    private final Set<String> timeLabels = new HashSet<>();

    Axis(Column column) {
        this.column = column;
    }

    String name() {
        return column.name();
    }

    boolean isTime() {
        return !times.isEmpty();
    }

    /// What stands along the axis: the zone of times is said.
    String title() {
        return times.isEmpty() ? name() : name() + " (UTC)";
    }

    /// Takes note of a category.
    ///
    /// @param weight what decides which categories stay where there are too many
    /// @return its label
    String add(Fields fields, List<@Nullable Object> row, int place, double weight) {
        String label = fields.label(row, place);
        Object value = row.get(place);
        if (Fields.isTime(column) && value instanceof Long ticks) {
            times.put(ticks, label);
            timeLabels.add(label);
        } else if (Fields.isNumber(column) && !label.isEmpty()) {
            double number = fields.number(row, place);
            if (Double.isFinite(number)) {
                sorted.put(number, label);
            }
        }
        weights.merge(label, Math.abs(weight), Double::sum);
        return label;
    }

    /// How many categories with a row are not among those.
    long left(Set<String> kept) {
        return weights.keySet().stream().filter(label -> !kept.contains(label)).count();
    }

    /// The categories to draw, those of the greatest weights where there are more than `most`.
    List<String> kept(int most) {
        Set<String> heavy =
                new HashSet<>(
                        weights.entrySet().stream()
                                .sorted(
                                        Map.Entry.<String, Double>comparingByValue(
                                                Comparator.reverseOrder()))
                                .limit(most)
                                .map(Map.Entry::getKey)
                                .toList());
        List<String> kept = new ArrayList<>(times.isEmpty() ? sorted.values() : steps(most));
        Set<String> known = new HashSet<>(kept);
        weights.keySet().stream().filter(label -> !known.contains(label)).forEach(kept::add);
        kept.removeIf(label -> weights.containsKey(label) && !heavy.contains(label));
        return kept;
    }

    /// The times and, where all of them are whole steps apart and not too many, those between.
    private List<String> steps(int most) {
        long step = 0;
        long before = times.firstKey();
        for (long time : times.keySet()) {
            step = gcd(step, time - before);
            before = time;
        }
        if (step == 0 || (times.lastKey() - times.firstKey()) / step + 1 > most) {
            return List.copyOf(times.values());
        }
        List<String> all = new ArrayList<>();
        for (long time = times.firstKey(); time <= times.lastKey(); time += step) {
            String label = ValueText.shortly(KqlType.DATETIME, time);
            timeLabels.add(label);
            all.add(label);
        }
        return all;
    }

    private static long gcd(long one, long other) {
        return other == 0 ? one : gcd(other, one % other);
    }

    /// What is written for each category: of times only what tells them apart.
    Map<String, String> shown(List<String> labels) {
        boolean seconds = times.keySet().stream().anyMatch(time -> time % Ticks.PER_MINUTE != 0);
        boolean clock = times.keySet().stream().anyMatch(time -> time % Ticks.PER_DAY != 0);
        Map<String, String> shown = new HashMap<>();
        for (String label : labels) {
            shown.put(
                    label,
                    label.isEmpty()
                            ? "(empty)"
                            : seconds || !timeLabels.contains(label)
                                    ? label
                                    : label.substring(0, clock ? 16 : 10).replace('T', ' '));
        }
        return shown;
    }

    /// The time of a label, in ticks; empty where it is none.
    OptionalLong time(String label) {
        return timeLabels.contains(label)
                ? OptionalLong.of(Objects.requireNonNull(DatetimeText.parse(label)))
                : OptionalLong.empty();
    }

    /// What is written for a category that stands behind another: a time of the same day without
    /// the day.
    String after(String before, String label, String shown) {
        boolean sameDay =
                timeLabels.contains(before)
                        && timeLabels.contains(label)
                        && before.startsWith(label.substring(0, 10));
        return sameDay && shown.length() > 11 ? shown.substring(11) : shown;
    }
}
