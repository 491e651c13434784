package spoor.formats.arrow;

import java.time.LocalTime;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import spoor.model.Ticks;

/// Dates, times and spans of time, which Arrow counts in days down to nanoseconds.
final class ArrowTimes {
    private static final long DAY = 86_400_000_000_000L;

    private ArrowTimes() {}

    /// The count as it is in the file.
    static long count(FieldVector vector, int index) {
        ArrowBuf data = vector.getDataBuffer();
        return isNarrow(vector) ? data.getInt(4L * index) : data.getLong(8L * index);
    }

    private static boolean isNarrow(FieldVector vector) {
        return switch (vector.getField().getType()) {
            case ArrowType.Date date -> date.getUnit() == DateUnit.DAY;
            case ArrowType.Time time -> time.getBitWidth() == 32;
            default -> false;
        };
    }

    /// Nanoseconds that the count counts.
    private static long unit(FieldVector vector) {
        return switch (vector.getField().getType()) {
            case ArrowType.Date date -> date.getUnit() == DateUnit.DAY ? DAY : 1_000_000;
            case ArrowType.Timestamp time -> nanoseconds(time.getUnit());
            case ArrowType.Duration duration -> nanoseconds(duration.getUnit());
            case ArrowType.Time time -> nanoseconds(time.getUnit());
            default ->
                    throw new IllegalArgumentException(
                            "the column '"
                                    + vector.getName()
                                    + "' holds "
                                    + vector.getMinorType()
                                    + ", which is not read");
        };
    }

    private static long nanoseconds(TimeUnit unit) {
        return switch (unit) {
            case SECOND -> 1_000_000_000;
            case MILLISECOND -> 1_000_000;
            case MICROSECOND -> 1_000;
            case NANOSECOND -> 1;
        };
    }

    /// Units of 100 ns behind `epoch`, [ArrowValues#NO_TICKS] when that is too large.
    static long ticks(FieldVector vector, int index, long epoch) {
        long count = count(vector, index);
        long unit = unit(vector);
        try {
            long since =
                    unit == 1 ? Math.floorDiv(count, 100) : Math.multiplyExact(count, unit / 100);
            return Math.addExact(since, epoch);
        } catch (ArithmeticException _) {
            return ArrowValues.NO_TICKS;
        }
    }

    /// The count and its unit: `253402300800 s`.
    static String raw(FieldVector vector, int index) {
        long unit = unit(vector);
        String name =
                unit == DAY
                        ? "days"
                        : unit == 1_000_000_000
                                ? "s"
                                : unit == 1_000_000 ? "ms" : unit == 1_000 ? "us" : "ns";
        return count(vector, index) + " " + name;
    }

    /// What stands in a text or in JSON: `03:04:05.25`, `2024-01-02T03:04:05.0000000Z`, the count
    /// where it is no such time.
    static String text(FieldVector vector, int index) {
        long unit = unit(vector);
        long count = count(vector, index);
        switch (vector.getField().getType()) {
            case ArrowType.Time _ -> {
                if (count >= 0 && count < DAY / unit) {
                    return time(count * unit);
                }
            }
            case ArrowType.Duration _ -> {
                long ticks = ticks(vector, index, 0);
                if (ticks != ArrowValues.NO_TICKS && (unit > 1 || count % 100 == 0)) {
                    return Ticks.timespanText(ticks);
                }
            }
            default -> {
                long ticks = ticks(vector, index, Ticks.UNIX_EPOCH);
                if (Ticks.inRange(ticks) && (unit > 1 || count % 100 == 0)) {
                    return Ticks.datetimeText(ticks);
                }
            }
        }
        return raw(vector, index);
    }

    /// Seconds always, and decimals as far as they are not zero.
    private static String time(long nanoseconds) {
        LocalTime time = LocalTime.ofNanoOfDay(nanoseconds);
        StringBuilder text = new StringBuilder();
        text.append(time.withNano(0).withSecond(0)).append(':');
        text.append((char) ('0' + time.getSecond() / 10))
                .append((char) ('0' + time.getSecond() % 10));
        long part = nanoseconds % 1_000_000_000;
        if (part > 0) {
            String decimals = Long.toString(1_000_000_000 + part).substring(1);
            text.append('.').append(decimals.replaceAll("0+$", ""));
        }
        return text.toString();
    }
}
