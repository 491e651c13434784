package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.SpoorException;
import spoor.server.users.Role;
import spoor.server.users.Users;
import spoor.workbench.QueryRequest;

/// A server with TLS and users, asked through its socket.
class UsersServerTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir static Path folder;

    private static FakeCase served;
    private static SpoorServer server;
    private static HttpClient client;
    private static String readers;
    private static String hunters;
    private static String administrators;

    @BeforeAll
    static void start() throws Exception {
        MadeKeys made = MadeKeys.in(folder, "one", "EC");
        Users users = new Users(folder.resolve("users.json"));
        users.add("rita", Role.READER, PASSWORD.toCharArray());
        users.add("hugo", Role.HUNTER, PASSWORD.toCharArray());
        users.add("ada", Role.ADMINISTRATOR, PASSWORD.toCharArray());
        administrators = "Bearer " + users.token("ada");
        readers = "Bearer " + users.token("rita");
        hunters = "Bearer " + users.token("hugo");
        served = new FakeCase();
        server =
                SpoorServer.start(
                        served,
                        new ServerOptions(
                                "127.0.0.1",
                                0,
                                List.of("hunt.example"),
                                Optional.of(made.keys()),
                                Optional.of(users)),
                        Clock.systemUTC());
        client = HttpClient.newBuilder().sslContext(made.trusting()).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void forget() {
        served.audited.clear();
        served.ran.clear();
    }

    /// Without the ends: that of a test before may come late.
    private static List<String> begun() {
        return List.copyOf(served.audited).stream()
                .filter(line -> !line.contains("\"event\":\"end\""))
                .toList();
    }

    @Test
    void tellsItsAddressWithoutASecret() {
        assertEquals("https://hunt.example:" + server.port() + "/", server.address().toString());
    }

    @Test
    void letsUsersInByTokenAndByPassword() throws Exception {
        assertEquals(200, ask("/v2/rest/query", "T", readers).statusCode());
        assertTrue(begun().getFirst().contains("\"user\":\"rita\""));
        assertEquals(200, ask("/v2/rest/query", "T", basic("rita", PASSWORD)).statusCode());
        assertEquals(200, ask("/v2/rest/query", "T", basic("rita", PASSWORD)).statusCode());
    }

    @Test
    void turnsAwayAllOthersInTheSameWords() throws Exception {
        HttpResponse<String> wrong = ask("/v2/rest/query", "T", basic("rita", "wrong password"));
        HttpResponse<String> nobody = ask("/v2/rest/query", "T", basic("nobody", "wrong password"));
        assertEquals(401, wrong.statusCode());
        assertEquals(401, nobody.statusCode());
        assertEquals(sentence(wrong), sentence(nobody));
        assertEquals(
                "Bearer realm=\"spoor\", Basic realm=\"spoor\", charset=\"UTF-8\"",
                wrong.headers().firstValue("WWW-Authenticate").orElseThrow());
        assertTrue(begun().get(0).contains("\"user\":\"rita\""), begun().get(0));
        assertTrue(
                begun().get(1).contains("\"user\":\"\""),
                "what is no name may be a password: " + begun().get(1));
        assertEquals(401, ask("/v2/rest/query", "T", "Bearer nonsense").statusCode());
        assertEquals(401, ask("/v2/rest/query", "T", "Basic !").statusCode());
        HttpResponse<String> none = send(request("/api/schema").GET());
        assertEquals(401, none.statusCode());
        assertEquals("/sign-in", none.headers().firstValue("X-Spoor-Sign-In").orElseThrow());
    }

    @Test
    void doesNotMakeABrowserAskForAPassword() throws Exception {
        HttpResponse<String> answer =
                send(request("/api/schema").header("Sec-Fetch-Mode", "cors").GET());
        assertEquals(
                "Bearer realm=\"spoor\"",
                answer.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    @Test
    void letsReadersAskAndHuntersChange() throws Exception {
        assertEquals(
                200,
                send(request("/api/schema").header("Authorization", readers).GET()).statusCode());
        HttpResponse<String> refused = ask("/api/hunts/rare/run", "", readers);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("rita is a reader"), refused.body());
        assertEquals(List.of(), served.ran);
        assertTrue(begun().getFirst().contains("\"event\":\"refused\""));
        assertEquals(200, ask("/api/hunts/rare/run", "", hunters).statusCode());
        assertEquals(List.of("rare"), served.ran);
        HttpResponse<String> cancel = ask("/v1/rest/mgmt", ".cancel query 'x'", readers);
        assertEquals(200, cancel.statusCode(), cancel.body());
        assertEquals(403, ask("/v1/rest/mgmt", ".drop function f", readers).statusCode());
        assertEquals(403, ask("/api/nothing/known", "", readers).statusCode());
    }

    @Test
    void letsOnlyWhoAskedAndAdministratorsCancel() throws Exception {
        CompletableFuture<HttpResponse<String>> endless =
                client.sendAsync(
                        request("/v2/rest/query")
                                .header("Authorization", readers)
                                .header("x-ms-client-request-id", "long")
                                .POST(BodyPublishers.ofString("{\"csl\":\"endless\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        served.began.await();
        HttpResponse<String> refused = cancel("long", hunters);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("is another user's"), refused.body());
        assertTrue(!endless.isDone() && served.cancelled.getCount() == 1, "it still runs");
        assertEquals("{\"cancelled\":0}", cancel("other", hunters).body());
        assertEquals("{\"cancelled\":1}", cancel("long", administrators).body());
        assertEquals(400, endless.get().statusCode());
        assertEquals(200, ask("/api/hunts/rare/run", "", administrators).statusCode());
    }

    private static HttpResponse<String> cancel(String id, String authorization) throws Exception {
        return send(
                request("/api/queries?id=" + id).header("Authorization", authorization).DELETE());
    }

    @Test
    void letsAReadersQueryKeepNothing() throws Exception {
        served.asked.clear();
        assertEquals(200, ask("/v2/rest/query", "T", readers).statusCode());
        assertEquals(200, ask("/v2/rest/query", "T", hunters).statusCode());
        assertEquals(List.of(false, true), served.asked.stream().map(QueryRequest::keeps).toList());
    }

    @Test
    void signsInByTheForm() throws Exception {
        HttpResponse<String> page = send(request("/sign-in").GET());
        assertEquals(200, page.statusCode());
        assertTrue(
                page.headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow()
                        .contains("form-action 'self'"));
        HttpResponse<String> signed = signIn("hugo", PASSWORD, origin());
        assertEquals(303, signed.statusCode());
        assertEquals("/", signed.headers().firstValue("Location").orElseThrow());
        String cookie = signed.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(
                cookie.startsWith("__Host-spoor_" + server.port() + "=")
                        && cookie.endsWith("; Path=/; HttpOnly; SameSite=Strict; Secure"),
                cookie);
        String pair = cookie.substring(0, cookie.indexOf(';'));
        HttpResponse<String> who = send(request("/api/session").header("Cookie", pair).GET());
        assertEquals("{\"user\":\"hugo\",\"role\":\"hunter\",\"users\":true}", who.body());
        HttpResponse<String> out =
                send(
                        request("/api/session")
                                .header("Cookie", pair)
                                .header("Origin", origin())
                                .DELETE());
        assertEquals(200, out.statusCode());
        assertEquals(401, send(request("/api/session").header("Cookie", pair).GET()).statusCode());
    }

    @Test
    void repeatsNothingOfWhatWasTypedInTheForm() throws Exception {
        HttpResponse<String> refused = signIn("<b>x", "<script>alert(1)</script>", origin());
        assertEquals(401, refused.statusCode());
        assertTrue(refused.body().contains("the name or the password is wrong"));
        assertFalse(refused.body().contains("<b>x") || refused.body().contains("alert(1)"));
    }

    @Test
    void takesNoFormAndNoCookieFromAnotherPage() throws Exception {
        assertEquals(403, signIn("hugo", PASSWORD, "https://evil.example").statusCode());
        assertEquals(403, signIn("hugo", PASSWORD, "").statusCode());
        String cookie =
                signIn("hugo", PASSWORD, origin()).headers().firstValue("Set-Cookie").orElseThrow();
        String pair = cookie.substring(0, cookie.indexOf(';'));
        for (String origin : new String[] {"https://evil.example", "null", ""}) {
            HttpRequest.Builder request =
                    request("/api/hunts/rare/run")
                            .header("Cookie", pair)
                            .POST(BodyPublishers.noBody());
            HttpResponse<String> answer =
                    send(origin.isEmpty() ? request : request.header("Origin", origin));
            assertEquals(403, answer.statusCode(), origin);
        }
        HttpResponse<String> crossed =
                send(
                        request("/api/schema")
                                .header("Cookie", pair)
                                .header("Sec-Fetch-Site", "cross-site")
                                .GET());
        assertEquals(403, crossed.statusCode());
        assertEquals(List.of(), served.ran);
    }

    @Test
    void saysThatItIsReachedOverTlsOnly() throws Exception {
        URI byAddress = URI.create("https://127.0.0.1:" + server.port() + "/");
        HttpResponse<String> page = send(HttpRequest.newBuilder(byAddress));
        assertEquals(
                "max-age=31536000",
                page.headers().firstValue("Strict-Transport-Security").orElseThrow());
        assertTrue(
                send(request("/").GET())
                        .headers()
                        .firstValue("Strict-Transport-Security")
                        .isEmpty(),
                "other servers on localhost have no TLS");
        assertThrows(
                IOException.class,
                () ->
                        client.send(
                                HttpRequest.newBuilder(
                                                URI.create("http://127.0.0.1:" + server.port()))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()));
    }

    @Test
    void refusesToListenOffLoopbackWithoutTlsAndUsers() throws Exception {
        Optional<TlsKeys> keys = Optional.of(MadeKeys.in(folder, "two", "EC").keys());
        Optional<Users> users = Optional.of(new Users(folder.resolve("users.json")));
        assertRefused(
                "Add --tls CERT.pem,KEY.pem (or a keystore) and --users FILE",
                Optional.empty(),
                Optional.empty());
        assertRefused("Add --users FILE, too", keys, Optional.empty());
        assertRefused("Add --tls CERT.pem,KEY.pem (or a keystore), too", Optional.empty(), users);
        assertRefused("say it with --host NAME", keys, users);
        Users nobody = new Users(folder.resolve("none.json"));
        SpoorException error =
                assertThrows(
                        SpoorException.class,
                        () ->
                                new ServerOptions(
                                        "127.0.0.1", 0, List.of(), keys, Optional.of(nobody)));
        assertTrue(String.valueOf(error.getMessage()).contains("there is no users file"));
        ServerOptions all =
                new ServerOptions(
                        "0.0.0.0", 443, List.of("Hunt.example", "b.example:8443"), keys, users);
        assertTrue(
                all.hosts(443)
                        .containsAll(
                                List.of("hunt.example", "hunt.example:443", "b.example:8443")));
        assertFalse(all.hosts(443).contains("b.example"));
        assertFalse(all.hosts(443).contains("0.0.0.0:443"));
    }

    private static void assertRefused(String part, Optional<TlsKeys> keys, Optional<Users> users) {
        SpoorException error =
                assertThrows(
                        SpoorException.class,
                        () -> new ServerOptions("0.0.0.0", 0, List.of(), keys, users));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains(part), message);
    }

    private static String sentence(HttpResponse<String> answer) {
        return answer.body().replaceAll(".*\"@message\":\"([^\"]*)\".*", "$1");
    }

    private static String basic(String name, String password) {
        String pair = name + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String origin() {
        return "https://localhost:" + server.port();
    }

    private static HttpResponse<String> signIn(String name, String password, String origin)
            throws Exception {
        HttpRequest.Builder request =
                request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "name="
                                                + java.net.URLEncoder.encode(
                                                        name, StandardCharsets.UTF_8)
                                                + "&password="
                                                + java.net.URLEncoder.encode(
                                                        password, StandardCharsets.UTF_8)));
        return send(origin.isEmpty() ? request : request.header("Origin", origin));
    }

    private static HttpResponse<String> ask(String path, String text, String authorization)
            throws Exception {
        return send(
                request(path)
                        .header("Authorization", authorization)
                        .POST(BodyPublishers.ofString("{\"csl\":\"" + text + "\"}")));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
