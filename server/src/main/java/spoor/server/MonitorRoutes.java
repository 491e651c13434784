package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Azure Monitor's query protocol: one query, or some in a batch, on this case, whichever workspace
/// is named.
final class MonitorRoutes {
    private static final int MOST_IN_BATCH = 100;

    private final ObjectMapper mapper;
    private final QueryRoutes queries;
    private final Clock clock;

    MonitorRoutes(ObjectMapper mapper, QueryRoutes queries, Clock clock) {
        this.mapper = mapper;
        this.queries = queries;
        this.clock = clock;
    }

    void route(RoutesConfig routes) {
        routes.post("/v1/workspaces/{id}/query", context -> query(context, this::body));
        routes.get("/v1/workspaces/{id}/query", context -> query(context, this::parameters));
        routes.post("/v1/$batch", this::batch);
    }

    private interface Body {
        JsonNode of(Context context);
    }

    private JsonNode body(Context context) {
        try {
            return mapper.readTree(context.bodyAsBytes());
        } catch (IOException e) {
            throw new Refusal(400, "the request is not JSON");
        }
    }

    private JsonNode parameters(Context context) {
        ObjectNode body = mapper.createObjectNode();
        body.put("query", context.queryParam("query"));
        body.put("timespan", context.queryParam("timespan"));
        return body;
    }

    private void query(Context context, Body body) {
        RequestIds ids = RequestIds.of(context, clock);
        try {
            MonitorRequest request =
                    MonitorRequest.of(body.of(context), context.req().getHeader("Prefer"));
            QueryRoutes.Asked asked =
                    new QueryRoutes.Asked(
                            context,
                            request.asked(),
                            ids,
                            (json, _, _) -> new MonitorAnswer(json, mapper, request, ids, clock),
                            false);
            queries.answer(asked);
        } catch (IOException e) {
            // who asked has gone
        } catch (RuntimeException e) {
            MonitorError error = MonitorError.of(mapper, e, ids);
            ObjectNode root = mapper.createObjectNode();
            root.set("error", error.error());
            context.status(error.status())
                    .contentType("application/json; charset=utf-8")
                    .result(PlainJson.escaped(root.toString()));
        }
    }

    /// Answers one query after the other.
    private void batch(Context context) throws IOException {
        JsonNode requests = body(context).path("requests");
        if (!requests.isArray()) {
            throw new Refusal(400, "the batch has no list in \"requests\"");
        }
        if (requests.size() > MOST_IN_BATCH) {
            throw new Refusal(400, "a batch holds " + MOST_IN_BATCH + " queries at most");
        }
        try (JsonGenerator json = mapper.createGenerator(AnswerStream.json(context))) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            json.writeArrayFieldStart("responses");
            for (JsonNode request : requests) {
                respond(context, json, request);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            // who asked has gone
        }
    }

    private void respond(Context context, JsonGenerator json, JsonNode node) throws IOException {
        RequestIds ids = RequestIds.of(context, clock);
        String id = node.path("id").asText();
        Begun begun = new Begun();
        try {
            MonitorRequest request =
                    MonitorRequest.of(
                            node.path("body"), text(node.path("headers").path("prefer"), node));
            QueryRoutes.Asked asked =
                    new QueryRoutes.Asked(
                            context,
                            request.asked(),
                            ids,
                            (_, _, _) -> new MonitorAnswer(json, mapper, request, ids, clock),
                            false);
            long _ =
                    queries.run(
                            asked,
                            () ->
                                    (held, stop, beforeLast) -> {
                                        begin(json, id, 200);
                                        begun.begun = true;
                                        AnswerWriter writer =
                                                asked.protocol().writer(json, asked, stop);
                                        writer.write(held);
                                        json.writeEndObject();
                                        beforeLast.run();
                                        return writer.rows();
                                    });
        } catch (RuntimeException e) {
            if (begun.begun) {
                return; // the answer tells it
            }
            MonitorError error = MonitorError.of(mapper, e, ids);
            begin(json, id, error.status());
            json.writeStartObject();
            json.writeFieldName("error");
            json.writeTree(error.error());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /// Whether a response was begun.
    private static final class Begun {
        private boolean begun;
    }

    /// Headers of a query in a batch are named in any case.
    private static @Nullable String text(JsonNode exact, JsonNode node) {
        if (exact.isTextual()) {
            return exact.textValue();
        }
        JsonNode prefer = node.path("headers").path("Prefer");
        return prefer.isTextual() ? prefer.textValue() : null;
    }

    private static void begin(JsonGenerator json, String id, int status) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeNumberField("status", status);
        json.writeFieldName("body");
    }
}
