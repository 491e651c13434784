package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import spoor.kql.syntax.Operator.NamePattern;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Span;

/// Reads names with wildcards, and the operators that take a list of them: `project-away`,
/// `project-keep`, `project-reorder`.
final class NamePatternParser {
    private final TokenStream tokens;

    NamePatternParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    Operator pick(boolean keep, Span start) {
        List<NamePattern> names = new ArrayList<>();
        do {
            names.add(pattern());
        } while (tokens.accept(","));
        return new Operator.ProjectPick(keep, names, start.to(tokens.last()));
    }

    Operator reorder(Span start) {
        List<NamePattern> names = new ArrayList<>();
        List<String> order = new ArrayList<>();
        do {
            names.add(pattern());
            order.add(direction());
        } while (tokens.accept(","));
        return new Operator.ProjectReorder(names, order, start.to(tokens.last()));
    }

    private String direction() {
        if (tokens.acceptWord("asc")) {
            return "asc";
        }
        if (tokens.acceptWord("desc")) {
            return "desc";
        }
        if (tokens.isWord("granny") && tokens.peek(1).is("-")) {
            tokens.next();
            tokens.next();
            return "granny-" + tokens.next().text();
        }
        return "";
    }

    /// A name with `*` anywhere in it: `Sec*`, `*Id`, `*`.
    NamePattern pattern() {
        Token first = tokens.peek();
        if (first.kind() == Kind.BRACKETED) {
            tokens.next();
            return new NamePattern(first.text(), first.text().contains("*"), first.span());
        }
        StringBuilder name = new StringBuilder();
        boolean wildcard = false;
        int end = first.span().start();
        while (isPartOfName(name.isEmpty()) && tokens.peek().span().start() == end) {
            Token part = tokens.next();
            wildcard |= part.is("*");
            name.append(part.text());
            end = part.span().end();
        }
        if (name.isEmpty()) {
            throw tokens.fail(
                    "KQL010", "expected a column name but found " + TokenStream.describe(first));
        }
        return new NamePattern(name.toString(), wildcard, first.span().to(tokens.last()));
    }

    /// After a `*` digits read as a number: `*1`.
    private boolean isPartOfName(boolean first) {
        return tokens.peek().kind() == Kind.IDENTIFIER
                || tokens.is("*")
                || !first && tokens.peek().kind() == Kind.LONG;
    }
}
