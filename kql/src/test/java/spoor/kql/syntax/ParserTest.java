package spoor.kql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spoor.kql.syntax.Statement.LetFunction;
import spoor.kql.syntax.Statement.TableColumn;
import spoor.model.Problem;
import spoor.model.Span;
import spoor.model.Ticks;

class ParserTest {
    private static List<Statement> statements(String text) {
        Parsed parsed = Parser.parse(text);
        assertEquals(List.of(), parsed.problems());
        return parsed.statements();
    }

    private static String written(String text) {
        Statement only = statements(text).getLast();
        return Written.of(assertInstanceOf(Statement.Expression.class, only).expression());
    }

    private static List<Problem> problems(String text) {
        return Parser.parse(text).problems();
    }

    private static Problem problem(String text) {
        List<Problem> problems = problems(text);
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst();
    }

    @Test
    void bindsAndTighterThanOr() {
        assertEquals("(a or ((b and c) or d))", written("a or (b and c or d)"));
        assertEquals("(a or (b and c))", written("a or b and c"));
    }

    @Test
    void bindsComparisonsLooserThanSumsAndSumsLooserThanProducts() {
        assertEquals("((a + (b * long(2))) > ((c - d) - e))", written("a + b * 2 > c - d - e"));
        assertEquals("((a < b) == (c >= d))", written("a < b == c >= d"));
    }

    @Test
    void bindsTextOperatorsTightest() {
        assertEquals(
                "((a has string(x)) and (b !startswith_cs string(y)))",
                written("a has 'x' and b !startswith_cs 'y'"));
        assertEquals("(t matches regex string(a.b))", written("t matches regex @'a.b'"));
        assertEquals("((a =~ b) !~ c)", written("a =~ b !~ c"));
    }

    @Test
    void readsLists() {
        assertEquals(
                "((a in [long(1), long(2)]) and (b !in~ [string(x)]))",
                written("a in (1, 2) and b !in~ ('x')"));
        assertEquals("(a has_any [list])", written("a has_any (list)"));
        assertEquals("(a in [{T | project x}])", written("a in ((T | project x))"));
    }

    @Test
    void readsBetween() {
        assertEquals(
                "((a between long(1)..long(5)) and (b !between x..y))",
                written("a between (1 .. 5) and b !between (x..y)"));
    }

    @Test
    void readsSignsAsPartOfNumbers() {
        assertEquals("(long(-1) - long(-2))", written("-1 - -2"));
        assertEquals("((-a) + timespan(-" + 2 * Ticks.PER_HOUR + "))", written("-a + -2h"));
    }

    @Test
    void readsAccessToDynamicValues() {
        assertEquals("d.a.b c[long(0)][x].y", written("d.a['b c'][0][x].y"));
        assertEquals("d.a", written("d[\"a\"]"));
    }

    @Test
    void joinsStringsThatStandTogether() {
        assertEquals("string(abc)", written("'a' \"b\" @'c'"));
    }

    @Test
    void readsTypedLiterals() {
        assertEquals(
                "f(datetime(637186176000000000), datetime(637186608001234567),"
                        + " datetime(637186104000000000))",
                written(
                        "f(datetime(2020-03-01), datetime(2020-03-01T12:00:00.1234567Z),"
                                + " datetime('2020-03-01 00:00:00+02:00'))"));
        assertEquals(
                "f(timespan(937840000000), timespan(-5), timespan(1728000000000), long(-255),"
                        + " bool(true), guid(74be27de-1e4e-49d9-b579-fe0b331d3642),"
                        + " decimal(1.10), real(Infinity), int(7), datetime(null))",
                written(
                        "f(time(1.02:03:04), timespan(-00:00:00.0000005), timespan(2),"
                                + " long(-0xff), bool(1),"
                                + " guid({74BE27DE-1E4E-49D9-B579-FE0B331D3642}), decimal(1.10),"
                                + " real(+inf), int(7), datetime(null))"));
    }

    @Test
    void readsDynamicLiteralsAsCompactJson() {
        assertEquals(
                "dynamic({\"a\":[1,-2.5,true,null,\"it's\"],\"b\":{}})",
                written("dynamic({'a': [1, -2.5, true, null, \"it's\"], \"b\" : {}})"));
        assertEquals("dynamic(null)", written("dynamic(null)"));
        assertEquals("dynamic([\"a\"])", written("dynamic(['a'])"));
        assertEquals(
                "dynamic([\"2020-03-01T00:00:00.0000000Z\",\"02:00:00\",255,1.0,\"q\\\"\\\\\\n\"])",
                written("dynamic([datetime(2020-03-01), 2h, 0xff, 1., 'q\"\\\\\\n'])"));
    }

    @Test
    void readsHexadecimalNumbersInDynamicLiteralsInEitherCase() {
        assertEquals("dynamic([16,17])", written("dynamic([0X10, 0x11])"));
    }

    @Test
    void reportsHexNumbersWithoutDigitsInsteadOfFailing() {
        for (String text :
                List.of(
                        "print dynamic([0x])",
                        "print 0x",
                        "print dynamic([0xFFFFFFFFFFFFFFFFFFFF])",
                        "print 0xFFFFFFFFFFFFFFFFFFFF",
                        "print int(0x)")) {
            assertFalse(Parser.parse(text).problems().isEmpty(), text);
        }
        assertEquals(List.of(), Parser.parse("print dynamic([0x1F])").problems());
    }

    @Test
    void refusesWhatIsNoJsonInADynamicLiteral() {
        assertEquals(
                new Problem("KQL006", new Span(9, 10), "expected a JSON value but found 'x'"),
                problem("dynamic([x])"));
        assertEquals(
                new Problem("KQL006", new Span(9, 10), "expected a JSON value but found 'x'"),
                problem("dynamic(-x)"));
        assertEquals(
                new Problem("KQL003", new Span(8, 10), "the number '0x' does not fit a long", ""),
                problem("dynamic(0x)"));
        assertEquals("KQL006", problem("dynamic({a: 1})").code());
        assertEquals("KQL006", problem("dynamic([1,])").code());
    }

    @Test
    void readsAPipeline() {
        assertEquals(
                "{T | where (a == long(1)) | extend b=(a + c), f(x) | project a, x=b"
                        + " | summarize n=count(), max(a) by bin(t, timespan(36000000000)), k=z"
                        + " | sort a asc, b desc last | take long(5)}",
                written(
                        "T | where a == 1 | extend b = a + c, f(x) | project a, x = b"
                                + " | summarize n = count(), max(a) by bin(t, 1h), k = z"
                                + " | order by a asc, b nulls last | limit 5"));
    }

    @Test
    void readsPipesInParentheses() {
        assertEquals("{{T | where a} | count}", written("(T | where a) | count"));
        assertEquals(
                "{L | join leftouter {R | where x} on [k, ($left.a == $right.b)]}",
                written("L | join kind=leftouter (R | where x) on k, $left.a == $right.b"));
        assertEquals("{print n=toscalar({T | count})}", written("print n = toscalar(T | count)"));
        assertEquals(
                "{union outer fuzzy source=Src [A*, {B | take long(1)}]}",
                written("union isfuzzy=true withsource=Src A*, (B | take 1)"));
    }

    @Test
    void readsNamesOfSeveralColumns() {
        assertEquals(
                "{T | summarize a+b=arg_max(t, x) by }",
                written("T | summarize (a, b) = arg_max(t, x)"));
    }

    @Test
    void readsOperatorsWithTheirParameters() {
        assertEquals(
                "{T | distinct [*] | top long(3) | count | lookup inner | getschema | as X}",
                written(
                        "T | distinct * | top 3 by a | count | lookup kind=inner (R) on k"
                                + " | getschema | as X"));
        assertEquals(
                "{T | keep a*, *b | away c | rename n=o | reorder [asc, , granny-desc]"
                        + " | mv-expand x=d:long, e | serialize r=row_number()}",
                written(
                        "T | project-keep a*, *b | project-away c | project-rename n = o"
                                + " | project-reorder a asc, b, c granny-desc"
                                + " | mv-expand x = d to typeof(long), e"
                                + " | serialize r = row_number()"));
        assertEquals(
                "{T | render timechart {title=A, b}}",
                written("T | render timechart with (title='A, b')"));
        assertEquals("{T | evaluate f(a, k=[b, c])}", written("T | evaluate f(a, k = (b, c))"));
    }

    @Test
    void readsSeveralStatements() {
        List<Statement> statements =
                statements(
                        "let n = 5; let T2 = T | take n; set notruncation;;"
                                + " declare query_parameters(p:string = 'x', q:long); T2 | count; T");
        assertEquals(6, statements.size());
        assertEquals(
                List.of("n", "T2"),
                statements.stream()
                        .filter(Statement.LetExpression.class::isInstance)
                        .map(let -> ((Statement.LetExpression) let).name())
                        .toList());
        Statement.Declare declare = assertInstanceOf(Statement.Declare.class, statements.get(3));
        assertEquals(
                List.of("p", "q"),
                declare.parameters().stream().map(Statement.Parameter::name).toList());
        assertEquals(Optional.empty(), declare.parameters().get(1).defaultValue());
    }

    @Test
    void readsFunctions() {
        LetFunction function =
                assertInstanceOf(
                        LetFunction.class,
                        statements("let f = (T:(a:long, *), n:int = 3) { let m = n; T | take m };")
                                .getFirst());
        assertEquals("f", function.name());
        assertEquals(
                Optional.of(List.of(new TableColumn("a", "long"), new TableColumn("*", ""))),
                function.parameters().getFirst().table());
        assertEquals(Optional.of("int"), function.parameters().getLast().type());
        assertEquals(2, function.body().size());
    }

    @Test
    void tellsAValueInParenthesesFromAFunction() {
        assertInstanceOf(
                Statement.LetExpression.class, statements("let a = (1 + 2); print a").getFirst());
    }

    @Test
    void namesAnUnknownOperatorAndTheNearestOne() {
        assertEquals(
                new Problem(
                        "KQL031",
                        new Span(4, 9),
                        "unknown operator 'wehre'",
                        "did you mean 'where'?"),
                problem("T | wehre a == 1"));
    }

    @Test
    void namesAnOperatorThatIsNotSupported() {
        assertEquals(
                new Problem(
                        "KQL030",
                        new Span(4, 18),
                        "the operator 'graph-to-table' is not supported yet",
                        "'spoor operators' lists what is"),
                problem("T | graph-to-table nodes"));
    }

    @Test
    void namesWhatStandsWhereSomethingElseIsExpected() {
        assertEquals(
                new Problem(
                        "KQL010", new Span(14, 14), "the text ends where an expression should be"),
                problem("T | where a =="));
        assertEquals(
                new Problem(
                        "KQL010", new Span(14, 14), "expected ')' but found the end of the text"),
                problem("T | where (a+b"));
    }

    @Test
    void namesTextAfterAStatement() {
        assertEquals(
                new Problem(
                        "KQL010",
                        new Span(2, 7),
                        "unexpected 'where'",
                        "operators begin with '|', statements end with ';'"),
                problem("T where a == 1"));
    }

    @Test
    void namesABadLiteral() {
        assertEquals(
                new Problem(
                        "KQL005",
                        new Span(6, 26),
                        "'2020-13-01' is not a datetime literal",
                        "write datetime(2020-03-01T12:00:00Z)"),
                problem("print datetime(2020-13-01)"));
        assertEquals(
                new Problem(
                        "KQL003",
                        new Span(6, 26),
                        "the number '99999999999999999999' does not fit a long",
                        "write real(99999999999999999999) for a floating-point number"),
                problem("print 99999999999999999999"));
    }

    @Test
    void goesOnWithTheNextStatementAfterAProblem() {
        assertEquals(
                List.of("KQL031", "KQL010"),
                problems("T | foo; T | where; T | count").stream().map(Problem::code).toList());
    }

    @Test
    void namesAReservedWordUsedAsAColumn() {
        assertEquals(
                new Problem(
                        "KQL011",
                        new Span(11, 16),
                        "'where' is a word of the language",
                        "write ['where'] to use it as a name"),
                problem("T | extend where = 1"));
    }

    @Test
    void refusesManagementCommands() {
        assertEquals(
                "KQL030: management commands (.show, ...) are not queries",
                problem(".show tables").line());
    }

    @Test
    void givesAProblemForAThousandParentheses() {
        String deep = "print " + "(".repeat(1_000) + "1" + ")".repeat(1_000);
        assertEquals("KQL020", problem(deep).code());
        assertEquals("KQL020", problem("print " + "- ".repeat(1_000) + "a").code());
        assertEquals("KQL020", problem("print dynamic(" + "[".repeat(1_000) + ")").code());
        assertEquals("KQL020", problem("print " + "f(".repeat(1_000)).code());
        assertEquals("KQL020", problem("T | join (".repeat(1_000)).code());
    }

    @Test
    void readsAHundredParentheses() {
        assertEquals("{print a}", written("print " + "(".repeat(100) + "a" + ")".repeat(100)));
    }

    @Test
    void startsEachStatementUnnested() {
        String bad = "print " + "(".repeat(200) + "1;";
        List<Problem> problems = problems(bad.repeat(400) + "print ((((((((((1))))))))))");
        assertTrue(problems.stream().allMatch(problem -> problem.code().equals("KQL020")));
        assertEquals(400, problems.size());
    }

    @Test
    void readsFiveHundredOrs() {
        String condition =
                IntStream.range(0, 500)
                        .mapToObj(i -> "a == " + i)
                        .collect(Collectors.joining(" or "));
        assertEquals(List.of(), problems("T | where " + condition));
    }

    @Test
    void refusesChainsWithoutEnd() {
        for (String link :
                List.of(" or a", " and a", " + a", " * a", " == a", " < a", " =~ a", ".a", "[0]")) {
            assertEquals("KQL020", problem("print a" + link.repeat(20_000)).code(), link);
        }
        assertEquals("KQL020", problem("T" + " | count".repeat(20_000)).code());
    }

    @Test
    void readsTenThousandValues() {
        String values =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "'v" + i + "'")
                        .collect(Collectors.joining(", "));
        Statement.Expression statement =
                assertInstanceOf(
                        Statement.Expression.class,
                        statements("T | where a in (" + values + ")").getFirst());
        Query query = assertInstanceOf(Expr.Subquery.class, statement.expression()).query();
        Operator.Where where = assertInstanceOf(Operator.Where.class, query.operators().getFirst());
        assertEquals(10_000, assertInstanceOf(Expr.InList.class, where.predicate()).items().size());
    }

    @Test
    void readsAStringOfSixtyFourThousandCharacters() {
        assertEquals(
                "{print string(" + "x".repeat(65_536) + ")}",
                written("print '" + "x".repeat(65_536) + "'"));
    }

    @Test
    void refusesTextBeyondTheLongest() {
        assertEquals(
                "KQL021: the text has 2000001 characters, more than 2000000",
                problem(" ".repeat(2_000_001)).line());
    }
}
