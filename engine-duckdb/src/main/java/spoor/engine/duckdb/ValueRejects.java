package spoor.engine.duckdb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import spoor.formats.Tally;

/// The rejects of a source that fills several tables: those of the reading that accounts for its
/// bytes, and the values that another reading alone could not fit into its columns.
///
/// @param all by place
/// @param added values that the first reading did not reject
record ValueRejects(List<Tally.Reject> all, long added) {
    ValueRejects {
        all = List.copyOf(all);
    }

    /// What tells a value from another.
    private record Place(long offset, String column, String reason) {
        static Place of(Tally.Reject reject) {
            return new Place(reject.offset(), reject.column(), reject.reason());
        }
    }

    /// @param first rejects of the reading that accounts for the bytes
    /// @param further rejects of the other readings
    /// @param values how many values these rejected, kept or not
    static ValueRejects of(List<Tally.Reject> first, List<Tally.Reject> further, long values) {
        List<Tally.Reject> all = new ArrayList<>(first);
        Set<Place> known = new HashSet<>();
        all.forEach(reject -> known.add(Place.of(reject)));
        long added = values;
        for (Tally.Reject reject : further) {
            if (!reject.column().isEmpty()) {
                if (known.add(Place.of(reject))) {
                    all.add(reject);
                } else {
                    added--;
                }
            }
        }
        all.sort(
                Comparator.comparingLong(Tally.Reject::offset)
                        .thenComparing(Tally.Reject::column)
                        .thenComparing(Tally.Reject::reason));
        return new ValueRejects(
                all.subList(0, Math.min(all.size(), Tally.KEPT_REJECTS)), Math.max(0, added));
    }
}
