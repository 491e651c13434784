package spoor.testkit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import spoor.testkit.clients.Ask.Unexpected;

/// Logs that are dropped on the page, also badly named ones, and those taken back.
final class Loads {
    private Loads() {}

    static List<Ask> all() {
        return List.of(
                new Ask("load", 1, false, Loads::load),
                new Ask("load given up", 1, false, Loads::giveUp));
    }

    /// Hands over a small log that nobody has yet, and asks for its row.
    private static String load(Client client, Random random)
            throws IOException, InterruptedException {
        String name = "soak_" + UUID.randomUUID();
        byte[] log =
                ("Time,Name,Number\n2024-05-01T00:00:00Z," + name + ",7\n")
                        .getBytes(StandardCharsets.UTF_8);
        JsonNode load = Said.json(client.post("/api/loads", offer(client, "soak/Soaked.csv", log)));
        String id = load.get("id").asText();
        String _ = Said.fine(client.put("/api/loads/" + id + "/files/0", log));
        String _ = Said.fine(client.post("/api/loads/" + id + "/start", ""));
        for (int looks = 0; looks < 3000; looks++) {
            JsonNode now = Said.json(client.get("/api/loads/" + id));
            switch (now.get("state").asText()) {
                case "done" -> {
                    if (!now.at("/result/balanced").asBoolean()
                            || now.at("/result/events").asInt() != 1) {
                        throw new Unexpected(now.toString());
                    }
                    String said =
                            Said.v2(
                                    client.query(
                                            "Soaked | where Name == '"
                                                    + name
                                                    + "' | project Number",
                                            "",
                                            "soak"));
                    if (!said.contains("[[7]]")) {
                        throw new Unexpected("loaded, but not found: " + said);
                    }
                    return "";
                }
                case "failed", "cancelled" -> throw new Unexpected(now.toString());
                default -> Thread.sleep(100);
            }
        }
        throw new Unexpected("a load of one row does not end");
    }

    /// Offers a log, hands it over and takes it back.
    private static String giveUp(Client client, Random random)
            throws IOException, InterruptedException {
        byte[] log = ("a,b\n1," + random.nextLong() + "\n").getBytes(StandardCharsets.UTF_8);
        JsonNode load = Said.json(client.post("/api/loads", offer(client, "given-up.csv", log)));
        String id = load.get("id").asText();
        String _ = Said.fine(client.put("/api/loads/" + id + "/files/0", log));
        String _ =
                Said.fine(
                        client.delete(
                                "/api/loads/" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
        return "";
    }

    private static String offer(Client client, String name, byte[] log) {
        ObjectNode body = client.mapper().createObjectNode();
        body.putArray("files")
                .addObject()
                .put("name", name)
                .put("size", log.length)
                .put("modified", 0);
        return body.toString();
    }
}
