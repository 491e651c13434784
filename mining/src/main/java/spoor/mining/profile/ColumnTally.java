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
        Vector plain = vector instanceof Vector.Arrays arrays ? arrays.texts() : vector;
        for (int row = 0; row < plain.size(); row++) {
            if (plain.isNull(row)) {
                nulls++;
                continue;
            }
            switch (plain) {
                case Vector.Longs longs -> number(longs.values()[row]);
                case Vector.Doubles doubles -> real(doubles.values()[row]);
                case Vector.Texts texts -> text(texts.values()[row]);
                case Vector.Arrays arrays -> throw new IllegalStateException("texts by now");
            }
        }
    }

    private void number(long value) {
        bytes += column.type() == KqlType.BOOL ? 1 : column.type() == KqlType.INT ? 4 : 8;
        Long boxed = value;
        values.add(boxed);
        widen(boxed);
    }

    private void real(double value) {
        bytes += 8;
        Double boxed = value == 0 ? 0.0 : value;
        values.add(boxed);
        if (!Double.isNaN(value)) {
            widen(boxed);
        }
    }

    private void text(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("a null that is not marked");
        }
        values.add(value);
        if (value.isEmpty()) {
            empty++;
            return;
        }
        long length = 0;
        for (int i = 0; i < value.length(); length++) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        }
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        characters += length;
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
