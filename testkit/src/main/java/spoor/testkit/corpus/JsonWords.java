package spoor.testkit.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/// The scalars of a JSON text, keys included.
final class JsonWords {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonWords() {}

    static List<Object> of(String json) {
        List<Object> words = new ArrayList<>();
        try {
            collect(MAPPER.readTree(json), words);
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return words;
    }

    private static void collect(JsonNode node, List<Object> into) {
        if (node.isTextual()) {
            into.add(node.textValue());
        } else if (node.isIntegralNumber()) {
            into.add(node.longValue());
        } else if (node.isNumber()) {
            into.add(node.doubleValue());
        }
        node.fieldNames().forEachRemaining(into::add);
        node.forEach(child -> collect(child, into));
    }
}
