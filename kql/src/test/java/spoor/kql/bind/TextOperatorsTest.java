package spoor.kql.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import spoor.kql.bind.Binder.Surroundings;
import spoor.kql.syntax.Parser;
import spoor.model.Problem;

/// Operators that look into texts: `parse` and its kin.
class TextOperatorsTest {
    private static final String LINES = "let T = datatable(line:string, n:long)['a', 1]; T | ";

    private static BoundQuery bind(String text) {
        return Binder.bind(
                Parser.parse(text),
                new Surroundings(Catalog.of(List.of()), Plugins.none(), 0, Map.of()));
    }

    private static String columns(String operators) {
        BoundQuery bound = bind(LINES + operators);
        assertEquals(List.of(), bound.problems());
        return bound.results().getLast().relation().columns().stream()
                .map(Symbol::toString)
                .collect(Collectors.joining(", "));
    }

    private static String problem(String operators) {
        return bind(LINES + operators).problems().stream()
                .map(Problem::line)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void parsedColumnsReplaceThoseOfTheirNameOrFollow() {
        assertEquals(
                "line:string, n:string, t:datetime",
                columns("parse line with * 'a' n 'b' t:date *"));
        assertEquals("line:string, n:long, a b:guid", columns("parse line with ['a b']:uuid"));
        assertEquals("line:string, n:long", columns("parse n with * 'a' *"));
        assertEquals(
                "line:real, n:long, key:string",
                columns("parse-kv line as (line:real, key:string) with (quote='\"')"));
    }

    @Test
    void aPatternMustSayWhereColumnsEnd() {
        assertEquals(
                "KQL112: the column 'b' must follow a text (put the text that stands before it in"
                        + " quotes)",
                problem("parse line with 'x' a b:long"));
        assertEquals(
                "KQL112: where the column 'a' ends is not said: '*' follows it (put a text between"
                        + " them)",
                problem("parse kind=regex line with 'x' a * 'y'"));
        assertEquals(
                "KQL112: a text must follow '*' (put the text that ends it in quotes)",
                problem("parse line with 'x' * *"));
        assertEquals(
                "KQL112: an empty text has no place in a pattern", problem("parse line with '' a"));
    }

    @Test
    void kindsAndFlagsThatMeanNothingAreRefused() {
        assertEquals(
                "KQL010: unknown kind 'regexp' of 'parse' (it is simple, regex or relaxed)",
                problem("parse kind=regexp line with 'a' x"));
        assertEquals(
                "KQL112: the flag 'x' is not supported (the flags are i, m, s and U)",
                problem("parse kind=regex flags=ix line with 'a' x"));
        assertEquals(
                "KQL112: flags have a meaning only with 'kind=regex' (add 'kind=regex')",
                problem("parse flags=i line with 'a' x"));
        assertEquals(
                "KQL112: 'parse-where' has no kind 'relaxed' (leave the kind out)",
                problem("parse-where kind=relaxed line with 'a' x"));
        assertEquals(
                "KQL110: a datetime at the end of a pattern of 'kind=regex' is not supported (read"
                        + " it as a string and convert it after)",
                problem("parse kind=regex line with 'a' x:datetime"));
    }

    @Test
    void namesOfColumnsAreChecked() {
        assertEquals(
                "KQL123: two columns of this list have the name 'x'",
                problem("parse line with 'a' x 'b' x"));
        assertEquals(
                "KQL011: 'first' is a word of the language (write ['first'] to use it as a name)",
                problem("parse line with first ' ' second"));
        assertEquals(
                "KQL007: unknown type 'number' (the types are bool, int, long, real, decimal,"
                        + " string, datetime, timespan, dynamic, guid)",
                problem("parse-kv line as (x:number)"));
    }

    @Test
    void propertiesOfKeyValuesMustFitTogether() {
        assertEquals(
                "KQL112: 'pair_delimiter' and 'kv_delimiter' go together (give both, or none to"
                        + " take all but letters and digits for delimiters)",
                problem("parse-kv line as (x:long) with (pair_delimiter=',')"));
        assertEquals(
                "KQL010: 'parse-kv' has no property 'pair' (its properties are pair_delimiter,"
                        + " kv_delimiter, quote, escape, greedy, regex)",
                problem("parse-kv line as (x:long) with (pair=',')"));
        assertEquals(
                "KQL010: the property 'greedy' of 'parse-kv' takes true or false",
                problem("parse-kv line as (x:long) with (greedy=1)"));
    }

    private static final String TABLES =
            "let A = datatable(a:string, b:long, c:long)['x', 1, 2];"
                    + "let B = datatable(a:string, b:real, d:string)['x', 1.5, 'y'];"
                    + "let C = datatable(d:string)['y'];";

    private static String found(String query) {
        BoundQuery bound = bind(TABLES + query);
        assertEquals(
                "", bound.problems().stream().map(Problem::line).collect(Collectors.joining()));
        return bound.results().getLast().relation().columns().stream()
                .map(Symbol::toString)
                .collect(Collectors.joining(", "));
    }

    private static String refused(String query) {
        return bind(TABLES + query).problems().stream()
                .map(Problem::line)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void searchHasTheTableThenTheColumnsOfAll() {
        assertEquals("$table:string, a:string, b:long, c:long", found("A | search 'x'"));
        assertEquals(
                "$table:string, a:string, b:long, c:long",
                found("search in (A) 'x' or a:'2' or 2"));
        assertEquals(
                "a:string, b:long, c:long",
                found("A | search kind=case_sensitive * | project-away $table"));
        assertEquals(
                "$table:string, count_:long",
                found("search in (A) * | summarize count() by $table"));
    }

    @Test
    void searchNamesColumnsOfSeveralTypesWithTheirTypes() {
        assertEquals(
                "KQL101: the column 'b' has several types in these tables (its names are 'b_long',"
                        + " 'b_real')",
                refused("search in (A, B) b == 1"));
        assertEquals("b_real:real", found("search in (A, B) b_real > 1 | project b_real"));
    }

    @Test
    void searchWithoutTablesAsksViewsThatHaveTheColumn() {
        assertEquals(
                "$table:string, n:long",
                found("let V = view () { range n from 1 to 3 step 1 }; search n == 2"));
        assertEquals(
                "$table:string, n:long, a:string",
                found(
                        "let V = view () { range n from 1 to 3 step 1 }; let W = view () { A | project a };"
                                + " search in (V, W*) n == 2 or 'x'"));
    }

    @Test
    void findShowsWhatAllTablesHaveAndPacksTheRest() {
        assertEquals(
                "source_:string, a:string, b:real, pack_:dynamic",
                found("find in (A, B) where a == 'x'"));
        assertEquals(
                "source_:string, b:real, c:long, pack_:dynamic",
                found("find in (A, B) where b == 1 and c == 2 project b, c, pack(*)"));
        assertEquals(
                "source_:string, a:string, b:long, c:long", found("find in (A, C) where c == 2"));
        assertEquals(
                "T:string, d:string",
                found("find withsource=T in (A, C) where * has 'y' project d"));
        assertEquals(
                "KQL101: unknown column 'zebra'",
                refused("find in (A, C) where * has 'y' project zebra"));
    }

    @Test
    void lookingIntoTablesNeedsNamesAndConditions() {
        assertEquals(
                "KQL030: 'find' stands only at the beginning of a query ('search' and 'where * has"
                        + " ...' look into rows)",
                refused("A | find 'x'"));
        assertEquals(
                "KQL112: 'search in' stands only at the beginning of a query (leave the tables out"
                        + " to search the rows before)",
                refused("A | search in (B) 'x'"));
        assertEquals(
                "KQL122: a condition must be a bool, this is string (compare it with something)",
                refused("A | search a"));
        assertEquals(
                "KQL010: unknown kind 'exact' of 'search' (it is case_insensitive, case_sensitive"
                        + " or default)",
                refused("A | search kind=exact 'x'"));
        assertEquals("a:string, b:long, c:long", found("A | where a has_any (C) and * : 'x'"));
    }
}
