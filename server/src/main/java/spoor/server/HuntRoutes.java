package spoor.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import spoor.workbench.ShippedHunts.Other;
import spoor.workbench.ShippedHunts.Shipped;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.report.HuntSummary;

/// The hunts that fit the case, running them, and their reports.
final class HuntRoutes {
    private static final String REPORTS = "/reports/";

    /// A report runs the one script that its own policy allows by hash, in an origin of its own: it
    /// can reach neither this server nor the page's cookie, and only our page may frame it.
    private static final String REPORT_POLICY =
            "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline';"
                    + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'self'";

    private final ServedCase served;
    private final ObjectMapper mapper;
    private final Audit audit;

    HuntRoutes(ServedCase served, ObjectMapper mapper, Audit audit) {
        this.served = served;
        this.mapper = mapper;
        this.audit = audit;
    }

    void route(RoutesConfig routes) {
        routes.get("/api/hunts", this::list);
        routes.post("/api/hunts/{name}/run", this::run);
        routes.get(REPORTS + "{name}.html", this::report);
    }

    private void list(Context context) {
        ArrayNode hunts = mapper.createArrayNode();
        served.hunts().forEach(hunt -> hunts.add(json(hunt)));
        ObjectNode root = mapper.createObjectNode();
        root.set("hunts", hunts);
        ArrayNode others = root.putArray("others");
        for (Other other : served.otherHunts()) {
            ObjectNode node = others.addObject().put("name", other.name());
            ArrayNode lacks = node.put("title", other.title()).putArray("lacks");
            other.lacks().forEach(lacks::add);
        }
        send(context, root);
    }

    private void run(Context context) throws IOException {
        String name = context.pathParam("name");
        Shipped hunt =
                audit.record(
                        context,
                        AuditKind.HUNT,
                        name,
                        entry -> {
                            Optional<Shipped> ran = served.runHunt(name);
                            ran.map(Shipped::problem)
                                    .filter(problem -> !problem.isEmpty())
                                    .ifPresent(entry::refused);
                            return ran.orElseThrow(HuntRoutes::no);
                        });
        send(context, json(hunt));
    }

    private void report(Context context) throws IOException {
        String name = context.pathParam("name");
        byte[] report =
                audit.record(context, AuditKind.VIEW, "report of " + name, _ -> report(name));
        context.header("Content-Security-Policy", REPORT_POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .contentType("text/html; charset=utf-8")
                .result(report);
    }

    private byte[] report(String name) throws IOException {
        Path file =
                served.hunts().stream()
                        .filter(hunt -> hunt.name().equals(name))
                        .flatMap(hunt -> hunt.report().stream())
                        .findFirst()
                        .orElseThrow(HuntRoutes::no);
        return Files.readAllBytes(file);
    }

    private static Refusal no() {
        return new Refusal(404, "no hunt of that name fits this case, or it has no report yet");
    }

    private static void send(Context context, Object json) {
        context.contentType("application/json; charset=utf-8")
                .result(PlainJson.escaped(json.toString()));
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private ObjectNode json(Shipped hunt) {
        ObjectNode node = mapper.createObjectNode();
        node.put("name", hunt.name());
        node.put("title", hunt.title());
        node.put("description", hunt.description());
        node.put("report", hunt.report().map(_ -> REPORTS + hunt.name() + ".html").orElse(null));
        node.put("ran", hunt.ran().map(HuntRoutes::seconds).orElse(null));
        node.put("problem", hunt.problem());
        hunt.summary()
                .ifPresentOrElse(
                        summary -> node.set("summary", json(summary)),
                        () -> node.putNull("summary"));
        return node;
    }

    private ObjectNode json(HuntSummary summary) {
        ObjectNode node = mapper.createObjectNode();
        node.put("scored", summary.scored());
        node.put("total", summary.total());
        node.put("anchor", summary.anchor());
        summary.columns().forEach(node.putArray("columns")::add);
        ArrayNode rows = node.putArray("rows");
        for (List<String> row : summary.rows()) {
            row.forEach(rows.addArray()::add);
        }
        return node;
    }
}
