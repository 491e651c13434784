package spoor.kql.functions;

import static spoor.kql.functions.Parameter.any;
import static spoor.kql.functions.Parameter.text;
import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.FROM_ARGUMENTS;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.kql.functions.Signature.sql;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.REAL;
import static spoor.model.KqlType.STRING;
import static spoor.model.KqlType.TIMESPAN;

import java.util.ArrayList;
import java.util.List;

/// Functions on dynamic values: paths, arrays, sets, bags.
final class DynamicFunctions {
    private DynamicFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.addAll(paths());
        all.addAll(arrays());
        all.addAll(sets());
        all.addAll(bags());
        return all;
    }

    private static Parameter array(String name) {
        return typed(name, DYNAMIC);
    }

    private static Parameter value(String name) {
        return any(name).as(DYNAMIC);
    }

    private static List<Function> paths() {
        return List.of(
                Function.of(
                                "parse_json",
                                "The value that a JSON text writes; a text that is no JSON stays a"
                                        + " text.",
                                java("parse_json", DYNAMIC, POSSIBLE, typed("json", STRING)),
                                sql(
                                        "dynamic_dynamic",
                                        "{0}",
                                        DYNAMIC,
                                        FROM_ARGUMENTS,
                                        typed("json", DYNAMIC)))
                        .alias("todynamic", "toobject", "parsejson")
                        .namedAsArgument(),
                Function.of(
                        "$member",
                        "The member of that name of a bag.",
                        java("member", DYNAMIC, POSSIBLE, array("bag"), typed("name", STRING))),
                Function.of(
                        "$element",
                        "The element at that place of an array, from the end when negative; or the member of that name.",
                        java("element", DYNAMIC, POSSIBLE, array("array"), typed("index", LONG)),
                        java("member", DYNAMIC, POSSIBLE, array("bag"), typed("name", STRING)),
                        java("path", DYNAMIC, POSSIBLE, array("value"), array("key"))),
                Function.of(
                                "treepath",
                                "The paths to all that lies in a value; of an array `[0]` stands"
                                        + " for every element.",
                                java("treepath", DYNAMIC, POSSIBLE, array("object")))
                        .resultNamed(Function.ResultName.NAME_AND_FIRST_ARGUMENT, "tree"),
                Function.of(
                        "dynamic_to_json",
                        "The value as JSON text, keys sorted at every level.",
                        java("dynamic_to_json", STRING, NEVER, value("value"))),
                Function.of(
                                "extract_json",
                                "What a JSON path finds in a JSON text, as text; '' where it finds"
                                        + " nothing.",
                                java(
                                        "extract_json",
                                        STRING,
                                        NEVER,
                                        typed("path", STRING),
                                        text("json")))
                        .alias("extractjson"));
    }

    private static List<Function> arrays() {
        return List.of(
                Function.of(
                                "array_length",
                                "The number of elements; null where the value is no array.",
                                java("array_length", LONG, POSSIBLE, array("array")))
                        .alias("arraylength"),
                Function.of(
                        "pack_array",
                        "An array of the arguments.",
                        java("pack_array", DYNAMIC, NEVER, value("values").repeated())),
                Function.of(
                        "array_concat",
                        "The elements of all arrays in one.",
                        java("array_concat", DYNAMIC, POSSIBLE, array("arrays").repeated())),
                Function.of(
                        "array_slice",
                        "The elements from one place to another, both included.",
                        java(
                                "array_slice",
                                DYNAMIC,
                                POSSIBLE,
                                array("array"),
                                typed("start", LONG),
                                typed("end", LONG))),
                Function.of(
                        "array_split",
                        "The array cut before each of the places.",
                        java(
                                "array_split",
                                DYNAMIC,
                                POSSIBLE,
                                array("array"),
                                typed("index", LONG)),
                        java(
                                "array_split_indices",
                                DYNAMIC,
                                POSSIBLE,
                                array("array"),
                                array("indices"))),
                Function.of(
                        "array_index_of",
                        "The place of the first element equal to the value; -1 where there is"
                                + " none.",
                        Signature.javaFrom(
                                2,
                                "array_index_of",
                                LONG,
                                POSSIBLE,
                                array("array"),
                                value("value"),
                                typed("start", LONG),
                                typed("length", LONG),
                                typed("occurrence", LONG))),
                Function.of(
                        "array_reverse",
                        "The elements from last to first.",
                        java("array_reverse", DYNAMIC, POSSIBLE, array("array"))),
                Function.of(
                        "array_rotate_left",
                        "The elements moved left, those that fall out put behind.",
                        java(
                                "array_rotate_left",
                                DYNAMIC,
                                POSSIBLE,
                                array("array"),
                                typed("count", LONG))),
                Function.of(
                        "array_rotate_right",
                        "The elements moved right, those that fall out put in front.",
                        java(
                                "array_rotate_right",
                                DYNAMIC,
                                POSSIBLE,
                                array("array"),
                                typed("count", LONG))),
                Function.of(
                        "array_shift_left",
                        "The elements moved left, the places left empty filled.",
                        java(
                                "array_shift_left",
                                DYNAMIC,
                                POSSIBLE,
                                array("array"),
                                typed("count", LONG)),
                        java(
                                "array_shift_left_fill",
                                DYNAMIC,
                                POSSIBLE,
                                array("array"),
                                typed("count", LONG),
                                value("fill"))),
                Function.of(
                        "array_shift_right",
                        "The elements moved right, the places left empty filled.",
                        java(
                                "array_shift_right",
                                DYNAMIC,
                                POSSIBLE,
                                array("array"),
                                typed("count", LONG)),
                        java(
                                "array_shift_right_fill",
                                DYNAMIC,
                                POSSIBLE,
                                array("array"),
                                typed("count", LONG),
                                value("fill"))),
                Function.of(
                                "array_sort_asc",
                                "The elements in ascending order, null last.",
                                java("array_sort_asc", DYNAMIC, POSSIBLE, array("array")),
                                java(
                                        "array_sort_asc_2",
                                        DYNAMIC,
                                        POSSIBLE,
                                        array("array"),
                                        typed("nulls_last", BOOL).constantOnly()))
                        .resultNamed(Function.ResultName.FIRST_ARGUMENT_AND_NAME, "sorted"),
                Function.of(
                                "array_sort_desc",
                                "The elements in descending order, null last.",
                                java("array_sort_desc", DYNAMIC, POSSIBLE, array("array")),
                                java(
                                        "array_sort_desc_2",
                                        DYNAMIC,
                                        POSSIBLE,
                                        array("array"),
                                        typed("nulls_last", BOOL).constantOnly()))
                        .resultNamed(Function.ResultName.FIRST_ARGUMENT_AND_NAME, "sorted"),
                Function.of(
                                "array_sum",
                                "The sum of the numbers of an array.",
                                java("array_sum", REAL, POSSIBLE, array("array")))
                        .alias("series_sum"),
                Function.of(
                                "array_iff",
                                "For each condition the element of the second or the third"
                                        + " argument.",
                                java(
                                        "array_iff",
                                        DYNAMIC,
                                        POSSIBLE,
                                        array("conditions"),
                                        value("then"),
                                        value("else")))
                        .alias("array_iif"),
                Function.of(
                                "strcat_array",
                                "The elements as text with a delimiter between.",
                                java(
                                        "strcat_array",
                                        STRING,
                                        NEVER,
                                        array("array"),
                                        any("delimiter").as(STRING)))
                        .alias("array_strcat"),
                Function.of(
                        "zip",
                        "An array of the first elements, of the second ones, ...; null where an"
                                + " array is shorter.",
                        java(
                                "zip",
                                DYNAMIC,
                                POSSIBLE,
                                array("first"),
                                array("second"),
                                array("more").repeated())),
                Function.of(
                                "repeat",
                                "An array of the value so many times.",
                                java(
                                        "repeat",
                                        DYNAMIC,
                                        POSSIBLE,
                                        typed("value", BOOL, LONG, REAL, STRING, DATETIME, TIMESPAN)
                                                .as(DYNAMIC),
                                        typed("count", LONG)))
                        .resultNamed(Function.ResultName.NAME_AND_FIRST_ARGUMENT),
                Function.of(
                        "range",
                        "The values from start to stop, both included, by step.",
                        java(
                                "range_long",
                                DYNAMIC,
                                POSSIBLE,
                                typed("start", LONG),
                                typed("stop", LONG)),
                        java(
                                "range_datetime",
                                DYNAMIC,
                                POSSIBLE,
                                typed("start", DATETIME),
                                typed("stop", DATETIME)),
                        java(
                                "range_timespan",
                                DYNAMIC,
                                POSSIBLE,
                                typed("start", TIMESPAN),
                                typed("stop", TIMESPAN)),
                        java(
                                "range_long_3",
                                DYNAMIC,
                                POSSIBLE,
                                typed("start", LONG),
                                typed("stop", LONG),
                                typed("step", LONG)),
                        java(
                                "range_real_3",
                                DYNAMIC,
                                POSSIBLE,
                                typed("start", REAL),
                                typed("stop", REAL),
                                typed("step", REAL)),
                        java(
                                "range_datetime_3",
                                DYNAMIC,
                                POSSIBLE,
                                typed("start", DATETIME),
                                typed("stop", DATETIME),
                                typed("step", TIMESPAN)),
                        java(
                                "range_timespan_3",
                                DYNAMIC,
                                POSSIBLE,
                                typed("start", TIMESPAN),
                                typed("stop", TIMESPAN),
                                typed("step", TIMESPAN))));
    }

    private static List<Function> sets() {
        return List.of(
                Function.of(
                        "set_union",
                        "What is in one of the arrays, each once.",
                        java(
                                "set_union",
                                DYNAMIC,
                                POSSIBLE,
                                array("first"),
                                array("second"),
                                array("more").repeated())),
                Function.of(
                        "set_intersect",
                        "What is in all arrays, each once.",
                        java(
                                "set_intersect",
                                DYNAMIC,
                                POSSIBLE,
                                array("first"),
                                array("second"),
                                array("more").repeated())),
                Function.of(
                        "set_difference",
                        "What is in the first array and in no other, each once.",
                        java(
                                "set_difference",
                                DYNAMIC,
                                POSSIBLE,
                                array("first"),
                                array("second"),
                                array("more").repeated())),
                Function.of(
                        "set_has_element",
                        "Whether an element equals the value, its type included.",
                        java("set_has_element", BOOL, POSSIBLE, array("set"), value("value"))),
                Function.of(
                        "set_equals",
                        "Whether two arrays hold the same values.",
                        java("set_equals", BOOL, POSSIBLE, array("left"), array("right"))),
                Function.of(
                        "jaccard_index",
                        "The share of the values of two arrays that both hold.",
                        java("jaccard_index", REAL, POSSIBLE, array("left"), array("right"))));
    }

    private static List<Function> bags() {
        return List.of(
                Function.of(
                                "bag_pack",
                                "A bag of the keys and values given in turn.",
                                new Signature(
                                        "bag_pack",
                                        List.of(value("keys_and_values").repeated()),
                                        arguments -> DYNAMIC,
                                        NEVER,
                                        new Body.Java(),
                                        Checks::pairs))
                        .alias("pack", "pack_dictionary"),
                Function.of(
                        "bag_keys",
                        "The names in a bag; null where the value is none.",
                        java("bag_keys", DYNAMIC, POSSIBLE, array("bag"))),
                Function.of(
                        "bag_has_key",
                        "Whether a bag has that name.",
                        java("bag_has_key", BOOL, POSSIBLE, array("bag"), text("key"))),
                Function.of(
                        "bag_merge",
                        "One bag of all; of equal names the first wins.",
                        java(
                                "bag_merge",
                                DYNAMIC,
                                POSSIBLE,
                                array("first"),
                                array("second"),
                                array("more").repeated())),
                Function.of(
                        "bag_remove_keys",
                        "The bag without some names.",
                        java("bag_remove_keys", DYNAMIC, POSSIBLE, array("bag"), array("keys"))),
                Function.of(
                        "bag_set_key",
                        "The bag with a name set to a value.",
                        java(
                                "bag_set_key",
                                DYNAMIC,
                                POSSIBLE,
                                array("bag"),
                                typed("key", STRING),
                                value("value"))),
                Function.of(
                        "bag_zip",
                        "A bag of an array of names and an array of values.",
                        java("bag_zip", DYNAMIC, POSSIBLE, array("keys"), array("values"))));
    }
}
