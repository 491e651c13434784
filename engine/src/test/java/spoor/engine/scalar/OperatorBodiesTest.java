package spoor.engine.scalar;

import static spoor.engine.scalar.Bodies.gives;

import org.junit.jupiter.api.Test;

class OperatorBodiesTest {
    @Test
    void equalityIsNullOnlyWhenBothSidesAre() {
        gives(null, "eq_long", null, null);
        gives(false, "eq_long", null, 1L);
        gives(true, "ne_long", 1L, null);
        gives(null, "ne_long", null, null);
        gives(true, "eq_long", 7L, 7L);
    }

    @Test
    void nanEqualsNothingAndHasNoOrder() {
        gives(false, "eq_real", Double.NaN, Double.NaN);
        gives(true, "ne_real", Double.NaN, Double.NaN);
        gives(false, "lt_real", Double.NaN, 1.0);
        gives(false, "ge_real", Double.NaN, 1.0);
        gives(false, "between_real", Double.NaN, 0.0, 1.0);
    }

    @Test
    void orderWithNullIsNull() {
        gives(null, "lt_long", null, 1L);
        gives(null, "ge_datetime", 1L, null);
        gives(null, "between_long", null, 1L, 2L);
        gives(false, "between_long", 5L, null, 2L);
    }

    @Test
    void listsAreChainsOfEquality() {
        gives(false, "in_long", null, 1L);
        gives(true, "not_in_long", null, 1L);
        gives(false, "in_long", 2L, 1L, null);
        gives(true, "not_in_long", 2L, 1L, null);
        gives(true, "in_ci_string", "BLUE", "red", "blue");
        gives(true, "in_array", "1", "[1,2]");
    }

    @Test
    void longsWrapAround() {
        gives(Long.MIN_VALUE, "add_long", Long.MAX_VALUE, 1L);
        gives(-2L, "mul_long", Long.MAX_VALUE, 2L);
        gives(null, "add_long", 1L, null);
    }

    @Test
    void integersDivideTowardsZeroAndRemaindersAreNeverNegative() {
        gives(-3L, "div_long", -7L, 2L);
        gives(null, "div_long", 1L, 0L);
        gives(1L, "mod_long", -5L, 3L);
        gives(1L, "mod_long", 7L, -2L);
        gives(null, "mod_long", 1L, 0L);
        gives(1.5, "mod_real", -1.0, 2.5);
    }

    @Test
    void timesOutOfRangeAreNull() {
        gives(null, "sub_datetime_timespan", 0L, 1L);
        gives(null, "add_datetime", 3_155_378_975_999_999_999L, 1L);
        gives(2_160_000_000_000L, "mul_timespan_real", 864_000_000_000L, 2.5);
        gives(24.0, "div_timespan", -864_000_000_000L, -36_000_000_000L);
    }

    @Test
    void decimalsAreExact() {
        gives("0.3", "add_decimal", "0.1", "0.2");
        gives("3.333333333333333333333333333333333", "div_decimal", "10", "3");
        gives(null, "div_decimal", "1", "0");
        gives(true, "eq_decimal", "1.0", "1");
    }

    @Test
    void dynamicsCompareWithNumbersByValue() {
        gives(true, "eq_dynamic", "1.0", "1");
        gives(true, "gt_dynamic", "5.5", "5");
        gives(false, "eq_dynamic", "\"x\"", "1");
        gives(false, "eq_dynamic", null, "1");
    }
}
