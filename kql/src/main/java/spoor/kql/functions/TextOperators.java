package spoor.kql.functions;

import static spoor.kql.functions.Parameter.text;
import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.NEVER;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.STRING;

import java.util.ArrayList;
import java.util.List;

/// Operators that look for text in text, under their own spelling; each has its opposite, and most
/// a twin that minds the case.
final class TextOperators {
    private TextOperators() {}

    static List<Function> all() {
        List<Function> all = new ArrayList<>();
        all.add(
                Function.of(
                        "=~",
                        "Whether both texts are equal in any case.",
                        onTexts("eq_ci", "right")));
        all.add(
                Function.of(
                        "!~", "Whether the texts differ in any case.", onTexts("ne_ci", "right")));
        search(all, "has", "Whether the text holds the search as a whole term");
        search(all, "hasprefix", "Whether a term of the text begins with the search");
        search(all, "hassuffix", "Whether a term of the text ends with the search");
        search(all, "contains", "Whether the text holds the search anywhere");
        search(all, "startswith", "Whether the text begins with the search");
        search(all, "endswith", "Whether the text ends with the search");
        all.add(
                Function.of(
                        "matches regex",
                        "Whether the regular expression (RE2) matches anywhere in the text.",
                        onTexts("matches_regex", "regex")));
        all.add(list("has_any", "Whether the text holds one of the list as a whole term."));
        all.add(list("has_all", "Whether the text holds all of the list as whole terms."));
        return all;
    }

    private static void search(List<Function> to, String name, String summary) {
        to.add(operator(name, name, summary + ", in any case."));
        to.add(operator("!" + name, "not_" + name, "The opposite of `" + name + "`."));
        to.add(operator(name + "_cs", name + "_cs", summary + ", case minded."));
        to.add(
                operator(
                        "!" + name + "_cs",
                        "not_" + name + "_cs",
                        "The opposite of `" + name + "_cs`."));
    }

    private static Function operator(String name, String id, String summary) {
        Function function = Function.of(name, summary, onTexts(id, "search"));
        return switch (name) {
            case "!contains" -> function.alias("notcontains");
            case "contains_cs" -> function.alias("containscs");
            case "!contains_cs" -> function.alias("notcontainscs");
            default -> function;
        };
    }

    private static Signature onTexts(String id, String second) {
        return java(id, BOOL, NEVER, text("source"), text(second));
    }

    private static Function list(String name, String summary) {
        return Function.of(
                name,
                summary,
                java(name + "_array", BOOL, NEVER, text("source"), typed("list", DYNAMIC)),
                java(name, BOOL, NEVER, text("source"), typed("terms", STRING).repeated()));
    }
}
