package spoor.kql.syntax;

import java.util.List;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Problem;
import spoor.model.Span;

/// The parser's place in the tokens.
final class TokenStream {
    /// Thrown to give up on a statement; the problem is already noted.
    static final class Abandon extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandon() {
            super(null, null, false, false);
        }
    }

    private final List<Token> tokens;
    private final List<Problem> problems;
    private int at;

    TokenStream(List<Token> tokens, List<Problem> problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    int position() {
        return at;
    }

    void rewind(int position) {
        at = position;
    }

    /// The span of the token before this place.
    Span last() {
        return tokens.get(Math.max(at - 1, 0)).span();
    }

    boolean isEnd() {
        return peek().kind() == Kind.END;
    }

    boolean is(String punctuation) {
        return peek().is(punctuation);
    }

    boolean isWord(String word) {
        return peek().isWord(word);
    }

    boolean accept(String punctuation) {
        if (is(punctuation)) {
            next();
            return true;
        }
        return false;
    }

    boolean acceptWord(String word) {
        if (isWord(word)) {
            next();
            return true;
        }
        return false;
    }

    Token expect(String punctuation) {
        if (!is(punctuation)) {
            throw fail("KQL010", "expected '" + punctuation + "' but found " + describe(peek()));
        }
        return next();
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw fail("KQL010", "expected '" + word + "' but found " + describe(peek()));
        }
    }

    /// Notes a problem at this place and gives up on the statement.
    Abandon fail(String code, String message) {
        return fail(code, peek().span(), message, "");
    }

    Abandon fail(String code, String message, String hint) {
        return fail(code, peek().span(), message, hint);
    }

    Abandon fail(String code, Span span, String message, String hint) {
        problems.add(new Problem(code, span, message, hint));
        return new Abandon();
    }

    void note(Problem problem) {
        problems.add(problem);
    }

    static String describe(Token token) {
        return switch (token.kind()) {
            case END -> "the end of the text";
            case STRING -> "a string";
            case TYPED -> "'" + token.head() + "(" + token.text() + ")'";
            case BRACKETED -> "'[" + token.text() + "]'";
            case IDENTIFIER, LONG, REAL, TIMESPAN, PUNCTUATION -> "'" + token.text() + "'";
        };
    }
}
