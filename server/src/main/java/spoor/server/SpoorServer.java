package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.audit.AuditKind;

/// The workbench over HTTP, for one case: the page, the Kusto query protocol, and what the page
/// shows beside (schema, account, rejects).
///
/// On the loopback whoever has the token may use the case; it is new at each start and is part of
/// [#address]. With users, each signs in. Each request runs on a virtual thread of its own.
public final class SpoorServer implements AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 4 << 20;
    private static final int MAX_REJECTS = 1_000;

    private final ObjectMapper mapper = PlainJson.mapper();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServedCase served;
    private final ServerOptions options;
    private final Bounds bounds;
    private final Turns turns;
    private final Clock clock;
    private final RunningQueries running;
    private final Audit audit;
    private final HuntRoutes hunts;
    private final Optional<StartToken> token;
    private final Gate gate;
    private final SignInRoutes signIn;
    private final Javalin javalin;

    private SpoorServer(ServedCase served, ServerOptions options, Bounds bounds, Clock clock) {
        this.bounds = bounds;
        this.turns = new Turns(bounds);
        this.served = served;
        this.options = options;
        this.clock = clock;
        this.running = new RunningQueries(clock);
        this.audit = new Audit(served.audit(), turns);
        this.hunts = new HuntRoutes(served, mapper, audit);
        boolean tls = options.tls().isPresent();
        Cookies cookies = new Cookies(tls, this::port);
        this.token =
                options.users().isPresent()
                        ? Optional.empty()
                        : Optional.of(StartToken.make(cookies));
        Access access =
                options.users()
                        .<Access>map(users -> new SignedUsers(users, cookies, clock))
                        .orElseGet(token::orElseThrow);
        this.gate = new Gate(tls, () -> options.hosts(port()), access, audit);
        this.signIn = new SignInRoutes(access, cookies, audit, mapper);
        this.javalin = Javalin.create(this::configure);
    }

    /// Starts to serve a case, which stays the caller's to close after the server; returns when
    /// requests are answered.
    ///
    /// @throws SpoorException when the port is taken
    public static SpoorServer start(ServedCase served, ServerOptions options, Clock clock) {
        return start(served, options, Bounds.STANDARD, clock);
    }

    static SpoorServer start(ServedCase served, ServerOptions options, Bounds bounds, Clock clock) {
        SpoorServer server = new SpoorServer(served, options, bounds, clock);
        try {
            server.javalin.start();
        } catch (JavalinBindException e) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "port "
                            + options.port()
                            + " is in use or not allowed: choose another with --port N, or"
                            + " --port 0 for any free one",
                    e);
        }
        return server;
    }

    public int port() {
        return javalin.port();
    }

    /// What to open in a browser; holds the token where that is what lets in.
    public URI address() {
        return URI.create(
                options.origin(port())
                        + "/"
                        + token.map(one -> "?token=" + one.token()).orElse(""));
    }

    /// The secret that requests bear as `Authorization: Bearer`, where there are no users.
    public String token() {
        return token.orElseThrow().token();
    }

    /// How many queries wait for their turn.
    int waiting() {
        return turns.waiting();
    }

    /// What is registered: `GET /api/schema`, in no order.
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(one -> one.endpoint.method + " " + one.endpoint.path)
                .toList();
    }

    /// How many queries run.
    int running() {
        return running.count();
    }

    /// Waits until the server is closed.
    public void join() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        javalin.stop();
        closed.countDown();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MAX_REQUEST_BYTES;
        config.http.compressionStrategy = compression();
        Listening.configure(config.jetty, options, bounds);
        config.router.javaLangErrorHandler(this::exhausted);
        config.routes.before(gate::admit);
        config.routes.get("/", WebPage::index);
        signIn.route(config.routes);
        config.routes.get("/api/openapi.json", SpoorServer::description);
        config.routes.get("/api/schema", this::schema);
        config.routes.get("/api/account", this::account);
        config.routes.get("/api/rejects", this::rejects);
        config.routes.post("/api/check", this::check);
        config.routes.delete("/api/queries", this::cancel);
        hunts.route(config.routes);
        new HelpRoutes(served, mapper).route(config.routes);
        new RecordRoutes(served, mapper, audit).route(config.routes);
        new PivotRoutes(served, mapper).route(config.routes);
        new LoadRoutes(served, mapper, audit).route(config.routes);
        QueryRoutes queries = new QueryRoutes(served, mapper, running, audit, clock);
        queries.route(config.routes);
        new MonitorRoutes(mapper, queries, clock).route(config.routes);
        new ExportRoutes(served, mapper, audit, clock).route(config.routes);
        new OverviewRoutes(served, mapper, audit).route(config.routes);
        new ManagementRoutes(served, mapper, running, audit, clock).route(config.routes);
        config.routes.get("/<file>", SpoorServer::other);
        config.routes.exception(Refusal.class, this::refused);
        config.routes.exception(SpoorException.class, this::failed);
        config.routes.exception(HttpResponseException.class, this::unmatched);
        config.routes.exception(Exception.class, this::broken);
    }

    private static CompressionStrategy compression() {
        CompressionStrategy gzip = new CompressionStrategy(null, new Gzip(1));
        gzip.setDefaultMinSizeForCompression(0);
        return gzip;
    }

    private static void description(Context context) throws IOException {
        try (var in = SpoorServer.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("the description is not on the class path");
            }
            context.contentType("application/json; charset=utf-8").result(in.readAllBytes());
        }
    }

    private static void other(Context context) throws IOException {
        if (Gate.isData(context)) {
            throw new Refusal(404, "there is nothing at this address");
        }
        WebPage.file(context);
    }

    private void cancel(Context context) {
        String id = context.queryParam("id");
        if (id == null) {
            throw new Refusal(400, "say which query to cancel: /api/queries?id=ID");
        }
        int cancelled = running.cancel(id, Audit.visitor(context));
        send(context, 200, mapper.createObjectNode().put("cancelled", cancelled).toString());
    }

    private void check(Context context) {
        KustoRequest request = KustoRequest.parse(mapper, context.bodyAsBytes());
        ObjectNode root = mapper.createObjectNode();
        root.set(
                "problems",
                KustoError.problems(
                        mapper,
                        served.check(Rights.bounded(request.query(), Audit.visitor(context)))));
        send(context, 200, root.toString());
    }

    private void schema(Context context) {
        send(context, 200, SchemaJson.of(mapper, served).toString());
    }

    private void account(Context context) throws IOException {
        context.contentType("application/json; charset=utf-8");
        try (JsonGenerator json = mapper.createGenerator(context.outputStream())) {
            served.writeAccount(json);
        }
    }

    private void rejects(Context context) throws IOException {
        String source = context.queryParam("source");
        boolean _ =
                audit.record(
                        context,
                        AuditKind.VIEW,
                        source == null ? "rejects" : "rejects of " + source,
                        _ -> {
                            context.contentType("application/json; charset=utf-8");
                            try (JsonGenerator json =
                                    mapper.createGenerator(context.outputStream())) {
                                served.writeRejects(
                                        json, source == null ? "" : source, MAX_REJECTS);
                            }
                            return true;
                        });
    }

    private void refused(Refusal refusal, Context context) {
        send(context, KustoError.of(mapper, refusal, RequestIds.of(context, clock)));
    }

    private void failed(SpoorException error, Context context) {
        send(context, KustoError.of(mapper, error, RequestIds.of(context, clock)));
    }

    /// What Javalin itself turns away: no such route, a body that is too large.
    private void unmatched(HttpResponseException error, Context context) {
        String sentence =
                error.getStatus() == 413
                        ? "the request is larger than " + MAX_REQUEST_BYTES + " bytes"
                        : "there is nothing at this address";
        refused(new Refusal(error.getStatus(), sentence), context);
    }

    private void broken(Exception fault, Context context) {
        send(context, KustoError.internal(mapper, fault, RequestIds.of(context, clock)));
    }

    /// An error of the JVM, most likely a result too large for its memory; the server goes on.
    private void exhausted(HttpServletResponse response, Error error) {
        if (response.isCommitted()) {
            throw error;
        }
        KustoError answer =
                KustoError.exhausted(mapper, error, new RequestIds("", "", clock.instant()));
        response.setStatus(answer.status());
        response.setContentType("application/json; charset=utf-8");
        try {
            response.getOutputStream().write(answer.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // who asked has gone
        }
    }

    private static void send(Context context, KustoError error) {
        send(context, error.status(), error.text());
    }

    private static void send(Context context, int status, String json) {
        context.status(status).contentType("application/json; charset=utf-8").result(json);
    }
}
