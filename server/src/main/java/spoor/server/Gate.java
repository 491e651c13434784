package spoor.server;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who may ask. Every request must name this server as its `Host` (a page elsewhere that points its
/// own name at this machine is turned away) and, where it has an `Origin`, come from this server's
/// own page. Requests for data also need a visitor that [Access] knows and who may do it.
final class Gate {
    private static final List<String> DATA = List.of("/api/", "/v1/", "/v2/", "/reports/");
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final boolean tls;
    private final Supplier<List<String>> hosts;
    private final Access access;
    private final Audit audit;

    /// @param hosts what a request may have as its `Host`, in lower case
    Gate(boolean tls, Supplier<List<String>> hosts, Access access, Audit audit) {
        this.tls = tls;
        this.hosts = hosts;
        this.access = access;
        this.audit = audit;
    }

    /// Lets a request pass, or not.
    ///
    /// @throws Refusal when it is not let in
    void admit(Context context) {
        Headers.of(tls && !isThisMachine(context)).forEach(context::header);
        requireOwnHostAndOrigin(context);
        if (isData(context) && !isOpen(context)) {
            require(context);
        }
    }

    /// Browsers would then reach every other server on `localhost` over TLS only, whatever its
    /// port.
    private static boolean isThisMachine(Context context) {
        String host = lower(context.req().getHeader("Host"));
        return host.equals("localhost") || host.startsWith("localhost:");
    }

    private void requireOwnHostAndOrigin(Context context) {
        String host = lower(context.req().getHeader("Host"));
        if (!hosts.get().contains(host)) {
            throw new Refusal(
                    403,
                    "this server does not answer to that name; the one who starts it says its names"
                            + " with --host NAME");
        }
        String origin = context.req().getHeader("Origin");
        if (origin != null && !isOwn(origin, host)) {
            throw new Refusal(403, "this server answers its own page only");
        }
        String site = context.req().getHeader("Sec-Fetch-Site");
        if (site != null && !Set.of("same-origin", "none").contains(site) && isData(context)) {
            throw new Refusal(403, "this server answers its own page only");
        }
    }

    private boolean isOwn(String origin, String host) {
        return lower(origin).equals((tls ? "https://" : "http://") + host);
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(java.util.Locale.ROOT);
    }

    private void require(Context context) {
        Visitor visitor = visitor(context);
        Audit.visitor(context, visitor);
        if (visitor.ambient()) {
            requireDoneByOurPage(context);
        }
        if (!Rights.of(context).mayBeDoneBy(visitor.role())) {
            String why =
                    visitor.name()
                            + " is a reader, who may query and export; this takes a hunter ('spoor"
                            + " users role')";
            audit.refused(context, why);
            throw new Refusal(403, why);
        }
    }

    private Visitor visitor(Context context) {
        Optional<Visitor> visitor;
        try {
            visitor = access.visitor(context);
        } catch (Refusal refusal) {
            audit.refused(context, refusal.sentence());
            throw challenged(context, refusal);
        }
        return visitor.orElseThrow(() -> challenged(context, new Refusal(401, access.wayIn())));
    }

    /// A browser is not asked for name and password: it would send them from then on with every
    /// request, whichever page makes it.
    private Refusal challenged(Context context, Refusal refusal) {
        if (refusal.status() == 429) {
            context.header("Retry-After", "300");
        }
        if (refusal.status() == 401) {
            boolean browser = context.req().getHeader("Sec-Fetch-Mode") != null;
            boolean users = access instanceof SignedUsers;
            context.header(
                    "WWW-Authenticate",
                    "Bearer realm=\"spoor\""
                            + (users && !browser
                                    ? ", Basic realm=\"spoor\", charset=\"UTF-8\""
                                    : ""));
            if (users) {
                context.header("X-Spoor-Sign-In", SignInRoutes.PAGE);
            }
        }
        return refusal;
    }

    /// What changes something must come from our page where a browser adds the right by itself.
    private void requireDoneByOurPage(Context context) {
        boolean browser =
                context.req().getHeader("Cookie") != null
                        || context.req().getHeader("Sec-Fetch-Mode") != null;
        if (browser
                && !SAFE.contains(context.req().getMethod())
                && context.req().getHeader("Origin") == null
                && !"same-origin".equals(context.req().getHeader("Sec-Fetch-Site"))) {
            throw new Refusal(
                    403,
                    "a request with the page's cookie must say that it comes from the page"
                            + " (Origin); programs send a token (Authorization: Bearer)");
        }
    }

    /// Whether the request asks for data rather than for the page's own files.
    static boolean isData(Context context) {
        String path = context.path();
        return DATA.stream().anyMatch(path::startsWith);
    }

    /// Kusto's clients ask for metadata before they show their token; nothing is there.
    private static boolean isOpen(Context context) {
        return context.path().equals("/v1/rest/auth/metadata");
    }
}
