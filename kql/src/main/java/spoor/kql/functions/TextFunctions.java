package spoor.kql.functions;

import static spoor.kql.functions.Parameter.any;
import static spoor.kql.functions.Parameter.text;
import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.kql.functions.Signature.sql;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Functions that make, measure, cut and rewrite text.
final class TextFunctions {
    private TextFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.addAll(whole());
        all.addAll(parts());
        all.addAll(patterns());
        return all;
    }

    private static Parameter anyText(String name) {
        return any(name).as(STRING);
    }

    private static Parameter regex() {
        return typed("regex", STRING);
    }

    private static List<Function> whole() {
        return List.of(
                Function.of(
                        "tolower",
                        "The text in lower case.",
                        java("tolower", STRING, NEVER, anyText("value"))),
                Function.of(
                        "toupper",
                        "The text in upper case.",
                        java("toupper", STRING, NEVER, anyText("value"))),
                Function.of(
                                "strlen",
                                "The number of code points.",
                                sql(
                                        "strlen",
                                        "CAST(length({0}) AS BIGINT)",
                                        LONG,
                                        NEVER,
                                        anyText("value")))
                        .resultNamed(Function.ResultName.NAME_AND_FIRST_ARGUMENT),
                Function.of(
                                "string_size",
                                "The number of bytes in UTF-8.",
                                java("string_size", LONG, NEVER, anyText("value")))
                        .resultNamed(Function.ResultName.NAME_AND_FIRST_ARGUMENT),
                Function.of(
                        "strcat",
                        "The texts of all arguments, one behind the other.",
                        new Signature(
                                "strcat",
                                List.of(anyText("first"), anyText("others").repeated()),
                                arguments -> STRING,
                                NEVER,
                                Body.sql(arguments ->
                                        arguments.stream()
                                                .map(Body.Spelled::sql)
                                                .collect(
                                                        Collectors.joining(
                                                                ", ", "concat(", ")"))))),
                Function.of(
                        "strcat_delim",
                        "The texts of all later arguments with the first between them.",
                        new Signature(
                                "strcat_delim",
                                List.of(
                                        anyText("delimiter"),
                                        anyText("first"),
                                        anyText("second"),
                                        anyText("others").repeated()),
                                arguments -> STRING,
                                NEVER,
                                Body.sql(arguments ->
                                        arguments.stream()
                                                .map(Body.Spelled::sql)
                                                .collect(
                                                        Collectors.joining(
                                                                ", ", "concat_ws(", ")"))))),
                Function.of(
                        "strcmp",
                        "-1, 0 or 1: the order of two texts by code point.",
                        java("strcmp", LONG, NEVER, anyText("left"), anyText("right"))),
                Function.of(
                        "strrep",
                        "The text repeated, with a delimiter between.",
                        java("strrep", STRING, NEVER, anyText("value"), typed("times", LONG)),
                        java(
                                "strrep_delimiter",
                                STRING,
                                NEVER,
                                anyText("value"),
                                typed("times", LONG),
                                anyText("delimiter"))),
                Function.of(
                        "reverse",
                        "The text from its end to its start.",
                        java("reverse", STRING, NEVER, anyText("value"))),
                Function.of(
                        "isascii",
                        "Whether all characters are ASCII.",
                        java("isascii", BOOL, NEVER, anyText("value"))),
                Function.of(
                        "isutf8",
                        "Whether the text is valid UTF-8: always so here.",
                        java("isutf8", BOOL, NEVER, anyText("value"))),
                Function.of(
                        "translate",
                        "The text with each character of the first list replaced by its partner in"
                                + " the second.",
                        java(
                                "translate",
                                STRING,
                                NEVER,
                                text("from"),
                                text("to"),
                                text("source"))));
    }

    private static List<Function> parts() {
        return List.of(
                Function.of(
                        "substring",
                        "A part of the text, from a 0-based start (from the end when negative).",
                        java("substring", STRING, NEVER, anyText("source"), typed("start", LONG)),
                        java(
                                "substring_length",
                                STRING,
                                NEVER,
                                anyText("source"),
                                typed("start", LONG),
                                typed("length", LONG))),
                Function.of(
                        "indexof",
                        "The 0-based place of a text in another; -1 where it is not.",
                        Signature.javaFrom(
                                2,
                                "indexof",
                                LONG,
                                POSSIBLE,
                                anyText("source"),
                                anyText("lookup"),
                                typed("start", LONG),
                                typed("length", LONG),
                                typed("occurrence", LONG))),
                Function.of(
                        "indexof_regex",
                        "The 0-based place where a regular expression matches; -1 where it does"
                                + " not.",
                        Signature.javaFrom(
                                2,
                                "indexof_regex",
                                LONG,
                                POSSIBLE,
                                anyText("source"),
                                regex(),
                                typed("start", LONG),
                                typed("length", LONG),
                                typed("occurrence", LONG))),
                Function.of(
                                "split",
                                "The parts between the delimiters; with an index, an array of that"
                                        + " part alone.",
                                Signature.javaFrom(
                                        2,
                                        "split",
                                        DYNAMIC,
                                        POSSIBLE,
                                        anyText("source"),
                                        text("delimiter"),
                                        typed("index", LONG)))
                        .namedAsArgument(),
                Function.of(
                        "countof",
                        "How often a text (overlaps counted) or, with 'regex', an expression"
                                + " occurs.",
                        java("countof", LONG, NEVER, text("source"), text("search")),
                        java(
                                        "countof_kind",
                                        LONG,
                                        NEVER,
                                        text("source"),
                                        text("search"),
                                        typed("kind", STRING).constantOnly())
                                .checked(Checks.oneOf(2, "kind", List.of("normal", "regex")))),
                Function.of(
                        "replace_string",
                        "The text with every occurrence of one text replaced by another.",
                        java(
                                "replace_string",
                                STRING,
                                NEVER,
                                text("source"),
                                text("lookup"),
                                text("rewrite"))),
                Function.of(
                        "replace_strings",
                        "The text with each text of an array replaced by its partner.",
                        java(
                                "replace_strings",
                                STRING,
                                NEVER,
                                text("source"),
                                typed("lookups", DYNAMIC),
                                typed("rewrites", DYNAMIC))),
                Function.of(
                        "has_any_index",
                        "The place in the list of the first text that is found as a term; -1 where"
                                + " none is.",
                        java(
                                "has_any_index",
                                LONG,
                                NEVER,
                                text("source"),
                                typed("values", DYNAMIC))));
    }

    private static List<Function> patterns() {
        return List.of(
                Function.of(
                        "extract",
                        "What a group of a regular expression matched first; '' where nothing did.",
                        java(
                                "extract",
                                STRING,
                                NEVER,
                                regex(),
                                typed("group", LONG),
                                text("source"))),
                Function.of(
                                "extract_all",
                                "All matches: an array of texts for one group, of arrays for"
                                        + " several; null where there is none.",
                                java("extract_all", DYNAMIC, POSSIBLE, regex(), text("source")),
                                java(
                                        "extract_all_groups",
                                        DYNAMIC,
                                        POSSIBLE,
                                        regex(),
                                        typed("groups", DYNAMIC),
                                        text("source")))
                        .alias("extractall"),
                Function.of(
                        "replace_regex",
                        "The text with every match replaced; `\\1` is the first group.",
                        java(
                                "replace_regex",
                                STRING,
                                NEVER,
                                text("source"),
                                regex(),
                                typed("rewrite", STRING))),
                Function.of(
                        "replace",
                        "The text with every match replaced: `replace_regex` with the source last.",
                        java(
                                "replace",
                                STRING,
                                NEVER,
                                regex(),
                                typed("rewrite", STRING),
                                text("source"))),
                trim("trim", "The text without one match at each end."),
                trim("trim_start", "The text without one match at its start."),
                trim("trim_end", "The text without one match at its end."),
                Function.of(
                        "regex_quote",
                        "The text with the signs of regular expressions escaped.",
                        java("regex_quote", STRING, NEVER, anyText("value"))));
    }

    private static Function trim(String name, String summary) {
        return Function.of(name, summary, java(name, STRING, NEVER, regex(), text("source")));
    }
}
