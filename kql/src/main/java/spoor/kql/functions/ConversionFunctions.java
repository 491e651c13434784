package spoor.kql.functions;

import static spoor.kql.functions.Parameter.text;
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
import java.util.EnumSet;
import java.util.List;
import spoor.model.KqlType;

/// Conversions between types, and questions about a value's type or absence.
final class ConversionFunctions {
    private ConversionFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.add(
                Function.of(
                                "tostring",
                                "The value as text; '' for null.",
                                from("tostring", STRING, BOOL),
                                from("tostring", STRING, LONG),
                                from("tostring", STRING, REAL),
                                from("tostring", STRING, DECIMAL),
                                same("tostring", STRING),
                                from("tostring", STRING, DATETIME),
                                from("tostring", STRING, TIMESPAN),
                                from("tostring", STRING, DYNAMIC),
                                sql(
                                        "tostring_guid",
                                        "coalesce({0}, '')",
                                        STRING,
                                        NEVER,
                                        typed("value", GUID)))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "tolong",
                                "The value as a long; null where it is none.",
                                from("tolong", LONG, BOOL),
                                same("tolong", LONG),
                                from("tolong", LONG, REAL),
                                from("tolong", LONG, DECIMAL),
                                from("tolong", LONG, STRING),
                                sql(
                                        "tolong_datetime",
                                        "{0}",
                                        LONG,
                                        FROM_ARGUMENTS,
                                        typed("value", DATETIME)),
                                sql(
                                        "tolong_timespan",
                                        "{0}",
                                        LONG,
                                        FROM_ARGUMENTS,
                                        typed("value", TIMESPAN)),
                                from("tolong", LONG, DYNAMIC))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "toint",
                                "The value as an int; null where it is none; a long is cut to 32"
                                        + " bits.",
                                from("toint", INT, BOOL),
                                same("toint", INT),
                                from("toint", INT, LONG),
                                from("toint", INT, REAL),
                                from("toint", INT, DECIMAL),
                                from("toint", INT, STRING),
                                from("toint", INT, DYNAMIC))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "toreal",
                                "The value as a real; null where it is none.",
                                from("toreal", REAL, BOOL),
                                sql(
                                        "toreal_long",
                                        "CAST({0} AS DOUBLE)",
                                        REAL,
                                        FROM_ARGUMENTS,
                                        typed("value", LONG)),
                                same("toreal", REAL),
                                from("toreal", REAL, DECIMAL),
                                from("toreal", REAL, STRING),
                                from("toreal", REAL, DYNAMIC))
                        .alias("todouble")
                        .namedAsArgument());
        all.add(
                Function.of(
                                "todecimal",
                                "The value as a decimal of up to 34 digits; null where it is none.",
                                from("todecimal", DECIMAL, LONG),
                                from("todecimal", DECIMAL, REAL),
                                same("todecimal", DECIMAL),
                                from("todecimal", DECIMAL, STRING),
                                from("todecimal", DECIMAL, DYNAMIC))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "tobool",
                                "The value as a bool: `true`, `false` in any case, or an integer.",
                                same("tobool", BOOL),
                                from("tobool", BOOL, LONG),
                                from("tobool", BOOL, REAL),
                                from("tobool", BOOL, STRING),
                                from("tobool", BOOL, DYNAMIC))
                        .alias("toboolean")
                        .namedAsArgument());
        all.add(
                Function.of(
                                "todatetime",
                                "The time that a text names; null where it names none.",
                                same("todatetime", DATETIME),
                                from("todatetime", DATETIME, STRING),
                                from("todatetime", DATETIME, DYNAMIC))
                        .namedAsArgument());
        all.add(
                Function.of(
                                "totimespan",
                                "The span of time that a text names; null where it names none.",
                                same("totimespan", TIMESPAN),
                                from("totimespan", TIMESPAN, STRING),
                                from("totimespan", TIMESPAN, DYNAMIC))
                        .alias("totime")
                        .namedAsArgument());
        all.add(
                Function.of(
                                "toguid",
                                "The GUID that a text writes; null where it writes none.",
                                same("toguid", GUID),
                                from("toguid", GUID, STRING),
                                from("toguid", GUID, DYNAMIC))
                        .namedAsArgument());
        all.add(dynamic());
        all.add(gettype());
        all.addAll(absence());
        return all;
    }

    private static Signature from(String function, KqlType result, KqlType type) {
        return java(
                function + '_' + type.kqlName(),
                result,
                result == STRING ? NEVER : type == BOOL || type == LONG ? FROM_ARGUMENTS : POSSIBLE,
                typed("value", type));
    }

    private static Signature same(String function, KqlType type) {
        return sql(
                function + '_' + type.kqlName(),
                "{0}",
                type,
                type == STRING ? NEVER : FROM_ARGUMENTS,
                typed("value", type));
    }

    /// Any scalar as the JSON value that a dynamic holds.
    private static Function dynamic() {
        List<Signature> signatures = new ArrayList<>();
        for (KqlType type : List.of(BOOL, LONG, REAL, DECIMAL, STRING, DATETIME, TIMESPAN, GUID)) {
            signatures.add(
                    java(
                            "dynamic_" + type.kqlName(),
                            DYNAMIC,
                            type == STRING ? NEVER : FROM_ARGUMENTS,
                            typed("value", type)));
        }
        signatures.add(
                sql("dynamic_dynamic", "{0}", DYNAMIC, FROM_ARGUMENTS, typed("value", DYNAMIC)));
        return Function.of(
                "$dynamic", "The value as dynamic.", signatures.toArray(Signature[]::new));
    }

    private static Function gettype() {
        List<Signature> signatures = new ArrayList<>();
        for (KqlType type : KqlType.values()) {
            if (type != DYNAMIC) {
                signatures.add(
                        sql(
                                "gettype_" + type.kqlName(),
                                "CASE WHEN {0} IS NULL THEN '%1$s' ELSE '%1$s' END"
                                        .formatted(type.kqlName()),
                                STRING,
                                NEVER,
                                typed("value", type)));
            }
        }
        signatures.add(java("gettype_dynamic", STRING, NEVER, typed("value", DYNAMIC)));
        return Function.of(
                        "gettype",
                        "The name of the value's type; of a dynamic, what it holds.",
                        signatures.toArray(Signature[]::new))
                .resultNamed(Function.ResultName.NAME_AND_FIRST_ARGUMENT, "type");
    }

    private static List<Function> absence() {
        Parameter others =
                Parameter.typed(
                        "value",
                        INT,
                        EnumSet.complementOf(EnumSet.of(STRING, DYNAMIC, INT))
                                .toArray(KqlType[]::new));
        Parameter text = typed("value", STRING);
        Parameter dynamic = typed("value", DYNAMIC);
        return List.of(
                Function.of(
                        "isnull",
                        "Whether the value is null; a text never is.",
                        sql("isnull", "({0} IS NULL)", BOOL, NEVER, Parameter.any("value"))),
                Function.of(
                                "isnotnull",
                                "Whether the value is not null; a text never is.",
                                sql(
                                        "isnotnull",
                                        "({0} IS NOT NULL)",
                                        BOOL,
                                        NEVER,
                                        Parameter.any("value")))
                        .alias("notnull"),
                Function.of(
                        "isempty",
                        "Whether the value is null or the empty text.",
                        sql("isempty_string", "({0} = '')", BOOL, NEVER, text),
                        sql(
                                "isempty_dynamic",
                                "(coalesce({0}, '\"\"') = '\"\"')",
                                BOOL,
                                NEVER,
                                dynamic),
                        sql("isempty", "({0} IS NULL)", BOOL, NEVER, others)),
                Function.of(
                                "isnotempty",
                                "Whether the value is neither null nor the empty text.",
                                sql("isnotempty_string", "({0} <> '')", BOOL, NEVER, text),
                                sql(
                                        "isnotempty_dynamic",
                                        "(coalesce({0}, '\"\"') <> '\"\"')",
                                        BOOL,
                                        NEVER,
                                        dynamic),
                                sql("isnotempty", "({0} IS NOT NULL)", BOOL, NEVER, others))
                        .alias("notempty"));
    }
}
