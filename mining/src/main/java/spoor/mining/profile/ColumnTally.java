package spoor.mining.profile;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.mining.CodePoints;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Vector;

/// What one pass learns of one column.
final class ColumnTally {
    /// Values by their own order: numbers and times by size, text by code point.
    static final Comparator<Object> ORDER = ColumnTally::compare;

    private final Column column;
    private final ValueCounts values;
    private final Comparator<Object> order;
    private long rows;
    private long nulls;
    private long empty;
    private long bytes;
    private long shortest = Long.MAX_VALUE;
    private long longest;
    private long characters;
    private @Nullable Object last;
    private long @Nullable [] lastKnown;
    private long @Nullable [] emptyKnown;
    private @Nullable Object min;
    private @Nullable Object max;

    ColumnTally(Column column, int capacity) {
        this.column = column;
        this.values = new ValueCounts(capacity);
        this.order =
                column.type() == KqlType.DECIMAL
                        ? Comparator.comparing(text -> new BigDecimal((String) text))
                        : ORDER;
    }

    void add(Vector vector) {
        rows += vector.size();
        switch (vector instanceof Vector.Arrays arrays ? arrays.texts() : vector) {
            case Vector.Longs longs -> {
                for (int row = 0; row < longs.size(); row++) {
                    if (longs.isNull(row)) {
                        nulls++;
                    } else {
                        number(longs.values()[row]);
                    }
                }
            }
            case Vector.Doubles doubles -> {
                for (int row = 0; row < doubles.size(); row++) {
                    if (doubles.isNull(row)) {
                        nulls++;
                    } else {
                        real(doubles.values()[row]);
                    }
                }
            }
            case Vector.Texts texts -> {
                for (@Nullable String value : texts.values()) {
                    if (value == null) {
                        nulls++;
                    } else {
                        text(value);
                    }
                }
            }
            case Vector.Arrays arrays -> throw new IllegalStateException("texts by now");
        }
    }

    private void number(long value) {
        bytes += column.type() == KqlType.BOOL ? 1 : column.type() == KqlType.INT ? 4 : 8;
        if (lastKnown != null && last instanceof Long before && before == value && values.exact()) {
            lastKnown[0]++;
            return;
        }
        Long boxed = value;
        if (isNew(boxed)) {
            widen(boxed);
        }
    }

    private void real(double value) {
        bytes += 8;
        Double boxed = value == 0 ? 0.0 : value;
        if (isNew(boxed) && !Double.isNaN(value)) {
            widen(boxed);
        }
    }

    /// Counts a value.
    ///
    /// @return whether it was perhaps not seen before
    private boolean isNew(Object value) {
        last = value;
        lastKnown = values.add(value);
        return lastKnown == null || lastKnown[0] == 1;
    }

    /// Measures a text when it is new; a known one as it was measured then.
    private void text(String value) {
        if (value.isEmpty()) {
            empty++;
            if (emptyKnown != null && values.exact()) {
                emptyKnown[0]++;
            } else {
                emptyKnown = values.add(value);
            }
            return;
        }
        if (lastKnown != null && value.equals(last) && values.exact()) {
            lastKnown[0]++;
        } else if (isNew(value)) {
            measure(value);
            return;
        }
        if (lastKnown != null) {
            characters += lastKnown[1];
            bytes += lastKnown[2];
        }
    }

    private void measure(String value) {
        long length = 0;
        long size = 0;
        for (int i = 0; i < value.length(); length++) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        }
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        characters += length;
        bytes += size;
        if (lastKnown != null) {
            lastKnown[1] = length;
            lastKnown[2] = size;
        }
        if (column.type() != KqlType.DYNAMIC) {
            widen(value);
        }
    }

    private void widen(Object value) {
        if (min == null || order.compare(value, min) < 0) {
            min = value;
        }
        if (max == null || order.compare(value, max) > 0) {
            max = value;
        }
    }

    private static int compare(Object a, Object b) {
        if (a instanceof Long one && b instanceof Long other) {
            return Long.compare(one, other);
        }
        if (a instanceof Double one && b instanceof Double other) {
            return Double.compare(one, other);
        }
        return CodePoints.ORDER.compare(beginning(a), beginning(b));
    }

    private static String beginning(Object value) {
        return value instanceof LongText text ? text.start() : (String) value;
    }

    /// A row of the profile.
    ///
    /// @param listed how many common values to name
    List<@Nullable Object> row(int listed) {
        boolean text = shortest <= longest;
        ProfileText texts = new ProfileText(column.type());
        return java.util.Arrays.asList(
                column.name(),
                column.type().kqlName(),
                rows,
                nulls,
                empty,
                values.distinct(),
                values.exact(),
                texts.plain(min),
                texts.plain(max),
                texts.counted(values.mostCommon(listed, ORDER)),
                texts.counted(values.leastCommon(listed, ORDER)),
                text ? (Object) shortest : null,
                text ? (Object) ((double) characters / (rows - nulls - empty)) : null,
                text ? (Object) longest : null,
                values.entropy().isPresent() ? (Object) values.entropy().getAsDouble() : null,
                bytes);
    }
}
