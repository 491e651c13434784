package spoor.kql.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spoor.kql.bind.Binding.bind;
import static spoor.kql.bind.Binding.columns;
import static spoor.kql.bind.Binding.problems;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinderTest {
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
    void saysWhenThereIsNoQuery() {
        assertEquals(
                List.of(
                        "KQL100 [] there is no query in this text"
                                + " (name a table, then add operators after '|')"),
                problems("let a = 1;"));
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
}
