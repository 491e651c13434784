package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import spoor.kql.syntax.Token.Kind;
import spoor.model.KqlType;
import spoor.model.Span;

/// Reads expressions by precedence: `or`, `and`, equality and lists, order, sums, products,
/// operators on text, signs, access. What they join is a [TermParser]'s.
final class ExpressionParser {
    /// How deep expressions may nest.
    static final int MAX_DEPTH = 240;

    /// How many operands a chain of `and` or `or` may have.
    static final int MAX_CONDITIONS = 5_000;

    /// How many operands a chain of any other precedence may have: each nests one level deeper.
    static final int MAX_CHAIN = 300;

    /// Conditions beyond this number are joined as a balanced tree.
    private static final int BALANCED = 16;

    private static final Set<String> LIST_OPERATORS =
            Set.of("in", "in~", "!in", "!in~", "has_any", "has_all");

    private static final Set<String> TEXT_OPERATORS =
            Set.of(
                    "has",
                    "!has",
                    "has_cs",
                    "!has_cs",
                    "hasprefix",
                    "!hasprefix",
                    "hasprefix_cs",
                    "!hasprefix_cs",
                    "hassuffix",
                    "!hassuffix",
                    "hassuffix_cs",
                    "!hassuffix_cs",
                    "contains",
                    "!contains",
                    "notcontains",
                    "contains_cs",
                    "!contains_cs",
                    "containscs",
                    "!containscs",
                    "notcontainscs",
                    "startswith",
                    "!startswith",
                    "startswith_cs",
                    "!startswith_cs",
                    "endswith",
                    "!endswith",
                    "endswith_cs",
                    "!endswith_cs",
                    "like",
                    "notlike",
                    "likecs",
                    "notlikecs",
                    "matches regex");

    private final TokenStream tokens;
    private final QueryParser queries;
    private final TermParser terms;
    private int depth;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        this.queries = new QueryParser(tokens, this);
        this.terms = new TermParser(tokens, this);
    }

    /// An expression, or a pipeline in its place.
    Expr pipeable() {
        return nested(this::pipeableHere);
    }

    /// Reads something a level deeper.
    <T> T nested(Supplier<T> reader) {
        enter();
        try {
            return reader.get();
        } finally {
            depth--;
        }
    }

    private Expr pipeableHere() {
        if (queries.startsSource()) {
            Query query = queries.query();
            return new Expr.Subquery(query, query.span());
        }
        Expr first = expression();
        if (tokens.is("|")) {
            Query query = queries.query(new Query.Source.Of(first, first.span()));
            return new Expr.Subquery(query, query.span());
        }
        return first;
    }

    private void enter() {
        if (depth == MAX_DEPTH) {
            throw tokens.fail(
                    "KQL020",
                    tokens.peek().span(),
                    "this is nested more than " + MAX_DEPTH + " levels deep",
                    "move inner parts into 'let' statements");
        }
        depth++;
    }

    /// `name(arguments)`, whose name was read.
    Expr.Call call(Token name) {
        return terms.call(name);
    }

    Expr expression() {
        enter();
        try {
            return or();
        } finally {
            depth--;
        }
    }

    private Expr or() {
        return conditions("or", this::and);
    }

    private Expr and() {
        return conditions("and", this::equality);
    }

    /// `a or b or c ...`: the grouping makes no difference to the value, and all that follows walks
    /// down the tree, so that a long chain becomes a balanced one.
    private Expr conditions(String word, Supplier<Expr> operand) {
        List<Expr> operands = new ArrayList<>(List.of(operand.get()));
        List<Token> operators = new ArrayList<>();
        while (tokens.isWord(word)) {
            limit(operands.size(), MAX_CONDITIONS);
            operators.add(tokens.next());
            operands.add(operand.get());
        }
        return joined(word, operands, operators, 0, operands.size());
    }

    private static Expr joined(
            String word, List<Expr> operands, List<Token> operators, int from, int to) {
        if (to - from == 1) {
            return operands.get(from);
        }
        int middle = to - from <= BALANCED ? to - 1 : (from + to) >>> 1;
        return binary(
                word,
                operators.get(middle - 1),
                joined(word, operands, operators, from, middle),
                joined(word, operands, operators, middle, to));
    }

    private void limit(int operands) {
        limit(operands, MAX_CHAIN);
    }

    private void limit(int operands, int most) {
        if (operands > most) {
            throw tokens.fail(
                    "KQL020",
                    tokens.peek().span(),
                    "more than " + most + " operands in one chain",
                    "use 'in (...)' or 'has_any (...)' with a list");
        }
    }

    private Expr equality() {
        Expr left = relational();
        for (int n = 0; ; n++) {
            limit(n);
            Token token = tokens.peek();
            if (token.is("==") || token.is("!=") || token.is("<>")) {
                tokens.next();
                left = binary(token.text(), token, left, relational());
                continue;
            }
            int before = tokens.position();
            Optional<String> word = wordOperator();
            if (word.isPresent() && LIST_OPERATORS.contains(word.get())) {
                left = list(word.get(), token, left);
            } else if (word.isPresent() && word.get().endsWith("between")) {
                left = between(word.get(), left);
            } else {
                tokens.rewind(before);
                return left;
            }
        }
    }

    private Expr list(String operator, Token token, Expr left) {
        List<Expr> items = new ArrayList<>();
        if (tokens.accept("(")) {
            while (!tokens.is(")")) {
                items.add(pipeable());
                if (!tokens.accept(",")) {
                    break;
                }
            }
            tokens.expect(")");
        } else {
            items.add(relational());
        }
        return new Expr.InList(operator, left, items, token.span(), left.span().to(tokens.last()));
    }

    private Expr between(String operator, Expr left) {
        tokens.expect("(");
        Expr low = expression();
        tokens.expect("..");
        Expr high = expression();
        tokens.expect(")");
        return new Expr.Between(
                left, low, high, operator.startsWith("!"), left.span().to(tokens.last()));
    }

    private Expr relational() {
        Expr left = additive();
        for (int n = 0;
                tokens.is("<") || tokens.is("<=") || tokens.is(">") || tokens.is(">=");
                n++) {
            limit(n);
            Token operator = tokens.next();
            left = binary(operator.text(), operator, left, additive());
        }
        return left;
    }

    private Expr additive() {
        Expr left = multiplicative();
        for (int n = 0; tokens.is("+") || tokens.is("-"); n++) {
            limit(n);
            Token operator = tokens.next();
            left = binary(operator.text(), operator, left, multiplicative());
        }
        return left;
    }

    private Expr multiplicative() {
        Expr left = textOperator();
        for (int n = 0; tokens.is("*") || tokens.is("/") || tokens.is("%"); n++) {
            limit(n);
            Token operator = tokens.next();
            left = binary(operator.text(), operator, left, textOperator());
        }
        return left;
    }

    private Expr textOperator() {
        Expr left = unary();
        for (int n = 0; ; n++) {
            limit(n);
            Token token = tokens.peek();
            if (token.is("=~") || token.is("!~")) {
                tokens.next();
                left = binary(token.text(), token, left, unary());
                continue;
            }
            if (token.is(":")) {
                tokens.next();
                left = binary(":", token, left, unary());
                continue;
            }
            int before = tokens.position();
            Optional<String> word = wordOperator();
            if (word.isPresent() && TEXT_OPERATORS.contains(word.get())) {
                left = binary(word.get(), token, left, unary());
            } else {
                tokens.rewind(before);
                return left;
            }
        }
    }

    /// Reads an operator made of letters (`!has`, `in~`, `matches regex`), when one stands here.
    private Optional<String> wordOperator() {
        StringBuilder name = new StringBuilder();
        if (tokens.is("!") && tokens.peek(1).kind() == Kind.IDENTIFIER) {
            name.append(tokens.next().text());
        }
        if (tokens.peek().kind() != Kind.IDENTIFIER) {
            return Optional.empty();
        }
        Token word = tokens.next();
        name.append(word.text());
        if (word.text().equals("in") && tokens.is("~")) {
            name.append(tokens.next().text());
        }
        if (word.text().equals("matches") && tokens.isWord("regex")) {
            tokens.next();
            name.append(" regex");
        }
        return Optional.of(name.toString());
    }

    private static Expr binary(String operator, Token token, Expr left, Expr right) {
        return new Expr.Binary(operator, left, right, token.span(), left.span().to(right.span()));
    }

    private Expr unary() {
        Token token = tokens.peek();
        if (token.is("-") || token.is("+")) {
            tokens.next();
            enter();
            try {
                return sign(token, unary());
            } finally {
                depth--;
            }
        }
        return postfix();
    }

    private static Expr sign(Token token, Expr operand) {
        Span span = token.span().to(operand.span());
        if (token.is("-") && operand instanceof Expr.Literal literal) {
            Object value = literal.value().orElse("");
            if (value instanceof Long number && literal.type() == KqlType.LONG) {
                return Literals.of(KqlType.LONG, -number, span);
            }
            if (value instanceof Double number) {
                return Literals.of(KqlType.REAL, -number, span);
            }
            if (value instanceof Long ticks && literal.type() == KqlType.TIMESPAN) {
                return Literals.of(KqlType.TIMESPAN, -ticks, span);
            }
        }
        return new Expr.Unary(token.text(), operand, span);
    }

    private Expr postfix() {
        Expr expression = terms.term();
        for (int n = 0; ; n++) {
            limit(n);
            if (tokens.is(".") && tokens.peek(1).kind() != Kind.PUNCTUATION) {
                tokens.next();
                Token name = tokens.next();
                if (tokens.is("(") && isPlace(expression)) {
                    Expr.Call call = terms.call(name);
                    expression =
                            new Expr.Method(expression, call, expression.span().to(call.span()));
                    continue;
                }
                expression =
                        new Expr.Member(expression, name.text(), expression.span().to(name.span()));
            } else if (tokens.is(".") && tokens.peek(1).is("[")) {
                tokens.next();
            } else if (tokens.peek().kind() == Kind.BRACKETED) {
                Token name = tokens.next();
                expression =
                        new Expr.Member(expression, name.text(), expression.span().to(name.span()));
            } else if (tokens.is("[")) {
                tokens.next();
                Expr index = expression();
                tokens.expect("]");
                Span span = expression.span().to(tokens.last());
                expression = access(expression, index, span);
            } else {
                return expression;
            }
        }
    }

    private static boolean isPlace(Expr expression) {
        return expression instanceof Expr.Method
                || expression instanceof Expr.Call call
                        && (call.name().equals("cluster") || call.name().equals("database"));
    }

    private static Expr access(Expr target, Expr index, Span span) {
        if (index instanceof Expr.Literal literal
                && literal.type() == KqlType.STRING
                && literal.value().isPresent()) {
            return new Expr.Member(target, (String) literal.value().get(), span);
        }
        return new Expr.Element(target, index, span);
    }
}
