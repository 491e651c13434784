package spoor.server;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may ask. Every request must name this server as its `Host` (a page elsewhere that points its
/// own name at loopback is turned away) and, where it has an `Origin`, come from this server's own
/// page. Requests for data also need the token, as `Authorization: Bearer`, or the cookie that the
/// page got for it.
final class Gate {
    private static final List<String> DATA = List.of("/api/", "/v1/", "/v2/", "/reports/");
    private static final String BEARER = "Bearer ";

    /// No script but our files, no frame, no form, no other machine. Styles are inline because the
    /// editor writes its theme into the page.
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self';"
                    + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-src 'self';"
                    + " frame-ancestors 'none'";

    private final SecureRandom random = new SecureRandom();
    private final String token = secret();
    private final String cookie = secret();

    /// The secret in the address that is printed at start.
    String token() {
        return token;
    }

    /// The headers that every answer bears.
    static void protect(Context context) {
        context.header("Content-Security-Policy", CONTENT_POLICY)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    /// @throws Refusal when the request is meant for another name or comes from another page
    void requireOwnHostAndOrigin(Context context, int port) {
        List<String> hosts = List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        String host = context.req().getHeader("Host");
        if (host == null || !hosts.contains(host)) {
            throw new Refusal(403, "this server answers on 127.0.0.1 and localhost only");
        }
        String origin = context.req().getHeader("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            throw new Refusal(403, "this server answers its own page only");
        }
        String site = context.req().getHeader("Sec-Fetch-Site");
        if (site != null && !Set.of("same-origin", "none").contains(site) && isData(context)) {
            throw new Refusal(403, "this server answers its own page only");
        }
    }

    /// @throws Refusal without the token or the cookie
    void requireToken(Context context, int port) {
        if (hasToken(context) || same(cookie, context.cookie(cookieName(port)))) {
            return;
        }
        context.header("WWW-Authenticate", "Bearer realm=\"spoor\"");
        throw new Refusal(
                401,
                "the token is missing or is not this server's: open the address that spoor printed"
                        + " when it started");
    }

    /// Gives the page its cookie for the token. It ends with the browser; scripts cannot read it
    /// and no other site's request carries it.
    void exchange(Context context, int port) {
        if (!hasToken(context)) {
            requireToken(context, port);
        }
        context.header(
                "Set-Cookie",
                cookieName(port) + "=" + cookie + "; Path=/; HttpOnly; SameSite=Strict");
        context.contentType("application/json; charset=utf-8").result("{}");
    }

    /// Whether the request asks for data rather than for the page's own files.
    static boolean isData(Context context) {
        String path = context.path();
        return DATA.stream().anyMatch(path::startsWith);
    }

    private boolean hasToken(Context context) {
        String header = context.req().getHeader("Authorization");
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && same(token, header.substring(BEARER.length()).strip());
    }

    /// Cookies do not know ports; two servers on one machine must not share a name.
    private static String cookieName(int port) {
        return "spoor_" + port;
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
    }

    private String secret() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
