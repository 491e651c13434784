package spoor.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads and compares JSON: the order of keys does not count, numbers have a tolerance.
final class JsonTrees {
    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsonTrees() {}

    /// The tree of a text; a text that is not JSON gives a missing node, which equals nothing.
    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    static boolean same(JsonNode expected, JsonNode actual, double tolerance, boolean sets) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.isIntegralNumber() && actual.isIntegralNumber()
                    ? expected.bigIntegerValue().equals(actual.bigIntegerValue())
                    : ExpectedCell.Fraction.close(
                            expected.doubleValue(), actual.doubleValue(), tolerance);
        }
        if (expected.isTextual() && actual.isNumber()) {
            return notFinite(expected.textValue(), actual.doubleValue());
        }
        if (expected.isArray() && actual.isArray()) {
            return sets
                    ? sameSet(expected, actual, tolerance)
                    : sameArray(expected, actual, tolerance);
        }
        if (expected.isObject() && actual.isObject()) {
            return sameObject(expected, actual, tolerance, sets);
        }
        return expected.equals(actual);
    }

    /// JSON has no NaN: cases write it as text.
    private static boolean notFinite(String expected, double actual) {
        return !Double.isFinite(actual) && expected.equals(Double.toString(actual));
    }

    private static boolean sameArray(JsonNode expected, JsonNode actual, double tolerance) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), actual.get(i), tolerance, false)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameSet(JsonNode expected, JsonNode actual, double tolerance) {
        List<JsonNode> left = new ArrayList<>();
        actual.forEach(left::add);
        for (JsonNode one : expected) {
            int found = -1;
            for (int i = 0; i < left.size() && found < 0; i++) {
                found = same(one, left.get(i), tolerance, true) ? i : -1;
            }
            if (found < 0) {
                return false;
            }
            left.remove(found);
        }
        return left.isEmpty();
    }

    private static boolean sameObject(
            JsonNode expected, JsonNode actual, double tolerance, boolean sets) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            JsonNode other = actual.get(field.getKey());
            if (other == null || !same(field.getValue(), other, tolerance, sets)) {
                return false;
            }
        }
        return true;
    }
}
