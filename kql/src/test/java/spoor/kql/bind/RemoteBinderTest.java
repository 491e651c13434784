package spoor.kql.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import spoor.kql.syntax.Parser;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.TableSchema;

class RemoteBinderTest {
    private static final TableSchema LOGONS =
            new TableSchema(
                    "Logons",
                    List.of(
                            new Column("TimeGenerated", KqlType.DATETIME),
                            new Column("Account", KqlType.STRING),
                            new Column("Bytes", KqlType.LONG),
                            new Column("id.orig_h", KqlType.STRING),
                            new Column("Details", KqlType.DYNAMIC)));

    private record Known(String connection, String written) implements Place {
        @Override
        public Optional<TableSchema> table(String name) {
            return name.equals("Logons") ? Optional.of(LOGONS) : Optional.empty();
        }

        @Override
        public Collection<String> tableNames() {
            return List.of("Logons");
        }
    }

    private static final Place HELP = new Known("help", "cluster('help').database('Samples')");
    private static final Place SOC = new Known("soc", "workspace('soc')");

    private static final Places PLACES =
            new Places() {
                @Override
                public List<Place> database(Optional<String> cluster, String database) {
                    return cluster.orElse("help").equals("help") && database.equals("Samples")
                            ? List.of(HELP)
                            : List.of();
                }

                @Override
                public List<Place> workspace(String name) {
                    return name.equals("soc")
                            ? List.of(SOC)
                            : name.equals("two") ? List.of(HELP, SOC) : List.of();
                }

                @Override
                public List<Place> all() {
                    return List.of(HELP, SOC);
                }
            };

    private static final Catalog HERE = Catalog.of(List.of(LOGONS));

    private static final Catalog CATALOG =
            new Catalog() {
                @Override
                public Optional<TableSchema> table(String name) {
                    return HERE.table(name);
                }

                @Override
                public Collection<String> tableNames() {
                    return HERE.tableNames();
                }

                @Override
                public String database() {
                    return "case";
                }

                @Override
                public Places places() {
                    return PLACES;
                }
            };

    private static BoundQuery bind(String text) {
        return Binder.bind(
                Parser.parse(text),
                new Binder.Surroundings(
                        CATALOG,
                        Plugins.none(),
                        637_186_176_000_000_000L,
                        Map.of("who", "o'hara\u202e\"")));
    }

    /// What each connection is asked, as `connection: text`.
    private static List<String> asked(String text) {
        BoundQuery bound = bind(text);
        assertEquals(List.of(), bound.problems());
        List<String> asked = new ArrayList<>();
        collect(bound.results().getLast().relation(), asked);
        return asked;
    }

    private static void collect(Relation relation, List<String> asked) {
        switch (relation) {
            case Relation.Mine mine ->
                    asked.add(
                            RemoteBinder.Asked.of(mine.call())
                                    .map(one ->
                                            one.connection() + ": " + one.text().replace("\n", " "))
                                    .orElse("a verb"));
            case Relation.Filter filter -> collect(filter.input(), asked);
            case Relation.Compute compute -> collect(compute.input(), asked);
            case Relation.Aggregate aggregate -> collect(aggregate.input(), asked);
            case Relation.Join join -> {
                collect(join.left(), asked);
                collect(join.right(), asked);
            }
            case Relation.Union union -> union.legs().forEach(leg -> collect(leg.input(), asked));
            case Relation.Sort sort -> collect(sort.input(), asked);
            case Relation.Limit limit -> collect(limit.input(), asked);
            case Relation.Distinct distinct -> collect(distinct.input(), asked);
            case Relation.Window window -> collect(window.input(), asked);
            case Relation.Expand expand -> collect(expand.input(), asked);
            case Relation.Sessions sessions -> collect(sessions.input(), asked);
            case Relation.Shared shared -> collect(shared.once().relation(), asked);
            case Relation.Scan scan -> asked.add("here: " + scan.table());
            case Relation.Values other -> {}
            case Relation.Series other -> {}
        }
    }

    private static String help(String operators) {
        List<String> asked = asked("cluster('help').database('Samples').Logons | " + operators);
        assertEquals(1, asked.size(), asked.toString());
        return asked.getFirst().replaceFirst("^help: ", "");
    }

    private static String problem(String text) {
        return bind(text).problems().stream().map(Problem::line).collect(Collectors.joining("; "));
    }

    @Test
    void plainOperatorsAreSent() {
        assertEquals(
                "Logons | where (Bytes > 5) and (Account has \"x\") | extend Half = Bytes / 2 |"
                        + " summarize n = count(), max(Half) by Account, bin(TimeGenerated,"
                        + " timespan(1.00:00:00)) | top 10 by n desc | project-away Account",
                help(
                        "where Bytes > 5 and Account has 'x' | extend Half = Bytes / 2 | summarize n"
                                + " = count(), max(Half) by Account, bin(TimeGenerated, 1d) | top"
                                + " 10 by n | project-away Account"));
    }

    @Test
    void theTimeOfTheQueryStandsAsALiteral() {
        assertEquals(
                "Logons | where TimeGenerated > datetime(2020-02-23T00:00:00.0000000Z)",
                help("where TimeGenerated > ago(7d)"));
    }

    @Test
    void namesOfTheTextStandForTheirValues() {
        assertEquals(
                List.of(
                        "help: Logons | where (TimeGenerated > startofday("
                                + "datetime(2020-03-01T00:00:00.0000000Z))) and (Account in"
                                + " (dynamic([\"a\",\"b\"])))"),
                asked(
                        "let since = startofday(now()); let who = dynamic(['a', 'b']); let f ="
                                + " (t: datetime) { cluster('help').database('Samples').Logons |"
                                + " where TimeGenerated > t and Account in (who) }; f(since)"));
    }

    @Test
    void hostileTextsStayTexts() {
        assertEquals(
                List.of(
                        "help: Logons | where (Account == \"o'hara\\u202e\\\"\") and (['id.orig_h']"
                                + " != \"\\\\ | take 1\\u000a\")"),
                asked(
                        "declare query_parameters(who: string);"
                                + " cluster('help').database('Samples').Logons | where Account =="
                                + " who and ['id.orig_h'] != '\\\\ | take 1\\n'"));
    }

    @Test
    void aNameForRowsGoesOnBeingSent() {
        assertEquals(
                List.of("help: Logons | where Bytes > 1 | take 3"),
                asked(
                        "let big = cluster('help').database('Samples').Logons | where Bytes > 1;"
                                + " big | take 3"));
    }

    @Test
    void whatOnlySpoorKnowsStaysHere() {
        assertEquals(
                "Logons | where Bytes > 1",
                help("where Bytes > 1 | extend s = path_score(Account) | where Bytes > 2"));
        assertEquals("Logons", help("extend r = rand() | where Bytes > 2"));
        assertEquals("Logons", help("where Account in (Logons | project Account)"));
        assertEquals(
                List.of("help: Logons | where Bytes > 1", "here: Logons"),
                asked(
                        "database('Samples').Logons | where Bytes > 1 | join kind=inner (Logons) on"
                                + " Account"));
    }

    @Test
    void rowsOfTheSameConnectionAreJoinedThere() {
        assertEquals(
                "Logons | where Account in (Logons | where Bytes > 9 | project Account) | join"
                        + " kind=leftouter (Logons | take 5) on $left.Account == $right.['id.orig_h']",
                help(
                        "where Account in ((database('Samples').Logons | where Bytes > 9 | project"
                                + " Account)) | join kind=leftouter (database('Samples').Logons |"
                                + " take 5) on $left.Account == $right.['id.orig_h']"));
        assertEquals(
                List.of("help: Logons", "soc: Logons"),
                asked(
                        "database('Samples').Logons | join kind=inner (workspace('soc').Logons) on"
                                + " Account"));
    }

    @Test
    void constantRowsAreSent() {
        assertEquals(
                List.of("help: Logons | where Account in (datatable(a:string)[\"x\", \"y\"])"),
                asked(
                        "let names = datatable(a: string)['x', 'y'];"
                                + " cluster('help').database('Samples').Logons | where Account in"
                                + " (names)"));
    }

    @Test
    void theColumnsAreThoseThatComeBack() {
        BoundQuery bound =
                bind("workspace('soc').Logons | summarize count(), dcount(Bytes) by Account");
        assertEquals(
                "[Account:string, count_:long, dcount_Bytes:long]",
                bound.results().getFirst().relation().columns().toString());
    }

    @Test
    void saysWhatIsConnected() {
        String connected = " (connected are cluster('help').database('Samples'), workspace('soc'))";
        assertTrue(problem("cluster('evil.example').database('x').T | take 1").endsWith(connected));
        assertTrue(problem("workspace('other').T").endsWith(connected));
        assertTrue(problem("database('Other').T").startsWith("KQL133: "));
        assertTrue(problem("adx('https://x').T").startsWith("KQL133: "));
    }

    @Test
    void saysWhichConnectionsFit() {
        assertEquals(
                "KQL133: several connections fit: help, soc (write"
                        + " cluster('help').database('Samples'))",
                problem("workspace('two').Logons"));
    }

    @Test
    void saysThatATableIsNotThere() {
        assertEquals(
                "KQL102: unknown table 'Logon' in workspace('soc') (did you mean 'Logons'?)",
                problem("workspace('soc').Logon | take 1"));
    }

    @Test
    void aTableThatIsNotThereIsLeftOutOfAFuzzyUnion() {
        assertEquals(
                List.of("here: Logons"),
                asked("union isfuzzy=true workspace('soc').Nothing, Logons"));
    }

    @Test
    void theCaseIsStillADatabase() {
        assertEquals(List.of("here: Logons"), asked("database('case').Logons"));
    }

    @Test
    void anAliasNamesAPlace() {
        assertEquals(
                List.of("help: Logons | take 1"),
                asked(
                        "alias database far = cluster('help').database('Samples');"
                                + " database('far').Logons | take 1"));
    }

    @Test
    void theFiltersBehindAUnionAreSentToItsLegs() {
        assertEquals(
                List.of("soc: Logons | where Bytes > 1 | where Account == \"x\"", "here: Logons"),
                asked(
                        "union workspace('soc').Logons, Logons | where Bytes > 1 | where Account =="
                                + " 'x' | count"));
        assertEquals(
                List.of("soc: Logons | project Account", "here: Logons"),
                asked(
                        "let Bytes2 = 5; union (workspace('soc').Logons | project Account), (Logons"
                                + " | extend Bytes2 = 1) | where Bytes2 > 1"));
    }
}
