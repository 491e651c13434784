package spoor.kql.functions;

import static spoor.kql.functions.Parameter.any;
import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.DECIMAL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.REAL;

import java.util.ArrayList;
import java.util.List;
import spoor.kql.functions.Function.ResultName;
import spoor.model.KqlType;

/// Hidden functions that make an aggregate out of the array of a group's values; and the functions
/// on what `hll` and `tdigest` keep.
final class FoldFunctions {
    private FoldFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        fold(all, "decimal_sum", DECIMAL, NEVER);
        for (String name : List.of("decimal_average", "decimal_least", "decimal_greatest")) {
            fold(all, name, DECIMAL, POSSIBLE);
        }
        fold(all, "ticks_average", LONG, POSSIBLE);
        fold(all, "covariance", REAL, NEVER);
        fold(all, "covariance_population", REAL, NEVER);
        for (String name : List.of("binary_all_and", "binary_all_or", "binary_all_xor")) {
            fold(all, name, LONG, POSSIBLE);
        }
        fold(all, "build_schema", DYNAMIC, NEVER);
        fold(all, "weighted_percentile", DYNAMIC, POSSIBLE, typed("percentile", REAL));
        fold(all, "plain_percentiles", DYNAMIC, POSSIBLE, typed("percentiles", DYNAMIC));
        fold(all, "weighted_percentiles", DYNAMIC, POSSIBLE, typed("percentiles", DYNAMIC));
        fold(all, "tdigest", DYNAMIC, NEVER);
        fold(all, "tdigest_weighted", DYNAMIC, NEVER);
        fold(all, "tdigest_merge_all", DYNAMIC, POSSIBLE);
        fold(all, "hll", DYNAMIC, NEVER, typed("accuracy", LONG));
        fold(all, "hll_merge_all", DYNAMIC, POSSIBLE);
        all.addAll(states());
        return all;
    }

    private static void fold(
            List<Function> to,
            String name,
            KqlType result,
            Signature.Nulls nulls,
            Parameter... more) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(typed("values", DYNAMIC));
        parameters.addAll(List.of(more));
        to.add(
                Function.of(
                        "$" + name,
                        "The aggregate of that name, of an array of values.",
                        java(name, result, nulls, parameters.toArray(Parameter[]::new))));
    }

    private static Parameter state(String name) {
        return typed(name, DYNAMIC);
    }

    private static List<Function> states() {
        return List.of(
                Function.of(
                                "hll_merge",
                                "What `hll` keeps, of several groups as of one.",
                                java(
                                        "hll_merge",
                                        DYNAMIC,
                                        POSSIBLE,
                                        state("first"),
                                        state("second"),
                                        state("more").repeated()))
                        .resultNamed(ResultName.PREFIX_ONLY, "hll_merged_result"),
                Function.of(
                                "dcount_hll",
                                "The number of distinct values in what `hll` keeps.",
                                java("dcount_hll", LONG, POSSIBLE, state("hll")))
                        .resultNamed(ResultName.NAME_AND_FIRST_ARGUMENT),
                Function.of(
                                "merge_tdigest",
                                "What `tdigest` keeps, of several groups as of one.",
                                java(
                                        "tdigest_merge",
                                        DYNAMIC,
                                        POSSIBLE,
                                        state("first"),
                                        state("second"),
                                        state("more").repeated()))
                        .alias("tdigest_merge")
                        .resultNamed(ResultName.PREFIX_ONLY, "tdigests_merge_result"),
                Function.of(
                                "percentile_tdigest",
                                "The value at a percentile in what `tdigest` keeps; with a"
                                        + " `typeof(...)` last of that type.",
                                java(
                                        "percentile_tdigest",
                                        DYNAMIC,
                                        POSSIBLE,
                                        state("tdigest"),
                                        typed("percentile", REAL)))
                        .resultNamed(ResultName.NAME_AND_FIRST_ARGUMENT),
                Function.of(
                                "percentiles_array_tdigest",
                                "The values at several percentiles in what `tdigest` keeps.",
                                java(
                                        "percentiles_array_tdigest",
                                        DYNAMIC,
                                        POSSIBLE,
                                        state("tdigest"),
                                        typed("percentiles", DYNAMIC, REAL).as(DYNAMIC).repeated()))
                        .resultNamed(ResultName.NAME_AND_FIRST_ARGUMENT, "percentile_tdigest"),
                Function.of(
                        "rank_tdigest",
                        "How many values in what `tdigest` keeps are not greater.",
                        java(
                                "rank_tdigest",
                                REAL,
                                POSSIBLE,
                                state("tdigest"),
                                any("value").as(DYNAMIC))),
                Function.of(
                        "percentrank_tdigest",
                        "How many percent of the values in what `tdigest` keeps are not greater.",
                        java(
                                "percentrank_tdigest",
                                REAL,
                                POSSIBLE,
                                state("tdigest"),
                                any("value").as(DYNAMIC))));
    }
}
