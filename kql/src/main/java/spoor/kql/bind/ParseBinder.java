package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.ParsePattern;
import spoor.kql.syntax.ParsePattern.Part;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `parse` and `parse-where`: one call takes the text apart, a column picks each piece and
/// converts it.
///
/// The pattern goes to the engine as lines: the kind and its flags, then `*`, `=literal` or `:type`
/// for each part.
final class ParseBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;

    ParseBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
    }

    Rows bind(Operator.Parse parse) {
        ParsePattern pattern = parse.pattern();
        Staged staged = new Staged(relations, input);
        Calls calls = new Calls(context);
        Bound text = calls.to(KqlType.STRING, staged.bind(parse.text()), parse.text().span());
        new PatternCheck(context).check(parse);
        if (pattern.parts().isEmpty()) {
            return input;
        }
        Symbol pieces =
                staged.column(calls.apply("$parse", List.of(text, lines(pattern)), parse.span()));
        Relation matched = staged.relation();
        if (parse.filters()) {
            Bound found = calls.apply("isnotnull", List.of(new Bound.Ref(pieces)), parse.span());
            matched = new Relation.Filter(matched, found);
        }
        List<Part.Capture> captures = new ArrayList<>();
        for (Part part : pattern.parts()) {
            if (part instanceof Part.Capture capture) {
                captures.add(capture);
            }
        }
        return pick(context, input, matched, pieces, captures);
    }

    private Bound lines(ParsePattern pattern) {
        List<String> lines = new ArrayList<>();
        lines.add(pattern.flags().isEmpty() ? pattern.kind() : pattern.kind() + pattern.flags());
        for (Part part : pattern.parts()) {
            lines.add(
                    switch (part) {
                        case Part.Skip skip -> "*";
                        case Part.Literal literal -> "=" + literal.text();
                        case Part.Capture capture -> ":" + type(context, capture).kqlName();
                    });
        }
        return new Bound.Constant(KqlType.STRING, Optional.of(Lines.of(lines)));
    }

    static KqlType type(Context context, Part.Capture capture) {
        String name = capture.type().orElse("string");
        return KqlType.named(name)
                .orElseThrow(() ->
                        context.fail(
                                "KQL007",
                                capture.span(),
                                "unknown type '" + name + "'",
                                "the types are bool, int, long, real, decimal, string, datetime,"
                                        + " timespan, dynamic, guid"));
    }

    /// A column per capture, in the place of a column of that name or after the others.
    static Rows pick(
            Context context,
            Rows input,
            Relation taken,
            Symbol pieces,
            List<Part.Capture> captures) {
        Calls calls = new Calls(context);
        Set<String> names = new HashSet<>();
        List<Symbol> columns = new ArrayList<>(input.columns());
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < captures.size(); i++) {
            Part.Capture capture = captures.get(i);
            if (!names.add(capture.name())) {
                throw context.fail(
                        "KQL123",
                        capture.span(),
                        "two columns of this list have the name '" + capture.name() + "'");
            }
            Bound piece = piece(calls, pieces, i, capture.span());
            Bound value = calls.to(type(context, capture), piece, capture.span());
            Symbol symbol = new Symbol(capture.name(), value.type(), true);
            assignments.add(new Assignment(symbol, value));
            place(columns, symbol);
        }
        return input.with(new Relation.Compute(taken, assignments, columns));
    }

    private static Bound piece(Calls calls, Symbol pieces, int place, Span span) {
        Bound index = new Bound.Constant(KqlType.LONG, Optional.of((long) place));
        return calls.apply("$captured", List.of(new Bound.Ref(pieces), index), span);
    }

    private static void place(List<Symbol> columns, Symbol symbol) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(symbol.name())) {
                columns.set(i, symbol);
                return;
            }
        }
        columns.add(symbol);
    }
}
