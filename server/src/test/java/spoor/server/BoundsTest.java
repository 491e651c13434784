package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a client may take of the server, looked at through its socket.
class BoundsTest {
    private final FakeCase served = new FakeCase();

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private SpoorServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refusesLongHeadersWithAllHeadersOfItsOwn() throws Exception {
        start(Bounds.STANDARD);
        String answer =
                raw("GET / HTTP/1.1\r\n" + host() + "X: " + "a".repeat(20_000) + "\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
        assertTrue(answer.endsWith("The headers of the request are too long.\n"), answer);
        assertProtected(answer);
    }

    @Test
    void refusesWhatIsNoRequestWithAllHeadersOfItsOwn() throws Exception {
        start(Bounds.STANDARD);
        for (String wrong :
                new String[] {
                    "<script>alert(1)</script>\r\n\r\n",
                    "GET /%zz HTTP/1.1\r\n" + host() + "\r\n",
                    "GET / HTTP/1.1\r\n" + host() + "Host: evil.example\r\n\r\n",
                    "GET / HTTP/1.1\r\n\r\n",
                    "POST / HTTP/1.1\r\n"
                            + host()
                            + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n"
                }) {
            String answer = raw(wrong);
            assertTrue(answer.matches("(?s)HTTP/1.1 4.*"), wrong + answer);
            assertTrue(!answer.contains("alert"), answer);
            assertProtected(answer);
        }
    }

    @Test
    void refusesALongBody() throws Exception {
        start(Bounds.STANDARD);
        HttpResponse<String> answer = ask("T".repeat(5 << 20)).get();
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("larger than"), answer.body());
    }

    @Test
    void endsAConnectionThatSaysNothing() throws Exception {
        start(Bounds.STANDARD.withIdle(Duration.ofMillis(300)));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void endsAConnectionThatAsksTooSlowly() throws Exception {
        start(Bounds.STANDARD.withSlow(Duration.ofMillis(500)));
        assertThrows(IOException.class, () -> drip("GET / HTTP/1.1\r\nX: "));
    }

    @Test
    void endsAConnectionThatSendsABodyTooSlowly() throws Exception {
        start(Bounds.STANDARD.withSlow(Duration.ofMillis(500)));
        String begin =
                "POST /v2/rest/query HTTP/1.1\r\n"
                        + host()
                        + "Authorization: Bearer "
                        + server.token()
                        + "\r\nContent-Length: 1000000\r\n\r\n";
        assertThrows(IOException.class, () -> drip(begin));
        assertTrue(served.asked.isEmpty());
    }

    /// Sends a byte now and then until the connection is gone; a minute would be far too long.
    private void drip(String begin) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1_200; i++) {
                out.write('a');
                Thread.sleep(50);
            }
        }
    }

    @Test
    void endsAConnectionThatReadsItsAnswerTooSlowly() throws Exception {
        start(Bounds.STANDARD.withSlow(Duration.ofMillis(500)));
        served.many = 2_000_000;
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(
                    new java.net.InetSocketAddress(
                            InetAddress.getLoopbackAddress(), server.port()));
            write(socket, "many", false);
            InputStream in = socket.getInputStream();
            byte[] some = new byte[1_000];
            long read = 0;
            for (int last = in.read(some); last >= 0 && read < 5_000_000; last = in.read(some)) {
                read += last;
                Thread.sleep(served.audited.size() < 2 ? 50 : 0);
            }
            assertTrue(read < 5_000_000, "it sent all: " + read);
        } catch (java.net.SocketException e) {
            // ended while it was read: as it should be
        }
        awaitAudited(2);
        assertTrue(served.audited.get(1).contains("broken-off"), served.audited.get(1));
    }

    @Test
    void endsAConnectionThatDoesNotReadItsAnswer() throws Exception {
        start(Bounds.STANDARD.withIdle(Duration.ofMillis(500)));
        served.many = 2_000_000;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            write(socket, "many", false);
            awaitAudited(2);
        }
        assertTrue(served.audited.get(1).contains("broken-off"), served.audited.get(1));
    }

    @Test
    void letsAQueryRunThoughItsConnectionIsSilent() throws Exception {
        start(Bounds.STANDARD.withIdle(Duration.ofMillis(200)).withSlow(Duration.ofMillis(200)));
        CompletableFuture<HttpResponse<String>> answer = ask("endless");
        served.began.await();
        Thread.sleep(1_000);
        assertTrue(!answer.isDone() && served.cancelled.getCount() == 1, "it still runs");
    }

    @Test
    void letsAnAnswerGoOnWhoseRowsComeSlowly() throws Exception {
        start(Bounds.STANDARD.withIdle(Duration.ofMillis(100)).withSlow(Duration.ofMillis(500)));
        for (boolean progressive : new boolean[] {true, false}) {
            HttpRequest request =
                    query(
                            "none",
                            "{\"csl\":\"drips\",\"properties\":{\"Options\":{"
                                    + "\"results_progressive_enabled\":"
                                    + progressive
                                    + "}}}");
            try (HttpClient client = HttpClient.newHttpClient()) {
                String answer = client.send(request, BodyHandlers.ofString()).body();
                assertTrue(answer.contains("\"DataSetCompletion\",\"HasErrors\":false"), answer);
            }
        }
    }

    @Test
    void makesQueriesWaitForTheirTurnAndRefusesTooMany() throws Exception {
        start(Bounds.STANDARD.withTurns(1, 1, Duration.ofMinutes(1)));
        CompletableFuture<HttpResponse<String>> first = askAs("first", "endless");
        served.began.await();
        CompletableFuture<HttpResponse<String>> second = ask("T");
        awaitAudited(2);
        HttpResponse<String> third = refusedAfter();
        assertTrue(third.body().contains("1 queries run and 1 wait for their turn"), third.body());
        assertEquals(1, served.asked.size(), "the second waits");
        var _ = cancel("first");
        assertEquals(400, first.get().statusCode(), "cancelled");
        assertEquals(200, second.get().statusCode());
    }

    @Test
    void cancelsAQueryThatWaitsForItsTurn() throws Exception {
        start(Bounds.STANDARD.withTurns(1, 5, Duration.ofMinutes(1)));
        CompletableFuture<HttpResponse<String>> first = askAs("first", "endless");
        served.began.await();
        CompletableFuture<HttpResponse<String>> second = askAs("second", "T");
        while (server.waiting() == 0) {
            Thread.sleep(10);
        }
        assertEquals("{\"cancelled\":1}", cancel("second").body());
        assertEquals(400, second.get().statusCode());
        assertTrue(second.get().body().contains("the query was cancelled"), second.get().body());
        assertEquals(1, served.asked.size(), "it never ran");
        assertEquals(0, server.waiting());
        var _ = cancel("first");
        assertEquals(400, first.get().statusCode());
        assertEquals(200, ask("T").get().statusCode(), "its turn went on");
    }

    @Test
    void tellsAQueryThatWaitedTooLong() throws Exception {
        start(Bounds.STANDARD.withTurns(1, 5, Duration.ofMillis(100)));
        var _ = ask("endless");
        served.began.await();
        HttpResponse<String> answer = ask("T").get();
        assertEquals(429, answer.statusCode());
        assertTrue(answer.body().contains("for its turn behind others"), answer.body());
    }

    /// The queue is full a moment after the second has been logged.
    private HttpResponse<String> refusedAfter() throws Exception {
        for (int i = 0; i < 100; i++) {
            Thread.sleep(20);
            if (server.waiting() == 1) {
                break;
            }
        }
        HttpResponse<String> answer = ask("T").get();
        assertEquals(429, answer.statusCode());
        return answer;
    }

    private void awaitAudited(int lines) throws InterruptedException {
        for (int i = 0; served.audited.size() < lines && i < 2_000; i++) {
            Thread.sleep(10);
        }
        assertTrue(served.audited.size() >= lines, "lines: " + served.audited);
    }

    private void start(Bounds bounds) {
        server = SpoorServer.start(served, ServerOptions.onPort(0), bounds, Clock.systemUTC());
    }

    private void write(Socket socket, String text, boolean close) throws IOException {
        String body = "{\"csl\":\"" + text + "\"}";
        String request =
                "POST /v2/rest/query HTTP/1.1\r\n"
                        + host()
                        + "Authorization: Bearer "
                        + server.token()
                        + "\r\nContent-Length: "
                        + body.length()
                        + (close ? "\r\nConnection: close" : "")
                        + "\r\n\r\n"
                        + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private CompletableFuture<HttpResponse<String>> ask(String text) {
        return askAs("", text);
    }

    private CompletableFuture<HttpResponse<String>> askAs(String id, String text) {
        HttpRequest request = query(id.isEmpty() ? "none" : id, "{\"csl\":\"" + text + "\"}");
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    private HttpRequest query(String id, String body) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/v2/rest/query"))
                .header("Authorization", "Bearer " + server.token())
                .header("x-ms-client-request-id", id)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> cancel(String id) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + server.port()
                                                + "/api/queries?id="
                                                + id))
                        .header("Authorization", "Bearer " + server.token())
                        .DELETE()
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private String host() {
        return "Host: 127.0.0.1:" + server.port() + "\r\n";
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProtected(String answer) {
        for (String header :
                new String[] {
                    "Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff"
                }) {
            assertTrue(answer.contains(header), answer);
        }
    }
}
