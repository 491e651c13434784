package spoor.kql.functions;

import static spoor.kql.functions.Parameter.any;
import static spoor.kql.functions.Parameter.text;
import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.DECIMAL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.GUID;
import static spoor.model.KqlType.INT;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.STRING;
import static spoor.model.KqlType.TIMESPAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.model.KqlType;

/// Functions that encode, digest, and take apart texts of a known form.
final class CodingFunctions {
    /// The parts of a user agent.
    private static final List<String> AGENT = List.of("browser", "os", "device");

    private CodingFunctions() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.addAll(parsed());
        all.addAll(encoded());
        all.addAll(punycode());
        all.addAll(digested());
        return all;
    }

    private static List<Function> parsed() {
        return List.of(
                Function.of(
                                "parse_url",
                                "A bag of the parts of a URL.",
                                java("parse_url", DYNAMIC, NEVER, text("url")))
                        .alias("parseurl"),
                Function.of(
                                "parse_urlquery",
                                "A bag with the parameters of a URL's query.",
                                java("parse_urlquery", DYNAMIC, NEVER, text("query")))
                        .alias("parseurlquery"),
                Function.of(
                        "parse_path",
                        "A bag of the parts of a file's path.",
                        java("parse_path", DYNAMIC, NEVER, text("path"))),
                Function.of(
                                "parse_csv",
                                "The fields of the first line of a CSV text.",
                                java("parse_csv", DYNAMIC, NEVER, text("csv")))
                        .namedAsArgument(),
                Function.of(
                                "parse_xml",
                                "The elements of an XML text as bags; attributes begin with `@`,"
                                        + " text beside them is `#text`.",
                                java("parse_xml", DYNAMIC, POSSIBLE, text("xml")))
                        .namedAsArgument(),
                Function.of(
                        "parse_version",
                        "A version of up to four numbers as a decimal that orders like it.",
                        java("parse_version", DECIMAL, POSSIBLE, text("version"))),
                Function.of(
                        "parse_user_agent",
                        "A bag of the browser, the operating system or the device of a user agent,"
                                + " or of an array of these, by the rules of uap-core.",
                        java(
                                        "parse_user_agent",
                                        DYNAMIC,
                                        NEVER,
                                        text("user_agent"),
                                        typed("look_for", STRING).constantOnly())
                                .checked(Checks.someOf(1, "part", AGENT)),
                        java(
                                        "parse_user_agent_parts",
                                        DYNAMIC,
                                        NEVER,
                                        text("user_agent"),
                                        typed("look_for", DYNAMIC).constantOnly())
                                .checked(Checks.someOf(1, "part", AGENT))),
                Function.of(
                        "parse_command_line",
                        "The arguments of a Windows command line.",
                        java(
                                        "parse_command_line",
                                        DYNAMIC,
                                        POSSIBLE,
                                        text("command"),
                                        typed("parser", STRING).constantOnly())
                                .checked(Checks.oneOf(1, "parser", List.of("windows")))));
    }

    private static List<Function> encoded() {
        return List.of(
                Function.of(
                                "base64_encode_tostring",
                                "The text in Base64.",
                                java("base64_encode_tostring", STRING, NEVER, text("value")))
                        .alias("base64_encodestring"),
                Function.of(
                                "base64_decode_tostring",
                                "The text that Base64 writes; '' where it is none in UTF-8.",
                                java("base64_decode_tostring", STRING, NEVER, text("value")))
                        .alias("base64_decodestring"),
                Function.of(
                        "base64_decode_toarray",
                        "The bytes that Base64 writes.",
                        java("base64_decode_toarray", DYNAMIC, POSSIBLE, text("value"))),
                Function.of(
                        "base64_encode_fromarray",
                        "An array of bytes in Base64.",
                        java("base64_encode_fromarray", STRING, NEVER, typed("bytes", DYNAMIC))),
                Function.of(
                        "base64_decode_toguid",
                        "The GUID that Base64 writes.",
                        java("base64_decode_toguid", GUID, POSSIBLE, text("value"))),
                Function.of(
                        "base64_encode_fromguid",
                        "A GUID in Base64.",
                        java("base64_encode_fromguid", STRING, NEVER, typed("guid", GUID))),
                Function.of(
                        "zlib_decompress_from_base64_string",
                        "The text that zlib and Base64 packed; '' where it is none.",
                        java("zlib_decompress", STRING, NEVER, text("value"))),
                Function.of(
                        "gzip_decompress_from_base64_string",
                        "The text that gzip and Base64 packed; '' where it is none.",
                        java("gzip_decompress", STRING, NEVER, text("value"))),
                Function.of(
                        "url_encode",
                        "The text with the signs of URLs escaped, a blank as `+`.",
                        java("url_encode", STRING, NEVER, text("url"))),
                Function.of(
                        "url_encode_component",
                        "The text with the signs of URLs escaped, a blank as `%20`.",
                        java("url_encode_component", STRING, NEVER, text("url"))),
                Function.of(
                        "url_decode",
                        "The text with the escapes of URLs undone.",
                        java("url_decode", STRING, NEVER, text("url"))),
                Function.of(
                                "unicode_codepoints_to_string",
                                "The text of code points, given one by one or in arrays.",
                                java(
                                        "codepoints_to_string",
                                        STRING,
                                        NEVER,
                                        typed("values", LONG, DYNAMIC).as(DYNAMIC).repeated()))
                        .alias("make_string"),
                Function.of(
                                "unicode_codepoints_from_string",
                                "The code points of a text.",
                                java(
                                        "codepoints_from_string",
                                        DYNAMIC,
                                        NEVER,
                                        any("value").as(STRING)))
                        .alias("to_utf8"));
    }

    private static Signature remainder(String id, KqlType type) {
        return java("hash_" + id + "_2", LONG, POSSIBLE, typed("source", type), typed("mod", LONG));
    }

    private static List<Function> punycode() {
        return List.of(
                punycode("punycode_from_string", "The text in Punycode, without `xn--`."),
                punycode("punycode_to_string", "The text that Punycode writes; '' of none."),
                punycode(
                        "punycode_domain_to_string",
                        "The domain with Punycode behind `xn--` for each part that is not ASCII."),
                punycode(
                        "punycode_domain_from_string",
                        "The domain with each part behind `xn--` decoded; '' of none."));
    }

    private static Function punycode(String name, String summary) {
        return Function.of(name, summary, java(name, STRING, NEVER, text("value")));
    }

    private static List<Function> digested() {
        List<Function> all = new ArrayList<>();
        all.add(
                Function.of(
                                "hash",
                                "The xxHash64 of a text, a long or a time; or its remainder, taken"
                                        + " without a sign.",
                                java("hash_string", LONG, NEVER, typed("source", STRING)),
                                java("hash_int", LONG, POSSIBLE, typed("source", INT))
                                        .checked(arguments ->
                                                Optional.of(
                                                        "an int is not hashed here: write"
                                                                + " hash(tolong(x))")),
                                java("hash_long", LONG, POSSIBLE, typed("source", LONG)),
                                java("hash_datetime", LONG, POSSIBLE, typed("source", DATETIME)),
                                java("hash_timespan", LONG, POSSIBLE, typed("source", TIMESPAN)),
                                remainder("string", STRING),
                                remainder("long", LONG),
                                remainder("datetime", DATETIME),
                                remainder("timespan", TIMESPAN))
                        .alias("hash_xxhash64"));
        for (String name : List.of("md5", "sha1", "sha256")) {
            all.add(
                    Function.of(
                            "hash_" + name,
                            "The " + name + " digest of the value's text, in hexadecimal digits.",
                            java(
                                    "hash_" + name,
                                    STRING,
                                    NEVER,
                                    typed("source", STRING, LONG, DATETIME, GUID).as(STRING))));
        }
        return all;
    }
}
