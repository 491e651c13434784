package spoor.server;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Secrets as requests bear them.
final class Secrets {
    private static final int MAX_HEADER = 4_096;

    private Secrets() {}

    static Optional<String> bearer(Context context) {
        return after("Bearer ", context.req().getHeader("Authorization"));
    }

    static Optional<String> basic(Context context) {
        return after("Basic ", context.req().getHeader("Authorization"));
    }

    private static Optional<String> after(String scheme, @Nullable String header) {
        return header != null
                        && header.length() <= MAX_HEADER
                        && header.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.of(header.substring(scheme.length()).strip())
                : Optional.empty();
    }

    /// Compares in a time that does not depend on where they differ.
    static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
    }
}
