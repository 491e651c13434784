package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.DatetimeText;
import spoor.model.KqlType;

/// An event to compare with: a line across all lanes.
///
/// @param time in ticks
record Reference(long time, String label) implements Comparable<Reference> {
    private static final int MOST = 12;

    /// What `reference` names: a time, a column of times (each time in it, by the column's name) or
    /// a column of bool (the rows where it is true, by their label).
    ///
    /// @param time the column of times of the picture
    static List<Reference> of(Fields fields, int time) {
        String text = fields.text("reference").strip();
        Long literal = fields.has(text) ? null : DatetimeText.parse(inner(text));
        if (literal != null) {
            return List.of(new Reference(literal, "reference"));
        }
        OptionalInt named = fields.named("reference");
        if (named.isEmpty()) {
            return List.of();
        }
        int place = named.getAsInt();
        KqlType type = fields.column(place).type();
        if (type != KqlType.DATETIME && type != KqlType.BOOL) {
            throw new NoPicture(
                    "reference is a time, or a column of times or of bool; %s is %s"
                            .formatted(fields.name(place), type.kqlName()));
        }
        OptionalInt labels = fields.named("labels");
        Set<Reference> found = new LinkedHashSet<>();
        for (List<@Nullable Object> row : fields.rows()) {
            if (type == KqlType.DATETIME && row.get(place) instanceof Long at) {
                found.add(new Reference(at, fields.name(place)));
            } else if (Boolean.TRUE.equals(row.get(place)) && row.get(time) instanceof Long at) {
                String label = labels.isEmpty() ? "" : fields.label(row, labels.getAsInt());
                found.add(new Reference(at, label.isEmpty() ? fields.name(place) : label));
            }
        }
        if (found.size() > MOST) {
            throw new NoPicture(
                    "%s names %,d events; a timeline marks %d at most"
                            .formatted(fields.name(place), found.size(), MOST));
        }
        List<Reference> sorted = new ArrayList<>(found);
        sorted.sort(null);
        return List.copyOf(sorted);
    }

    @Override
    public int compareTo(Reference other) {
        int times = Long.compare(time, other.time);
        return times != 0 ? times : label.compareTo(other.label);
    }

    /// What stands between the brackets of `datetime(...)`.
    private static String inner(String text) {
        return text.startsWith("datetime(") && text.endsWith(")")
                ? text.substring(9, text.length() - 1)
                : text;
    }
}
