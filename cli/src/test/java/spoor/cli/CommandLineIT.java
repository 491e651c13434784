package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real command line, a process each, on good and on bad input.
class CommandLineIT {
    private static final String CSV = "name,count\nalpha,1\nbeta,2\n";

    @TempDir Path folder;

    @Test
    void opensAFolderPrintsTheAccountAndAnswersQueries() throws Exception {
        write("logs/events.csv", CSV);
        Run opened = spoor("open", "logs", "--no-serve");
        assertEquals(0, opened.code(), opened.toString());
        assertTrue(opened.out().contains("Balanced: 26 bytes = 15 events"), opened.out());
        assertTrue(opened.out().contains("Case: .spoor/logs-"), opened.out());
        assertEquals(0, spoor("load", "logs", "--case", "case").code());
        Run query = spoor("query", "events | where count > 1", "--case", "case");
        assertEquals("name  count\n----  -----\nbeta      2\n1 row\n", query.out());
        Run csv = spoor("query", "events | project name", "logs", "--format", "csv");
        assertEquals("name\nalpha\nbeta\n", csv.out(), csv.toString());
        Run ndjson = spoor("query", "events", "--case", "case", "--format", "ndjson");
        assertEquals(
                "{\"name\":\"alpha\",\"count\":1}\n{\"name\":\"beta\",\"count\":2}\n",
                ndjson.out());
        Run parquet =
                spoor(
                        "query",
                        "events",
                        "--case",
                        "case",
                        "--format",
                        "parquet",
                        "-o",
                        "out.parquet");
        assertEquals(0, parquet.code(), parquet.toString());
        byte[] bytes = Files.readAllBytes(folder.resolve("out.parquet"));
        assertEquals("PAR1", new String(bytes, 0, 4, StandardCharsets.US_ASCII));
    }

    @Test
    void opensWithTheShippedHuntsThatFit() throws Exception {
        String samples = Path.of(System.getProperty("spoor.root"), "samples").toString();
        Run opened =
                spoor("open", samples + "/exchange-admin-audit.csv", "--no-serve", "--case", "c");
        assertEquals(0, opened.code(), opened.toString());
        for (String part :
                List.of(
                        "Hunt exchange-admin-sessions: Rare sessions of Exchange administrators",
                        "153 sessions, 139 scored. The first 3 of 20 findings:",
                        "2026-09-17T23:08:40Z  chen.wei@example.com     203.0.113.140",
                        "2026-09-15T02:41:17Z",
                        "Report: c/reports/exchange-admin-sessions.html")) {
            assertTrue(opened.out().contains(part), part + " in " + opened.out());
        }
        assertTrue(opened.errors().contains("hunting [1/1]"), opened.errors());
        assertTrue(Files.size(folder.resolve("c/reports/exchange-admin-sessions.html")) > 10_000);
        Run without = spoor("open", samples, "--no-serve", "--no-hunts", "--case", "d");
        assertFalse(without.out().contains("Hunt "), without.out());
        assertFalse(Files.exists(folder.resolve("d/reports")));
    }

    @Test
    void runsNoHuntThatLiesAmongTheLogs() throws Exception {
        write("logs/events.csv", CSV);
        write("logs/hunts/evil.md", "---\ntables: [events]\n---\n```kql\nevents\n```\n");
        Run opened = spoor("open", "logs", "--no-serve", "--case", "c");
        assertFalse(opened.out().contains("Hunt "), opened.out());
        assertFalse(Files.exists(folder.resolve("c/reports")));
    }

    @Test
    void theAccountIsJsonToo() throws Exception {
        write("events.csv", CSV);
        spoor("load", "events.csv", "--case", "case");
        Run account = spoor("account", "--case", "case", "--format", "json");
        assertEquals(0, account.code());
        for (String part :
                List.of(
                        "\"path\": \"events.csv\"",
                        "\"events\": 2",
                        "\"bytes\": 26",
                        "\"balanced\": true")) {
            assertTrue(account.out().contains(part), part + " in " + account.out());
        }
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Run run = spoor("load", "nothing.log", "--case", "case");
        refused(3, run, "no such file or directory: nothing.log");
    }

    @Test
    void aDirectoryWithoutALogSaysSo() throws Exception {
        Files.createDirectories(folder.resolve("empty"));
        refused(3, spoor("open", "empty", "--no-serve"), "empty");
    }

    @Test
    void anEmptyFileSaysSo() throws Exception {
        write("nothing.log", "");
        Run run = spoor("open", "nothing.log", "--no-serve");
        assertEquals(3, run.code(), run.toString());
        assertTrue(run.out().contains("it is empty (0 bytes)"), run.toString());
    }

    @Test
    void aBinaryIsRefusedWithTheReason() throws Exception {
        byte[] bytes = new byte[4096];
        new Random(7).nextBytes(bytes);
        Files.write(folder.resolve("program.bin"), bytes);
        Run run = spoor("open", "program.bin", "--no-serve");
        assertEquals(3, run.code(), run.toString());
        assertTrue(run.out().contains("it is binary, not text: program.bin"), run.toString());
    }

    @Test
    void aGzipCutInTheMiddleGivesWhatIsThereAndAReject() throws Exception {
        StringBuilder text = new StringBuilder("name,count\n");
        for (int i = 0; i < 5000; i++) {
            text.append("name").append(i * 7919 % 5000).append(',').append(i).append('\n');
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] all = packed.toByteArray();
        Files.write(folder.resolve("cut.csv.gz"), java.util.Arrays.copyOf(all, all.length / 2));
        Run run = spoor("load", "cut.csv.gz", "--case", "case");
        assertTrue(run.out().contains("Balanced:"), run.toString());
        Run rejects = spoor("rejects", "--case", "case");
        assertFalse(rejects.out().endsWith("\n0 rejects\n"), rejects.toString());
    }

    @Test
    void aTypoIsUnderlinedWithAHint() throws Exception {
        write("events.csv", CSV);
        spoor("load", "events.csv", "--case", "case");
        Run typo = spoor("query", "events | wher count > 1", "--case", "case");
        refused(2, typo, "where");
        assertTrue(typo.errors().contains("^^^^"), typo.errors());
        Run column = spoor("query", "events | where cuont > 1", "--case", "case");
        refused(2, column, "did you mean 'count'");
        assertTrue(column.errors().contains("^^^^^"), column.errors());
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        write("events.csv", CSV);
        spoor("load", "events.csv", "--case", "case");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            refused(
                    2,
                    spoor("serve", "--case", "case", "--port", port),
                    "port " + port + " is in use");
        }
    }

    @Test
    void aCaseOpenedTwiceSaysWhoHasIt() throws Exception {
        write("events.csv", CSV);
        spoor("load", "events.csv", "--case", "case");
        Process first = start("serve", "--case", "case", "--port", "0");
        try {
            assertTrue(first.inputReader(StandardCharsets.UTF_8).readLine().contains("http://"));
            refused(
                    2,
                    spoor("account", "--case", "case"),
                    "the case is open in another process (process " + first.pid() + ")");
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertEquals(0, spoor("account", "--case", "case").code());
    }

    @Test
    void noCaseAndNoCommandAreTheUsersErrors() throws Exception {
        refused(2, spoor("account", "--case", "none"), "there is no case in none");
        refused(2, spoor("explode"), "Unmatched argument");
        refused(2, spoor(), "name a command");
        refused(2, spoor("load", "x"), "--case");
        refused(2, spoor("query", "print 1", "--format", "parquet"), "add -o");
        refused(2, spoor("query", "print 1", "--timeout", "soon"), "write 30s");
    }

    @Test
    void aTimeLimitExitsWithFour() throws Exception {
        Run run =
                spoor(
                        "query",
                        "let a = range x from 1 to 200000 step 1 | extend k = 1;"
                                + " a | join kind=inner a on k | summarize sum(x * x1)",
                        "--timeout",
                        "300ms");
        refused(4, run, "took longer than 0.3 s");
    }

    @Test
    void outputCannotDriveATerminal() throws Exception {
        write("events.csv", "name,count\n\u001b[31mred\u202e,1\n=cmd(),2\n");
        spoor("load", "events.csv", "--case", "case");
        Run table = spoor("query", "events", "--case", "case");
        assertTrue(table.out().contains("\\u{001B}[31mred\\u{202E}"), table.toString());
        Run json = spoor("query", "events", "--case", "case", "--format", "json");
        assertTrue(json.out().contains("\\u001B[31mred\\u202E"), json.toString());
        Run csv = spoor("query", "events", "--case", "case", "--format", "csv");
        assertTrue(csv.out().contains("\n'=cmd(),2"), csv.toString());
        Run raw = spoor("query", "events", "--case", "case", "--format", "csv", "--raw");
        assertTrue(raw.out().contains("\u001b[31mred\u202e,1\n=cmd(),2"), raw.toString());
    }

    @Test
    void helpVersionAndSupportTables() throws Exception {
        assertTrue(spoor("--version").out().startsWith("spoor 0."));
        for (String command :
                List.of("open", "load", "account", "rejects", "query", "hunt", "serve")) {
            Run help = spoor(command, "--help");
            assertEquals(0, help.code());
            assertTrue(help.out().contains("Usage: spoor " + command), help.toString());
        }
        assertTrue(spoor("formats").out().contains("zeek"));
        assertTrue(spoor("functions").out().contains("strlen"));
        assertTrue(spoor("functions").out().contains("dcount"));
        assertTrue(spoor("operators").out().contains("summarize"));
        assertTrue(spoor("miners").out().contains("sessionize"));
    }

    @Test
    void aFullDiskLosesNothing() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                execute(List.of("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", small.toString()))
                        == 0,
                "only root can make a small disk");
        try {
            write("small.csv", CSV);
            assertEquals(0, spoor("load", "small.csv", "--case", "small/case").code());
            StringBuilder text = new StringBuilder("name,count\n");
            Random random = new Random(1);
            for (int i = 0; i < 600_000; i++) {
                text.append(Long.toString(random.nextLong(), 36))
                        .append(',')
                        .append(i)
                        .append('\n');
            }
            write("large.csv", text.toString());
            refused(3, spoor("load", "large.csv", "--case", "small/case"), "the disk is full");
            Run account = spoor("account", "--case", "small/case", "--format", "json");
            assertTrue(account.out().contains("\"path\": \"small.csv\""), account.toString());
            assertFalse(account.out().contains("large.csv"), account.toString());
            Run query = spoor("query", "small | count", "--case", "small/case", "--format", "csv");
            assertEquals("Count\n2\n", query.out(), query.toString());
        } finally {
            execute(List.of("umount", small.toString()));
        }
    }

    private static void refused(int code, Run run, String sentence) {
        assertEquals(code, run.code(), run.toString());
        assertTrue(run.errors().contains(sentence), run.toString());
        assertFalse(run.errors().contains("\tat "), run.toString());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Run spoor(String... arguments) throws IOException, InterruptedException {
        return Run.of(folder, arguments);
    }

    private Process start(String... arguments) throws IOException {
        return new ProcessBuilder(Processes.command(arguments))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int execute(List<String> command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 1;
        }
    }
}
