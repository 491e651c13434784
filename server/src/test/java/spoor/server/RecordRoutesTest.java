package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordRoutesTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private SpoorServer server;
    private HttpClient client;

    @BeforeEach
    void start() {
        server = SpoorServer.start(new FakeCase(), ServerOptions.onPort(0), Clock.systemUTC());
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void givesARecordWithItsPlaceAndWhatBecameOfItsFile() throws Exception {
        JsonNode record =
                mapper.readTree(get("/api/record?source=3&offset=12345678901&around=9").body());
        assertEquals(12_345_678_901L, record.get("offset").longValue());
        assertEquals("grown", record.get("state").textValue());
        assertEquals(7, record.at("/bytes/line").intValue());
        assertEquals("text", record.at("/bytes/kind").textValue());
        assertTrue(record.at("/bytes/cut").booleanValue());
        String line = record.at("/bytes/lines/0").textValue();
        assertFalse(line.contains("\u202e"), line);
        assertTrue(line.contains("\\u{202E}"), line);
        assertEquals("Mw==", record.at("/bytes/base64").textValue());
        JsonNode without = mapper.readTree(get("/api/record?source=3&offset=0&whole=true").body());
        assertTrue(without.get("bytes").isNull());
    }

    @Test
    void saysWhatARequestLacks() throws Exception {
        assertEquals(400, get("/api/record?offset=1").statusCode());
        assertEquals(400, get("/api/record?source=1").statusCode());
        assertEquals(400, get("/api/record?source=1&offset=-1").statusCode());
        assertEquals(400, get("/api/record?source=1&offset=99999999999999999999").statusCode());
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Authorization", "Bearer " + server.token())
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
