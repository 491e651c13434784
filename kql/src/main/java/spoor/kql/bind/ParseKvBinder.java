package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `parse-kv`: one call finds the values of all keys, a column picks each and converts it.
///
/// What to look for goes to the engine as lines: pair delimiter, key delimiter, quotes, escape,
/// `true` for greedy, regular expression, then the keys.
final class ParseKvBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;

    ParseKvBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
    }

    Rows bind(Operator.ParseKv parse) {
        Staged staged = new Staged(relations, input);
        Calls calls = new Calls(context);
        Bound text = calls.to(KqlType.STRING, staged.bind(parse.text()), parse.text().span());
        check(parse.properties(), parse.span());
        List<String> lines = new ArrayList<>();
        for (String property :
                List.of("pair_delimiter", "kv_delimiter", "quote", "escape", "greedy", "regex")) {
            lines.add(parse.properties().getOrDefault(property, ""));
        }
        parse.keys().forEach(key -> lines.add(key.name()));
        Bound keys = new Bound.Constant(KqlType.STRING, Optional.of(Lines.of(lines)));
        Symbol values = staged.column(calls.apply("$parse_kv", List.of(text, keys), parse.span()));
        return ParseBinder.pick(context, input, staged.relation(), values, parse.keys());
    }

    private void check(Map<String, String> properties, Span span) {
        boolean pair = properties.containsKey("pair_delimiter");
        if (pair != properties.containsKey("kv_delimiter")) {
            throw wrong(
                    span,
                    "'pair_delimiter' and 'kv_delimiter' go together",
                    "give both, or none to take all but letters and digits for delimiters");
        }
        if (properties.containsKey("regex") && properties.size() > 1) {
            throw wrong(span, "'regex' goes with no other property of 'parse-kv'", "");
        }
        if (pair
                && (properties.getOrDefault("pair_delimiter", "").isEmpty()
                        || properties.getOrDefault("kv_delimiter", "").isEmpty())) {
            throw wrong(span, "a delimiter of 'parse-kv' cannot be empty", "");
        }
        if (properties.containsKey("greedy") && !pair) {
            throw wrong(span, "'greedy' has a meaning only with delimiters", "");
        }
        int quotes = properties.getOrDefault("quote", "\"").length();
        if (quotes < 1 || quotes > 2) {
            throw wrong(
                    span,
                    "'quote' is one character, or an opening and a closing one",
                    "write quote='\"'");
        }
        if (properties.containsKey("escape")
                && properties.getOrDefault("escape", "").length() != 1) {
            throw wrong(span, "'escape' is one character", "");
        }
    }

    private Context.Failed wrong(Span span, String message, String hint) {
        return context.fail("KQL112", span, message, hint);
    }
}
