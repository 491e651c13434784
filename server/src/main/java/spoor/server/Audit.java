package spoor.server;

import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import spoor.workbench.audit.Actor;
import spoor.workbench.audit.AuditEntry;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.audit.AuditLog;

/// Logs what requests do with the case. Every route that queries, exports, loads, runs a hunt or a
/// management command does it inside [#record].
final class Audit {
    private static final String USER = "spoor.user";

    /// Who bears the token that is printed at start.
    static final String LOCAL = "token";

    private final AuditLog log;

    Audit(AuditLog log) {
        this.log = log;
    }

    /// Keeps who asks, for what the request does.
    static void user(Context context, String name) {
        context.attribute(USER, name);
    }

    /// Runs what a request asks for and logs it: before it begins, and how it ended.
    ///
    /// ```java
    /// audit.record(context, AuditKind.EXPORT, text, entry -> {
    ///     long rows = ...;
    ///     entry.rows(rows);
    ///     return rows;
    /// });
    /// ```
    ///
    /// @param text what is asked: the query, the command, the paths, the name of the hunt
    /// @throws spoor.model.SpoorException of kind LIMIT, with nothing done, when the log cannot be
    ///   written
    <T> T record(Context context, AuditKind kind, String text, AuditLog.Action<T> action)
            throws IOException {
        return log.record(actor(context), kind, text, entry -> logged(action, entry));
    }

    private static <T> T logged(AuditLog.Action<T> action, AuditEntry entry) throws IOException {
        try {
            return action.run(entry);
        } catch (Refusal refusal) {
            entry.refused(refusal.sentence());
            throw refusal;
        }
    }

    /// Logs that a request was refused for want of a right.
    void refused(Context context, String why) {
        log.refused(actor(context), AuditKind.SIGN_IN, why);
    }

    private static Actor actor(Context context) {
        String user = context.attribute(USER);
        return new Actor(
                user == null ? "" : user,
                context.req().getRemoteAddr(),
                first(context.req().getHeader("x-ms-app"), context.req().getHeader("User-Agent")));
    }

    private static String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other != null ? other : "";
    }
}
