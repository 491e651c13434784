package spoor.formats.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private final JsonText json = new JsonText();

    private String compact(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertTrue(json.read(bytes, 0, bytes.length), () -> text + ": " + json.error());
        return new String(json.compact(), StandardCharsets.UTF_8);
    }

    @Test
    void keepsOrderAndTheTextOfNumbers() {
        assertEquals(
                "{\"b\":1.10,\"a\":[-0,1E+2,{}],\"c\":\"x y\"}",
                compact(" { \"b\" : 1.10 ,\n\"a\":[ -0, 1E+2 , { } ], \"c\":\"x y\"} "));
    }

    @Test
    void repairsWhatLogsGetWrong() {
        assertEquals("\"a\\u0009b\"", compact("\"a\tb\""));
        assertEquals("\"\\ufffdx\"", compact("\"\\ud83dx\""));
        assertEquals("\"\\ud83d\\ude00\"", compact("\"\\ud83d\\ude00\""));
    }

    /// Jackson, an independent reader, is asked about texts with random damage.
    @Test
    void agreesWithJackson() {
        Random random = new Random(11);
        String seed =
                "{\"a\":[1,-2.5e3,true,null,\"x\\n\\u00e9\"],\"b\":{\"c\":{}},\"d\":\"\",\"e\":[[],0]}";
        int valid = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(seed);
            for (int k = random.nextInt(3); k > 0; k--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "{}[],:\"\\0e-. t".charAt(random.nextInt(14)));
                    default -> text.setCharAt(at, seed.charAt(random.nextInt(seed.length())));
                }
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            boolean read = json.read(bytes, 0, bytes.length);
            assertEquals(jacksonReads(bytes), read, text::toString);
            valid += read ? 1 : 0;
            if (read) {
                String once = new String(json.compact(), StandardCharsets.UTF_8);
                assertEquals(once, compact(once));
            }
        }
        assertTrue(valid > 1000 && valid < 19_000);
        assertFalse(json.read(new byte[0], 0, 0));
    }

    private static boolean jacksonReads(byte[] bytes) {
        try (JsonParser parser = new JsonFactory().createParser(bytes)) {
            JsonToken token = parser.nextToken();
            int depth = 0;
            if (token == null) {
                return false;
            }
            while (token != null) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token.isScalarValue()) {
                    parser.getText();
                }
                token = parser.nextToken();
                if (depth == 0) {
                    return token == null;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
