package spoor.kql.bind;

import java.util.List;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.ParsePattern;
import spoor.kql.syntax.ParsePattern.Part;
import spoor.model.KqlType;
import spoor.model.Span;

/// Refuses patterns of `parse` that say nothing definite.
final class PatternCheck {
    private final Context context;

    PatternCheck(Context context) {
        this.context = context;
    }

    void check(Operator.Parse parse) {
        ParsePattern pattern = parse.pattern();
        boolean regex = pattern.kind().equals("regex");
        if (parse.filters() && pattern.kind().equals("relaxed")) {
            throw wrong(parse.span(), "'parse-where' has no kind 'relaxed'", "leave the kind out");
        }
        if (!regex && !pattern.flags().isEmpty()) {
            throw wrong(
                    parse.span(),
                    "flags have a meaning only with 'kind=regex'",
                    "add 'kind=regex'");
        }
        pattern.flags()
                .chars()
                .filter(flag -> "imsU".indexOf(flag) < 0)
                .mapToObj(flag -> (char) flag)
                .findFirst()
                .ifPresent(flag -> {
                    throw wrong(
                            parse.span(),
                            "the flag '" + flag + "' is not supported",
                            "the flags are i, m, s and U");
                });
        List<Part> parts = pattern.parts();
        for (int i = 0; i < parts.size(); i++) {
            check(pattern, i);
        }
    }

    private void check(ParsePattern pattern, int place) {
        List<Part> parts = pattern.parts();
        boolean last = place == parts.size() - 1;
        switch (parts.get(place)) {
            case Part.Literal literal -> {
                if (literal.text().isEmpty()) {
                    throw wrong(literal.span(), "an empty text has no place in a pattern", "");
                }
            }
            case Part.Capture capture -> {
                if (place > 0 && !(parts.get(place - 1) instanceof Part.Literal)) {
                    throw wrong(
                            capture.span(),
                            "the column '" + capture.name() + "' must follow a text",
                            "put the text that stands before it in quotes");
                }
                if (pattern.kind().equals("regex")) {
                    temporal(pattern, capture, last);
                }
            }
            case Part.Skip skip -> {
                if (!last && !(parts.get(place + 1) instanceof Part.Literal)) {
                    throw wrong(
                            skip.span(),
                            "a text must follow '*'",
                            "put the text that ends it in quotes");
                }
                if (place > 0 && parts.get(place - 1) instanceof Part.Capture capture) {
                    afterColumn(capture, skip.span());
                }
            }
        }
    }

    private void afterColumn(Part.Capture capture, Span star) {
        KqlType type = ParseBinder.type(context, capture);
        if (type == KqlType.STRING || type == KqlType.DYNAMIC) {
            throw wrong(
                    star,
                    "where the column '" + capture.name() + "' ends is not said: '*' follows it",
                    "put a text between them");
        }
    }

    /// Kusto's own reading of times in regular expressions follows no rule at these places.
    private void temporal(ParsePattern pattern, Part.Capture capture, boolean last) {
        KqlType type = ParseBinder.type(context, capture);
        if (type != KqlType.DATETIME && type != KqlType.TIMESPAN) {
            return;
        }
        if (last) {
            throw context.fail(
                    "KQL110",
                    capture.span(),
                    "a "
                            + type.kqlName()
                            + " at the end of a pattern of 'kind=regex' is not"
                            + " supported",
                    "read it as a string and convert it after");
        }
        if (pattern.flags().indexOf('U') >= 0) {
            throw context.fail(
                    "KQL110",
                    capture.span(),
                    "a " + type.kqlName() + " with 'flags=U' is not supported",
                    "read it as a string and convert it after");
        }
    }

    private Context.Failed wrong(Span span, String message, String hint) {
        return context.fail("KQL112", span, message, hint);
    }
}
