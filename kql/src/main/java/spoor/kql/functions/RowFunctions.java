package spoor.kql.functions;

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

import java.util.List;

/// Hidden functions by which rows become arrays and arrays rows.
final class RowFunctions {
    private RowFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "$expand_array",
                        "The elements that mv-expand gives: of a bag its one-key bags.",
                        java("expand_array", DYNAMIC, NEVER, typed("value", DYNAMIC))),
                Function.of(
                        "$expand_array_pairs",
                        "The elements that mv-expand gives: of a bag its [key, value] pairs.",
                        java("expand_array_pairs", DYNAMIC, NEVER, typed("value", DYNAMIC))),
                Function.of(
                        "$list_items",
                        "What make_list adds to its array for a dynamic value, without brackets.",
                        java("list_items", DYNAMIC, POSSIBLE, typed("value", DYNAMIC))),
                Function.of(
                        "$merge_bags",
                        "The members of all bags of an array; of equal names the first stays.",
                        java("merge_bags", DYNAMIC, NEVER, typed("bags", DYNAMIC))),
                Function.of(
                        "$bag_without_empty",
                        "The bag without the members that are null or the empty text.",
                        java("bag_without_empty", DYNAMIC, NEVER, typed("bag", DYNAMIC))),
                sorted("$array_sort_asc"),
                sorted("$array_sort_desc"),
                Function.of(
                        "$ticks_datetime",
                        "The time of so many ticks.",
                        sql(
                                "ticks_datetime",
                                "{0}",
                                DATETIME,
                                FROM_ARGUMENTS,
                                typed("ticks", LONG))),
                Function.of(
                        "$distinct_elements",
                        "The different elements of an array, in the order of their first.",
                        java("distinct_elements", DYNAMIC, NEVER, typed("array", DYNAMIC))));
    }

    private static Function sorted(String name) {
        return Function.of(
                name,
                "An array of the arrays, the first sorted and the others put in the same order.",
                java(
                        name.substring(1) + "_all",
                        DYNAMIC,
                        POSSIBLE,
                        typed("first", DYNAMIC),
                        typed("second", DYNAMIC),
                        typed("more", DYNAMIC, BOOL).as(DYNAMIC).repeated()));
    }
}
