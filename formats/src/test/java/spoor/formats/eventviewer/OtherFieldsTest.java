package spoor.formats.eventviewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import spoor.formats.cells.JsonWriter;

class OtherFieldsTest {
    private final OtherFields fields = new OtherFields();

    private void add(String section, String name, String value) {
        fields.add(slice(section), slice(name), slice(value));
    }

    private static Slice slice(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 0, bytes.length);
        return slice;
    }

    private String json() {
        JsonWriter json = fields.json();
        return new String(json.buffer(), 0, json.length(), StandardCharsets.UTF_8);
    }

    @Test
    void writesFieldsOfNoSectionFirst() {
        add("Rule", "Name", "a \"b\"");
        add("", "Reason", "x\ty");
        add("Rule", "Path", "C:\\w");
        assertEquals(
                "{\"Reason\":\"x\\ty\",\"Rule\":{\"Name\":\"a \\\"b\\\"\",\"Path\":\"C:\\\\w\"}}",
                json());
    }

    @Test
    void joinsValuesOfOneName() {
        add("Rule", "Name", "1");
        add("Other", "Name", "2");
        add("Rule", "Name", "3");
        assertEquals("{\"Rule\":{\"Name\":\"1\\n3\"},\"Other\":{\"Name\":\"2\"}}", json());
    }

    @Test
    void tellsASectionFromAFieldOfTheSameName() {
        add("Rule", "Name", "1");
        add("", "Rule", "2");
        assertEquals("{\"Rule\":\"2\",\"Rule:\":{\"Name\":\"1\"}}", json());
        fields.clear();
        add("", "Rule", "");
        assertEquals("{\"Rule\":\"\"}", json());
    }
}
