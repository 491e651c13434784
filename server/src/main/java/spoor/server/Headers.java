package spoor.server;

import java.util.LinkedHashMap;
import java.util.Map;

/// The headers that every answer bears, an error's too, whoever writes it.
final class Headers {
    static final String POLICY = "Content-Security-Policy";

    /// Of answers that are no page: nothing in them is ever run, framed or fetched for.
    static final String NO_PAGE =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// Of the page's files: a worker that is made of one may fetch and start what the page may.
    static final String FILE =
            "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// Of the page: no script but our files, no form, no other machine. Styles are inline because
    /// the editor writes its theme, and the places of its lines, into the page.
    static final String PAGE =
            "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self';"
                    + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-src 'self';"
                    + " frame-ancestors 'none'";

    private static final String TLS_ALWAYS = "max-age=31536000";

    private Headers() {}

    static Map<String, String> of(boolean tls) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(POLICY, NO_PAGE);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (tls) {
            headers.put("Strict-Transport-Security", TLS_ALWAYS);
        }
        return headers;
    }
}
