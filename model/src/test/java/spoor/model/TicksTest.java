package spoor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void printsSevenDigitsAndZ() {
        long ticks = Ticks.of(Instant.parse("2020-01-31T23:59:59.123456700Z"));
        assertEquals("2020-01-31T23:59:59.1234567Z", Ticks.datetimeText(ticks));
        assertEquals("0001-01-01T00:00:00.0000000Z", Ticks.datetimeText(0));
        assertEquals("9999-12-31T23:59:59.9999999Z", Ticks.datetimeText(Ticks.MAX));
    }

    @Test
    void countsFromYearOne() {
        assertEquals(Ticks.UNIX_EPOCH, Ticks.ofDate(1970, 1, 1));
        assertEquals(Ticks.UNIX_EPOCH, Ticks.of(Instant.EPOCH));
        assertEquals(Instant.EPOCH, Ticks.toInstant(Ticks.UNIX_EPOCH));
    }

    @Test
    void printsTimespansLikeKusto() {
        assertEquals("00:00:03", Ticks.timespanText(3 * Ticks.PER_SECOND));
        assertEquals(
                "1.02:03:04.5000000",
                Ticks.timespanText(
                        Ticks.PER_DAY
                                + 2 * Ticks.PER_HOUR
                                + 3 * Ticks.PER_MINUTE
                                + 45 * Ticks.PER_SECOND / 10));
        assertEquals("-00:01:00", Ticks.timespanText(-Ticks.PER_MINUTE));
        assertEquals("-10675199.02:48:05.4775808", Ticks.timespanText(Long.MIN_VALUE));
    }
}
