package spoor.formats.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Numbers numbers = new Numbers();

    private boolean real(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return numbers.readReal(bytes, 0, bytes.length);
    }

    @Test
    void readsRealsAsTheLibraryDoes() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            String text =
                    switch (random.nextInt(4)) {
                        case 0 -> String.format(Locale.ROOT, "%.6f", random.nextDouble() * 1e9);
                        case 1 ->
                                Double.toString(
                                        Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
                        case 2 -> random.nextLong() + "." + random.nextInt(1000);
                        default ->
                                random.nextInt()
                                        + "."
                                        + Math.abs((long) random.nextInt())
                                        + "e"
                                        + random.nextInt(40);
                    };
            if (text.contains("N") || text.contains("I")) {
                continue;
            }
            assertTrue(real(text), text);
            assertEquals(Double.parseDouble(text), numbers.doubleValue(), text);
        }
    }

    @Test
    void readsRealsOfManyDigitsAsTheLibraryDoes() {
        Random random = new Random(6);
        for (int i = 0; i < 200_000; i++) {
            String digits = Long.toString(random.nextLong(1L << 53, 999_999_999_999_999_999L));
            int point = random.nextInt(digits.length());
            String text = digits.substring(0, point) + "." + digits.substring(point);
            assertTrue(real(text), text);
            assertEquals(Double.parseDouble(text), numbers.doubleValue(), text);
        }
    }

    @Test
    void readsRealsThatLieBetweenTwoDoubles() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            // Odd numbers of 54 bits lie half way; their neighbours by a tenth must not.
            long half = (1L << 53) + (random.nextLong(1L << 53) | 1);
            for (String text : List.of(half + ".", half + ".1", half - 1 + ".9", half + "0.")) {
                assertTrue(real(text), text);
                assertEquals(Double.parseDouble(text), numbers.doubleValue(), text);
            }
        }
    }

    @Test
    void refusesWhatIsNoNumber() {
        for (String text :
                List.of("", "-", ".", "1.2.3", "0x10", "1d", "NaN", "1e", "1e999", " 1")) {
            assertFalse(real(text), text);
        }
        for (String text : List.of("", "+", "1.0", "9223372036854775808", "1-", "--1")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertFalse(numbers.readLong(bytes, 0, bytes.length), text);
        }
        byte[] least = "-9223372036854775808".getBytes(StandardCharsets.UTF_8);
        assertTrue(numbers.readLong(least, 0, least.length));
        assertEquals(Long.MIN_VALUE, numbers.longValue());
    }
}
