package spoor.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.cli.Served;

/// Against a real server of ours, over TLS with its own certificate, with a credential that the
/// endpoint checks.
class ProvidersTest {
    @TempDir static Path folder;

    private static Endpoint endpoint;
    private static String here;

    @BeforeAll
    static void connect() throws Exception {
        Path log = folder.resolve("logons.csv");
        Files.writeString(
                log,
                """
                TimeGenerated,Account,Bytes,Details
                2024-05-01T10:00:00Z,alice,10,"{""a"":[1,2]}"
                2024-05-01T11:00:00Z,bob,20,"{""a"":[]}"
                2024-05-02T12:00:00Z,alice,30,"{}"
                """);
        endpoint = new Endpoint(folder, log);
        here = folder.resolve("here").toString();
        Path sites = folder.resolve("sites.csv");
        Files.writeString(sites, "Account,Site\nalice,North\ncarol,South\n");
        assertEquals(0, Served.run("load", sites.toString(), "--case", here).code());
        Served.Ended connected =
                Served.run(
                        "connect",
                        "kusto",
                        endpoint.address() + "/Evidence",
                        "--name",
                        "other",
                        "--ca",
                        endpoint.certificate().toString(),
                        "--case",
                        here);
        assertEquals("", connected.errors().replace("other answered: 1 table\n", ""));
        assertEquals(0, connected.code());
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    private static Served.Ended query(String text) {
        return Served.run("query", text, "--case", here, "--format", "csv");
    }

    @Test
    void sendsTheFilterAndBringsTheRowsBack() {
        Served.Ended ended =
                query(
                        "cluster('other').database('Evidence').logons | where Account == 'alice' |"
                                + " project Account, Bytes | sort by Bytes asc");

        assertEquals("", ended.errors().replaceAll("note: .*\n", ""));
        assertEquals("Account,Bytes\nalice,10\nalice,30\n", ended.out());
        assertEquals(
                "logons\n| where Account == \"alice\"\n| project Account, Bytes\n| sort by Bytes"
                        + " asc",
                endpoint.lastAsked());
        assertTrue(ended.errors().contains("2 rows came from other"), ended.errors());
    }

    @Test
    void runsTheRestHereOnTheRowsThatCameBack() {
        Served.Ended ended =
                query(
                        "database('Evidence').logons | summarize Bytes = sum(Bytes) by Account |"
                                + " join kind=inner (sites) on Account | extend Score ="
                                + " path_score(Site) | project Account, Bytes, Site, Score");

        assertEquals("Account,Bytes,Site,Score\nalice,40,North,523\n", ended.out());
        assertEquals("logons\n| summarize Bytes = sum(Bytes) by Account", endpoint.lastAsked());
    }

    @Test
    void asksOnlyForTheColumnsThatAreNeeded() {
        Served.Ended ended =
                query(
                        "cluster('other').database('Evidence').logons | where Bytes > 10 | extend s"
                                + " = path_score(Account) | summarize max(s)");

        assertEquals("max_s\n510\n", ended.out());
        assertEquals("logons\n| where Bytes > 10\n| project Account", endpoint.lastAsked());
    }

    @Test
    void valuesOfEveryTypeComeBackAsTheyAre() {
        String types =
                "project a = datetime(2024-07-08T10:27:53.6539101Z), b = timespan(1.02:03:04.5678901), c ="
                        + " -1d, d = 9223372036854775807, e = int(-5), f = 1.5, g = real(nan), h ="
                        + " true, i = guid(74be27de-1e4e-49d9-b579-fe0b331d3642), j ="
                        + " decimal(1.250), k = 'x\"\\\\', l = dynamic({'a': [1, 2.50, 'y']}), m ="
                        + " dynamic('text'), n = int(null), o = datetime(null), p = '', q ="
                        + " dynamic(null), r = bool(null), s = real(null), t = guid(null)";
        Served.Ended direct = query("sites | take 1 | " + types);
        assertEquals("", direct.errors());
        String here = direct.out();

        assertEquals(
                here,
                query("cluster('other').database('Evidence').logons | take 1 | " + types).out());
        assertTrue(endpoint.lastAsked().contains("datetime(2024-07-08T10:27:53.6539101Z)"));
        assertTrue(here.contains("9223372036854775807"), here);
    }

    @Test
    void aWorkspaceIsAskedForItsColumnsAndItsRows() {
        connectWorkspace();

        Served.Ended ended =
                query(
                        "union (workspace('soc').logons | project Account, TimeGenerated, Bytes),"
                                + " (sites | extend Bytes = 7) | where Account == 'alice' |"
                                + " project Account, Bytes, Site, TimeGenerated | sort by Bytes asc");

        assertEquals(
                """
                Account,Bytes,Site,TimeGenerated
                alice,7,North,
                alice,10,,2024-05-01T10:00:00.0000000Z
                alice,30,,2024-05-02T12:00:00.0000000Z
                """,
                ended.out(),
                ended.errors());
        assertEquals(
                "logons\n| project Account, TimeGenerated, Bytes\n| where Account == \"alice\"",
                endpoint.lastAsked());
        assertEquals(
                "Account\n",
                query("workspace('soc').logons | where Bytes > 99 | project Account").out());
        Served.Ended unknown = query("workspace('w-1').nothing | take 1");
        assertEquals(2, unknown.code());
        assertTrue(
                unknown.errors().contains("unknown table 'nothing' in workspace('soc')"),
                unknown.errors());
    }

    private static void connectWorkspace() {
        Served.Ended connected =
                Served.run(
                        "connect",
                        "loganalytics",
                        endpoint.address() + "/v1/workspaces/w-1",
                        "--name",
                        "soc",
                        "--ca",
                        endpoint.certificate().toString(),
                        "--case",
                        here);
        assertEquals(0, connected.code(), connected.errors());
    }

    @Test
    void explainShowsWhatWouldBeSentAndSendsNothing() {
        int before = endpoint.asked().size();
        Served.Ended ended =
                Served.run(
                        "query",
                        "cluster('other').database('Evidence').logons | where TimeGenerated > ago(1d)"
                                + " | evaluate column_profile()",
                        "--case",
                        here,
                        "--explain",
                        "--now",
                        "2024-05-03T00:00:00Z");

        assertTrue(
                ended.out()
                        .contains(
                                "-- asked of other, into stage_1\n"
                                        + "logons\n"
                                        + "| where TimeGenerated >"
                                        + " datetime(2024-05-02T00:00:00.0000000Z)\n"),
                ended.out());
        assertEquals(before, endpoint.asked().size());
    }

    @Test
    void aQueryWhoseTimeIsOverIsCancelledThereToo() throws Exception {
        Served.Ended ended =
                Served.run(
                        "query",
                        "cluster('other').database('Evidence').logons | where Account == 'hang'",
                        "--case",
                        here,
                        "--timeout",
                        "2s");

        assertEquals(4, ended.code(), ended.errors());
        assertTrue(ended.errors().contains("longer than 2 s"), ended.errors());
        assertTrue(endpoint.cancelled.await(20, TimeUnit.SECONDS));
        assertTrue(
                endpoint.asked().contains(".cancel query \"" + endpoint.id + "\""),
                endpoint.asked().toString());
    }

    @Test
    void whatTheOtherSideRefusesIsToldWithItsPlace() {
        Served.Ended ended =
                query(
                        "cluster('other').database('Evidence').logons | where assert(Bytes > 99, 'no')");

        assertEquals(3, ended.code(), ended.errors());
        assertTrue(ended.errors().contains("other (" + endpoint.address()), ended.errors());
        assertFalse(ended.errors().contains(TestProviders.TOKEN), ended.errors());
    }

    @Test
    void aCertificateThatNobodyKnowsIsNotTrusted() {
        Served.Ended ended =
                Served.run(
                        "connect",
                        "kusto",
                        endpoint.address() + "/Evidence",
                        "--name",
                        "blind",
                        "--case",
                        here);

        assertEquals(3, ended.code());
        assertTrue(
                ended.errors()
                        .startsWith(
                                "spoor: blind ("
                                        + endpoint.address()
                                        + ", database Evidence) was not reached: its certificate is"
                                        + " not trusted"),
                ended.errors());
        assertFalse(Served.run("connect", "--list", "--case", here).out().contains("blind"));
    }

    @Test
    void listsAndForgetsConnections() throws Exception {
        String text = endpoint.address() + "/Old";
        assertEquals(
                0,
                Served.run(
                                "connect",
                                "kusto",
                                text,
                                "--name",
                                "old",
                                "--no-test",
                                "--tenant",
                                "contoso",
                                "--case",
                                here)
                        .code());

        String kept = Files.readString(Path.of(here, "connections", "old.json"));
        assertTrue(kept.contains("contoso"), kept);
        assertTrue(
                Served.run("connect", "--list", "--case", here)
                        .out()
                        .contains("old\tkusto\t" + endpoint.address() + "\tOld\tcontoso\tazure"));
        assertEquals(0, Served.run("connect", "--remove", "old", "--case", here).code());
        assertFalse(Served.run("connect", "--list", "--case", here).out().contains("Old"));
        Served.Ended again = Served.run("connect", "--remove", "old", "--case", here);
        assertEquals(2, again.code());
        assertTrue(again.errors().contains("there is no connection 'old'"), again.errors());
    }
}
