package spoor.server;

import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import spoor.model.Stop;
import spoor.workbench.audit.Actor;
import spoor.workbench.audit.AuditEntry;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.audit.AuditLog;

/// Logs what requests do with the case. Every route that queries, exports, loads, runs a hunt or a
/// management command does it inside [#record], which also looks whether the user may.
final class Audit {
    private static final String USER = "spoor.user";
    private static final String VISITOR = "spoor.visitor";

    private final AuditLog log;
    private final Turns turns;

    Audit(AuditLog log, Turns turns) {
        this.log = log;
        this.turns = turns;
    }

    /// Keeps who asks, for what the request does.
    static void visitor(Context context, Visitor visitor) {
        context.attribute(VISITOR, visitor);
        user(context, visitor.name());
    }

    /// Keeps who tries to sign in. Only a name that is there: who errs may have typed a password.
    static void user(Context context, String name) {
        context.attribute(USER, name);
    }

    /// Who asks; of a request that was let in.
    static Visitor visitor(Context context) {
        Visitor visitor = context.attribute(VISITOR);
        if (visitor == null) {
            throw new IllegalStateException("a request was not looked at: " + context.path());
        }
        return visitor;
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
    /// @throws Refusal when the user may not
    /// @throws spoor.model.SpoorException of kind LIMIT, with nothing done, when the log cannot be
    ///   written
    <T> T record(Context context, AuditKind kind, String text, AuditLog.Action<T> action)
            throws IOException {
        requireRight(context, kind, text);
        return log.record(actor(context), kind, text, entry -> logged(action, entry));
    }

    /// The same of a query or export, which waits for its turn.
    ///
    /// @param stop ends the waiting, too
    <T> T recordInTurn(
            Context context, AuditKind kind, String text, Stop stop, AuditLog.Action<T> action)
            throws IOException {
        return record(
                context,
                kind,
                text,
                entry -> {
                    try (Turns.Turn _ = turns.await(stop)) {
                        return action.run(entry);
                    }
                });
    }

    private void requireRight(Context context, AuditKind kind, String text) {
        Visitor visitor = visitor(context);
        Rights taken =
                switch (kind) {
                    case QUERY, EXPORT, VIEW, SIGN_IN -> Rights.ASKS;
                    case COMMAND -> Rights.ofCommand(text);
                    case LOAD, HUNT -> Rights.CHANGES;
                };
        if (!taken.mayBeDoneBy(visitor.role())) {
            String why =
                    visitor.name()
                            + " is a reader, who may query, export and .show; this takes a hunter"
                            + " ('spoor users role')";
            log.refused(actor(context), kind, why);
            throw new Refusal(403, why);
        }
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
