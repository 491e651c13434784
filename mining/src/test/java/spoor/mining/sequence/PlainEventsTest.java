package spoor.mining.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import spoor.model.Vector;

/// The quick way of reading events gives what the parser gives, and arrays of events give what
/// their text gives.
class PlainEventsTest {
    private static final String[] NAMES = {"a", "Identity", "é", "", "x y"};
    private static final String[] VALUES = {
        "\"\"", "\"v\"", "\"True\"", "true", "false", "null", "1", "0.0", "[1]", "\"\\n\"", "\"é\""
    };

    private final Random random = new Random(11);

    private String event() {
        String command = "\"C" + random.nextInt(5) + "\"";
        int count = random.nextInt(4);
        List<String> items = new ArrayList<>();
        int form = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String name = "\"" + NAMES[random.nextInt(NAMES.length)] + "\"";
            String value = VALUES[random.nextInt(VALUES.length)];
            items.add(
                    switch (form) {
                        case 0 -> "{\"Name\":" + name + ",\"Value\":" + value + "}";
                        case 1 -> name + ":" + value;
                        case 2 -> name;
                        default -> "{\"Value\":" + value + ",\"Name\": " + name + "}";
                    });
        }
        String all = String.join(",", items);
        return "{" + command + ":" + (form == 1 ? "{" + all + "}" : "[" + all + "]") + "}";
    }

    @Test
    void agreesWithTheParserToTheLastId() {
        for (SessionType type : SessionType.values()) {
            Vocabulary quick = new Vocabulary(type);
            Vocabulary slow = new Vocabulary(type);
            PlainEvents plain = new PlainEvents(quick);
            EventParser spare = new EventParser(quick);
            EventParser parser = new EventParser(slow);
            int read = 0;
            for (int i = 0; i < 5_000; i++) {
                byte[] text = event().getBytes(StandardCharsets.UTF_8);
                int expected = parser.parse(text, 0, text.length);
                int id = plain.read(text, 0, text.length);
                read += id == PlainEvents.OTHER ? 0 : 1;
                int got = id == PlainEvents.OTHER ? spare.parse(text, 0, text.length) : id;
                assertEquals(expected, got, new String(text, StandardCharsets.UTF_8));
            }
            assertTrue(read > 1_000, "events read the quick way: " + read);
            assertEquals(slow.eventCount(), quick.eventCount());
            assertEquals(slow.parameterCount(), quick.parameterCount());
        }
    }

    @Test
    void arraysGiveWhatTheirTextGives() {
        String[] elements = new String[400];
        int[] ids = new int[elements.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = event();
            ids[i] = elements.length - 1 - i;
        }
        int[] starts = {0, 1, 7, 100, 400};
        Vector.Arrays arrays = new Vector.Arrays(elements, ids, starts);
        SequenceReader ofArrays = new SequenceReader(new Vocabulary(SessionType.VALUES));
        SequenceReader ofTexts = new SequenceReader(new Vocabulary(SessionType.VALUES));
        for (int row = 0; row < arrays.size(); row++) {
            ofArrays.add(arrays, row);
            ofTexts.add(arrays.text(row));
        }
        Sequences expected = ofTexts.finish();
        Sequences got = ofArrays.finish();
        assertArrayEquals(expected.events(), got.events());
        assertArrayEquals(expected.starts(), got.starts());
    }
}
