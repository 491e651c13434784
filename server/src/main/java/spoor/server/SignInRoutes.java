package spoor.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import spoor.server.users.User;

/// Signing in and out. The form is a page of its own, without the page's scripts.
final class SignInRoutes {
    static final String PAGE = "/sign-in";

    /// As of all answers, but the form may be sent, to this server alone.
    private static final String FORM_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Access access;
    private final Cookies cookies;
    private final Audit audit;
    private final ObjectMapper mapper;

    SignInRoutes(Access access, Cookies cookies, Audit audit, ObjectMapper mapper) {
        this.access = access;
        this.cookies = cookies;
        this.audit = audit;
        this.mapper = mapper;
    }

    void route(RoutesConfig routes) {
        routes.get("/api/session", this::session);
        routes.post("/api/session", this::exchange);
        routes.delete("/api/session", this::signOut);
        if (access instanceof SignedUsers users) {
            routes.get(PAGE, context -> form(context, ""));
            routes.post(PAGE, context -> signIn(context, users));
            routes.get("/sign-in.css", context -> send(context, "sign-in.css", "text/css"));
            routes.get("/sign-in.js", context -> send(context, "sign-in.js", "text/javascript"));
        }
    }

    /// Who is signed in.
    private void session(Context context) {
        send(context, json(Audit.visitor(context)));
    }

    /// Gives the page its cookie for a token.
    private void exchange(Context context) {
        Visitor visitor = Audit.visitor(context);
        cookies.set(context, access.cookie(visitor));
        send(context, json(visitor));
    }

    private void signOut(Context context) {
        access.forget(context);
        cookies.remove(context);
        send(context, mapper.createObjectNode());
    }

    private ObjectNode json(Visitor visitor) {
        return mapper.createObjectNode()
                .put("user", visitor.name())
                .put("role", visitor.role().toString())
                .put("users", access instanceof SignedUsers);
    }

    private void signIn(Context context, SignedUsers users) throws IOException {
        if (context.req().getHeader("Origin") == null) {
            throw new Refusal(403, "sign in on this server's own page " + PAGE);
        }
        String name = context.formParam("name");
        String password = context.formParam("password");
        try {
            User user =
                    users.byPassword(
                            context, name == null ? "" : name, password == null ? "" : password);
            cookies.set(context, access.cookie(new Visitor(user.name(), user.role(), true)));
            context.status(303).header("Location", "/");
        } catch (Refusal refusal) {
            audit.refused(context, refusal.sentence());
            context.status(refusal.status());
            form(context, refusal.sentence());
        }
    }

    /// @param problem a sentence of ours, never what was typed
    private static void form(Context context, String problem) throws IOException {
        context.header("Content-Security-Policy", FORM_POLICY);
        String page = new String(resource("sign-in.html"), StandardCharsets.UTF_8);
        context.contentType("text/html; charset=utf-8")
                .result(page.replace("<!-- problem -->", problem));
    }

    private static void send(Context context, String name, String type) throws IOException {
        context.contentType(type + "; charset=utf-8").result(resource(name));
    }

    private static void send(Context context, ObjectNode json) {
        context.contentType("application/json; charset=utf-8")
                .result(PlainJson.escaped(json.toString()));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SignInRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return in.readAllBytes();
        }
    }
}
