package spoor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Loading, querying, hunting, reporting and serving ask no other machine, nor this one.
class NoOtherMachineIT {
    private static final Path ROOT = Path.of(System.getProperty("spoor.root"));
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+/\\?token=(\\S+)");

    @TempDir Path folder;

    private Path tried;

    @BeforeEach
    void name() {
        tried = folder.resolve("tried");
    }

    @Test
    void theDenialItselfWorks() throws Exception {
        Process process = started(denied("try"));
        assertEquals("", text(process));
        assertEquals(
                List.of(
                        "a socket channel",
                        "a socket",
                        "a datagram channel",
                        "the name example.com"),
                Files.readAllLines(tried));
    }

    @Test
    void opensNoConnection() throws Exception {
        Path samples = ROOT.resolve("samples");
        runAll(samples.resolve("conn.log").toString(), NoOtherMachineIT.this::denied);
        assertTrue(Files.notExists(tried), () -> "tried: " + tried());
    }

    private interface Start {
        List<String> command(String... arguments);
    }

    private void runAll(String log, Start start) throws Exception {
        run(start.command("load", log, "--case", "c"));
        run(start.command("query", "ZeekConn | summarize count() by conn_state", "--case", "c"));
        run(
                start.command(
                        "query",
                        "ZeekConn | take 5 | evaluate column_profile()",
                        "--case",
                        "c",
                        "--format",
                        "parquet",
                        "-o",
                        "p.parquet"));
        run(
                start.command(
                        "hunt",
                        "run",
                        ROOT.resolve("hunts/zeek-conversations.md").toString(),
                        "--case",
                        "c",
                        "-o",
                        "report.html"));
        serve(start.command("serve", "--case", "c", "--port", "0"));
    }

    private void serve(List<String> command) throws Exception {
        Process process = started(command);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                HttpClient client = HttpClient.newHttpClient()) {
            String line = out.readLine();
            Matcher address = ADDRESS.matcher(String.valueOf(line));
            assertTrue(address.find(), String.valueOf(line));
            URI base = URI.create(address.group());
            for (String path : new String[] {"/", "/api/schema", "/api/account", "/api/hunts"}) {
                assertEquals(200, send(client, base, path, address.group(1), ""), path);
            }
            String query = "{\"csl\":\"ZeekConn | count\"}";
            assertEquals(200, send(client, base, "/v2/rest/query", address.group(1), query));
        } finally {
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        }
    }

    private static int send(HttpClient client, URI base, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /// DuckDB is native: of it the JDK knows nothing, but the kernel does.
    @Test
    void theKernelSeesNoConnectionEither() throws Exception {
        assumeTrue(canTrace(), "strace is there and may be used");
        List<Path> traces = new ArrayList<>();
        Path samples = ROOT.resolve("samples");
        Start traced =
                arguments -> {
                    Path trace = folder.resolve("trace-" + traces.size());
                    traces.add(trace);
                    List<String> command = new ArrayList<>(tracing(trace));
                    command.addAll(Processes.command(arguments));
                    return command;
                };
        run(traced.command("load", samples.resolve("conn.log").toString(), "--case", "c"));
        run(traced.command("query", "ZeekConn | summarize count() by proto", "--case", "c"));
        for (Path trace : traces) {
            List<String> calls =
                    Files.readAllLines(trace, StandardCharsets.ISO_8859_1).stream()
                            .filter(line -> line.contains("AF_INET"))
                            .filter(line -> !line.contains("socket("))
                            .toList();
            assertEquals(List.of(), calls);
        }
    }

    private static List<String> tracing(Path trace) {
        return List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-e",
                "trace=connect,sendto,sendmsg,sendmmsg",
                "-o",
                trace.toString());
    }

    private boolean canTrace() throws InterruptedException {
        List<String> command = new ArrayList<>(tracing(folder.resolve("trial")));
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> denied(String... arguments) {
        List<String> command = Processes.command(arguments);
        int main = command.indexOf("spoor.cli.Main");
        command.set(main, WithoutNetwork.class.getName());
        command.addAll(
                1,
                List.of(
                        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                        "-D" + WithoutNetwork.TRIED + "=" + tried,
                        "-Djava.nio.channels.spi.SelectorProvider="
                                + WithoutNetwork.Channels.class.getName()));
        return command;
    }

    private void run(List<String> command) throws Exception {
        Process process = started(command);
        String text = text(process);
        assertEquals(0, process.waitFor(), text);
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Process started(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        return process;
    }

    private String tried() {
        try (Stream<String> lines = Files.lines(tried)) {
            return Arrays.toString(lines.toArray());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
