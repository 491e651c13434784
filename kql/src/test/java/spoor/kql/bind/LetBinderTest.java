package spoor.kql.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spoor.kql.bind.Binding.bind;
import static spoor.kql.bind.Binding.columns;
import static spoor.kql.bind.Binding.problems;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spoor.model.KqlType;

/// What `let` names, functions and their arguments, and the parameters of queries.
class LetBinderTest {
    @Test
    void takesUpScalarsTablesAndFunctions() {
        assertEquals("x:long", columns("let n = 2; print x = n + 1"));
        assertEquals(
                "Account:string",
                columns("let People = Logons | project Account; People | where Account has 'a'"));
        assertEquals(
                "x:long",
                columns("let add = (a:long, b:long = 5) { a + b }; print x = add(1) + add(1, 2)"));
        assertEquals(
                "Account:string, n:long",
                columns(
                        "let busy = (T:(Account:string), least:long = 3) { T | summarize n ="
                                + " count() by Account | where n > least }; Logons | invoke busy()"));
        assertEquals(
                "Account:string, n:long",
                columns(
                        "let busy = (T:(*), least:long) { T | summarize n = count() by Account |"
                                + " where n > least }; busy(Logons, 2)"));
    }

    @Test
    void namesAnArgumentThatIsMissing() {
        assertEquals(
                List.of("KQL111 [f(1)] 'f' needs its argument 'b'"),
                problems("let f = (a:long, b:long) { a + b }; print x = f(1)"));
    }

    @Test
    void takesTheValuesOfQueryParameters() {
        String text =
                "declare query_parameters(who:string = 'ada', since:datetime, n:long = 3);"
                        + " print w = who, s = since, n";
        assertEquals(
                List.of(
                        "KQL117 [since] the query parameter 'since' has no value"
                                + " (give it with -p since=VALUE, or a default with '=')"),
                problems(text));
        assertEquals(List.of(), problems(text, Map.of("since", "datetime(2020-03-01)")));
        assertEquals(List.of(), problems(text, Map.of("since", "2020-03-01")));
        assertEquals(
                List.of("KQL117 [since] the value given for this parameter is no datetime"),
                problems(text, Map.of("since", "now()")));
        assertEquals(
                List.of("KQL117 [n] the value given for this parameter is no long"),
                problems(text, Map.of("since", "2020-03-01", "n", "1); Hosts | take (5")));
    }

    @Test
    void takesTheTextOfAStringParameterAsItIs() {
        BoundQuery bound =
                bind(
                        "declare query_parameters(who:string); print who",
                        Map.of("who", "'; Hosts | take 1 //"));
        assertEquals(List.of(), bound.problems());
        Relation.Compute print = (Relation.Compute) bound.results().getFirst().relation();
        assertEquals(
                new Bound.Constant(KqlType.STRING, java.util.Optional.of("'; Hosts | take 1 //")),
                print.assignments().getFirst().expression());
    }

    @Test
    void restrictsTheTablesThatCanBeNamed() {
        assertEquals(List.of(), problems("restrict access to (Ho*); Hosts | count"));
        assertEquals(
                List.of("KQL102"),
                problems("restrict access to (Other); Hosts | count").stream()
                        .map(problem -> problem.substring(0, 6))
                        .toList());
    }

    @Test
    void checksTheColumnsOfATableArgument() {
        String function = "let f = (T: (nothing: string)) { T | count }; ";
        assertEquals(
                List.of("KQL111", "KQL111"),
                problems(function + "f(Hosts); Hosts | invoke f()").stream()
                        .map(problem -> problem.substring(0, 6))
                        .toList());
    }

    @Test
    void boundsTheTablesThatLetsMultiplyInto() {
        StringBuilder text = new StringBuilder("let t0 = Hosts;");
        for (int i = 1; i < 60; i++) {
            text.append("let t")
                    .append(i)
                    .append(" = union t")
                    .append(i - 1)
                    .append(", t")
                    .append(i - 1)
                    .append(';');
        }
        assertEquals(
                List.of("KQL120"),
                problems(text + "t59").stream().map(problem -> problem.substring(0, 6)).toList());
    }

    @Test
    void boundsFunctionsThatNameOneAnotherTwice() {
        StringBuilder text = new StringBuilder("let f0 = () { Hosts };");
        for (int i = 1; i < 40; i++) {
            text.append(
                    "let f%d = () { let a = f%d(); let b = f%d(); union a, b };"
                            .formatted(i, i - 1, i - 1));
        }
        assertEquals(
                List.of("KQL120"),
                problems(text + "f39()").stream()
                        .map(problem -> problem.substring(0, 6))
                        .distinct()
                        .toList());
    }

    @Test
    void forgetsTheDepthOfCallsThatFailed() {
        String bad = "print f(x); ";
        assertEquals(
                List.of("KQL101"),
                problems("let f = (a:long) { nothing + a }; " + "print f(1); ".repeat(100)).stream()
                        .map(problem -> problem.substring(0, 6))
                        .toList());
        assertEquals(
                List.of("KQL101 [x] unknown column 'x' (did you mean 'f'?)"),
                problems("let f = (a:long) { a }; " + bad));
    }

    @Test
    void takesNumbersForTermsAndParametersForNumbersOfRows() {
        assertEquals(
                "Account:string",
                columns("Logons | where Details has_all (0, 50199) | project Account"));
        assertEquals(
                "Account:string",
                columns("let f = (n: int = 3) { Logons | top n by Bytes | project Account }; f()"));
    }
}
