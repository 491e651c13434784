package spoor.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import spoor.model.Problem;
import spoor.workbench.QueryRequest;
import spoor.workbench.help.HelpJson;

/// The pages of the project, what can be found in them, and which of their examples run here.
final class HelpRoutes {
    private final ServedCase served;
    private final ObjectMapper mapper;

    HelpRoutes(ServedCase served, ObjectMapper mapper) {
        this.served = served;
        this.mapper = mapper;
    }

    void route(RoutesConfig routes) {
        routes.get("/api/help", this::index);
        routes.get("/api/help/page", this::page);
    }

    /// `{"entries": [{"page", "title", "heading", "anchor", "name", "words"}]}`.
    private void index(Context context) {
        send(context, mapper.createObjectNode().set("entries", HelpJson.index()));
    }

    /// `{"blocks": [...]}`; an example that does not run on this case says why in `needs`.
    private void page(Context context) {
        String name = context.queryParam("name");
        ArrayNode blocks =
                HelpJson.of(name == null ? "" : name)
                        .orElseThrow(() -> new Refusal(404, "the help has no page of that name"));
        check(blocks);
        send(context, mapper.createObjectNode().set("blocks", blocks));
    }

    /// The examples of a page are its blocks of `kql`; one that shows a problem has it below.
    private void check(ArrayNode blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            JsonNode block = blocks.get(i);
            boolean example =
                    block.path("t").asText().equals("pre")
                            && block.path("lang").asText().equals("kql");
            boolean problem =
                    i + 1 < blocks.size()
                            && blocks.get(i + 1).path("lang").asText().equals("problem");
            if (example && block instanceof ObjectNode json) {
                json.put("run", true);
                List<Problem> problems =
                        problem
                                ? List.of()
                                : served.check(QueryRequest.of(json.path("x").asText()));
                if (!problems.isEmpty()) {
                    json.put("needs", problems.getFirst().message());
                }
            }
        }
    }

    private static void send(Context context, Object json) {
        context.contentType("application/json; charset=utf-8")
                .result(PlainJson.escaped(json.toString()));
    }
}
