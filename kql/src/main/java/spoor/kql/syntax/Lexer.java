package spoor.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import spoor.kql.syntax.Token.Kind;
import spoor.model.Problem;
import spoor.model.Span;

/// Cuts KQL text into tokens. Never fails: what cannot be read becomes a [Problem] and is skipped.
final class Lexer {
    private static final Set<String> TYPED_HEADS =
            Set.of(
                    "datetime",
                    "date",
                    "timespan",
                    "time",
                    "guid",
                    "uuid",
                    "uniqueid",
                    "bool",
                    "boolean",
                    "int",
                    "int32",
                    "long",
                    "int64",
                    "real",
                    "double",
                    "decimal");

    private static final List<String> PUNCTUATION =
            List.of(
                    "=~", "!~", "==", "!=", "<>", "<=", ">=", "=>", "..", "(", ")", "[", "]", "{",
                    "}", ",", ";", "|", ":", ".", "=", "<", ">", "+", "-", "*", "/", "%", "$", "?",
                    "@", "!", "~");

    private final String text;
    private final List<Problem> problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, List<Problem> problems) {
        this.text = text;
        this.problems = problems;
    }

    /// All tokens of the text, an END token last.
    static List<Token> tokens(String text, List<Problem> problems) {
        Lexer lexer = new Lexer(text, problems);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (true) {
            skipBlanksAndComments();
            if (at >= text.length()) {
                tokens.add(new Token(Kind.END, "", "", new Span(at, at)));
                return;
            }
            next();
        }
    }

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || c == '\uFEFF'
                    || c == '\u200B') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    private void next() {
        int start = at;
        char c = text.charAt(at);
        if (c == '"' || c == '\'' || isStringPrefix()) {
            string();
        } else if (text.startsWith("```", at) || text.startsWith("~~~", at)) {
            fenced(start);
        } else if (isDigit(c)) {
            number();
        } else if (isNameStart(c) || isDollarName()) {
            word();
        } else if (c == '[' && bracketedName()) {
            return;
        } else {
            punctuation();
        }
    }

    /// `$table` is a name; `$left` and `$right` are sides of a join.
    private boolean isDollarName() {
        return text.charAt(at) == '$'
                && at + 1 < text.length()
                && isNameStart(text.charAt(at + 1))
                && !text.startsWith("$left", at)
                && !text.startsWith("$right", at);
    }

    private boolean isStringPrefix() {
        char c = text.charAt(at);
        if (c != '@' && c != 'h' && c != 'H') {
            return false;
        }
        int i = at + 1;
        if ((c == 'h' || c == 'H') && i < text.length() && text.charAt(i) == '@') {
            i++;
        }
        return i < text.length()
                && (text.charAt(i) == '"'
                        || text.charAt(i) == '\''
                        || (c != '@' && text.startsWith("```", i)));
    }

    private void string() {
        int start = at;
        boolean verbatim = false;
        while (text.charAt(at) != '"' && text.charAt(at) != '\'') {
            if (text.startsWith("```", at)) {
                fenced(start);
                return;
            }
            verbatim |= text.charAt(at) == '@';
            at++;
        }
        String value = verbatim ? verbatim(start) : escaped(start);
        add(Kind.STRING, value, start);
    }

    private String verbatim(int start) {
        char quote = text.charAt(at++);
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote) {
                if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                    out.append(quote);
                    at += 2;
                    continue;
                }
                at++;
                return out.toString();
            }
            if (c == '\n') {
                break;
            }
            out.append(c);
            at++;
        }
        return unterminated(start, out);
    }

    private String escaped(int start) {
        char quote = text.charAt(at++);
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return out.toString();
            }
            if (c == '\n' || c == '\r') {
                break;
            }
            at++;
            if (c == '\\') {
                escape(out);
            } else {
                out.append(c);
            }
        }
        return unterminated(start, out);
    }

    private void escape(StringBuilder out) {
        if (at >= text.length()) {
            return;
        }
        int start = at - 1;
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'a' -> out.append('\u0007');
            case 'v' -> out.append('\u000B');
            case '\\', '"', '\'', '`' -> out.append(c);
            case 'u' -> hex(out, start, 4, 4);
            case 'U' -> hex(out, start, 8, 8);
            case 'x' -> hex(out, start, 2, 2);
            default -> {
                if (c >= '0' && c <= '7') {
                    int value = c - '0';
                    for (int i = 0; i < 2 && at < text.length() && isOctal(text.charAt(at)); i++) {
                        value = value * 8 + text.charAt(at++) - '0';
                    }
                    out.append((char) value);
                } else {
                    problems.add(
                            new Problem(
                                    "KQL002",
                                    new Span(start, at),
                                    "unknown escape '\\" + c + "' in a string",
                                    "write '\\\\' for a backslash, or a verbatim string @'...'"));
                }
            }
        }
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private void hex(StringBuilder out, int start, int least, int most) {
        int value = 0;
        int digits = 0;
        while (digits < most && at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
            value = value * 16 + Character.digit(text.charAt(at++), 16);
            digits++;
        }
        if (digits < least || !Character.isValidCodePoint(value)) {
            problems.add(
                    new Problem(
                            "KQL002", new Span(start, at), "bad hexadecimal escape in a string"));
        } else {
            out.appendCodePoint(value);
        }
    }

    private String unterminated(int start, StringBuilder out) {
        problems.add(
                new Problem(
                        "KQL001",
                        new Span(start, at),
                        "this string is not closed on its line",
                        "close it with the quote it began with"));
        return out.toString();
    }

    private void fenced(int start) {
        String fence = text.substring(at, at + 3);
        int open = at + 3;
        int close = text.indexOf(fence, open);
        if (close < 0) {
            at = text.length();
            unterminated(start, new StringBuilder());
            return;
        }
        at = close + 3;
        add(Kind.STRING, text.substring(open, close), start);
    }

    private void number() {
        int start = at;
        if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
            at += 2;
            while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
                at++;
            }
            add(Kind.LONG, text.substring(start, at), start);
            return;
        }
        digits();
        if (looksLikeGuidOrName(start)) {
            return;
        }
        boolean real = false;
        if (at + 1 < text.length() && text.charAt(at) == '.' && text.charAt(at + 1) != '.') {
            char after = text.charAt(at + 1);
            if (isDigit(after) || !isNameStart(after)) {
                real = true;
                at++;
                digits();
            }
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int i = at + 1;
            if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
                i++;
            }
            if (i < text.length() && isDigit(text.charAt(i))) {
                real = true;
                at = i;
                digits();
            }
        }
        int end = at;
        int unit = at;
        while (unit < text.length() && Character.isLetter(text.charAt(unit))) {
            unit++;
        }
        if (unit > end) {
            if (Timespans.isUnit(text.substring(end, unit))
                    && (unit == text.length() || !isNamePart(text.charAt(unit)))) {
                at = unit;
                add(Kind.TIMESPAN, text.substring(start, unit), start);
                return;
            }
            problems.add(
                    new Problem(
                            "KQL003",
                            new Span(start, unit),
                            "'" + text.substring(start, unit) + "' is not a number",
                            "a time span ends in d, h, m, s, ms, microsecond or tick"));
            at = unit;
        }
        add(real ? Kind.REAL : Kind.LONG, text.substring(start, end), start);
    }

    /// Names may begin with digits when letters or `_` follow that are no unit (`4688_events`,
    /// `2022Most`); a few letters are rather a mistyped unit.
    private boolean looksLikeGuidOrName(int start) {
        int i = at;
        while (i < text.length() && isNamePart(text.charAt(i))) {
            i++;
        }
        String rest = text.substring(at, i);
        if (rest.indexOf('_') >= 0
                || rest.length() > 3
                        && Character.isLetter(rest.charAt(0))
                        && !Timespans.isUnit(rest)
                        && !rest.matches("[eE][0-9]+")) {
            at = i;
            add(Kind.IDENTIFIER, text.substring(start, i), start);
            return true;
        }
        return false;
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void word() {
        int start = at++;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (TYPED_HEADS.contains(word) && typed(word, start)) {
            return;
        }
        add(Kind.IDENTIFIER, word, start);
    }

    /// `datetime(2020-01-01)`: what stands between the parentheses is not KQL.
    private boolean typed(String head, int start) {
        int open = at;
        while (open < text.length() && (text.charAt(open) == ' ' || text.charAt(open) == '\t')) {
            open++;
        }
        if (open >= text.length() || text.charAt(open) != '(') {
            return false;
        }
        int close = text.indexOf(')', open);
        if (close < 0) {
            return false;
        }
        at = close + 1;
        tokens.add(
                new Token(
                        Kind.TYPED,
                        text.substring(open + 1, close).strip(),
                        head,
                        new Span(start, at)));
        return true;
    }

    /// `['any name']` as one token; an index `d['a']` is told from it by the parser's position.
    private boolean bracketedName() {
        int i = at + 1;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        if (i >= text.length() || (text.charAt(i) != '\'' && text.charAt(i) != '"')) {
            return false;
        }
        if (i != at + 1) {
            return false;
        }
        char quote = text.charAt(i);
        int close = i + 1;
        while (close < text.length() && text.charAt(close) != quote) {
            if (text.charAt(close) == '\\' || text.charAt(close) == '\n') {
                return false;
            }
            close++;
        }
        if (close + 1 >= text.length() || text.charAt(close + 1) != ']') {
            return false;
        }
        int start = at;
        at = close + 2;
        add(Kind.BRACKETED, text.substring(i + 1, close), start);
        return true;
    }

    private void punctuation() {
        int start = at;
        for (String candidate : PUNCTUATION) {
            if (text.startsWith(candidate, at)) {
                at += candidate.length();
                add(Kind.PUNCTUATION, candidate, start);
                return;
            }
        }
        int codePoint = text.codePointAt(at);
        at += Character.charCount(codePoint);
        problems.add(
                new Problem(
                        "KQL004",
                        new Span(start, at),
                        "unexpected character '" + Character.toString(codePoint) + "'"));
    }

    private void add(Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, "", new Span(start, at)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
