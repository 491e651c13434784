package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spoor.engine.scalar.Bodies.gives;

import org.junit.jupiter.api.Test;
import spoor.model.Ticks;

class ConversionBodiesTest {
    @Test
    void integersTakeBlanksSignsAndHexadecimalOnly() {
        gives(7, "toint_string", " +7 ");
        gives(31L, "tolong_string", "0x1F");
        gives(null, "toint_string", "12.5");
        gives(null, "toint_string", "1e3");
        gives(null, "toint_string", "2147483648");
        gives(null, "tolong_string", "9223372036854775808");
        gives(Long.MIN_VALUE, "tolong_string", "-9223372036854775808");
        gives(null, "tolong_string", "1_000");
        gives(null, "tolong_string", "");
    }

    @Test
    void realsAreCutTowardsZero() {
        gives(-2, "toint_real", -2.9);
        gives(null, "tolong_real", Double.POSITIVE_INFINITY);
        gives(Long.MAX_VALUE, "tolong_real", 0x1p63);
        gives(9, "toint_decimal", "9.99");
        gives(-2147483648, "toint_long", 2147483648L);
    }

    @Test
    void realsReadExponentsAndInfinity() {
        gives(1500.0, "toreal_string", "1.5e+3");
        gives(0.5, "toreal_string", "+.5");
        gives(Double.POSITIVE_INFINITY, "toreal_string", "inf");
        gives(null, "toreal_string", "1f");
        gives(null, "toreal_string", "1,000");
        gives(null, "toreal_string", "");
    }

    @Test
    void boolsTakeWordsAndIntegersWithoutBlanks() {
        gives(true, "tobool_string", "tRuE");
        gives(true, "tobool_string", "-1");
        gives(false, "tobool_string", "0");
        gives(null, "tobool_string", " true");
        gives(null, "tobool_string", "yes");
        gives(null, "tobool_string", "1.0");
        gives(true, "tobool_real", 0.5);
    }

    @Test
    void textsOfNullAreEmpty() {
        gives("", "tostring_long", (Object) null);
        gives("", "tostring_dynamic", (Object) null);
        gives("True", "tostring_bool", true);
        gives("true", "tostring_dynamic", "true");
        gives("x\"y", "tostring_dynamic", "\"x\\\"y\"");
        gives("{\"a\":1}", "tostring_dynamic", "{\"a\":1}");
    }

    @Test
    void realsPrintAsRealsDo() {
        gives("1.0", "tostring_real", 1.0);
        gives("100000000000.0", "tostring_real", 1e11);
        gives("-0.0", "tostring_real", -0.0);
        gives("inf", "tostring_real", Double.POSITIVE_INFINITY);
        gives("0.3333333333333333", "tostring_real", 1.0 / 3);
    }

    @Test
    void timesReadTheFormsOfLogs() {
        long noon = Ticks.ofDate(2020, 6, 15) + 12 * Ticks.PER_HOUR;
        for (String text :
                new String[] {
                    "2020-06-15T12:00:00Z",
                    "2020-06-15T12:00:00.0000000Z",
                    "2020-06-15 12:00",
                    "2020-06-15T14:00:00+02:00",
                    "2020-06-15T12:00:00.000000",
                    "Mon, 15 Jun 2020 12:00:00 GMT",
                    "15 Jun 20 12:00",
                    "6/15/2020 12:00:00 PM"
                }) {
            assertEquals(noon, DatetimeText.parse(text), text);
        }
        for (String text : new String[] {"not a date", "2020-13-01", "2020-02-30", "", "12"}) {
            assertEquals(null, DatetimeText.parse(text), text);
        }
        assertEquals(
                Ticks.ofDate(2020, 6, 15) + 1234567,
                DatetimeText.parse("2020-06-15T00:00:00.1234567Z"));
    }

    @Test
    void spansReadClocksAndUnits() {
        gives(937845000000L, "totimespan_string", "1.02:03:04.5");
        gives(Ticks.PER_HOUR, "totimespan_string", "01:00:00");
        gives(-90 * Ticks.PER_MINUTE, "totimespan_string", "-90m");
        gives(null, "totimespan_string", "abc");
        gives(null, "totimespan_string", "25:00:00");
    }

    @Test
    void dynamicsConvertByWhatTheyHold() {
        gives(1, "toint_dynamic", "1.5");
        gives(1, "toint_dynamic", "true");
        gives(5, "toint_dynamic", "\"5\"");
        gives(null, "toint_dynamic", "[1]");
        gives(5.0, "toreal_dynamic", "\"5\"");
        gives("double", "gettype_dynamic", "1.5");
        gives("null", "gettype_dynamic", (Object) null);
    }

    @Test
    void guidsTakeDashesOrNone() {
        gives(
                "82b8be2d-dfa7-4bd1-8f63-24ad26d31449",
                "toguid_string",
                "82B8BE2DDFA74BD18F6324AD26D31449");
        gives(null, "toguid_string", "xyz");
    }
}
