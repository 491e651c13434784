package spoor.kql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import spoor.model.Problem;
import spoor.model.Span;

class LexerTest {
    /// Kinds and texts, one after the other, without the END.
    private static String tokens(String text) {
        List<Problem> problems = new ArrayList<>();
        List<Token> tokens = Lexer.tokens(text, problems);
        assertEquals(List.of(), problems);
        assertEquals(Token.Kind.END, tokens.getLast().kind());
        return tokens.subList(0, tokens.size() - 1).stream()
                .map(token ->
                        token.kind()
                                + " "
                                + (token.head().isEmpty() ? "" : token.head() + ":")
                                + token.text())
                .collect(Collectors.joining(", "));
    }

    private static List<Problem> problems(String text) {
        List<Problem> problems = new ArrayList<>();
        Lexer.tokens(text, problems);
        return problems;
    }

    @Test
    void readsStringsInEitherQuotes() {
        assertEquals("STRING it's, STRING say \"x\", STRING ", tokens("\"it's\" 'say \"x\"' ''"));
    }

    @Test
    void resolvesEscapes() {
        assertEquals(
                "STRING a\tb\nc\\d'e\"f",
                tokens(
                        """
                        'a\\tb\\nc\\\\d\\'e\\"f'\
                        """));
        assertEquals("STRING A\u00e9\uD83D\uDE00A", tokens("'\\x41\\u00e9\\U0001F600\\101'"));
    }

    @Test
    void keepsBackslashesInVerbatimStringsAndHalvesDoubledQuotes() {
        assertEquals(
                "STRING C:\\Windows\\, STRING a'b, STRING c\"d",
                tokens("@'C:\\Windows\\' @'a''b' @\"c\"\"d\""));
    }

    @Test
    void takesObfuscatedStringsForStrings() {
        assertEquals(
                "STRING one, STRING two, STRING \\d, STRING three",
                tokens("h'one' H\"two\" h@'\\d' h```three```"));
    }

    @Test
    void readsStringsOfSeveralLinesBetweenFences() {
        assertEquals("STRING a\n\"b\" \\n, STRING x\ny", tokens("```a\n\"b\" \\n``` ~~~x\ny~~~"));
    }

    @Test
    void tellsBracketedNamesFromIndexes() {
        assertEquals(
                "BRACKETED a b, IDENTIFIER d, PUNCTUATION [, LONG 0, PUNCTUATION ]",
                tokens("['a b'] d[0]"));
        assertEquals("BRACKETED id.orig_h", tokens("[\"id.orig_h\"]"));
    }

    @Test
    void readsNumbersAndTimespans() {
        assertEquals(
                "LONG 12, REAL 1.5, REAL 2e3, REAL 1., LONG 0xFf, TIMESPAN 2h, TIMESPAN 1.5d,"
                        + " TIMESPAN 10ms, TIMESPAN 3microsecond, TIMESPAN 7tick",
                tokens("12 1.5 2e3 1. 0xFf 2h 1.5d 10ms 3microsecond 7tick"));
    }

    @Test
    void leavesTheDotsOfARangeAlone() {
        assertEquals("LONG 1, PUNCTUATION .., LONG 5", tokens("1..5"));
    }

    @Test
    void takesDigitsWithAnUnderscoreForAName() {
        assertEquals("IDENTIFIER 4688_events", tokens("4688_events"));
    }

    @Test
    void keepsTheTextOfTypedLiterals() {
        assertEquals(
                "TYPED datetime:2020-03-01 12:00:00.1234567, TYPED timespan:1.02:03:04,"
                        + " TYPED guid:74be27de-1e4e-49d9-b579-fe0b331d3642, TYPED long:null",
                tokens(
                        "datetime(2020-03-01 12:00:00.1234567) timespan( 1.02:03:04 )"
                                + " guid(74be27de-1e4e-49d9-b579-fe0b331d3642) long (null)"));
    }

    @Test
    void skipsCommentsButNotInsideStrings() {
        assertEquals(
                "IDENTIFIER T, PUNCTUATION |, IDENTIFIER take, STRING //no",
                tokens("T // all of it | where\n| take // the end\n'//no'//"));
    }

    @Test
    void skipsBlanksThatPastingBrings() {
        assertEquals(
                "IDENTIFIER T, PUNCTUATION |, IDENTIFIER count",
                tokens("\uFEFFT\u00A0|\u200B count\r\n"));
    }

    @Test
    void cutsOperatorsGreedily() {
        assertEquals(
                "IDENTIFIER a, PUNCTUATION =~, IDENTIFIER b, PUNCTUATION !~, IDENTIFIER c,"
                        + " PUNCTUATION <>, IDENTIFIER d, PUNCTUATION <=, IDENTIFIER e",
                tokens("a=~b!~c<>d<=e"));
    }

    @Test
    void givesPlacesInTheText() {
        List<Token> tokens = Lexer.tokens("ab  'c'", new ArrayList<>());
        assertEquals(
                List.of(new Span(0, 2), new Span(4, 7), new Span(7, 7)),
                tokens.stream().map(Token::span).toList());
    }

    @Test
    void namesAnOpenString() {
        assertEquals(
                List.of(
                        new Problem(
                                "KQL001",
                                new Span(2, 6),
                                "this string is not closed on its line",
                                "close it with the quote it began with")),
                problems("x 'abc\ny"));
        assertEquals("KQL001", problems("```abc").getFirst().code());
    }

    @Test
    void namesAnUnknownEscape() {
        assertEquals(
                List.of(
                        new Problem(
                                "KQL002",
                                new Span(3, 5),
                                "unknown escape '\\W' in a string",
                                "write '\\\\' for a backslash, or a verbatim string @'...'")),
                problems("'C:\\Windows'"));
    }

    @Test
    void namesABadHexadecimalEscape() {
        assertEquals(
                List.of(
                        new Problem(
                                "KQL002", new Span(1, 4), "bad hexadecimal escape in a string")),
                problems("'\\u1'").stream().toList());
    }

    @Test
    void namesANumberWithAStrangeTail() {
        assertEquals(
                List.of(
                        new Problem(
                                "KQL003",
                                new Span(0, 4),
                                "'12xy' is not a number",
                                "a time span ends in d, h, m, s, ms, microsecond or tick")),
                problems("12xy"));
    }

    @Test
    void namesACharacterThatMeansNothing() {
        assertEquals(
                List.of(
                        new Problem("KQL004", new Span(0, 1), "unexpected character '#'"),
                        new Problem(
                                "KQL004", new Span(2, 4), "unexpected character '\uD83D\uDE00'")),
                problems("# \uD83D\uDE00"));
    }
}
