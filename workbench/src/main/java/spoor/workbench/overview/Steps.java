package spoor.workbench.overview;

import spoor.model.Ticks;

/// Lengths of bins of time that people know.
final class Steps {
    private static final long MICROSECOND = 10;
    private static final long MILLISECOND = 1000 * MICROSECOND;
    private static final long[] ALL = {
        1,
        MICROSECOND,
        10 * MICROSECOND,
        100 * MICROSECOND,
        MILLISECOND,
        2 * MILLISECOND,
        5 * MILLISECOND,
        10 * MILLISECOND,
        20 * MILLISECOND,
        50 * MILLISECOND,
        100 * MILLISECOND,
        200 * MILLISECOND,
        500 * MILLISECOND,
        Ticks.PER_SECOND,
        2 * Ticks.PER_SECOND,
        5 * Ticks.PER_SECOND,
        10 * Ticks.PER_SECOND,
        15 * Ticks.PER_SECOND,
        30 * Ticks.PER_SECOND,
        Ticks.PER_MINUTE,
        2 * Ticks.PER_MINUTE,
        5 * Ticks.PER_MINUTE,
        10 * Ticks.PER_MINUTE,
        15 * Ticks.PER_MINUTE,
        30 * Ticks.PER_MINUTE,
        Ticks.PER_HOUR,
        2 * Ticks.PER_HOUR,
        3 * Ticks.PER_HOUR,
        6 * Ticks.PER_HOUR,
        12 * Ticks.PER_HOUR,
        Ticks.PER_DAY,
        2 * Ticks.PER_DAY,
        7 * Ticks.PER_DAY,
        14 * Ticks.PER_DAY,
        28 * Ticks.PER_DAY,
        91 * Ticks.PER_DAY,
        182 * Ticks.PER_DAY,
        364 * Ticks.PER_DAY
    };

    private Steps() {}

    /// The shortest one of which so many cover a span.
    static long of(long span, int bins) {
        for (long step : ALL) {
            if (span / step < bins) {
                return step;
            }
        }
        long longest = ALL[ALL.length - 1];
        return longest * (span / longest / bins + 1);
    }
}
