package spoor.formats.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import spoor.model.Ticks;

class TimesTest {
    private final Times times = new Times();

    private String read(String text, TimeShape shape) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return times.read(bytes, 0, bytes.length, shape) ? Ticks.datetimeText(times.ticks()) : "";
    }

    @Test
    void readsTheShapesOfIso() {
        Map<String, String> cases =
                Map.of(
                        "2020-04-18", "2020-04-18T00:00:00.0000000Z",
                        "2020-04-18T04:50", "2020-04-18T04:50:00.0000000Z",
                        "2020-04-18 04:50:30,5", "2020-04-18T04:50:30.5000000Z",
                        "2020/04/18 04:50:30.325010", "2020-04-18T04:50:30.3250100Z",
                        "2020-04-18T04:50:30.123456789Z", "2020-04-18T04:50:30.1234567Z",
                        "2020-04-18T04:50:30-0330", "2020-04-18T08:20:30.0000000Z",
                        "2020-04-18 04:50:30 UTC", "2020-04-18T04:50:30.0000000Z",
                        "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z",
                        "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z");
        cases.forEach((text, expected) -> assertEquals(expected, read(text, TimeShape.ISO), text));
    }

    @Test
    void refusesWhatIsNoTime() {
        for (String text :
                List.of(
                        "",
                        "2020",
                        "2020-13-01",
                        "2019-02-29",
                        "2020-04-31",
                        "2020-04-18T24:00:00",
                        "2020-04-18T04:60",
                        "2020-04-18T04:50:60",
                        "2020-04-18Tx",
                        "2020-04-18T04:50:30+99",
                        "0001-01-01T00:00:00+01:00",
                        "2020-04-18T04:50:30Zx")) {
            assertEquals("", read(text, TimeShape.ISO), text);
        }
        assertEquals("", read("13/4/2020 13:00 PM", TimeShape.DAY_FIRST));
        assertEquals("", read("99999999999999999999", TimeShape.EPOCH_SECONDS));
    }

    @Test
    void knowsTheCalendar() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            LocalDate day = LocalDate.ofEpochDay(random.nextInt(-719_162, 2_932_897));
            String text =
                    String.format(
                            java.util.Locale.ROOT,
                            "%04d-%02d-%02d",
                            day.getYear(),
                            day.getMonthValue(),
                            day.getDayOfMonth());
            read(text, TimeShape.ISO);
            assertEquals(
                    Ticks.ofDate(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                    times.ticks(),
                    text);
        }
    }

    @Test
    void readsSecondsExactly() {
        assertEquals(
                "2012-03-16T12:30:00.1234567Z",
                read("1331901000.12345678", TimeShape.EPOCH_SECONDS));
        assertEquals("1969-12-31T23:59:59.9999999Z", read("-0.0000001", TimeShape.EPOCH_SECONDS));
    }
}
