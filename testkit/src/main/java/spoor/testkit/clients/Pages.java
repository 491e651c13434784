package spoor.testkit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import spoor.testkit.clients.Ask.Unexpected;
import spoor.testkit.clients.Client.Answer;

/// What the page shows beside queries: the account, records as their files have them, hunts and
/// their reports. What other clients load meanwhile is left out.
final class Pages {
    private static final String SPAN =
            "/api/density?bins=60&from=2000-01-01T00:00:00Z&to=2030-01-01T00:00:00Z";

    private Pages() {}

    static List<Ask> all() {
        return List.of(
                new Ask("page", 1, true, (client, _) -> Said.fine(client.get("/"))),
                new Ask("account", 2, true, Pages::account),
                new Ask("schema", 1, true, Pages::schema),
                new Ask("density", 1, true, Pages::density),
                new Ask("profile", 1, false, Pages::profile),
                new Ask("rejects", 1, true, Pages::rejects),
                new Ask("record", 3, true, Pages::records),
                new Ask("pivot", 1, true, Pages::pivot),
                new Ask("check", 1, true, Pages::check),
                new Ask("help", 1, true, Pages::help),
                new Ask("hunts", 1, false, (client, _) -> Said.fine(client.get("/api/hunts"))),
                new Ask("hunt and report", 1, true, Pages::hunt));
    }

    private static ArrayNode without(Client client, JsonNode all, Predicate<JsonNode> others) {
        ArrayNode kept = client.mapper().createArrayNode();
        all.forEach(one -> {
            if (!others.test(one)) {
                kept.add(one);
            }
        });
        return kept;
    }

    private static boolean isSoaked(String table) {
        return table.startsWith("Soak");
    }

    private static String account(Client client, Random random)
            throws IOException, InterruptedException {
        JsonNode account = Said.json(client.get("/api/account"));
        Said.same("balanced", true, account.get("balanced").asBoolean());
        ArrayNode sources =
                without(
                        client,
                        account.get("sources"),
                        source -> source.get("path").asText().contains("Soak"));
        sources.addAll(
                without(
                        client,
                        account.get("tables"),
                        table -> isSoaked(table.path("name").asText())));
        return sources.toString();
    }

    private static String schema(Client client, Random random)
            throws IOException, InterruptedException {
        JsonNode schema = Said.json(client.get("/api/schema"));
        return without(client, schema.get("tables"), table -> isSoaked(table.get("name").asText()))
                        .toString()
                + schema.get("miners");
    }

    private static String density(Client client, Random random)
            throws IOException, InterruptedException {
        JsonNode density = Said.json(client.get(SPAN));
        return without(
                        client,
                        density.get("tables"),
                        table -> isSoaked(table.get("table").asText()))
                .toString();
    }

    private static String profile(Client client, Random random)
            throws IOException, InterruptedException {
        JsonNode profile = Said.json(client.post("/api/profile?table=SecurityEvent", ""));
        if (!profile.isObject() || profile.isEmpty()) {
            throw new Unexpected(profile.toString());
        }
        return "";
    }

    /// The rejects of a source, and of one the record as its file has it.
    private static String rejects(Client client, Random random)
            throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        for (JsonNode source : Said.json(client.get("/api/account")).get("sources")) {
            int rejected = source.at("/rejects").asInt();
            if (rejected == 0 || source.get("path").asText().contains("Soak")) {
                continue;
            }
            String id = source.get("id").asText();
            JsonNode rejects = Said.json(client.get("/api/sources/" + id + "/rejects"));
            if (rejects.size() < rejected) {
                throw new Unexpected("fewer rejects than " + rejected + ": " + rejects);
            }
            said.append(rejects)
                    .append(
                            Said.fine(
                                    client.get(
                                            "/api/record?around=100&source="
                                                    + id
                                                    + "&offset="
                                                    + rejects.at("/0/offset").asText())));
        }
        return said + Said.fine(client.get("/api/rejects"));
    }

    /// A row whose record must hold what the row says.
    private static String records(Client client, Random random)
            throws IOException, InterruptedException {
        JsonNode rows =
                Said.rows(
                        client.query(
                                "ZeekConn | sort by ts asc, uid asc | project uid | take 20",
                                "\"spoor_places\":true",
                                "soak"));
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < rows.size(); i += 7) {
            JsonNode row = rows.get(i);
            JsonNode record =
                    Said.json(
                            client.get(
                                    "/api/record?around=300&source="
                                            + row.get(1).asText()
                                            + "&offset="
                                            + row.get(2).asText()));
            Said.same("a file", "as loaded", record.get("state").asText());
            Said.same("a record is known", true, record.get("known").asBoolean());
            if (!record.at("/bytes/lines/0").asText().contains(row.get(0).asText())) {
                throw new Unexpected("another record: " + record + " of " + row);
            }
            said.append(record);
        }
        return said.toString();
    }

    private static String pivot(Client client, Random random)
            throws IOException, InterruptedException {
        ObjectNode body =
                client.mapper()
                        .createObjectNode()
                        .put("column", "id.orig_h")
                        .put("type", "string")
                        .put("value", "10.20.30.17");
        JsonNode targets = Said.json(client.post("/api/pivots", body.toString())).get("targets");
        for (JsonNode target : targets) {
            if (target.get("table").asText().equals("ZeekConn")) {
                Answer answer = client.query(target.get("query").asText() + " | count", "", "soak");
                String said = Said.rows(answer).toString();
                Said.same("a pivot finds nothing", false, said.equals("[[0]]"));
                return said;
            }
        }
        throw new Unexpected("no pivot: " + targets);
    }

    private static String check(Client client, Random random)
            throws IOException, InterruptedException {
        String body = client.body("ZeekConn | where no_such_column == 1", "").toString();
        JsonNode problems = Said.json(client.post("/api/check", body)).get("problems");
        Said.same("problems", 1, problems.size());
        return problems.toString();
    }

    private static String help(Client client, Random random)
            throws IOException, InterruptedException {
        return Said.fine(client.get("/api/openapi.json"))
                + Said.fine(client.get("/api/help")).length();
    }

    /// Runs a hunt of those that fit and reads its report; what a report says of its time is left
    /// out.
    private static String hunt(Client client, Random random)
            throws IOException, InterruptedException {
        String path = "/api/hunts/zeek-conversations/run";
        JsonNode ran = Said.json(client.post(path, ""));
        Said.same("a hunt's problem", "", ran.get("problem").asText());
        String report = Said.fine(client.get(ran.get("report").asText()));
        if (!report.startsWith("<!") || !report.stripTrailing().endsWith("</html>")) {
            throw new Unexpected("no whole report: " + report);
        }
        return ran.get("summary").toString();
    }
}
