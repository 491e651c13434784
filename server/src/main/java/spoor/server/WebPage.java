package spoor.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The page's own files, from the class path folder `web`. They hold no data of any case and need
/// no token.
final class WebPage {
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*");

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json; charset=utf-8"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("ttf", "font/ttf"));

    private static final String NOT_BUILT =
            """
            Spoor's server is up, but its page was not built into it.
            To build it: cd web && npm ci && npm run build; then start Spoor again.
            The query interface works without it: POST /v2/rest/query.
            """;

    private WebPage() {}

    static void index(Context context) throws IOException {
        byte[] page = resource("index.html");
        if (page == null) {
            context.contentType("text/plain; charset=utf-8").result(NOT_BUILT);
            return;
        }
        context.header(Headers.POLICY, Headers.PAGE)
                .contentType("text/html; charset=utf-8")
                .result(page);
    }

    /// @throws Refusal when there is no such file
    static void file(Context context) throws IOException {
        String name = context.path().substring(1);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        byte[] content = type != null && NAME.matcher(name).matches() ? resource(name) : null;
        if (type == null || content == null) {
            throw new Refusal(404, "there is nothing at this address");
        }
        if (name.startsWith("assets/")) {
            // Their names change with their contents.
            context.header("Cache-Control", "private, max-age=31536000, immutable");
        }
        context.header(Headers.POLICY, Headers.FILE);
        context.disableCompression().contentType(type).result(content);
    }

    private static byte @Nullable [] resource(String name) throws IOException {
        String home = System.getProperty("spoor.home");
        if (home != null) {
            Path dist = Path.of(home, "web", "dist");
            if (Files.isRegularFile(dist.resolve("index.html"))) {
                Path file = dist.resolve(name);
                return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
            }
        }
        try (InputStream in = WebPage.class.getResourceAsStream("/web/" + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
