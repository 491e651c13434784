package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Statement.TableColumn;
import spoor.model.Span;

/// Reads `evaluate plugin(...) : (schema)`, after the word.
final class EvaluateParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    EvaluateParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Operator evaluate(Span start) {
        Token name = tokens.next();
        if (!tokens.is("(")) {
            throw tokens.fail("KQL010", "expected '(' after 'evaluate " + name.text() + "'");
        }
        Expr.Call call = expressions.call(name);
        Optional<List<TableColumn>> schema = Optional.empty();
        if (tokens.accept(":")) {
            schema = Optional.of(schema());
        }
        return new Operator.Evaluate(call, schema, start.to(tokens.last()));
    }

    /// `(*, name: type, ...)`.
    private List<TableColumn> schema() {
        tokens.expect("(");
        List<TableColumn> columns = new ArrayList<>();
        while (!tokens.is(")")) {
            if (tokens.accept("*")) {
                columns.add(new TableColumn("*", ""));
            } else {
                Token name = tokens.next();
                tokens.expect(":");
                columns.add(new TableColumn(name.text(), tokens.next().text()));
            }
            if (!tokens.accept(",")) {
                break;
            }
        }
        tokens.expect(")");
        return columns;
    }
}
