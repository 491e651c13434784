package spoor.kql.functions;

import static spoor.kql.functions.Parameter.text;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.DYNAMIC;

import java.util.List;

/// Functions that find indicators of compromise in texts and unpack what is hidden in them.
final class IndicatorFunctions {
    private IndicatorFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                        "extract_iocs",
                        "The indicators of compromise in a text, defanged ones too: a bag of arrays"
                                + " by type.",
                        java("extract_iocs", DYNAMIC, NEVER, text("text"))),
                Function.of(
                        "base64_unpack",
                        "What is hidden in a text as Base64, also within each other and in"
                                + " archives: an array of bags with type, text and digests.",
                        java("base64_unpack", DYNAMIC, NEVER, text("text"))));
    }
}
