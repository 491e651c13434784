package spoor.kql.functions;

import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.FROM_ARGUMENTS;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.kql.functions.Signature.sql;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.DECIMAL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.GUID;
import static spoor.model.KqlType.INT;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.REAL;
import static spoor.model.KqlType.STRING;
import static spoor.model.KqlType.TIMESPAN;

import java.util.ArrayList;
import java.util.List;
import spoor.model.KqlType;

/// Operators on numbers, times and truth values, under their own spelling.
///
/// A `dynamic` beside a typed value is converted to that value's type; beside a number it is
/// compared as a JSON number. `dynamic` with `dynamic` is refused, as Kusto's engine does.
final class Operators {
    private static final List<KqlType> COMPARED =
            List.of(LONG, REAL, DECIMAL, BOOL, STRING, DATETIME, TIMESPAN, GUID);
    private static final List<KqlType> ORDERED = List.of(LONG, REAL, DECIMAL, DATETIME, TIMESPAN);

    private Operators() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.add(equality("==", "eq", "Whether both are equal; null when both are null."));
        all.add(equality("!=", "ne", "Whether they differ; null when both are null.").alias("<>"));
        all.add(order("<", "lt", "Whether the left is less."));
        all.add(order("<=", "le", "Whether the left is less or equal."));
        all.add(order(">", "gt", "Whether the left is greater."));
        all.add(order(">=", "ge", "Whether the left is greater or equal."));
        all.add(between("between", "between", "Whether the value lies between, ends included."));
        all.add(between("!between", "not_between", "Whether the value lies outside."));
        all.add(in("in", "in", "Whether the value equals one of the list.", false));
        all.add(in("!in", "not_in", "Whether the value equals none of the list.", false));
        all.add(in("in~", "in_ci", "Whether the text equals one of the list in any case.", true));
        all.add(
                in(
                        "!in~",
                        "not_in_ci",
                        "Whether the text equals none of the list in any case.",
                        true));
        all.addAll(logic());
        all.add(add());
        all.add(subtract());
        all.add(multiply());
        all.add(divide());
        all.add(modulo());
        all.add(negate());
        return all;
    }

    private static Function equality(String name, String id, String summary) {
        List<Signature> signatures = new ArrayList<>();
        for (KqlType type : COMPARED) {
            signatures.add(compare(id, type, typed("left", type), typed("right", type)));
        }
        for (KqlType type : List.of(STRING, BOOL, DATETIME, TIMESPAN, GUID)) {
            dynamicEitherSide(signatures, id, type);
        }
        mixedNumbers(signatures, id);
        return Function.of(name, summary, signatures.toArray(Signature[]::new));
    }

    private static Function order(String name, String id, String summary) {
        List<Signature> signatures = new ArrayList<>();
        for (KqlType type : ORDERED) {
            signatures.add(compare(id, type, typed("left", type), typed("right", type)));
        }
        for (KqlType type : List.of(DATETIME, TIMESPAN)) {
            dynamicEitherSide(signatures, id, type);
        }
        mixedNumbers(signatures, id);
        return Function.of(name, summary, signatures.toArray(Signature[]::new));
    }

    private static Signature compare(String id, KqlType type, Parameter left, Parameter right) {
        return java(id + '_' + type.kqlName(), BOOL, FROM_ARGUMENTS, left, right);
    }

    private static void dynamicEitherSide(List<Signature> to, String id, KqlType type) {
        Parameter dynamic = typed("dynamic", DYNAMIC).as(type);
        to.add(compare(id, type, dynamic, typed("right", type)));
        to.add(compare(id, type, typed("left", type), dynamic));
    }

    private static void mixedNumbers(List<Signature> to, String id) {
        Parameter toDecimal = typed("number", REAL).as(DECIMAL);
        to.add(compare(id, DECIMAL, typed("left", DECIMAL), toDecimal));
        to.add(compare(id, DECIMAL, toDecimal, typed("right", DECIMAL)));
        Parameter number = typed("number", INT, LONG, REAL, DECIMAL).as(DYNAMIC);
        to.add(java(id + "_dynamic", BOOL, POSSIBLE, typed("left", DYNAMIC), number));
        to.add(java(id + "_dynamic", BOOL, POSSIBLE, number, typed("right", DYNAMIC)));
    }

    private static Function between(String name, String id, String summary) {
        List<Signature> signatures = new ArrayList<>();
        for (KqlType type : ORDERED) {
            signatures.add(between(id, type, typed("value", type)));
        }
        Signature added =
                java(
                        id + "_datetime_timespan",
                        BOOL,
                        POSSIBLE,
                        typed("value", DATETIME),
                        typed("from", DATETIME),
                        typed("length", TIMESPAN));
        signatures.add(added);
        for (KqlType type : List.of(DATETIME, TIMESPAN)) {
            signatures.add(between(id, type, typed("value", DYNAMIC).as(type)));
        }
        Parameter number = typed("number", INT, LONG, REAL, DECIMAL).as(DYNAMIC);
        signatures.add(
                java(id + "_dynamic", BOOL, POSSIBLE, typed("value", DYNAMIC), number, number));
        return Function.of(name, summary, signatures.toArray(Signature[]::new));
    }

    private static Signature between(String id, KqlType type, Parameter value) {
        return java(
                id + '_' + type.kqlName(),
                BOOL,
                FROM_ARGUMENTS,
                value,
                typed("from", type),
                typed("to", type));
    }

    private static Function in(String name, String id, String summary, boolean anyCase) {
        List<Signature> signatures = new ArrayList<>();
        for (KqlType type : anyCase ? List.of(STRING) : COMPARED) {
            signatures.add(in(id, type, typed("value", type)));
        }
        for (KqlType type : anyCase ? List.of(STRING) : COMPARED) {
            if (type != DECIMAL) {
                signatures.add(in(id, type, typed("value", DYNAMIC).as(type)));
            }
        }
        signatures.add(
                java(
                        id + "_array",
                        BOOL,
                        NEVER,
                        anyCase
                                ? typed("value", STRING, DYNAMIC).as(DYNAMIC)
                                : Parameter.any("value").as(DYNAMIC),
                        typed("array", DYNAMIC)));
        return Function.of(name, summary, signatures.toArray(Signature[]::new));
    }

    private static Signature in(String id, KqlType type, Parameter value) {
        return java(
                id + '_' + type.kqlName(),
                BOOL,
                FROM_ARGUMENTS,
                value,
                typed("elements", type).repeated());
    }

    private static List<Function> logic() {
        Parameter left = typed("left", BOOL, DYNAMIC).as(BOOL);
        Parameter right = typed("right", BOOL, DYNAMIC).as(BOOL);
        return List.of(
                Function.of(
                        "and",
                        "Whether both hold (false wins over null).",
                        sql("and", "({0} AND {1})", BOOL, FROM_ARGUMENTS, left, right)),
                Function.of(
                        "or",
                        "Whether one of both holds (true wins over null).",
                        sql("or", "({0} OR {1})", BOOL, FROM_ARGUMENTS, left, right)),
                Function.of(
                        "not",
                        "The opposite; null of null.",
                        sql("not", "(NOT {0})", BOOL, FROM_ARGUMENTS, left)));
    }

    private static Function add() {
        List<Signature> signatures = numbers("add", FROM_ARGUMENTS);
        Parameter span = typed("right", TIMESPAN);
        Parameter time = typed("left", DATETIME);
        signatures.add(java("add_timespan", TIMESPAN, POSSIBLE, typed("left", TIMESPAN), span));
        signatures.add(java("add_datetime", DATETIME, POSSIBLE, time, span));
        signatures.add(
                java(
                        "add_timespan_datetime",
                        DATETIME,
                        POSSIBLE,
                        typed("left", TIMESPAN),
                        typed("right", DATETIME)));
        dynamicNumbers(signatures, "add", FROM_ARGUMENTS);
        signatures.add(
                java(
                        "add_datetime",
                        DATETIME,
                        POSSIBLE,
                        typed("left", DYNAMIC).as(DATETIME),
                        span));
        return Function.of(
                "+", "The sum; long wraps around.", signatures.toArray(Signature[]::new));
    }

    private static Function subtract() {
        List<Signature> signatures = numbers("sub", FROM_ARGUMENTS);
        Parameter span = typed("right", TIMESPAN);
        Parameter time = typed("left", DATETIME);
        signatures.add(java("sub_timespan", TIMESPAN, POSSIBLE, typed("left", TIMESPAN), span));
        signatures.add(
                java("sub_datetime", TIMESPAN, FROM_ARGUMENTS, time, typed("right", DATETIME)));
        signatures.add(java("sub_datetime_timespan", DATETIME, POSSIBLE, time, span));
        dynamicNumbers(signatures, "sub", FROM_ARGUMENTS);
        Parameter dynamicTime = typed("left", DYNAMIC).as(DATETIME);
        signatures.add(
                java(
                        "sub_datetime",
                        TIMESPAN,
                        FROM_ARGUMENTS,
                        dynamicTime,
                        typed("right", DATETIME)));
        signatures.add(
                java(
                        "sub_datetime",
                        TIMESPAN,
                        FROM_ARGUMENTS,
                        time,
                        typed("right", DYNAMIC).as(DATETIME)));
        signatures.add(java("sub_datetime_timespan", DATETIME, POSSIBLE, dynamicTime, span));
        return Function.of(
                "-", "The difference; long wraps around.", signatures.toArray(Signature[]::new));
    }

    private static Function multiply() {
        List<Signature> signatures = numbers("mul", FROM_ARGUMENTS);
        signatures.add(
                java(
                        "mul_timespan_long",
                        TIMESPAN,
                        POSSIBLE,
                        typed("left", TIMESPAN),
                        typed("right", LONG)));
        signatures.add(
                java(
                        "mul_timespan_real",
                        TIMESPAN,
                        POSSIBLE,
                        typed("left", TIMESPAN),
                        typed("right", REAL)));
        signatures.add(
                java(
                        "mul_long_timespan",
                        TIMESPAN,
                        POSSIBLE,
                        typed("left", LONG),
                        typed("right", TIMESPAN)));
        signatures.add(
                java(
                        "mul_real_timespan",
                        TIMESPAN,
                        POSSIBLE,
                        typed("left", REAL),
                        typed("right", TIMESPAN)));
        dynamicNumbers(signatures, "mul", FROM_ARGUMENTS);
        return Function.of(
                "*", "The product; long wraps around.", signatures.toArray(Signature[]::new));
    }

    private static Function divide() {
        List<Signature> signatures = numbers("div", POSSIBLE);
        Parameter span = typed("left", TIMESPAN);
        signatures.add(java("div_timespan", REAL, POSSIBLE, span, typed("right", TIMESPAN)));
        signatures.add(java("div_timespan_long", TIMESPAN, POSSIBLE, span, typed("right", LONG)));
        signatures.add(java("div_timespan_real", TIMESPAN, POSSIBLE, span, typed("right", REAL)));
        signatures.add(
                java(
                        "div_datetime_timespan",
                        REAL,
                        POSSIBLE,
                        typed("left", DATETIME),
                        typed("right", TIMESPAN)));
        dynamicNumbers(signatures, "div", POSSIBLE);
        return Function.of(
                "/",
                "The quotient, cut towards 0 between integers; null where an integer is divided by"
                        + " 0.",
                signatures.toArray(Signature[]::new));
    }

    private static Function modulo() {
        List<Signature> signatures = numbers("mod", POSSIBLE);
        signatures.add(
                java(
                        "mod_timespan",
                        TIMESPAN,
                        POSSIBLE,
                        typed("left", TIMESPAN),
                        typed("right", TIMESPAN)));
        signatures.add(
                java(
                        "mod_datetime_timespan",
                        TIMESPAN,
                        POSSIBLE,
                        typed("left", DATETIME),
                        typed("right", TIMESPAN)));
        dynamicNumbers(signatures, "mod", POSSIBLE);
        return Function.of(
                "%",
                "The remainder, never negative; null where an integer is divided by 0.",
                signatures.toArray(Signature[]::new));
    }

    private static Function negate() {
        return Function.of(
                "unary-",
                "The value with the other sign.",
                java("neg_long", LONG, FROM_ARGUMENTS, typed("value", LONG)),
                java("neg_real", REAL, FROM_ARGUMENTS, typed("value", REAL)),
                java("neg_decimal", DECIMAL, FROM_ARGUMENTS, typed("value", DECIMAL)),
                java("neg_timespan", TIMESPAN, FROM_ARGUMENTS, typed("value", TIMESPAN)));
    }

    private static List<Signature> numbers(String id, Signature.Nulls nulls) {
        List<Signature> signatures = new ArrayList<>();
        for (KqlType type : List.of(LONG, REAL, DECIMAL)) {
            Signature.Nulls own = type == DECIMAL ? POSSIBLE : nulls;
            signatures.add(number(id, type, own, typed("left", type), typed("right", type)));
        }
        Parameter toDecimal = typed("number", REAL).as(DECIMAL);
        signatures.add(number(id, DECIMAL, POSSIBLE, typed("left", DECIMAL), toDecimal));
        signatures.add(number(id, DECIMAL, POSSIBLE, toDecimal, typed("right", DECIMAL)));
        return signatures;
    }

    private static void dynamicNumbers(List<Signature> to, String id, Signature.Nulls nulls) {
        for (KqlType type : List.of(LONG, REAL)) {
            Parameter dynamic = typed("dynamic", DYNAMIC).as(type);
            to.add(number(id, type, nulls, dynamic, typed("right", type)));
            to.add(number(id, type, nulls, typed("left", type), dynamic));
        }
    }

    private static Signature number(
            String id, KqlType type, Signature.Nulls nulls, Parameter left, Parameter right) {
        return java(id + '_' + type.kqlName(), type, nulls, left, right);
    }
}
