package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spoor.engine.scalar.Bodies.gives;

import org.junit.jupiter.api.Test;
import spoor.engine.scalar.json.Json;

class DynamicsTest {
    @Test
    void jsonIsNormalised() {
        gives(
                "{\"a\":1,\"b\":[2.5,null,true]}",
                "parse_json",
                " { \"a\" : 1, \"b\":[2.50,null,true] } ");
        gives("1000.0", "parse_json", "1e3");
        gives("\"é\\n\"", "parse_json", "\"\\u00e9\\n\"");
        gives(null, "parse_json", "null");
        gives(null, "parse_json", "");
    }

    @Test
    void textThatIsNoJsonStaysText() {
        gives("\"not json\"", "parse_json", "not json");
        gives("\"{\\\"a\\\":1,}\"", "parse_json", "{\"a\":1,}");
        gives("\"[1\\t\"", "parse_json", "[1\t");
        gives("\"\\\"a\\tb\\\"\"", "parse_json", "\"a\tb\"");
    }

    @Test
    void deepNestingIsNoJsonAndNoStackOverflow() {
        assertNull(Json.parse("[".repeat(1_000_000)));
        assertNull(Json.parse("{\"a\":".repeat(100_000)));
    }

    @Test
    void pathsOfMissingThingsAreNull() {
        gives("1", "member", "{\"a\":1}", "a");
        gives(null, "member", "{\"a\":null}", "a");
        gives(null, "member", "[1]", "a");
        gives("3", "element", "[1,2,3]", -1L);
        gives(null, "element", "[1]", 5L);
        gives(null, "element", "{\"0\":1}", 0L);
    }

    @Test
    void arraysSliceWithBothEndsIncluded() {
        gives("[2,3,4]", "array_slice", "[1,2,3,4,5]", 1L, 3L);
        gives("[4,5]", "array_slice", "[1,2,3,4,5]", -2L, -1L);
        gives(null, "array_length", "{}");
        gives(0L, "array_length", "[]");
        gives("[1,3,null]", "array_sort_asc", "[1,null,3]");
        gives("[null,2]", "array_sort_desc_2", "[2,null]", false);
        gives("[99]", "array_concat", null, "[99]");
        gives(4.0, "array_sum", "[1,null,3]");
        gives(null, "array_sum", "[]");
        gives("[[1,2],[3,4,5]]", "array_split", "[1,2,3,4,5]", 2L);
        gives("[-1,-1,1]", "array_shift_right_fill", "[1,2,3]", 2L, "-1");
        gives("a|||b", "strcat_array", "[\"a\",null,\"\",\"b\"]", "|");
        gives("[[\"A\",{}],[1,null]]", "zip", "[\"A\",1]", "[{}]");
    }

    @Test
    void setsKeepTheOrderOfFirstSight() {
        gives("[1,2,3,4]", "set_union", "[1,2,2]", "[3,1,4]");
        gives("[3]", "set_intersect", "[1,2,3]", "[3,4]");
        gives("[1,2]", "set_difference", "[1,2,3]", "[3,4]");
        gives(false, "set_has_element", "[1,2]", "\"2\"");
    }

    @Test
    void bagsMergeWithTheFirstWinning() {
        gives("{\"a\":1,\"b\":2,\"c\":3}", "bag_merge", "{\"a\":1,\"b\":2}", "{\"b\":9,\"c\":3}");
        gives("[\"a\"]", "bag_keys", "{\"a\":1}");
        gives("[]", "bag_keys", "{}");
        gives(null, "bag_keys", "[]");
        gives(
                "{\"key1\":123,\"key2\":{\"prop1\":\"abc\"}}",
                "bag_set_key",
                "{\"key1\":123}",
                "$.key2.prop1",
                "\"abc\"");
        gives("{\"a\":1,\"b\":2}", "dynamic_to_json", "{\"b\":2,\"a\":1}");
        assertEquals("{\"x\":null}", Bodies.call("bag_pack", "\"x\"", null));
    }
}
