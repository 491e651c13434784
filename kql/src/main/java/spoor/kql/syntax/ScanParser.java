package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Operator.ScanStep;
import spoor.kql.syntax.Operator.StepOutput;
import spoor.kql.syntax.Query.Item;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Span;

/// Reads `scan with_match_id=m declare (a: long = 0) with (step s: condition => a = s.a + 1;)`,
/// after its name.
final class ScanParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final QueryParser queries;

    ScanParser(TokenStream tokens, ExpressionParser expressions, QueryParser queries) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.queries = queries;
    }

    Operator scan(Span start) {
        Optional<String> matchId = Optional.empty();
        if (tokens.acceptWord("with_match_id")) {
            tokens.expect("=");
            matchId = Optional.of(name("a column name").text());
        }
        List<Statement.Parameter> columns = tokens.acceptWord("declare") ? declared() : List.of();
        tokens.expectWord("with");
        tokens.expect("(");
        List<ScanStep> steps = new ArrayList<>();
        do {
            steps.add(step());
        } while (tokens.accept(";") && !tokens.is(")"));
        tokens.expect(")");
        return new Operator.Scan(matchId, columns, steps, start.to(tokens.last()));
    }

    private List<Statement.Parameter> declared() {
        tokens.expect("(");
        List<Statement.Parameter> columns = new ArrayList<>();
        do {
            Token name = name("a column name");
            tokens.expect(":");
            Token type = name("a type");
            Optional<Expr> value =
                    tokens.accept("=") ? Optional.of(expressions.expression()) : Optional.empty();
            columns.add(
                    new Statement.Parameter(
                            name.text(),
                            Optional.of(type.text()),
                            Optional.empty(),
                            value,
                            name.span().to(tokens.last())));
        } while (tokens.accept(","));
        tokens.expect(")");
        return columns;
    }

    private ScanStep step() {
        Span start = tokens.peek().span();
        tokens.expectWord("step");
        Token name = name("the name of a step");
        StepOutput output = tokens.acceptWord("output") ? output() : StepOutput.ALL;
        tokens.expect(":");
        Expr condition = expressions.expression();
        List<Item> assignments = tokens.accept("=>") ? queries.items() : List.of();
        return new ScanStep(name.text(), output, condition, assignments, start.to(tokens.last()));
    }

    private StepOutput output() {
        tokens.expect("=");
        Token word = tokens.next();
        return switch (word.text()) {
            case "all" -> StepOutput.ALL;
            case "last" -> StepOutput.LAST;
            case "none" -> StepOutput.NONE;
            default ->
                    throw tokens.fail(
                            "KQL010",
                            word.span(),
                            "unknown output " + TokenStream.describe(word) + " of a step",
                            "it is all, last or none");
        };
    }

    private Token name(String what) {
        Token token = tokens.next();
        if (token.kind() != Kind.IDENTIFIER && token.kind() != Kind.BRACKETED) {
            throw tokens.fail(
                    "KQL010",
                    token.span(),
                    "expected " + what + " but found " + TokenStream.describe(token),
                    "");
        }
        return token;
    }
}
