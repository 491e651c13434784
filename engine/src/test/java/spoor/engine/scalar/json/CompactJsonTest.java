package spoor.engine.scalar.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactJsonTest {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"a\":",
        "\"b\":1",
        "\"\"",
        "true",
        "false",
        "null",
        "0",
        "-0",
        "-1",
        "01",
        "12345678901234567890",
        "1.0",
        "1e2",
        " ",
        "\\",
        "\"\\n\"",
        "\"\\u0041\"",
        "\"\\/\"",
        "\"é\"",
        "\"\u0001\"",
        "\"x",
        "{\"a\":[1,{}]}",
        "[]",
        "nul"
    };

    @Test
    void knowsCompactTexts() {
        for (String text :
                List.of(
                        "[{\"Name\":\"Identity\",\"Value\":\"a\\\\b\\\"c\\n\"}]",
                        "{\"a\":{\"a\":1,\"b\":[true,false,null,-12]},\"é\":\"\uD83D\uDE00\"}",
                        "[[],{}]")) {
            assertTrue(Json.isCompact(text), text);
        }
    }

    @Test
    void leavesTheRestToTheReader() {
        for (String text :
                List.of(
                        "[1, 2]",
                        "{\"a\":1,\"a\":2}",
                        "[\"\\u0041\"]",
                        "[1.50]",
                        "[-0,1]",
                        "[007]",
                        "[123456789012345678901]",
                        "[\"a\"",
                        "[\"a\"]x",
                        "plain text")) {
            assertFalse(Json.isCompact(text), text);
        }
    }

    @Test
    void whatItTakesForCompactIsWhatTheWriterWrites() {
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(9); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            if (Json.isCompact(text.toString())) {
                taken++;
                assertEquals(text.toString(), Json.of(text.toString()).text());
            }
        }
        assertTrue(taken > 100, "texts taken: " + taken);
    }
}
