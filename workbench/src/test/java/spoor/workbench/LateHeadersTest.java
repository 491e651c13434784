package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Zeek logs that hold more than their first MiB shows.
class LateHeadersTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final String CONN =
            """
            #separator \\x09
            #path\tconn
            #fields\tts\tuid\torig_bytes
            #types\ttime\tstring\tcount
            """;
    private static final String DNS =
            """
            #separator \\x09
            #path\tdns
            #fields\tts\tuid\tquery
            #types\ttime\tstring\tstring
            """;
    private static final String CONN_ROW = "1600000000\tC1\t7\n";
    private static final String DNS_ROW = "1600000001\tC2\texample.org\n";
    private static final int MANY = (1 << 20) / CONN_ROW.length() + 1;
    private static final String JOINED = CONN + CONN_ROW.repeat(MANY) + DNS + DNS_ROW;

    @TempDir Path folder;

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs").resolve(name), text);
    }

    private Account load(int threads) {
        try (Case opened = Case.open(folder.resolve("case"), CLOCK)) {
            return opened.load(
                    List.of(folder.resolve("logs")),
                    new LoadOptions(Optional.empty(), threads),
                    Progress.NONE);
        }
    }

    private static Map<String, Long> rows(Account account) {
        Map<String, Long> rows = new TreeMap<>();
        account.tables().forEach(table -> rows.put(table.schema().name(), table.rows()));
        return rows;
    }

    private static List<String> outcomes(Account account) {
        return account.lines().stream()
                .map(line ->
                        line.source().id()
                                + " "
                                + line.source().path().replaceAll(".*/logs/", "")
                                + " "
                                + line.outcome())
                .toList();
    }

    @Test
    void fillATableForEachLogBesideOtherFilesOfTheSameTables() throws IOException {
        write("a.log", JOINED);
        write("b.log", DNS.replace("\tquery", "\tanswer") + DNS_ROW);
        write("c.log", CONN + CONN_ROW);
        Account account = load(2);
        assertEquals(
                List.of("1 a.log LOADED", "2 b.log LOADED", "3 c.log LOADED"), outcomes(account));
        assertEquals(Map.of("ZeekConn", MANY + 1L, "ZeekDns", 2L), rows(account));
        assertEquals(0, account.totals().rejects().count());
        assertTrue(account.balanced());
        assertEquals(List.of("ZeekConn", "ZeekDns"), account.lines().getFirst().source().tables());
        assertEquals(
                List.of("1 a.log SKIPPED", "2 b.log SKIPPED", "3 c.log SKIPPED"),
                outcomes(load(1)));
    }

    @Test
    void ofJsonFillTheTablesOfTheirLogsToo() throws IOException {
        String conn = "{\"_path\":\"conn\",\"ts\":1600000000,\"uid\":\"C1\",\"id.orig_h\":\"h\"}\n";
        String dns = "{\"_path\":\"dns\",\"ts\":1600000001,\"uid\":\"C2\",\"query\":\"q\"}\n";
        int many = (1 << 20) / conn.length() + 1;
        write("a.log", conn.repeat(many) + dns);
        write("b.log", DNS + DNS_ROW);
        Account account = load(2);
        assertEquals(Map.of("ZeekConn", (long) many, "ZeekDns", 2L), rows(account));
        assertTrue(account.balanced());
        assertEquals(List.of("1 a.log SKIPPED", "2 b.log SKIPPED"), outcomes(load(2)));
    }

    @Test
    void areReadOnceWhereTwoFilesHaveTheSameBytes() throws IOException {
        write("a.log", JOINED);
        write("b.log", JOINED);
        Account account = load(2);
        assertEquals(List.of("1 a.log LOADED", "1 b.log SKIPPED"), outcomes(account));
        assertEquals(Map.of("ZeekConn", (long) MANY, "ZeekDns", 1L), rows(account));
        try (Case opened = Case.existing(folder.resolve("case"), CLOCK)) {
            assertEquals(1, opened.sources().size());
        }
    }

    @Test
    void areReadAnewWhenAFileGrewByThem() throws IOException {
        write("a.log", CONN + CONN_ROW);
        load(2);
        Files.writeString(folder.resolve("logs/a.log"), DNS + DNS_ROW, StandardOpenOption.APPEND);
        Account account = load(2);
        assertEquals(List.of("1 a.log REPLACED"), outcomes(account));
        assertEquals(Map.of("ZeekConn", 1L, "ZeekDns", 1L), rows(account));
        assertEquals(0, account.totals().rejects().count());
        assertEquals(
                "the file grew and was read anew, because what came behind has other columns",
                account.lines().getFirst().source().notes().getLast());
    }

    @Test
    void areReadOutOfAnArchive() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        try (OutputStream file = Files.newOutputStream(folder.resolve("logs/in.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> entry :
                    List.of(Map.entry("a.log", JOINED), Map.entry("b.log", DNS + DNS_ROW))) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        Account account = load(2);
        assertEquals(
                List.of("1 in.zip LOADED", "2 in.zip!a.log LOADED", "3 in.zip!b.log LOADED"),
                outcomes(account));
        assertEquals(Map.of("ZeekConn", (long) MANY, "ZeekDns", 2L), rows(account));
        assertEquals(
                List.of("1 in.zip SKIPPED", "2 in.zip!a.log SKIPPED", "3 in.zip!b.log SKIPPED"),
                outcomes(load(2)));
    }
}
