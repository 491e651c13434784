package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.workbench.report.Visible;

/// What a mark says when it is pointed at: lines of text, which of them hold a time (the page may
/// write those in another zone), and what holds of the rows behind it.
final class Tip {
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> times = new ArrayList<>();

    /// Each the place of a column, a blank, what stands behind its name.
    private final Set<String> where = new LinkedHashSet<>();

    /// Whether there is no finding the rows again.
    private boolean lost;

    static Tip of(String... lines) {
        Tip tip = new Tip();
        tip.lines.addAll(List.of(lines));
        return tip;
    }

    Tip line(String text) {
        lines.add(text);
        return this;
    }

    Tip line(String name, String value) {
        return line(name + ": " + value);
    }

    /// Puts a line before all others.
    Tip first(String text) {
        lines.addFirst(text);
        times.replaceAll(place -> place + 1);
        return this;
    }

    /// @param value a time as text, in UTC
    Tip time(String name, String value) {
        times.add(lines.size());
        return line(name, value);
    }

    /// The rows behind the mark have, in these columns, the values of this row.
    Tip where(Fields fields, List<@Nullable Object> row, Integer... places) {
        for (int place : places) {
            if (place < 0) {
                continue;
            }
            Optional<String> condition =
                    Condition.isBlurred(fields.column(place).type())
                            ? Optional.empty()
                            : Condition.equal(fields.column(place), row.get(place));
            lost |= condition.isEmpty();
            condition.ifPresent(text -> where.add(place + " " + text));
        }
        return this;
    }

    /// The rows behind the mark have a time from one on and before another, in ticks.
    Tip within(int place, long from, long to) {
        where.add(place + " >= " + Condition.datetime(from));
        where.add(place + " < " + Condition.datetime(to));
        return this;
    }

    /// The mark is this very row: as many of its columns as can be compared.
    Tip row(Fields fields, List<@Nullable Object> row) {
        for (int place = 0; place < row.size(); place++) {
            String column = place + " ";
            Condition.equal(fields.column(place), row.get(place))
                    .ifPresent(text -> where.add(column + text));
        }
        return this;
    }

    /// What nothing but the mark itself tells.
    Tip nowhere() {
        lost = true;
        return this;
    }

    String text() {
        return Visible.keepingLines(String.join("\n", lines));
    }

    /// The numbers of the lines with a time, divided by blanks; empty: none.
    String times() {
        return String.join(" ", times.stream().map(String::valueOf).toList());
    }

    /// A line for each condition: the place of its column, a blank, what stands behind the name;
    /// empty: none.
    String where() {
        return lost ? "" : String.join("\n", where);
    }
}
