package spoor.formats.eventviewer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The columns of fields that came before, so that a field costs no look at the rules. For one
/// thread.
///
/// A field that finds no place near its own is looked up each time, and with many, hostile ones,
/// all are forgotten.
final class FieldColumns {
    static final int NONE = -1;

    private static final int PLACES = 1 << 14;
    private static final int MOST = PLACES / 2;
    private static final int NEAR = 16;

    private final @Nullable Known[] places = new Known[PLACES];
    private int count;

    private record Known(long hash, long event, byte[] section, byte[] name, int column) {}

    /// The place of the column among those of SecurityEvent, [#NONE] where it has none.
    int of(long event, Slice section, Slice name) {
        long hash = (section.hash() * 31 + name.hash()) * 31 + event;
        int place = (int) (hash ^ hash >>> 20);
        for (int i = 0; i < NEAR; i++) {
            Known known = places[place + i & PLACES - 1];
            if (known == null) {
                return find(hash, event, section, name, place + i & PLACES - 1);
            }
            if (known.hash() == hash
                    && known.event() == event
                    && name.is(known.name())
                    && section.is(known.section())) {
                return known.column();
            }
        }
        return column(event, section, name);
    }

    private int find(long hash, long event, Slice section, Slice name, int free) {
        int place = free;
        if (count == MOST) {
            Arrays.fill(places, null);
            count = 0;
            place = (int) (hash ^ hash >>> 20) & PLACES - 1;
        }
        int column = column(event, section, name);
        places[place] = new Known(hash, event, section.copy(), name.copy(), column);
        count++;
        return column;
    }

    private static int column(long event, Slice section, Slice name) {
        return EventFields.column(event, section.toString(), name.toString())
                .map(EventColumns::place)
                .orElse(NONE);
    }
}
