package spoor.formats.cells;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import spoor.model.KqlType;

/// Finds the narrowest type that every value of a column's sample fits. A column whose name speaks
/// of time holds times when nine values in ten are times: a damaged line in a small file must not
/// turn its times into text. The values that are none become rejects with their place.
public final class TypeGuess {
    private static final int LONGEST_JSON = 1 << 16;
    private static final long FIRST_EPOCH = 946_684_800L;
    private static final long LAST_EPOCH = 2_208_988_800L;

    private final Numbers numbers = new Numbers();
    private final Times times = new Times();
    private final JsonText json = new JsonText();

    /// Values that are no times of that shape.
    private final Map<TimeShape, Long> misses = new EnumMap<>(TimeShape.class);

    private long values;
    private boolean bool = true;
    private boolean whole = true;
    private boolean real = true;
    private boolean fraction;
    private boolean wholeTooLong;
    private boolean seconds = true;
    private boolean millis = true;
    private boolean guid = true;
    private boolean dynamic = true;
    private boolean zoneless;

    public TypeGuess() {
        misses.put(TimeShape.ISO, 0L);
        misses.put(TimeShape.MONTH_FIRST, 0L);
        misses.put(TimeShape.DAY_FIRST, 0L);
    }

    /// Takes one value of the sample into account; empty ones say nothing.
    public void add(byte[] bytes, int from, int to) {
        if (from == to) {
            return;
        }
        values++;
        bool = bool && CellReader.bool(bytes, from, to) >= 0;
        guid = guid && CellReader.isGuid(bytes, from, to);
        addNumber(bytes, from, to);
        boolean zoned = false;
        boolean time = false;
        for (Map.Entry<TimeShape, Long> shape : misses.entrySet()) {
            if (isTolerable(shape.getValue())) {
                boolean fits = times.read(bytes, from, to, shape.getKey());
                shape.setValue(shape.getValue() + (fits ? 0 : 1));
                time |= fits;
                zoned |= fits && times.zoned();
            }
        }
        zoneless |= time && !zoned;
        dynamic =
                dynamic
                        && (bytes[from] == '{' || bytes[from] == '[')
                        && to - from <= LONGEST_JSON
                        && json.read(bytes, from, to);
    }

    private void addNumber(byte[] bytes, int from, int to) {
        if (!real) {
            return;
        }
        int first = bytes[from] == '-' ? from + 1 : from;
        // A leading zero or plus, or an exponent-like text such as 1e5, marks an identifier.
        boolean leadingZero = first + 1 < to && bytes[first] == '0' && bytes[first + 1] != '.';
        boolean digit = first < to && bytes[first] >= '0' && bytes[first] <= '9';
        if (!digit || leadingZero || !numbers.readReal(bytes, from, to)) {
            real = false;
            whole = false;
            seconds = false;
            millis = false;
            return;
        }
        double value = numbers.doubleValue();
        whole = whole && numbers.readLong(bytes, from, to);
        boolean digits = true;
        for (int i = first; i < to; i++) {
            fraction |= bytes[i] == '.';
            digits = digits && bytes[i] >= '0' && bytes[i] <= '9';
        }
        wholeTooLong |= digits && !numbers.readLong(bytes, from, to);
        seconds = seconds && value >= FIRST_EPOCH && value < LAST_EPOCH;
        millis = millis && whole && value >= FIRST_EPOCH * 1e3 && value < LAST_EPOCH * 1e3;
    }

    /// Whether no value was seen.
    public boolean isEmpty() {
        return values == 0;
    }

    /// Whether every value reads as a number, exponents included, and none starts with a zero.
    public boolean isNumber() {
        return values > 0 && real;
    }

    /// Whether a whole number was seen that 64 bits do not hold.
    public boolean isWholeTooLong() {
        return wholeTooLong;
    }

    /// Whether times were seen that name no zone.
    public boolean isZoneless() {
        return zoneless;
    }

    /// Whether times with slashes were seen that could be read month first and day first.
    public boolean isAmbiguous() {
        return is(TimeShape.MONTH_FIRST) && is(TimeShape.DAY_FIRST);
    }

    private boolean is(TimeShape shape) {
        return misses.getOrDefault(shape, 1L) == 0;
    }

    /// Whether so few values are no times that the others may be.
    private boolean isTolerable(long missed) {
        return missed * 10 <= values;
    }

    private boolean isMostly(TimeShape shape) {
        return values >= 10 && isTolerable(misses.getOrDefault(shape, values));
    }

    /// The type for a column of that name. Numbers become times only where the name speaks of time
    /// and all values lie between 2000 and 2040, as seconds or milliseconds since 1970.
    public CellType type(String name) {
        if (values == 0) {
            return CellType.STRING;
        }
        if (bool) {
            return new CellType(KqlType.BOOL);
        }
        if (speaksOfTime(name) && (seconds || millis)) {
            return new CellType(
                    KqlType.DATETIME, seconds ? TimeShape.EPOCH_SECONDS : TimeShape.EPOCH_MILLIS);
        }
        if (whole) {
            return new CellType(KqlType.LONG);
        }
        if (real && fraction && !wholeTooLong) {
            return new CellType(KqlType.REAL);
        }
        if (misses.containsValue(0L) || (speaksOfTime(name) && isMostly(shape()))) {
            return new CellType(KqlType.DATETIME, shape());
        }
        if (guid) {
            return new CellType(KqlType.GUID);
        }
        return new CellType(dynamic ? KqlType.DYNAMIC : KqlType.STRING);
    }

    /// How the column writes its times, for a column that is known to hold times.
    public TimeShape timeShape() {
        if (values > 0 && (seconds || millis)) {
            return seconds ? TimeShape.EPOCH_SECONDS : TimeShape.EPOCH_MILLIS;
        }
        return values > 0 ? shape() : TimeShape.ISO;
    }

    private TimeShape shape() {
        if (is(TimeShape.ISO)) {
            return TimeShape.ISO;
        }
        if (is(TimeShape.MONTH_FIRST)) {
            return TimeShape.MONTH_FIRST;
        }
        if (is(TimeShape.DAY_FIRST)) {
            return TimeShape.DAY_FIRST;
        }
        return isMostly(TimeShape.MONTH_FIRST) && !isMostly(TimeShape.ISO)
                ? TimeShape.MONTH_FIRST
                : TimeShape.ISO;
    }

    /// Whether a column's name says that it holds times.
    public static boolean speaksOfTime(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("ts")
                || lower.equals("t")
                || lower.contains("time")
                || lower.contains("date")
                || lower.contains("epoch")
                || lower.startsWith("ts_")
                || lower.endsWith("_ts")
                || lower.endsWith("_at");
    }
}
