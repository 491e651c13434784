package spoor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import spoor.kql.bind.Binder;
import spoor.kql.bind.BoundQuery;
import spoor.kql.bind.Catalog;
import spoor.kql.bind.Plugins;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.kql.syntax.Parser;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;
import spoor.model.Ticks;

class PlannerTest {
    private static final Catalog CATALOG =
            Catalog.of(
                    List.of(
                            new TableSchema(
                                    "T",
                                    List.of(
                                            new Column("time", KqlType.DATETIME),
                                            new Column("a", KqlType.LONG),
                                            new Column("b", KqlType.LONG),
                                            new Column("k", KqlType.STRING))),
                            new TableSchema(
                                    "R",
                                    List.of(
                                            new Column("k", KqlType.STRING),
                                            new Column("r", KqlType.LONG)))));

    /// One plugin, `echo`, that gives a column `x:long`.
    private static final Plugins ECHO =
            new Plugins() {
                @Override
                public Optional<Checked> check(Relation.PluginCall call) {
                    return call.name().equals("echo")
                            ? Optional.of(
                                    new Checked(List.of(new Column("x", KqlType.LONG)), List.of()))
                            : Optional.empty();
                }

                @Override
                public Collection<String> names() {
                    return List.of("echo");
                }
            };

    private static Plan plan(String text) {
        BoundQuery bound =
                Binder.bind(
                        Parser.parse(text), new Binder.Surroundings(CATALOG, ECHO, 0, Map.of()));
        assertEquals(List.of(), bound.problems());
        AtomicInteger number = new AtomicInteger();
        return Planner.plan(
                bound.results().getLast().relation(), () -> "s" + number.incrementAndGet());
    }

    private static String last(String text) {
        Plan plan = plan(text);
        assertEquals(List.of(), plan.stages());
        return PlanText.of(plan.last());
    }

    @Test
    void sharesNoRelationWithoutColumns() {
        Plan plan = plan("let t = T | summarize x = 1; union t, (t | where x > 0)");
        assertEquals(0, plan.stages().size());
    }

    @Test
    void leavesOutColumnsThatNothingAsksFor() {
        assertEquals(
                "compute[](compute[x](scan T[a][a]))", last("T | extend x = a, y = b | project x"));
        assertEquals("aggregate[Count](filter(scan T[a][a]))", last("T | where a > 1 | count"));
    }

    @Test
    void keepsEveryColumnThatIsShown() {
        assertEquals("filter(scan T[time, a, b, k][time, a, b, k])", last("T | where a > 1"));
    }

    @Test
    void filtersTheLeftOfAUniqueJoinFirst() {
        assertEquals(
                "compute[time, a, b, k, k1, r](join INNER_UNIQUE("
                        + "filter(scan T[time, a, b, k][time, a, b, k]), scan R[k, r][k, r]))",
                last("T | join (R) on k | where a == 1"));
    }

    @Test
    void filtersOtherJoinsAndConditionsOnTheRightAfterwards() {
        assertEquals(
                "filter(compute[time, a, b, k, k1, r](join INNER("
                        + "scan T[time, a, b, k][time, a, b, k], scan R[k, r][k, r])))",
                last("T | join kind=inner (R) on k | where a == 1"));
        assertEquals(
                "filter(compute[time, a, b, k, k1, r](join INNER_UNIQUE("
                        + "scan T[time, a, b, k][time, a, b, k], scan R[k, r][k, r])))",
                last("T | join (R) on k | where r == a"));
    }

    @Test
    void computesMaterializedRowsOnceWhateverTheyAre() {
        Plan plan =
                plan(
                        "let C = materialize(T | where a > 1 | extend r = rand());"
                                + " C | join kind=inner C on k | project k, r, r1");
        assertEquals(1, plan.stages().size());
        Plan.Stage stage = plan.stages().getFirst();
        assertInstanceOf(Plan.Step.Keep.class, stage.step());
        assertEquals(List.of("c3", "c4"), stage.stored());
        assertEquals(List.of("s1", "s1"), storedTables(plan.last()));
    }

    @Test
    void storesMaterializedRowsOfAMinerOnce() {
        Plan plan =
                plan(
                        "let C = materialize(T | where a > 1 | evaluate echo() | project y = x);"
                                + " C | join kind=inner C on y");
        assertEquals(1, plan.stages().size());
        Plan.Stage stage = plan.stages().getFirst();
        assertInstanceOf(Plan.Step.Mine.class, stage.step());
        assertEquals(List.of(0), stage.outputs());
        assertEquals(List.of("c0"), stage.stored());
        assertEquals(List.of(stage.table(), stage.table()), storedTables(plan.last()));
    }

    @Test
    void storesAnewMaterializedRowsThatAreMoreThanAMinersResult() {
        Plan plan =
                plan(
                        "let C = materialize(T | evaluate echo() | extend y = x + 1);"
                                + " C | join kind=inner C on y");
        assertEquals(2, plan.stages().size());
        assertInstanceOf(Plan.Step.Keep.class, plan.stages().getLast().step());
    }

    @Test
    void copiesRowsBeforeInvokeToEachPlaceThatNamesThem() {
        assertEquals(
                "compute[](union(compute[](filter(scan T[a][a])),"
                        + " compute[](filter(scan T[a][a]))))",
                last(
                        "let f = (X: (*)) { union X, X | project a };"
                                + " T | where a > 1 | project a | invoke f()"));
    }

    private static List<String> storedTables(Relation relation) {
        List<String> tables = new java.util.ArrayList<>();
        Visit.everyRelation(
                relation,
                inner -> {
                    if (inner instanceof Relation.Scan scan) {
                        tables.add(scan.table());
                    }
                });
        return tables;
    }

    @Test
    void cutsThePlanAtAMiner() {
        Plan plan = plan("T | where a > 1 | evaluate echo() | where x == 2 | count");
        assertEquals(1, plan.stages().size());
        Plan.Stage stage = plan.stages().getFirst();
        assertEquals("filter(scan T[time, a, b, k][time, a, b, k])", PlanText.of(stage.input()));
        assertEquals("s1", stage.table());
        assertEquals(List.of("c0"), stage.stored());
        assertInstanceOf(Plan.Step.Mine.class, stage.step());
        assertEquals("aggregate[Count](filter(scan s1[x][c0]))", PlanText.of(plan.last()));
    }

    @Test
    void cutsThePlanAtEachMinerAndInsideJoins() {
        Plan plan = plan("T | evaluate echo() | evaluate echo() | join (R | evaluate echo()) on x");
        assertEquals(
                List.of("s1", "s2", "s3"), plan.stages().stream().map(Plan.Stage::table).toList());
        assertEquals("scan s1[x][c0]", PlanText.of(plan.stages().get(1).input()));
        assertEquals(
                "compute[x, x1](join INNER_UNIQUE(scan s2[x][c0], scan s3[x][c0]))",
                PlanText.of(plan.last()));
    }

    @Test
    void cutsThePlanAtSessions() {
        Plan plan =
                plan(
                        "T | sort by k asc, time asc | extend s = row_window_session(time, 20m, 2m,"
                                + " k != prev(k)) | project s, k");
        Plan.Stage stage = plan.stages().getFirst();
        Plan.Step.Sessions step = assertInstanceOf(Plan.Step.Sessions.class, stage.step());
        assertEquals(20 * Ticks.PER_MINUTE, step.maxFromFirst());
        assertEquals(2 * Ticks.PER_MINUTE, step.maxBetween());
        assertEquals("time", stage.symbols().get(step.time()).name());
        assertEquals(KqlType.BOOL, stage.symbols().get(step.restart()).type());
        assertEquals(List.of("s", "k"), plan.last().columns().stream().map(Symbol::name).toList());
    }

    @Test
    void cutsThePlanInsideSubqueries() {
        Plan plan = plan("R | where r in ((T | evaluate echo() | project x))");
        assertEquals(1, plan.stages().size());
        assertEquals("filter(scan R[k, r][k, r])", PlanText.of(plan.last()));
    }

    @Test
    void storesOnceWhatIsNamedTwice() {
        Plan plan =
                plan(
                        "let N = T | where a > 1 | summarize n = count(), m = max(b) by k;"
                                + " N | join kind=inner (N | where n > 5) on k | project k, n, n1");
        assertEquals(1, plan.stages().size());
        Plan.Stage stage = plan.stages().getFirst();
        assertInstanceOf(Plan.Step.Keep.class, stage.step());
        assertEquals(
                "compute[](aggregate[k, n](filter(scan T[a, k][a, k])))",
                PlanText.of(stage.input()));
        assertEquals(List.of("c0", "c1"), stage.stored());
        assertEquals(
                "compute[](compute[k, n, n1](join INNER(compute[](scan s1[k, n][c0, c1]),"
                        + " filter(compute[](scan s1[k, n][c0, c1])))))",
                PlanText.of(plan.last()));
    }

    @Test
    void storesOnceWhatSubQueriesRepeat() {
        Plan plan =
                plan(
                        "let K = R | distinct k; T | where k in (K) | count"
                                + " | union (R | where k !in (K) | count)");
        assertEquals(List.of("s1"), plan.stages().stream().map(Plan.Stage::table).toList());
        assertEquals(
                "compute[](distinct(compute[](scan R[k][k])))",
                PlanText.of(plan.stages().getFirst().input()));
    }

    @Test
    void storesPartsOfTheirOwnOnlyWhereSomethingElseRepeatsThem() {
        Plan nested =
                plan(
                        "let A = T | summarize n = count() by k; let B = A | summarize m = max(n);"
                                + " union B, B");
        assertEquals(1, nested.stages().size());
        Plan alsoAlone =
                plan(
                        "let A = T | summarize n = count() by k; let B = A | summarize m = max(n);"
                                + " union B, B, (A | project m = n)");
        assertEquals(
                List.of("s2", "s1"), alsoAlone.stages().stream().map(Plan.Stage::table).toList());
        assertEquals(
                "compute[](aggregate[m](compute[](scan s2[n][c0])))",
                PlanText.of(alsoAlone.stages().getLast().input()));
    }

    @Test
    void minesOnceForTwoUses() {
        Plan plan = plan("let M = T | evaluate echo(); union (M | count), (M | where x > 1)");
        assertEquals(1, plan.stages().size());
        assertInstanceOf(Plan.Step.Mine.class, plan.stages().getFirst().step());
    }

    @Test
    void runsCheapAndRandomRelationsAsOftenAsTheyAreWritten() {
        assertEquals(List.of(), plan("let A = T | where a > 1; A | join (A) on k").stages());
        assertEquals(
                List.of(),
                plan("let A = T | extend r = rand() | summarize max(r); union A, A").stages());
    }

    @Test
    void aUnionHasTheColumnsThatAreAskedFor() {
        Plan plan = plan("union (T | project a, b), (T | project a, k) | summarize sum(a)");
        Relation.Aggregate aggregate =
                assertInstanceOf(
                        Relation.Aggregate.class,
                        ((Relation.Compute) plan.last()).input() instanceof Relation.Aggregate found
                                ? found
                                : plan.last());
        Relation.Union union = assertInstanceOf(Relation.Union.class, below(aggregate.input()));
        assertEquals(List.of("a"), union.columns().stream().map(Symbol::name).toList());
        assertEquals(1, union.legs().getFirst().values().size());
    }

    private static Relation below(Relation relation) {
        return relation instanceof Relation.Compute compute ? below(compute.input()) : relation;
    }
}
