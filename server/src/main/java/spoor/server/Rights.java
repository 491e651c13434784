package spoor.server;

import io.javalin.http.Context;
import java.util.Set;
import java.util.regex.Pattern;
import spoor.server.users.Role;
import spoor.workbench.QueryRequest;

/// Which role a request takes. A reader may ask for everything, and send what asks; every other
/// route that takes something is a hunter's, also one that nobody thought of here.
enum Rights {
    ASKS,
    CHANGES;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /// What asks although it is sent: queries, checks, exports. A management command is looked at
    /// by its text.
    private static final Pattern ASKING =
            Pattern.compile(
                    "POST /v[12]/rest/(?:query|mgmt)"
                            + "|POST /v1/workspaces/[^/]+/query"
                            + "|POST /v1/(?:\\$|%24)batch"
                            + "|POST /api/(?:check|exports|pivots|session|profile)"
                            + "|DELETE /api/(?:queries|session|profile|exports/[^/]+)");

    /// Commands that show, and stop a query.
    private static final Pattern SHOWING =
            Pattern.compile("\\s*\\.(?:show|cancel)\\b.*", Pattern.DOTALL);

    static Rights of(Context context) {
        String method = context.req().getMethod();
        return SAFE.contains(method) || ASKING.matcher(method + " " + context.path()).matches()
                ? ASKS
                : CHANGES;
    }

    static Rights ofCommand(String text) {
        return SHOWING.matcher(text).matches() ? ASKS : CHANGES;
    }

    boolean mayBeDoneBy(Role role) {
        return switch (role) {
            case READER -> this == ASKS;
            case HUNTER, ADMINISTRATOR -> true;
        };
    }

    /// A query as its user may ask it: a reader's keeps nothing in the case.
    static QueryRequest bounded(QueryRequest query, Visitor visitor) {
        return CHANGES.mayBeDoneBy(visitor.role()) ? query : query.keepingNothing();
    }
}
