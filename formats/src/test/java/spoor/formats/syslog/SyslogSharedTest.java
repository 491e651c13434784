package spoor.formats.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spoor.formats.ReadTable;

/// Reads the syslog files of a collection of real logs, where it is there, and compares each line
/// with what others took from it.
class SyslogSharedTest {
    private static final Pattern LINE =
            Pattern.compile("(\\w{3}) +(\\d+) ([\\d:]{8}) (\\S+) +(.*)");

    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\w.-])\\d+\\.\\d+\\.\\d+\\.\\d+(?![\\w.-])");

    private static Path folder() {
        String named = System.getenv("SPOOR_SHARED");
        Path shared =
                named == null
                        ? Path.of(System.getProperty("spoor.root", ".."), "..", "shared")
                        : Path.of(named);
        assumeTrue(Files.isDirectory(shared.resolve("data")), "no collection of real logs here");
        return shared.resolve("data");
    }

    private static ReadTable read(Path file) {
        ReadTable read = ReadTable.of(file, "Syslog");
        assertEquals("syslog", read.chosen().format().description().name());
        assertTrue(read.balances(), file.toString());
        return read;
    }

    @Test
    void takesTheSamePartsAsTheLabelsOfLoghub() throws IOException {
        for (String set : List.of("Linux", "OpenSSH")) {
            Path log = folder().resolve("loghub/" + set + "/" + set + "_2k.log");
            ReadTable read = read(log);
            List<List<String>> labels = labels(log.resolveSibling(set + "_2k.log_structured.csv"));
            List<String> names = labels.getFirst();
            assertEquals(2000, read.rows().size());
            for (int i = 0; i < 2000; i++) {
                Map<String, String> row = read.rows().get(i);
                List<String> label = labels.get(i + 1);
                String process = row.getOrDefault("ProcessName", "");
                if (row.containsKey("PamModule") && !row.containsKey("PamType")) {
                    process += "(" + row.getOrDefault("PamModule", "") + ")";
                }
                String message = row.getOrDefault("SyslogMessage", "").strip();
                String component = label.get(names.indexOf("Component"));
                boolean host = set.equals("OpenSSH");
                if (component.startsWith("syslogd ")) {
                    process = component;
                    message = message.substring(message.indexOf(':') + 1).strip();
                }
                String pid = label.get(names.indexOf(host ? "Pid" : "PID"));
                assertEquals(host ? "sshd" : component, process, label.toString());
                assertEquals(
                        pid.isEmpty() ? "" : pid.replaceFirst("\\.0$", ""),
                        row.getOrDefault("ProcessID", ""));
                assertEquals(label.get(names.indexOf("Content")).strip(), message);
            }
        }
    }

    @Test
    void findsTheYearOfALogOfOldInItsKernelMessages() {
        ReadTable read = read(folder().resolve("loghub/Linux/Linux_2k.log"));
        assertEquals("2005-06-14T15:16:01.0000000Z", read.column("EventTime").getFirst());
        assertEquals("2005-07-27T14:42:00.0000000Z", read.column("EventTime").getLast());
    }

    @Test
    void readsEveryLineOfAnSshServerOnTheInternet() throws IOException {
        Path log = folder().resolve("auth-syslog/elastic/auth.log");
        ReadTable read = read(log);
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        assertEquals(7121, read.rows().size());
        assertEquals(lines.size(), read.rows().size());
        for (int i = 0; i < lines.size(); i++) {
            Map<String, String> row = read.rows().get(i);
            Matcher line = LINE.matcher(lines.get(i));
            assertTrue(line.matches());
            assertEquals(line.group(3), row.getOrDefault("EventTime", "").substring(11, 19));
            String pid =
                    row.containsKey("ProcessID")
                            ? "[" + row.getOrDefault("ProcessID", "") + "]"
                            : "";
            assertEquals(
                    line.group(5).strip(),
                    (row.getOrDefault("ProcessName", "")
                                    + pid
                                    + ": "
                                    + row.getOrDefault("SyslogMessage", ""))
                            .strip());
        }
    }

    @Test
    void findsUserAddressAndPortWhereverSshdNamesThem() throws IOException {
        Pattern said =
                Pattern.compile(
                        "(?:message repeated \\d+ times: \\[ )?(Accepted|Failed) (\\S+) for (?:invalid user )?(.*)"
                                + " from (\\S+) port (\\d+) ssh2.*");
        int compared = 0;
        for (String name :
                List.of("auth-syslog/elastic/auth.log", "loghub/OpenSSH/OpenSSH_2k.log")) {
            for (Map<String, String> row : read(folder().resolve(name)).rows()) {
                String message = row.getOrDefault("SyslogMessage", "");
                Matcher match = said.matcher(message);
                if (match.matches()) {
                    compared++;
                    assertEquals("logon", row.getOrDefault("EventAction", ""), message);
                    assertEquals(
                            match.group(1).equals("Failed") ? "Failure" : "Success",
                            row.getOrDefault("EventResult", ""));
                    assertEquals(match.group(2), row.getOrDefault("LogonMethod", ""));
                    assertEquals(match.group(3), row.getOrDefault("TargetUsername", ""));
                    assertEquals(match.group(4), row.getOrDefault("SrcIpAddr", ""));
                    assertEquals(match.group(5), row.getOrDefault("SrcPortNumber", ""));
                }
                Matcher address = ADDRESS.matcher(message);
                if (row.getOrDefault("ProcessName", "").equals("sshd")
                        && address.find()
                        && !message.startsWith("Server listening")) {
                    assertTrue(row.containsKey("SrcIpAddr"), message);
                    assertEquals(address.group(), row.getOrDefault("SrcIpAddr", ""), message);
                }
            }
        }
        assertTrue(compared > 1200, "only " + compared);
    }

    @Test
    void readsBrokenCharacters() {
        ReadTable read = read(folder().resolve("odd/bad-utf8-auth.log"));
        assertEquals(2, read.rows().size());
        assertEquals(List.of("203.0.113.7", "203.0.113.7"), read.column("SrcIpAddr"));
        assertEquals(2, read.tally().repaired());
    }

    private static List<List<String>> labels(Path csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(csv, StandardCharsets.UTF_8)) {
            List<String> cells = new ArrayList<>();
            Matcher cell =
                    Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))").matcher(line);
            while (cell.find()) {
                cells.add(
                        cell.group(1) == null
                                ? cell.group(2)
                                : cell.group(1).replace("\"\"", "\""));
            }
            rows.add(cells);
        }
        return rows;
    }
}
