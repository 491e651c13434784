package spoor.kql.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spoor.kql.bind.Binding.bind;
import static spoor.kql.bind.Binding.columns;
import static spoor.kql.bind.Binding.problems;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The names, types and order of the columns that queries give.
class ResultColumnsTest {
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
                values.rows().stream().map(ResultColumnsTest::constants).toList());
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
}
