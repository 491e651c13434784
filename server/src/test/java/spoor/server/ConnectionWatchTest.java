package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {
    private final FakeCase served = new FakeCase();
    private SpoorServer server;

    @BeforeEach
    void start() {
        server = SpoorServer.start(served, ServerOptions.onPort(0), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void cancelsTheQueryOfAConnectionThatIsClosed() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "endless", "");
            served.began.await();
        }
        served.cancelled.await();
        assertEquals(1, served.asked.size());
    }

    @Test
    void cancelsTheQueryOfAConnectionThatIsReset() throws Exception {
        try (Socket socket = connect()) {
            socket.setSoLinger(true, 0);
            send(socket, "endless", "");
            served.began.await();
        }
        served.cancelled.await();
        assertEquals(1, served.asked.size());
    }

    @Test
    void losesNothingOfARequestThatComesWhileAnotherIsAnswered() throws Exception {
        try (Socket socket = connect()) {
            send(socket, "endless", "x-ms-client-request-id: one\r\n");
            served.began.await();
            send(socket, "T", "Connection: close\r\n");
            // the watch looks meanwhile, and finds the second request
            Thread.sleep(600);
            assertEquals(1, served.cancelled.getCount());
            cancel("one");
            List<String> statuses = new ArrayList<>();
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int at = line.indexOf("HTTP/1.1 ");
                if (at >= 0) {
                    statuses.add(line.substring(at, at + 12));
                }
            }
            assertEquals(List.of("HTTP/1.1 400", "HTTP/1.1 200"), statuses);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private void send(Socket socket, String query, String headers) throws IOException {
        String body = "{\"csl\":\"" + query + "\"}";
        String text =
                "POST /v2/rest/query HTTP/1.1\r\nHost: 127.0.0.1:"
                        + server.port()
                        + "\r\nAuthorization: Bearer "
                        + server.token()
                        + "\r\n"
                        + headers
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void cancel(String id) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/api/queries?id=" + id);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(address)
                                    .header("Authorization", "Bearer " + server.token())
                                    .DELETE()
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertTrue(answer.body().contains("1"), answer.body());
        }
    }
}
