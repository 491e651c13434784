package spoor.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
