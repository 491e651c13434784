package spoor.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// A value of an expected table, read once.
sealed interface ExpectedCell {
    /// Whether a value of an answer (as `RowBatch.value` gives it) is this one.
    ///
    /// @param sets whether arrays are compared as sets
    boolean matches(KqlType type, @Nullable Object actual, boolean sets);

    /// Null.
    record Absent() implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return actual == null || type == KqlType.DYNAMIC && actual.equals("null");
        }

        @Override
        public String toString() {
            return "null";
        }
    }

    record Flag(boolean value) implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return actual instanceof Boolean flag && flag == value;
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /// An `int` or `long`, exactly.
    record Whole(long value) implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return type.isInteger()
                            && actual instanceof Number number
                            && number.longValue() == value
                    || type == KqlType.REAL && actual instanceof Double real && real == value;
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /// A `real` or `decimal`, within a tolerance.
    record Fraction(double value, double tolerance) implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return switch (actual) {
                case Double real -> close(value, real, tolerance);
                case String text when type == KqlType.DECIMAL ->
                        close(value, new BigDecimal(text).doubleValue(), tolerance);
                case Integer whole -> close(value, whole, tolerance);
                case Long whole -> close(value, whole, tolerance);
                case null, default -> false;
            };
        }

        static boolean close(double expected, double actual, double tolerance) {
            if (Double.isNaN(expected) || Double.isInfinite(expected)) {
                return Double.valueOf(expected).equals(actual);
            }
            return Math.abs(expected - actual) <= Math.max(tolerance, 1e-9 * Math.abs(expected));
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /// A `string` or `guid`.
    record Text(String value) implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return value.equals(actual);
        }

        @Override
        public String toString() {
            return '\'' + value + '\'';
        }
    }

    /// A `string` as a page shows it: its white space is not what the query gave.
    record PageText(String value) implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return actual instanceof String text && folded(value).equals(folded(text));
        }

        private static String folded(String text) {
            return text.replaceAll("[\\s\\u00a0]+", " ").strip();
        }

        @Override
        public String toString() {
            return '\'' + value + '\'';
        }
    }

    /// A `datetime`, to the tick.
    record Moment(long ticks) implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return type == KqlType.DATETIME && actual instanceof Long value && value == ticks;
        }

        @Override
        public String toString() {
            return Ticks.datetimeText(ticks);
        }
    }

    /// A `timespan`, to the tick.
    record Duration(long ticks) implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return type == KqlType.TIMESPAN && actual instanceof Long value && value == ticks;
        }

        @Override
        public String toString() {
            return Ticks.timespanText(ticks);
        }
    }

    /// A `dynamic`.
    record Json(JsonNode value, double tolerance) implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return type == KqlType.DYNAMIC
                    && actual instanceof String text
                    && JsonTrees.same(value, JsonTrees.parse(text), tolerance, sets);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// A cell of a page whose type the page does not tell: its text.
    record Printed(String text) implements ExpectedCell {
        @Override
        public boolean matches(KqlType type, @Nullable Object actual, boolean sets) {
            return CellReader.page(type, text).matches(type, actual, sets);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
