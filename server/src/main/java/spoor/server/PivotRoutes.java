package spoor.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.workbench.entities.EntityKind;
import spoor.workbench.entities.Pivots;

/// Where else in the case a value may stand: `POST /api/pivots` with `{"column", "type", "value"}`,
/// in the body because addresses are logged.
final class PivotRoutes {
    private final ServedCase served;
    private final ObjectMapper mapper;

    PivotRoutes(ServedCase served, ObjectMapper mapper) {
        this.served = served;
        this.mapper = mapper;
    }

    void route(RoutesConfig routes) {
        routes.post("/api/pivots", this::pivots);
    }

    private void pivots(Context context) throws IOException {
        JsonNode asked;
        try {
            asked = mapper.readTree(context.bodyAsBytes());
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "the request is no JSON");
        }
        KqlType type =
                KqlType.named(asked.path("type").asText(""))
                        .orElseThrow(() -> new Refusal(400, "\"type\" names no type of KQL"));
        Pivots pivots =
                Pivots.of(
                        new Column(asked.path("column").asText(""), type),
                        asked.path("value").asText(""),
                        served.tables().stream().map(ServedCase.Table::schema).toList());
        context.contentType("application/json; charset=utf-8")
                .result(PlainJson.escaped(json(pivots).toString()));
    }

    private ObjectNode json(Pivots pivots) {
        ObjectNode node = mapper.createObjectNode();
        node.put("kind", pivots.kind().map(EntityKind::label).orElse(""));
        node.put("why", pivots.why());
        ArrayNode targets = node.putArray("targets");
        for (Pivots.Target target : pivots.targets()) {
            ObjectNode one = targets.addObject();
            one.put("table", target.table());
            ArrayNode columns = one.putArray("columns");
            target.columns().forEach(columns::add);
            one.put("query", target.query());
        }
        return node;
    }
}
