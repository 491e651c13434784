package spoor.formats.auditd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import spoor.formats.ReadTable;

/// Reads the audit logs of a collection of real logs, where it is there, and compares each record
/// with what another parser made of it.
class AuditSharedTest {
    /// Events that the logs hold, counted with `grep -o 'audit([^)]*)' | sort -u | wc -l`.
    private static final Map<String, Integer> EVENTS =
            Map.of(
                    "ait-audit-2k/Audit_2k.log", 1992,
                    "msticpy/auditd_log.txt", 938,
                    "go-libaudit/normal.log", 5,
                    "go-libaudit/lost_messages.log", 5,
                    "go-libaudit/out_of_order.log", 5,
                    "go-libaudit/rollover.log", 5);

    private static Path folder() {
        String named = System.getenv("SPOOR_SHARED");
        Path shared =
                named == null
                        ? Path.of(System.getProperty("spoor.root", ".."), "..", "shared")
                        : Path.of(named);
        Path folder = shared.resolve("data/auditd");
        assumeTrue(Files.isDirectory(folder), "no collection of real logs here");
        return folder;
    }

    /// A record as the other parser writes it.
    private record Golden(
            String time, String type, String serial, List<String> keys, Map<String, String> data) {}

    @Test
    void agreesWithTheOtherParserInEveryFieldOfEveryRecord() throws IOException {
        int compared = 0;
        try (var files = Files.list(folder().resolve("go-libaudit"))) {
            for (Path golden : files.filter(path -> path.toString().endsWith(".golden")).toList()) {
                String name = golden.getFileName().toString();
                Path log = golden.resolveSibling(name.substring(0, name.length() - 7));
                ReadTable read = ReadTable.of(log, "AuditRecord");
                assertTrue(read.balances(), name);
                List<Golden> expected = golden(golden);
                assertEquals(expected.size(), read.rows().size(), name);
                for (int i = 0; i < expected.size(); i++) {
                    assertEquals(expected.get(i), ours(read.rows().get(i)), name);
                }
                compared += expected.size();
            }
        }
        assertEquals(83, compared);
    }

    private static List<Golden> golden(Path file) throws IOException {
        List<Golden> records = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    records.add(goldenRecord(json));
                }
            }
        }
        return records;
    }

    private static Golden goldenRecord(JsonParser json) throws IOException {
        Map<String, String> head = new HashMap<>();
        Map<String, String> data = Map.of();
        List<String> keys = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("data")) {
                data = object(json);
            } else if (name.equals("keys")) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    keys.add(json.getText());
                }
            } else {
                head.put(name, json.getText());
            }
        }
        return new Golden(
                Instant.parse(head.getOrDefault("@timestamp", "")).toString(),
                head.getOrDefault("record_type", ""),
                head.getOrDefault("sequence", ""),
                keys,
                data);
    }

    private static Map<String, String> object(JsonParser json) throws IOException {
        Map<String, String> members = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, json.getText());
        }
        return members;
    }

    /// Our record with the other parser's habits: useless values left out, contexts split, names in
    /// the place of numbers, `result` for `res` and `success`.
    private static Golden ours(Map<String, String> row) {
        Map<String, String> data;
        try (JsonParser json = new JsonFactory().createParser(row.getOrDefault("Fields", ""))) {
            json.nextToken();
            data = object(json);
        } catch (IOException e) {
            throw new IllegalStateException(row.toString(), e);
        }
        data.values().removeIf(value -> Set.of("", "?", "(null)").contains(value));
        for (String id : List.of("auid", "old-auid", "ses")) {
            data.computeIfPresent(id, (_, value) -> value.equals("4294967295") ? "unset" : value);
        }
        split(data, "subj");
        if (row.getOrDefault("RecordType", "").equals("PATH")) {
            split(data, "obj");
        }
        for (String result : List.of("res", "success")) {
            String value = data.remove(result);
            if (value != null) {
                boolean fine = value.equals("1") || value.equals("yes") || value.startsWith("suc");
                data.put("result", fine ? "success" : "fail");
            }
        }
        Map<String, String> names =
                Map.of("ERRNO", "exit", "ARCH", "arch", "SYSCALL", "syscall", "SIG", "sig");
        names.forEach((ours, theirs) -> {
            String value = data.remove(ours);
            if (value != null) {
                data.put(theirs, value);
            }
        });
        if (row.getOrDefault("RecordType", "").equals("SOCKADDR")) {
            String family = data.getOrDefault("family", "");
            if (Set.of("inet", "inet6", "unix").contains(family)) {
                data.remove("saddr");
            }
            data.put(
                    "family",
                    family.equals("inet") ? "ipv4" : family.equals("inet6") ? "ipv6" : family);
        }
        String key = data.remove("key");
        return new Golden(
                Instant.parse(row.getOrDefault("TimeGenerated", "")).toString(),
                row.getOrDefault("RecordType", "").toLowerCase(Locale.ROOT),
                row.getOrDefault("SerialNumber", ""),
                key == null ? List.of() : Arrays.asList(key.split(",", -1)),
                data);
    }

    private static void split(Map<String, String> data, String key) {
        String value = data.remove(key);
        if (value != null) {
            String[] names = {"_user", "_role", "_domain", "_level", "_category"};
            String[] parts = value.split(":", names.length);
            for (int i = 0; i < parts.length; i++) {
                data.put(key + names[i], parts[i]);
            }
        }
    }

    @Test
    void givesARowForEachEvent() throws IOException {
        Path folder = folder();
        for (Map.Entry<String, Integer> file : EVENTS.entrySet()) {
            Path path = folder.resolve(file.getKey());
            ReadTable read = ReadTable.of(path, "AuditLog");
            Set<String> stamps = new HashSet<>();
            for (String line : Files.readAllLines(path)) {
                stamps.add(line.substring(line.indexOf("audit("), line.indexOf(')')));
            }
            assertEquals(stamps.size(), read.rows().size(), file.getKey());
            assertEquals(file.getValue(), read.rows().size(), file.getKey());
            assertTrue(read.balances(), file.getKey());
            long records = read.column("RecordCount").stream().mapToLong(Long::parseLong).sum();
            assertEquals(Files.readAllLines(path).size(), records, file.getKey());
        }
    }

    @Test
    void joinsRecordsThatComeOutOfOrder() {
        Path folder = folder().resolve("go-libaudit");
        List<Map<String, String>> normal =
                ReadTable.of(folder.resolve("normal.log"), "AuditLog").rows();
        List<Map<String, String>> shuffled =
                ReadTable.of(folder.resolve("out_of_order.log"), "AuditLog").rows();
        assertEquals(normal.size(), shuffled.size());
        for (int i = 0; i < normal.size(); i++) {
            assertEquals(normal.get(i), shuffled.get(i));
        }
    }

    @Test
    void namesTheCallsAndCommandsOfARealHost() {
        ReadTable read = ReadTable.of(folder().resolve("msticpy/auditd_log.txt"), "AuditLog");
        assertTrue(read.column("cmdline").contains("/bin/sh -c iptables --version"));
        List<String> calls = read.column("syscall");
        assertEquals(159, calls.stream().filter(call -> !call.equals("-")).count());
        assertEquals(0, calls.stream().filter(call -> call.matches("\\d+")).count());
    }
}
