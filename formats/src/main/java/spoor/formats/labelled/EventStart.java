package spoor.formats.labelled;

import java.util.List;
import java.util.Optional;
import spoor.formats.cells.TimeShape;
import spoor.formats.cells.Times;
import spoor.formats.eventviewer.EventHeader.Role;

/// The first cells of an event's first line: a time and a number must be where the header has them.
/// For one thread.
final class EventStart {
    private static final List<TimeShape> ANY =
            List.of(TimeShape.MONTH_FIRST, TimeShape.DAY_FIRST, TimeShape.ISO);

    private final byte delimiter;
    private final List<Role> roles;
    private final Optional<TimeShape> shape;
    private final Times times = new Times();
    private final int timeCell;
    private final int eventCell;
    private final int[] starts;
    private final int[] ends;
    private int behind;
    private long event;

    /// @param shape how times are written, empty while it is not known
    EventStart(byte delimiter, List<Role> roles, Optional<TimeShape> shape) {
        this.delimiter = delimiter;
        this.roles = List.copyOf(roles);
        this.shape = shape;
        this.timeCell = roles.indexOf(Role.TIME);
        this.eventCell = roles.indexOf(Role.EVENT);
        int cells = Math.max(timeCell, eventCell) + 1;
        this.starts = new int[cells];
        this.ends = new int[cells];
    }

    EventStart copy() {
        return new EventStart(delimiter, roles, shape);
    }

    byte delimiter() {
        return delimiter;
    }

    List<Role> roles() {
        return roles;
    }

    /// Cells of the start, up to the time and the number.
    int cells() {
        return starts.length;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    int timeFrom() {
        return starts[timeCell];
    }

    int timeTo() {
        return ends[timeCell];
    }

    /// Ticks.
    long time() {
        return times.ticks();
    }

    long event() {
        return event;
    }

    /// The place behind the last cell of the start.
    int behind() {
        return behind;
    }

    /// Reads the line `bytes[from..to)`.
    ///
    /// @return whether an event begins here
    boolean read(byte[] bytes, int from, int to) {
        int at = from;
        for (int cell = 0; cell < starts.length; cell++) {
            if (cell > 0) {
                if (at >= to || bytes[at] != delimiter) {
                    return false;
                }
                at++;
            }
            boolean quoted = at < to && bytes[at] == '"';
            byte stop = quoted ? (byte) '"' : delimiter;
            int start = quoted ? at + 1 : at;
            int end = start;
            while (end < to && bytes[end] != stop) {
                end++;
            }
            starts[cell] = start;
            ends[cell] = end;
            at = quoted ? Math.min(end + 1, to) : end;
        }
        behind = at;
        return isNumber(bytes) && isTime(bytes);
    }

    private boolean isNumber(byte[] bytes) {
        int from = starts[eventCell];
        int to = ends[eventCell];
        event = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9' || i - from > 6) {
                return false;
            }
            event = event * 10 + bytes[i] - '0';
        }
        return to > from;
    }

    private boolean isTime(byte[] bytes) {
        int from = timeFrom();
        int to = timeTo();
        if (shape.isPresent() && times.read(bytes, from, to, shape.get())) {
            return true;
        }
        for (TimeShape other : ANY) {
            if (times.read(bytes, from, to, other)) {
                return true;
            }
        }
        return false;
    }
}
