package spoor.kql.functions;

import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.STRING;

import java.util.List;

/// What `parse` and `parse-kv` are made of: a function that takes a text apart, and one that picks
/// a piece.
final class ParseFunctions {
    private ParseFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "$parse",
                        "The texts of a pattern's columns, null where it does not match.",
                        java(
                                "parse",
                                DYNAMIC,
                                POSSIBLE,
                                typed("text", STRING),
                                typed("pattern", STRING).constantOnly())),
                Function.of(
                        "$parse_kv",
                        "The values of keys in a text, '' for a key that is not there.",
                        java(
                                "parse_kv",
                                DYNAMIC,
                                NEVER,
                                typed("text", STRING),
                                typed("keys", STRING).constantOnly())),
                Function.of(
                        "$captured",
                        "A text of an array of texts; '' where there is no array.",
                        java(
                                "captured",
                                STRING,
                                NEVER,
                                typed("texts", DYNAMIC),
                                typed("place", LONG).constantOnly())));
    }
}
