package spoor.workbench.entities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;
import spoor.workbench.Case;

class PivotsTest {
    private static final List<TableSchema> TABLES =
            List.of(
                    table("SigninLogs", "UserPrincipalName", "IPAddress"),
                    table(
                            "SecurityEvent",
                            "Account",
                            "TargetDomainName",
                            "Computer",
                            "NewProcessName"),
                    table("ZeekConn", "id.orig_h", "id.resp_h", "uid"),
                    table("ZeekDns", "query"),
                    table("DeviceFileEvents", "SHA256", "DeviceName", "InitiatingProcessFileName"));

    @TempDir Path folder;

    @Test
    void knowsTheColumnsOfSentinelDefenderAndZeek() {
        assertEquals(List.of("SigninLogs", "ZeekConn"), tables("id_orig_h", "192.0.2.7"));
        assertEquals(List.of("SigninLogs", "SecurityEvent"), tables("Account", "CORP\\ann"));
        assertEquals(List.of("SecurityEvent", "DeviceFileEvents"), tables("Computer", "WS1.corp"));
        assertEquals(
                List.of("SecurityEvent", "DeviceFileEvents"), tables("NewProcessName", "x.exe"));
        assertEquals(List.of("ZeekDns"), tables("query", "example.org"));
        assertEquals(List.of(), tables("Description", "some text"));
    }

    @Test
    void tellsAValueByItsFormWhereItsColumnDoesNot() {
        assertEquals(List.of("SigninLogs", "ZeekConn"), tables("x", "2001:db8::1"));
        assertEquals(List.of("DeviceFileEvents"), tables("x", "a".repeat(64)));
        assertEquals(Optional.of(EntityKind.URL), pivots("x", "https://example.org/a").kind());
        assertEquals(Optional.empty(), pivots("x", "12:30").kind());
    }

    @Test
    void writesReadableQueriesThatAlsoFindTheShorterSpelling() {
        Pivots.Target target = pivots("Account", "CORP\\ann").targets().getFirst();
        assertEquals(
                "SigninLogs\n| where UserPrincipalName in~ (\"CORP\\\\ann\", \"ann\")",
                target.query());
        assertEquals(
                "ZeekConn\n| where ['id.orig_h'] =~ \"192.0.2.7\"\n    or ['id.resp_h'] =~ \"192.0.2.7\"",
                pivots("IPAddress", "192.0.2.7").targets().getLast().query());
    }

    @Test
    void quotesHostileValuesSoThatTheyStayValues() throws Exception {
        List<String> hostile =
                List.of(
                        "a\" or 1 == 1 //",
                        "a'] | union T",
                        "back\\slash\\",
                        "line\nend\r\ttab",
                        "bell\u0007 \u202ereversed",
                        "```",
                        "{{x}} <script>");
        Path file = folder.resolve("accounts.json");
        StringBuilder lines = new StringBuilder();
        for (String value : hostile) {
            lines.append("{\"Account\":")
                    .append(
                            new com.fasterxml.jackson.databind.ObjectMapper()
                                    .writeValueAsString(value))
                    .append(",\"n\":1}\n");
        }
        Files.writeString(file, lines);
        try (Case opened = Case.temporary(Clock.systemUTC())) {
            assertTrue(opened.load(file).balanced());
            List<TableSchema> tables = opened.tables().stream().map(one -> one.schema()).toList();
            for (String value : hostile) {
                Pivots.Target target =
                        Pivots.of(new Column("Account", KqlType.STRING), value, tables)
                                .targets()
                                .getFirst();
                List<List<Object>> rows =
                        List.copyOf(
                                opened.query(target.query() + "\n| project Account")
                                        .table()
                                        .rows());
                assertEquals(List.of(List.of(value)), rows, target.query());
                assertTrue(
                        target.query().chars().noneMatch(c -> c == 0x202e || c == 7),
                        target.query());
            }
        }
    }

    private static List<String> tables(String column, String value) {
        return pivots(column, value).targets().stream().map(Pivots.Target::table).toList();
    }

    private static Pivots pivots(String column, String value) {
        return Pivots.of(new Column(column, KqlType.STRING), value, TABLES);
    }

    private static TableSchema table(String name, String... columns) {
        return new TableSchema(
                name,
                List.of(columns).stream().map(one -> new Column(one, KqlType.STRING)).toList());
    }
}
