package spoor.kql.functions;

import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.FROM_ARGUMENTS;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.kql.functions.Signature.sql;
import static spoor.model.KqlType.BOOL;
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

/// Functions on numbers.
final class MathFunctions {
    private MathFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        for (String name :
                List.of(
                        "sqrt", "exp", "exp2", "exp10", "log", "log2", "log10", "cos", "sin", "tan",
                        "acos", "asin", "atan")) {
            all.add(real(name).namedAsArgument());
        }
        all.add(real("cot"));
        all.add(real("degrees"));
        all.add(real("radians"));
        all.add(
                Function.of(
                                "pow",
                                "The first number to the power of the second.",
                                java(
                                        "pow",
                                        REAL,
                                        POSSIBLE,
                                        typed("base", REAL, DECIMAL, DYNAMIC).as(REAL),
                                        typed("exponent", REAL, DECIMAL, DYNAMIC).as(REAL)))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "atan2",
                                "The angle of the point (second, first), in radians.",
                                java(
                                        "atan2",
                                        REAL,
                                        POSSIBLE,
                                        typed("y", REAL, DECIMAL).as(REAL),
                                        typed("x", REAL, DECIMAL).as(REAL)))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "pi",
                                "The number pi.",
                                sql("pi", "CAST(3.141592653589793 AS DOUBLE)", REAL, NEVER))
                        .namedAsArgument());
        all.addAll(rounding());
        all.addAll(bits());
        all.addAll(tests());
        all.add(
                Function.of(
                                "rand",
                                "A random number: at least 0, less than 1 (or than the argument, an"
                                        + " integer then).",
                                java("rand", REAL, NEVER),
                                java("rand_1", REAL, NEVER, typed("bound", LONG)))
                        .changing()
                        .namedAsArgument());
        all.add(
                Function.of("new_guid", "A new random GUID.", java("new_guid", GUID, NEVER))
                        .changing());
        return all;
    }

    private static Function real(String name) {
        return Function.of(
                name,
                "The function of that name, on reals.",
                java(name, REAL, POSSIBLE, typed("number", REAL, DECIMAL, DYNAMIC).as(REAL)));
    }

    private static List<Function> rounding() {
        Parameter integer = typed("number", LONG);
        Parameter real = typed("number", REAL);
        Parameter decimal = typed("number", DECIMAL);
        return List.of(
                Function.of(
                                "abs",
                                "The value without its sign.",
                                java("abs_long", LONG, FROM_ARGUMENTS, integer),
                                java("abs_real", REAL, FROM_ARGUMENTS, real),
                                java("abs_decimal", DECIMAL, FROM_ARGUMENTS, decimal),
                                java(
                                        "abs_timespan",
                                        TIMESPAN,
                                        FROM_ARGUMENTS,
                                        typed("number", TIMESPAN)))
                        .namedAsArgument(),
                Function.of(
                                "round",
                                "The number rounded, halves away from zero, to a precision.",
                                sql("round_int", "{0}", INT, FROM_ARGUMENTS, typed("number", INT)),
                                sql("round_long", "{0}", LONG, FROM_ARGUMENTS, integer),
                                java("round_real", REAL, FROM_ARGUMENTS, real),
                                java(
                                        "round_long_2",
                                        LONG,
                                        FROM_ARGUMENTS,
                                        integer,
                                        typed("precision", LONG)),
                                java(
                                        "round_real_2",
                                        REAL,
                                        FROM_ARGUMENTS,
                                        real,
                                        typed("precision", LONG)),
                                java(
                                        "round_real",
                                        REAL,
                                        POSSIBLE,
                                        typed("number", DYNAMIC).as(REAL)),
                                java(
                                        "round_real_2",
                                        REAL,
                                        POSSIBLE,
                                        typed("number", DYNAMIC).as(REAL),
                                        typed("precision", LONG)))
                        .namedAsArgument(),
                Function.of(
                                "ceiling",
                                "The least integer that is not less.",
                                sql(
                                        "ceiling_int",
                                        "{0}",
                                        INT,
                                        FROM_ARGUMENTS,
                                        typed("number", INT)),
                                sql("ceiling_long", "{0}", LONG, FROM_ARGUMENTS, integer),
                                java("ceiling_real", REAL, FROM_ARGUMENTS, real))
                        .namedAsArgument(),
                Function.of("sign", "-1, 0 or 1.", java("sign", REAL, FROM_ARGUMENTS, real)),
                Function.of(
                                "format_bytes",
                                "A size as text in a unit that suits it.",
                                java("format_bytes", STRING, NEVER, typed("size", REAL)),
                                java(
                                        "format_bytes_2",
                                        STRING,
                                        NEVER,
                                        typed("size", REAL),
                                        typed("precision", LONG)),
                                java(
                                                "format_bytes_3",
                                                STRING,
                                                NEVER,
                                                typed("size", REAL),
                                                typed("precision", LONG),
                                                typed("unit", STRING).constantOnly())
                                        .checked(
                                                Checks.oneOf(
                                                        2,
                                                        "unit",
                                                        List.of(
                                                                "bytes", "kb", "mb", "gb", "tb",
                                                                "pb", "eb"))))
                        .namedAsArgument(),
                Function.of(
                                "tohex",
                                "The integer in hexadecimal digits.",
                                java("tohex", STRING, NEVER, integer),
                                java("tohex_2", STRING, NEVER, integer, typed("length", LONG)))
                        .namedAsArgument());
    }

    private static List<Function> bits() {
        List<Function> all = new ArrayList<>();
        for (String name :
                List.of(
                        "binary_and",
                        "binary_or",
                        "binary_xor",
                        "binary_shift_left",
                        "binary_shift_right")) {
            all.add(
                    Function.of(
                                    name,
                                    "The operation of that name on the bits of two integers.",
                                    java(
                                            name,
                                            LONG,
                                            FROM_ARGUMENTS,
                                            typed("left", LONG),
                                            typed("right", LONG)))
                            .namedAsArgument());
        }
        all.add(
                Function.of(
                                "binary_not",
                                "The integer with every bit turned.",
                                java("binary_not", LONG, FROM_ARGUMENTS, typed("value", LONG)))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "bitset_count_ones",
                                "The number of bits that are set.",
                                java(
                                        "bitset_count_ones",
                                        LONG,
                                        FROM_ARGUMENTS,
                                        typed("value", LONG)))
                        .namedAsArgument());
        return all;
    }

    private static List<Function> tests() {
        return List.of(
                Function.of(
                        "isnan",
                        "Whether the number is NaN.",
                        java("isnan", BOOL, FROM_ARGUMENTS, typed("number", REAL))),
                Function.of(
                        "isinf",
                        "Whether the number is infinite.",
                        java("isinf", BOOL, FROM_ARGUMENTS, typed("number", REAL))),
                Function.of(
                        "isfinite",
                        "Whether the number is neither infinite nor NaN.",
                        java("isfinite", BOOL, FROM_ARGUMENTS, typed("number", REAL))));
    }
}
