package spoor.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.load.LoadResult;
import spoor.workbench.load.LoadView;
import spoor.workbench.load.Loads;
import spoor.workbench.load.Offered;
import spoor.workbench.load.UploadLimits;

/// Loading into the case that is served: of paths below the roots, or of files that the page hands
/// over. The latter are offered by name and size, come in as the bodies of requests of their own,
/// and are loaded when that is asked for.
final class LoadRoutes {
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_BODY = 64 << 20;

    private final ServedCase served;
    private final ObjectMapper mapper;
    private final Audit audit;

    LoadRoutes(ServedCase served, ObjectMapper mapper, Audit audit) {
        this.served = served;
        this.mapper = mapper;
        this.audit = audit;
    }

    void route(RoutesConfig routes) {
        routes.get("/api/loads", this::list);
        routes.post("/api/loads", this::begin);
        routes.get("/api/loads/{id}", this::look);
        routes.put("/api/loads/{id}/files/{number}", this::take);
        routes.post("/api/loads/{id}/start", this::start);
        routes.delete("/api/loads/{id}", this::cancel);
    }

    private Loads loads() {
        return served.desk().loads();
    }

    private void list(Context context) {
        ObjectNode root = mapper.createObjectNode();
        ArrayNode loads = root.putArray("loads");
        loads().all().forEach(view -> loads.add(json(view)));
        UploadLimits limits = loads().limits();
        root.putObject("limits")
                .put("files", limits.files())
                .put("file_bytes", limits.fileBytes())
                .put("load_bytes", limits.loadBytes());
        ArrayNode roots = root.putArray("roots");
        served.roots().folders().forEach(folder -> roots.add(folder.toString()));
        send(context, root);
    }

    private void begin(Context context) throws IOException {
        JsonNode body = body(context.bodyInputStream());
        send(context, json(body.has("paths") ? ofPaths(context, body) : offered(context, body)));
    }

    private LoadView ofPaths(Context context, JsonNode body) throws IOException {
        List<String> given = new ArrayList<>();
        for (JsonNode path : body.get("paths")) {
            given.add(path.asText().strip());
        }
        return audit.record(
                context,
                AuditKind.LOAD,
                String.join("\n", given),
                _ -> {
                    List<Path> paths = new ArrayList<>();
                    for (String path : given) {
                        paths.add(served.roots().admit(path));
                    }
                    return loads().ofPaths(paths);
                });
    }

    private LoadView offered(Context context, JsonNode body) throws IOException {
        JsonNode files = body.get("files");
        if (files == null || !files.isArray()) {
            throw new Refusal(
                    400,
                    "say what to load: {\"paths\": [...]} or {\"files\": [{\"name\", \"size\","
                            + " \"modified\"}, ...]}");
        }
        List<Offered> offered = new ArrayList<>();
        for (JsonNode file : files) {
            offered.add(
                    new Offered(
                            file.path("name").asText(),
                            file.path("size").asLong(-1),
                            file.path("modified").asLong(0)));
        }
        String names =
                offered.stream()
                        .limit(MOST_NAMES)
                        .map(Offered::name)
                        .collect(Collectors.joining("\n"));
        return audit.record(context, AuditKind.LOAD, names, _ -> loads().offer(offered));
    }

    /// The list of what is offered may be longer than other bodies: a hundred thousand names.
    private JsonNode body(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BODY + 1);
        if (bytes.length > MOST_BODY) {
            throw new Refusal(413, "the list of files is longer than " + MOST_BODY + " bytes");
        }
        try {
            return mapper.readTree(bytes);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new Refusal(400, "the request is no JSON");
        }
    }

    private void take(Context context) throws IOException {
        LoadView view =
                loads().take(
                                context.pathParam("id"),
                                number(context.pathParam("number")),
                                context.bodyInputStream());
        send(context, json(view));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "a file of a load has a number");
        }
    }

    private void start(Context context) {
        boolean partly = "true".equals(context.queryParam("partly"));
        send(context, json(loads().start(context.pathParam("id"), partly)));
    }

    private void look(Context context) {
        send(context, json(loads().view(context.pathParam("id"))));
    }

    private void cancel(Context context) {
        loads().cancel(context.pathParam("id"));
        send(context, mapper.createObjectNode());
    }

    private static void send(Context context, ObjectNode json) {
        context.contentType("application/json; charset=utf-8")
                .result(PlainJson.escaped(json.toString()));
    }

    private ObjectNode json(LoadView view) {
        ObjectNode node = mapper.createObjectNode();
        node.put("id", view.id());
        node.put("state", view.state().name().toLowerCase(Locale.ROOT));
        node.put("label", view.label());
        node.put("files", view.files()).put("files_done", view.filesDone());
        node.put("bytes", view.bytes()).put("bytes_done", view.bytesDone());
        node.put("events", view.events());
        node.put("path", view.path());
        node.put("asked", view.asked().truncatedTo(ChronoUnit.SECONDS).toString());
        node.put("milliseconds", view.milliseconds());
        ArrayNode missing = node.putArray("missing");
        view.missing().forEach(missing::add);
        node.put("problem", view.problem());
        view.result()
                .ifPresentOrElse(
                        result -> node.set("result", json(result)), () -> node.putNull("result"));
        return node;
    }

    private ObjectNode json(LoadResult result) {
        return mapper.createObjectNode()
                .put("loaded", result.loaded())
                .put("skipped", result.skipped())
                .put("continued", result.continued())
                .put("replaced", result.replaced())
                .put("unread", result.unread())
                .put("events", result.events())
                .put("rejects", result.rejects())
                .put("balanced", result.balanced());
    }
}
