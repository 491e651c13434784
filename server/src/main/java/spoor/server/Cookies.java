package spoor.server;

import io.javalin.http.Context;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The cookie of the page: scripts cannot read it, no other site's request carries it, it ends with
/// the browser, and over TLS it travels over TLS only and is bound to this very host.
///
/// @param port two servers on one machine must not share a name: cookies do not know ports
record Cookies(boolean secure, IntSupplier port) {
    @Nullable String value(Context context) {
        return context.cookie(name());
    }

    void set(Context context, String value) {
        context.header("Set-Cookie", name() + "=" + value + attributes());
    }

    void remove(Context context) {
        context.header("Set-Cookie", name() + "=; Max-Age=0" + attributes());
    }

    private String name() {
        return (secure ? "__Host-spoor_" : "spoor_") + port.getAsInt();
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }
}
