package spoor.testkit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import spoor.testkit.clients.Ask.Unexpected;

/// What the clients do: all that the page and Kusto's clients do with a case of the samples.
final class Asks {
    private static final String PROGRESSIVE =
            "\"results_progressive_enabled\":true,\"results_v2_newlines_between_frames\":true";
    private static final String PICTURES = "\"spoor_pictures\":true";
    private static final String HEAVY =
            "let a = range x from 1 to 3000000 step 1 | extend k = x % 1000; a | join kind=inner a on k | where x * x1 % 7 == 3 | count";

    private Asks() {}

    static List<Ask> all() {
        List<Ask> asks = new ArrayList<>();
        queries(asks);
        miners(asks);
        pictures(asks);
        errors(asks);
        asks.add(new Ask("cancel", 3, false, Asks::cancel));
        asks.add(new Ask("hang up", 3, false, Asks::hangUp));
        routes(asks);
        asks.add(new Ask("load", 1, false, Asks::load));
        asks.add(new Ask("load given up", 1, false, Asks::giveUp));
        return List.copyOf(asks);
    }

    private static void queries(List<Ask> asks) {
        for (String query :
                List.of(
                        "ZeekConn | where proto == 'tcp' and ['id.resp_p'] < 1000 | sort by ts asc, uid asc | take 500",
                        "SecurityEvent | where CommandLine has 'exe' | sort by TimeGenerated asc, NewProcessId asc | take 300",
                        "ZeekConn | where tostring(pack_all()) contains '10.20.30.17' | sort by ts asc, uid asc")) {
            asks.add(query("filter", 6, query, PROGRESSIVE));
        }
        for (String query :
                List.of(
                        "ZeekConn | summarize n = count(), hosts = dcount(['id.orig_h']), b = sum(orig_bytes) by conn_state, proto | sort by n desc, conn_state asc, proto asc",
                        "OfficeActivity | summarize n = count() by Operation, bin(TimeGenerated, 1d) | sort by Operation asc, TimeGenerated asc",
                        "ZeekConn | make-series n = count() on ts step 1h | extend (a, s, b) = series_decompose_anomalies(n)",
                        "ZeekConn | summarize n = count() by h = ['id.orig_h'] | join kind=inner (ZeekConn | summarize by h = ['id.orig_h'], service) on h | sort by n desc, h asc, service asc | take 50")) {
            asks.add(query("summary", 4, query, PROGRESSIVE));
        }
        asks.add(
                query(
                        "many rows",
                        2,
                        "range x from 1 to 50000 step 1 | extend y = x * 7 % 13, z = strcat('row ', x)",
                        PROGRESSIVE));
        asks.add(
                query(
                        "many rows at once",
                        1,
                        "range x from 1 to 20000 step 1 | extend y = x * 7 % 13",
                        ""));
    }

    private static void miners(List<Ask> asks) {
        for (String query :
                List.of(
                        "OfficeActivity | extend Event = bag_pack(Operation, parse_json(Parameters)) | evaluate sessionize(TimeGenerated, Event, UserId, ClientIP, max_length=20m, max_gap=2m, missing='one') | evaluate sequence_scores(events, window=3, model='markov_faithful', params='none') | where scored | sort by likelihood asc, begin asc | take 20",
                        "SecurityEvent | where EventID == 4688 | extend tokens = delimiter_count(CommandLine), score = path_score(NewProcessName) | evaluate dbscan((tokens, score), eps=0.0001, min_points=2) | sort by ClusterSize asc, TimeGenerated asc, NewProcessId asc | take 50",
                        "MySqlGeneral | evaluate template_list(Argument) | sort by tostring(pack_all()) asc",
                        "ZeekConn | where isfinite(duration) and isfinite(todouble(orig_bytes)) and isfinite(todouble(resp_bytes)) | evaluate isolation_forest((duration, orig_bytes, resp_bytes)) | sort by score desc, ts asc, uid asc | take 20",
                        "ZeekConn | evaluate column_profile()")) {
            asks.add(query("miner", 1, query, PROGRESSIVE));
        }
    }

    private static void pictures(List<Ask> asks) {
        for (String query :
                List.of(
                        "ZeekConn | summarize n = count() by conn_state | sort by conn_state asc | render barchart",
                        "ZeekConn | summarize n = count() by bin(ts, 1h) | sort by ts asc | render timechart",
                        "ZeekConn | sort by ts asc, uid asc | render boxplot with (xcolumn=proto, ycolumns=duration, series=conn_state)",
                        "ZeekConn | summarize n = count() by id_orig_h, id_resp_h, conn_state | sort by n desc, id_orig_h asc, id_resp_h asc, conn_state asc | render graph with (xcolumn=id_orig_h, ycolumns=id_resp_h, series=conn_state, size=n)",
                        "ZeekConn | summarize n = count() by conn_state, proto | sort by conn_state asc, proto asc | render heatmap")) {
            asks.add(query("picture", 1, query, PROGRESSIVE + "," + PICTURES));
        }
    }

    private static void errors(List<Ask> asks) {
        asks.add(wrong("ZeekConn | where no_such_column == 1", "", 400, "unknown column"));
        asks.add(wrong("NoSuchTable | count", "", 400, "NoSuchTable"));
        asks.add(wrong("ZeekConn | where (", "", 400, ""));
        asks.add(
                wrong(
                        "range x from 1 to 100000 step 1",
                        "\"truncationmaxrecords\":5000," + PROGRESSIVE,
                        200,
                        "5000"));
        asks.add(wrong(HEAVY, "\"servertimeout\":\"00:00:01\"", 400, "time"));
    }

    private static Ask query(String kind, int weight, String text, String options) {
        return new Ask(
                kind,
                weight,
                true,
                (client, _) -> {
                    Client.Answer answer = client.query(text, options, "soak");
                    String said = client.said(answer);
                    if (answer.status() != 200) {
                        throw new Unexpected(text + ": " + said);
                    }
                    return said;
                });
    }

    private static Ask wrong(String text, String options, int status, String part) {
        return new Ask(
                "asked error",
                1,
                true,
                (client, _) -> {
                    Client.Answer answer = client.query(text, options, "soak");
                    String said = client.said(answer);
                    if (answer.status() != status || !said.contains(part)) {
                        throw new Unexpected(text + ": " + said);
                    }
                    return said;
                });
    }

    /// A query that would take minutes, cancelled from another connection.
    private static String cancel(Client client, Random random)
            throws IOException, InterruptedException {
        String id = "soak-" + UUID.randomUUID();
        java.util.concurrent.atomic.AtomicReference<String> told =
                new java.util.concurrent.atomic.AtomicReference<>("");
        Thread asking =
                Thread.startVirtualThread(() -> {
                    try {
                        told.set(client.said(client.query(HEAVY, "", id)));
                    } catch (IOException | InterruptedException e) {
                        told.set(e.toString());
                    }
                });
        Thread.sleep(random.nextInt(400));
        boolean cancelled = false;
        // before the query is there, there is nothing to cancel
        for (int tries = 0; tries < 200 && !cancelled && asking.isAlive(); tries++) {
            Client.Answer answer = client.delete("/api/queries?id=" + id);
            cancelled = client.mapper().readTree(answer.body()).path("cancelled").asInt() > 0;
            if (!cancelled) {
                Thread.sleep(20);
            }
        }
        asking.join(60_000);
        if (!told.get().contains("the query was cancelled")) {
            throw new Unexpected("cancelled: " + cancelled + ", told: " + told.get());
        }
        return "";
    }

    private static String hangUp(Client client, Random random)
            throws IOException, InterruptedException {
        client.hangUp(
                "range x from 1 to 400000 step 1 | extend y = strcat('row ', x)",
                1 + random.nextInt(100_000));
        return "";
    }

    private static void routes(List<Ask> asks) {
        asks.add(route("page", 1, true, "/"));
        asks.add(route("account", 2, false, "/api/account"));
        asks.add(route("schema", 1, false, "/api/schema"));
        asks.add(route("density", 1, false, "/api/density"));
        asks.add(route("hunts", 1, false, "/api/hunts"));
        asks.add(route("rejects", 1, true, "/api/rejects"));
        asks.add(
                new Ask(
                        "profile",
                        1,
                        false,
                        (client, _) -> fine(client.post("/api/profile?table=SecurityEvent", ""))));
    }

    private static Ask route(String kind, int weight, boolean compared, String path) {
        return new Ask(kind, weight, compared, (client, _) -> fine(client.get(path)));
    }

    private static String fine(Client.Answer answer) {
        if (answer.status() != 200) {
            throw new Unexpected(answer.status() + " " + answer.text());
        }
        return answer.text();
    }

    /// Hands over a small log that nobody has yet, and asks for its row.
    private static String load(Client client, Random random)
            throws IOException, InterruptedException {
        String name = "soak_" + UUID.randomUUID();
        byte[] log =
                ("Time,Name,Number\n2024-05-01T00:00:00Z," + name + ",7\n")
                        .getBytes(StandardCharsets.UTF_8);
        JsonNode load =
                client.mapper()
                        .readTree(
                                fine(
                                        client.post(
                                                "/api/loads",
                                                offer(client, "soak/Soaked.csv", log))));
        String id = load.get("id").asText();
        String _ = fine(client.put("/api/loads/" + id + "/files/0", log));
        String _ = fine(client.post("/api/loads/" + id + "/start", ""));
        for (int looks = 0; looks < 3000; looks++) {
            JsonNode now = client.mapper().readTree(fine(client.get("/api/loads/" + id)));
            switch (now.get("state").asText()) {
                case "done" -> {
                    if (!now.at("/result/balanced").asBoolean()
                            || now.at("/result/events").asInt() != 1) {
                        throw new Unexpected(now.toString());
                    }
                    String said =
                            client.said(
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
        JsonNode load =
                client.mapper()
                        .readTree(
                                fine(
                                        client.post(
                                                "/api/loads", offer(client, "given-up.csv", log))));
        String id = load.get("id").asText();
        String _ = fine(client.put("/api/loads/" + id + "/files/0", log));
        String _ =
                fine(client.delete("/api/loads/" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
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
