package spoor.mining.logons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spoor.mining.Calls;
import spoor.mining.Oracle;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.ProblemException;
import spoor.model.SpoorException;
import spoor.model.Stop;

class LogonsMinerTest {
    private static final int ADDED = 8;

    @Test
    void makesLogonsReadable() {
        Calls calls =
                new Calls()
                        .column("EventID", KqlType.INT, 4624, 4625, 4634)
                        .column("Computer", KqlType.STRING, "SRV", "SRV", "SRV")
                        .column("LogonType", KqlType.INT, 10, 3, 3)
                        .column("TargetUserName", KqlType.STRING, "ann", "bob", "bob")
                        .column("TargetDomainName", KqlType.STRING, "CORP", "-", "")
                        .column(
                                "TargetUserSid",
                                KqlType.STRING,
                                "S-1-5-21-1-2-3-500",
                                "S-1-0-0",
                                "")
                        .column("TargetLogonId", KqlType.STRING, "0x1f", "0x0", "")
                        .column("SubjectUserName", KqlType.STRING, "SRV$", "-", "")
                        .column("SubjectDomainName", KqlType.STRING, "CORP", "-", "")
                        .column(
                                "AuthenticationPackageName",
                                KqlType.STRING,
                                "Negotiate",
                                "NTLM",
                                "")
                        .column("IpAddress", KqlType.STRING, "10.0.0.66", "::ffff:10.0.0.7", "")
                        .column("WorkstationName", KqlType.STRING, "KIOSK", "-", "")
                        .column("Status", KqlType.STRING, "0x0", "0xC000006D", "")
                        .column("SubStatus", KqlType.STRING, "0x0", "0xC000006A", "");
        assertEquals(
                List.of(
                        List.of(
                                "CORP\\ann",
                                "RemoteInteractive",
                                "built-in administrator",
                                "",
                                "CORP\\SRV$",
                                "10.0.0.66 (KIOSK)",
                                "success",
                                "CORP\\ann (built-in administrator) logged on to SRV over remote"
                                        + " desktop, asked by CORP\\SRV$, from 10.0.0.66 (KIOSK),"
                                        + " by Negotiate."),
                        List.of(
                                "bob",
                                "Network",
                                "nobody",
                                "",
                                "",
                                "10.0.0.7",
                                "failure: wrong password",
                                "bob (nobody) failed to log on to SRV over the network, from"
                                        + " 10.0.0.7, by NTLM: wrong password.")),
                added(calls));
        assertEquals(added(calls), added(calls, 1), "batches do not matter");
    }

    @ParameterizedTest
    @CsvSource({
        "0, System",
        "2, Interactive",
        "3, Network",
        "4, Batch",
        "5, Service",
        "7, Unlock",
        "8, NetworkCleartext",
        "9, NewCredentials",
        "10, RemoteInteractive",
        "11, CachedInteractive",
        "12, CachedRemoteInteractive",
        "13, CachedUnlock",
        "14, unknown",
        "Interactive, Interactive"
    })
    void namesTheTypes(String type, String name) {
        assertEquals(name, one(type, "").get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "S-1-5-21-1-2-3-500, built-in administrator",
        "S-1-5-21-1-2-3-1500, account of the machine or domain",
        "S-1-5-21-1-2-3-501, built-in guest",
        "S-1-5-21-1-2-3-2501, account of the machine or domain",
        "S-1-5-21-1-2-3-502, 'krbtgt, the account of the key distribution center'",
        "S-1-5-21-1-2-500, ''",
        "S-1-5-18, LOCAL SYSTEM",
        "s-1-5-19, LOCAL SERVICE",
        "S-1-5-20, NETWORK SERVICE",
        "S-1-5-180, ''",
        "S-1-5-7, ANONYMOUS LOGON",
        "S-1-5-32-544, group Administrators",
        "S-1-5-32-9999, group built into Windows",
        "S-1-5-80-1-2-3-4-5, service account",
        "S-1-5-90-0-1, Window Manager",
        "S-1-12-1-3476864874-1154527411-4288707492-1560701320, account of Entra ID",
        "S-1-16-12288, high integrity",
        "S-1-5, ''",
        "nonsense, ''"
    })
    void namesTheIdentifiers(String sid, String name) {
        assertEquals(name, one("3", sid).get(2));
    }

    @Test
    void readsStatusesHoweverTheyAreWritten() {
        for (String status : List.of("0xC0000234", "0xc0000234", "3221226036", "-1073741260")) {
            assertEquals(
                    "failure: the account is locked out", LogonWords.result("4625", status, "0x0"));
        }
        assertEquals("failure: 0xc0000001", LogonWords.result("4625", "0xC0000001", ""));
        assertEquals("failure", LogonWords.result("LogonFailed", "", ""));
        assertEquals("", LogonWords.result("", "", ""));
    }

    @Test
    void agreesWithTheOriginalWhereThatIsRight() {
        Map<String, @Nullable Object> oracle =
                Oracle.object(Oracle.json(Oracle.path("extra/logon_display.json")));
        List<Map<String, String>> input =
                Oracle.csv(Oracle.path("../../data/process/msticpy/host_logons.csv"));
        Calls calls = new Calls();
        for (String column : input.getFirst().keySet()) {
            if (!column.isEmpty()) {
                calls.column(
                        column,
                        KqlType.STRING,
                        input.stream().map(row -> (Object) row.get(column)).toArray());
            }
        }
        List<List<@Nullable Object>> got = added(calls);
        List<@Nullable Object> expected = Oracle.list(oracle.get("host_logons"));
        assertEquals(expected.size(), got.size());
        for (int i = 0; i < got.size(); i++) {
            List<@Nullable Object> lines = Oracle.list(Oracle.object(expected.get(i)).get("lines"));
            Map<String, String> row = input.get(i);
            String type = value(lines, "Logon type");
            assertEquals(
                    type.substring(type.indexOf('(') + 1, type.length() - 1), got.get(i).get(1));
            assertEquals(
                    value(lines, "Account Domain") + "\\" + value(lines, "Account"),
                    got.get(i).get(0));
            String subject = value(lines, "Subject (source) account");
            assertEquals(
                    subject.equals("-/-") ? "" : subject.replace('/', '\\'), got.get(i).get(4));
            String notes = lines.toString();
            assertEquals(
                    notes.contains("is administrator"),
                    "built-in administrator".equals(got.get(i).get(2)));
            assertEquals(
                    notes.contains("is LOCAL_SYSTEM"), "LOCAL SYSTEM".equals(got.get(i).get(2)));
            // The original builds a line on the session and forgets to show it.
            assertEquals(
                    "0x3e7".equals(row.get("TargetLogonId")) ? "session of the system" : "",
                    got.get(i).get(3));
            // The original shows a status that is not there as 'nan'.
            assertEquals("nan", value(lines, "Logon status"));
            assertEquals("success", got.get(i).get(6));
        }
    }

    private static String value(List<@Nullable Object> lines, String name) {
        String start = "<b>" + name + ": </b>";
        return lines.stream()
                .map(String::valueOf)
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(
                List.of(
                        "MINE002: 'logons' finds no column 'LogonType' (name the one that holds it:"
                                + " logons(type=...))",
                        "MINE002: 'logons' finds no column 'TargetUserName' (name the one that"
                                + " holds it: logons(account=...))"),
                new Calls()
                        .column("Text", KqlType.STRING).problems("logons").stream()
                                .map(problem -> problem.line())
                                .toList());
        Calls other =
                new Calls()
                        .column("EventID", KqlType.INT, 4688)
                        .column("LogonType", KqlType.REAL, Double.NaN)
                        .column("TargetUserName", KqlType.STRING, "");
        ProblemException thrown = assertThrows(ProblemException.class, () -> other.run("logons"));
        assertEquals("MINE008", thrown.problems().getFirst().code());
        assertTrue(
                new Calls()
                        .column("A", KqlType.DATETIME)
                        .with("type", "A")
                        .problems("logons")
                        .getFirst()
                        .line()
                        .startsWith("MINE003"));
    }

    @Test
    void anEmptyTableHasNoLogons() {
        Calls calls =
                new Calls()
                        .column("LogonType", KqlType.INT)
                        .column("TargetUserName", KqlType.STRING);
        assertEquals(List.of(), calls.run("logons"));
    }

    @Test
    void stopsWhenAsked() {
        Stop stop = new Stop();
        stop.request(Stop.CANCELLED);
        Calls calls =
                new Calls()
                        .column("LogonType", KqlType.INT, 3)
                        .column("TargetUserName", KqlType.STRING, "ann");
        SpoorException thrown = assertThrows(SpoorException.class, () -> calls.run("logons", stop));
        assertEquals(ErrorKind.LIMIT, thrown.kind());
    }

    private static List<@Nullable Object> one(String type, String sid) {
        return added(
                        new Calls()
                                .column("LogonType", KqlType.STRING, type)
                                .column("TargetUserName", KqlType.STRING, "ann")
                                .column("TargetUserSid", KqlType.STRING, sid))
                .getFirst();
    }

    private static List<List<@Nullable Object>> added(Calls calls) {
        return added(calls, Integer.MAX_VALUE);
    }

    private static List<List<@Nullable Object>> added(Calls calls, int batch) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : calls.run("logons", batch)) {
            rows.add(row.subList(row.size() - ADDED, row.size()));
        }
        return rows;
    }
}
