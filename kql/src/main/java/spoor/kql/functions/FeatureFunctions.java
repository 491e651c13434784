package spoor.kql.functions;

import static spoor.kql.functions.Parameter.text;
import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.REAL;
import static spoor.model.KqlType.STRING;

import java.util.List;
import spoor.model.KqlType;

/// Functions that make numbers of paths and command lines, for clustering. Their values are those
/// of msticpy's event clustering.
final class FeatureFunctions {
    private FeatureFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "process_name",
                        "The last part of a path: behind the last `/`, or behind the last `\\` of"
                                + " a path without `/`; or behind the last of a separator given.",
                        Signature.javaFrom(
                                1, "process_name", STRING, NEVER, text("path"), text("separator"))),
                of("path_score", "The sum of the code points of a text.", LONG, text("text"))
                        .alias("string_score", "command_line_score"),
                of(
                                "path_log_score",
                                "The decimal logarithm of the sum of the code points of a text; 0"
                                        + " of the empty one.",
                                REAL,
                                text("text"))
                        .alias("command_line_log_score"),
                Function.of(
                        "char_ord_score",
                        "The sum of the code points of a text, divided by a scale and rounded"
                                + " down; null for a scale of 0.",
                        java("char_ord_score", LONG, NEVER, text("text")),
                        java(
                                "char_ord_score_2",
                                LONG,
                                POSSIBLE,
                                text("text"),
                                typed("scale", REAL))),
                of(
                                "crc32_hash",
                                "The CRC-32 of a text in UTF-8, without a sign.",
                                LONG,
                                text("text"))
                        .alias("path_hash"),
                of(
                        "log_length",
                        "The decimal logarithm of a text's length in code points; 0 of the empty"
                                + " one.",
                        REAL,
                        text("text")),
                of(
                                "delimiter_count",
                                "How many blanks of any kind and signs of `- \\ / . , \" ' | & : ;"
                                        + " % $ ( )` a text holds.",
                                LONG,
                                text("text"))
                        .alias("delim_count"),
                of(
                                "delimiter_hash",
                                "The CRC-32 of the signs that `delimiter_count` counts, joined in"
                                        + " their order.",
                                LONG,
                                text("text"))
                        .alias("delim_hash"),
                of(
                        "token_count",
                        "How many parts a text has between single blanks; 1 of the empty one.",
                        LONG,
                        text("text")),
                Function.of(
                        "is_system_session",
                        "Whether a logon id is the text `0x3e7` or `-1`, written just so; a number"
                                + " is not.",
                        java("is_system_session", BOOL, NEVER, typed("logon_id", STRING)),
                        java("is_system_session_json", BOOL, NEVER, typed("logon_id", DYNAMIC)),
                        java("is_system_session_number", BOOL, NEVER, typed("logon_id", LONG))));
    }

    private static Function of(
            String name, String summary, KqlType result, Parameter... parameters) {
        return Function.of(name, summary, java(name, result, NEVER, parameters));
    }
}
