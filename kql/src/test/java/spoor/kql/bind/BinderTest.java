package spoor.kql.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import spoor.kql.bind.Binder.Surroundings;
import spoor.kql.syntax.Parser;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.TableSchema;

class BinderTest {
    private static final Catalog CATALOG =
            Catalog.of(
                    List.of(
                            new TableSchema(
                                    "Logons",
                                    List.of(
                                            new Column("TimeGenerated", KqlType.DATETIME),
                                            new Column("Account", KqlType.STRING),
                                            new Column("EventID", KqlType.INT),
                                            new Column("Bytes", KqlType.LONG),
                                            new Column("Details", KqlType.DYNAMIC))),
                            new TableSchema(
                                    "Hosts",
                                    List.of(
                                            new Column("Name", KqlType.STRING),
                                            new Column("Account", KqlType.STRING),
                                            new Column("Bytes", KqlType.REAL)))));

    private static BoundQuery bind(String text, Map<String, String> parameters) {
        return Binder.bind(
                Parser.parse(text),
                new Surroundings(CATALOG, Plugins.none(), 637_186_176_000_000_000L, parameters));
    }

    /// The columns of the last table, `name:type`.
    private static String columns(String text) {
        BoundQuery bound = bind(text, Map.of());
        assertEquals(List.of(), bound.problems());
        return bound.results().getLast().relation().columns().stream()
                .map(Symbol::toString)
                .collect(Collectors.joining(", "));
    }

    /// Each problem as `code [the text it points at] message (hint)`.
    private static List<String> problems(String text) {
        return problems(text, Map.of());
    }

    private static List<String> problems(String text, Map<String, String> parameters) {
        return bind(text, parameters).problems().stream()
                .map(problem -> shown(problem, text))
                .toList();
    }

    private static String shown(Problem problem, String text) {
        return problem.code()
                + " ["
                + text.substring(problem.span().start(), problem.span().end())
                + "] "
                + problem.message()
                + (problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")");
    }

    @Test
    void namesAnUnknownColumnAndTheNearestOne() {
        assertEquals(
                List.of("KQL101 [Acount] unknown column 'Acount' (did you mean 'Account'?)"),
                problems("Logons | where Acount == 'x'"));
    }

    @Test
    void namesAnUnknownTable() {
        assertEquals(
                List.of("KQL102 [Logon] unknown table 'Logon' (did you mean 'Logons'?)"),
                problems("Logon | take 1"));
        assertEquals(
                List.of("KQL102 [Zebra] unknown table 'Zebra' (the tables are Hosts, Logons)"),
                problems("Zebra"));
    }

    @Test
    void collectsSeveralProblemsOfOneQuery() {
        assertEquals(
                List.of(
                        "KQL101 [Acount] unknown column 'Acount' (did you mean 'Account'?)",
                        "KQL110 [strlenn] the function 'strlenn' is unknown or not supported yet"
                                + " (did you mean 'strlen'?)",
                        "KQL102 [Host] unknown table 'Host' (did you mean 'Hosts'?)"),
                problems("Logons | extend a = Acount, b = strlenn(Account) | where a > b; Host"));
    }

    @Test
    void refusesAPredicateThatIsNoBool() {
        assertEquals(
                List.of(
                        "KQL122 [Bytes] 'where' needs a bool, this is long (compare it with something)"),
                problems("Logons | where Bytes"));
    }

    @Test
    void refusesAnAggregateOutsideSummarize() {
        assertEquals(
                List.of("KQL115 [count] the aggregate 'count' has a meaning only in 'summarize'"),
                problems("Logons | extend n = count()"));
    }

    @Test
    void refusesAFunctionOfNeighboursWhereRowsHaveNoOrder() {
        assertEquals(
                List.of(
                        "KQL125 [prev] 'prev' needs rows in order"
                                + " (put 'sort by ...' or 'serialize' before it)"),
                problems("Logons | extend p = prev(Bytes)"));
        assertEquals(
                "TimeGenerated:datetime, p:long",
                columns(
                        "Logons | sort by TimeGenerated asc | where Bytes > 1 | extend p ="
                                + " prev(Bytes) | project TimeGenerated, p"));
        assertEquals(
                List.of(
                        "KQL125 [next] 'next' needs rows in order"
                                + " (put 'sort by ...' or 'serialize' before it)"),
                problems("Logons | serialize | summarize n = count() by Account | extend next(n)"));
    }

    @Test
    void refusesDynamicValuesAsGroupKeys() {
        assertEquals(
                List.of(
                        "KQL124 [Details] a dynamic value cannot stand in 'summarize by'"
                                + " (convert it: tostring(...), tolong(...), ...)"),
                problems("Logons | summarize count() by Details"));
        assertEquals(
                List.of(
                        "KQL124 [Details.a] a dynamic value cannot stand in 'sort'"
                                + " (convert it: tostring(...), tolong(...), ...)"),
                problems("Logons | sort by Details.a"));
    }

    @Test
    void refusesJoinKeysOfTwoTypes() {
        assertEquals(
                List.of(
                        "KQL129 [join (Hosts) on Bytes] the join compares 'Bytes' (long) with"
                                + " 'Bytes' (real) (convert one of them with 'extend' before)"),
                problems("Logons | join (Hosts) on Bytes"));
    }

    @Test
    void saysOnWhichSideOfAJoinAColumnIsMissing() {
        assertEquals(
                List.of("KQL101 [EventID] unknown column 'EventID' on the right of the join"),
                problems("Logons | join (Hosts) on EventID"));
    }

    @Test
    void namesTheKindsOfJoins() {
        assertEquals(
                List.of(
                        "KQL128 [cross] unknown join kind 'cross' (the kinds are innerunique,"
                                + " inner, leftouter, rightouter, fullouter, leftsemi, rightsemi,"
                                + " leftanti, rightanti)"),
                problems("Logons | join kind=cross (Hosts) on Account"));
    }

    @Test
    void givesTheColumnsOfJoins() {
        assertEquals(
                "Account:string, Bytes:long, Name:string, Account1:string, Bytes1:real",
                columns("Logons | project Account, Bytes | join (Hosts) on Account"));
        assertEquals(
                "Account:string, Bytes:long",
                columns("Logons | project Account, Bytes | join kind=leftanti (Hosts) on Account"));
        assertEquals(
                "Name:string, Account:string, Bytes:real",
                columns("Logons | join kind=rightsemi (Hosts) on Account"));
        assertEquals(
                "Account:string, Bytes:long, Name:string, Bytes1:real",
                columns("Logons | project Account, Bytes | lookup (Hosts) on Account"));
    }

    @Test
    void namesTheColumnsThatTheUserDidNot() {
        assertEquals(
                "Account:string, TimeGenerated:datetime, count_:long, sum_Bytes:long,"
                        + " dcount_EventID:long, max_Bytes:long, list_Account:dynamic,"
                        + " percentile_Bytes_95:long, Column1:real, sum_:long",
                columns(
                        "Logons | summarize count(), sum(Bytes), dcount(EventID), max(Bytes),"
                                + " make_list(Account), percentile(Bytes, 95), 1.0 * count(),"
                                + " sum(Bytes + 1) by Account, bin(TimeGenerated, 1h)"));
        assertEquals(
                "Column1:long, Details_a_b:dynamic, Account:string",
                columns("Logons | project Bytes + 1, Details.a.b, tostring(Account)"));
        assertEquals("print_0:long, b:string", columns("print 1, b = 'x'"));
        assertEquals(
                "Good:int, b:string, x:real",
                columns(
                        "Logons | summarize toint(Good = dcount(Account)), b = tostring(c = count())"
                                + " | extend abs(x = 1.5)"));
    }

    @Test
    void namesTheColumnsOfTheRowWithTheMost() {
        assertEquals(
                "EventID:int, TimeGenerated:datetime, Account:string, Bytes:long, Details:dynamic",
                columns("Logons | summarize arg_max(TimeGenerated, *) by EventID"));
        assertEquals(
                "t:datetime, a:string",
                columns("Logons | summarize (t, a) = arg_min(TimeGenerated, Account)"));
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        assertEquals(
                List.of("KQL123 [a = 2] two columns have the name 'a'"),
                problems("print x = 1 | project a = 1, a = 2"));
    }

    @Test
    void replacesAColumnInItsPlace() {
        assertEquals(
                "Name:string, Account:long, Bytes:real, n:bool",
                columns("Hosts | extend Account = strlen(Account), n = true"));
    }

    @Test
    void givesAColumnPerTypeInAUnion() {
        assertEquals(
                "TimeGenerated:datetime, Account:string, EventID:int, Bytes_long:long, Bytes_real:real, Details:dynamic, Name:string",
                columns("union Logons, Hosts"));
        assertEquals("Account:string", columns("union kind=inner Logons, Hosts"));
        assertEquals(
                "Src:string, Name:string, Account:string, Bytes:real",
                columns("union withsource=Src Host*"));
        assertEquals(
                "Name:string, Account:string, Bytes:real",
                columns("union isfuzzy=true Hosts, NoSuchTable"));
        assertEquals(
                List.of(
                        "KQL102 [NoSuchTable] unknown table 'NoSuchTable'"
                                + " (the tables are Hosts, Logons)"),
                problems("union Hosts, NoSuchTable"));
    }

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
    void givesTheSchemaAsRows() {
        BoundQuery bound =
                bind(
                        "Logons | extend r = 1.5, s = 1h, b = true, g = guid(null), d = decimal(1) |"
                                + " getschema",
                        Map.of());
        Relation.Values values = (Relation.Values) bound.results().getFirst().relation();
        assertEquals(
                List.of(
                        "TimeGenerated 0 System.DateTime datetime",
                        "Account 1 System.String string",
                        "EventID 2 System.Int32 int",
                        "Bytes 3 System.Int64 long",
                        "Details 4 System.Object dynamic",
                        "r 5 System.Double real",
                        "s 6 System.TimeSpan timespan",
                        "b 7 System.SByte bool",
                        "g 8 System.Guid guid",
                        "d 9 System.Data.SqlTypes.SqlDecimal decimal"),
                values.rows().stream().map(BinderTest::constants).toList());
    }

    private static String constants(List<Bound> row) {
        return row.stream()
                .map(cell -> ((Bound.Constant) cell).value().orElse("null").toString())
                .collect(Collectors.joining(" "));
    }

    @Test
    void picksRenamesAndReordersColumns() {
        assertEquals("Account:string", columns("Hosts | project-keep A*"));
        assertEquals("Bytes:real", columns("Hosts | project-away *a*, Account"));
        assertEquals(
                "Host:string, Account:string, Bytes:real",
                columns("Hosts | project-rename Host = Name"));
        assertEquals(
                "Bytes:real, Account:string, Name:string",
                columns("Hosts | project-reorder Bytes, * asc"));
        assertEquals(
                List.of("KQL123 [Account = Name] there is a column 'Account' already"),
                problems("Hosts | project-rename Account = Name"));
    }

    @Test
    void widensNumbersAndRefusesOtherMixes() {
        assertEquals(
                "a:long, b:real", columns("Logons | project a = EventID + Bytes, b = Bytes * 1.5"));
        assertEquals(
                List.of("KQL111"),
                problems("Logons | where Account == Bytes").stream()
                        .map(problem -> problem.substring(0, 6))
                        .toList());
    }

    @Test
    void refusesMembersOfWhatIsNotDynamic() {
        assertEquals(
                List.of(
                        "KQL114 [Account] only a dynamic value has members, this is string"
                                + " (parse_json(...) makes it dynamic)"),
                problems("Logons | project Account.name"));
    }

    @Test
    void expandsOnlyDynamicValues() {
        assertEquals(
                List.of(
                        "KQL127 [Account] 'mv-expand' takes dynamic values, this is string"
                                + " (parse_json(...) makes it dynamic)"),
                problems("Logons | mv-expand Account"));
        assertEquals(
                "Account:string, Details:long",
                columns("Logons | project Account, Details | mv-expand Details to typeof(long)"));
    }

    @Test
    void takesRenderOnlyAtTheEnd() {
        assertEquals(
                List.of("KQL121 [render table] 'render' must be the last operator of the query"),
                problems("Hosts | render table | take 1"));
        assertEquals(
                "timechart",
                bind("Hosts | render timechart", Map.of())
                        .results()
                        .getFirst()
                        .drawing()
                        .orElseThrow()
                        .kind());
    }

    @Test
    void namesAnUnknownPlugin() {
        assertEquals(
                List.of(
                        "KQL130 [frobnicate] the plugin 'frobnicate' is unknown or not supported yet"
                                + " ('spoor miners' lists what is supported)"),
                problems("Hosts | evaluate frobnicate()"));
    }

    @Test
    void refusesTablesOfOtherDatabases() {
        assertEquals(
                List.of("KQL133", "KQL133", "KQL133"),
                problems(
                                "database('x').Hosts; cluster('c').database('d').Hosts | count;"
                                        + " alias database D = cluster('c').database('d');"
                                        + " database('D').Hosts")
                        .stream()
                        .map(problem -> problem.substring(0, 6))
                        .toList());
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
    void saysWhenThereIsNoQuery() {
        assertEquals(
                List.of(
                        "KQL100 [] there is no query in this text"
                                + " (name a table, then add operators after '|')"),
                problems("let a = 1;"));
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
    void mvApplyPutsTheSubquerysColumnsInThePlacesOfTheirNames() {
        String rows = "datatable(a:long, d:dynamic)[] | mv-apply ";
        assertEquals("a:long, d:dynamic, z:long", columns(rows + "x = d on (project z = 1)"));
        assertEquals(
                "a:string, d:dynamic, x:dynamic",
                columns(rows + "x = d on (extend a = tostring(x))"));
        assertEquals("a:long, c:long", columns(rows + "d on (summarize c = count())"));
        assertEquals(
                "a:long, d:dynamic, x:string, i:long",
                columns(rows + "with_itemindex=i x = d to typeof(string) limit 3 on (take 1)"));
        assertEquals(
                "d:dynamic, a:long, e:dynamic, q:long, x:dynamic",
                columns(
                        "datatable(d:dynamic, a:long, e:dynamic)[] | mv-apply x = d on (project-rename q = a)"));
    }

    @Test
    void refusesWhatCannotBeDonePartByPart() {
        assertEquals(
                List.of(
                        "KQL160 [partition by Account (join kind=fullouter Hosts on Account)] 'join"
                                + " that keeps rows of its right side' within 'partition' is not"
                                + " supported (do it before or after 'partition')"),
                problems("Logons | partition by Account (join kind=fullouter Hosts on Account)"));
    }

    @Test
    void namesTheColumnsOfAFunctionOfSeveral() {
        String rows = "datatable(s:dynamic)[] | ";
        assertEquals(
                "s:dynamic, r:real, slope:real, series_fit_line_s_variance:real,"
                        + " series_fit_line_s_rvariance:real, series_fit_line_s_interception:real,"
                        + " series_fit_line_s_line_fit:dynamic",
                columns(rows + "extend (r, slope) = series_fit_line(s)"));
        assertEquals("least:real", columns(rows + "project least = series_stats(s)"));
    }

    @Test
    void wildcardsMayEndInDigits() {
        assertEquals("a:long", columns("datatable(a:long, a1:long, b1:long)[] | project-away *1"));
    }

    @Test
    void seriesNameTheirAxisLast() {
        assertEquals(
                "Account:string, count_:dynamic, TimeGenerated:dynamic",
                columns("Logons | make-series count() on TimeGenerated step 1d by Account"));
        assertEquals(
                List.of(
                        "KQL161 [make-series max(TimeGenerated) on Bytes step 1] the series"
                                + " 'max_TimeGenerated' of type datetime needs a default for steps"
                                + " without rows (write default=... after the aggregate)"),
                problems("Logons | make-series max(TimeGenerated) on Bytes step 1"));
    }

    @Test
    void numbersOfJoinedColumnsMakeNoNameThatIsThere() {
        assertEquals(
                "a:long, b:long, a2:long, a1:long, b1:long",
                columns("print a=1, b=1 | join kind=inner (print a=1, a1=2, b=3) on a"));
    }

    @Test
    void aStarLeavesOutTheColumnsThatAreKeysAsTheyAre() {
        assertEquals(
                "Key:string, Bytes:long, TimeGenerated:datetime, EventID:int, Details:dynamic",
                columns("Logons | summarize arg_max(Bytes, *) by Key = Account"));
        assertEquals(
                "Details:string, Bytes:long, TimeGenerated:datetime, Account:string, EventID:int,"
                        + " Details1:dynamic",
                columns("Logons | summarize arg_max(Bytes, *) by tostring(Details)"));
        assertEquals(
                "Key:long, max_Bytes:long, max_Bytes_Account:string",
                columns(
                        "Logons | project Bytes, Account"
                                + " | summarize argmax(Bytes, *) by Key = bin(Bytes, 10)"));
    }

    @Test
    void numbersOfUnnamedColumnsGoOnThroughTheText() {
        assertEquals(
                "Account:string, Column2:datetime, count_:long",
                columns(
                        "Logons | summarize take_any(*) by Account, startofweek(TimeGenerated)"
                                + " | summarize count() by Account, startofweek(TimeGenerated)"));
        assertEquals(
                "Column1:string",
                columns(
                        "let f = () { Logons | project strcat(Account, 'b') };"
                                + " Logons | project strcat(Account, 'a'); f()"));
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
