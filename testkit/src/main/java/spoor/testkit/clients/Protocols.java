package spoor.testkit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import spoor.testkit.clients.Ask.Unexpected;
import spoor.testkit.clients.Client.Answer;

/// The same query in each protocol, which must give the same rows, and management commands.
final class Protocols {
    private static final List<String> QUERIES =
            List.of(
                    "ZeekConn | sort by ts asc, uid asc | take 200 | project ts, uid, proto, service, duration, orig_bytes, h = ['id.orig_h']",
                    "SecurityEvent | sort by TimeGenerated asc, NewProcessId asc, EventID asc | take 100 | project TimeGenerated, EventID, CommandLine",
                    "ZeekConn | summarize n = count(), b = sum(orig_bytes) by conn_state, proto | sort by n desc, conn_state asc, proto asc");

    private Protocols() {}

    static List<Ask> all() {
        return List.of(
                new Ask("query v1", 3, true, Protocols::v1),
                new Ask("query v1, wrong", 1, true, Protocols::v1Wrong),
                new Ask("monitor", 3, true, Protocols::monitor),
                new Ask("monitor timespan", 1, true, Protocols::monitorTimespan),
                new Ask("monitor batch", 2, true, Protocols::monitorBatch),
                new Ask("show command", 2, true, Protocols::show),
                new Ask("function command", 1, false, Protocols::function),
                new Ask("table command", 1, false, Protocols::table));
    }

    private static JsonNode wanted(Client client, String query)
            throws IOException, InterruptedException {
        JsonNode rows = Said.rows(client.query(query, "", "soak"));
        if (rows.isEmpty()) {
            throw new Unexpected("no rows: " + query);
        }
        return rows;
    }

    private static String v1(Client client, Random random)
            throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        for (String query : QUERIES) {
            JsonNode rows = Said.tableRows(client.queryV1(query));
            Said.same("v1 beside v2", wanted(client, query), rows);
            said.append(rows);
        }
        return said.toString();
    }

    private static String v1Wrong(Client client, Random random)
            throws IOException, InterruptedException {
        Answer answer = client.queryV1("ZeekConn | where no_such_column == 1");
        if (answer.status() != 400 || !answer.text().contains("unknown column")) {
            throw new Unexpected(answer.status() + " " + answer.text());
        }
        return client.mapper().readTree(answer.body()).at("/error/@message").asText();
    }

    private static ObjectNode monitorBody(Client client, String query) {
        return client.mapper().createObjectNode().put("query", query);
    }

    private static String monitor(Client client, Random random)
            throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        for (String query : QUERIES) {
            JsonNode rows =
                    Said.tableRows(
                            client.post(
                                    "/v1/workspaces/soak/query",
                                    monitorBody(client, query).toString()));
            Said.same("monitor beside v2", wanted(client, query), rows);
            said.append(rows);
        }
        return said.toString();
    }

    /// The timespan of a request beside the same in the query.
    private static String monitorTimespan(Client client, Random random)
            throws IOException, InterruptedException {
        JsonNode span =
                wanted(
                        client,
                        "ZeekConn | summarize a = min(ts), b = max(ts) | project a, c = a + (b - a) / 2");
        String from = span.get(0).get(0).asText();
        String to = span.get(0).get(1).asText();
        JsonNode rows =
                Said.tableRows(
                        client.get(
                                "/v1/workspaces/soak/query?query="
                                        + encoded("ZeekConn | count")
                                        + "&timespan="
                                        + encoded(from + "/" + to)));
        JsonNode wanted =
                wanted(
                        client,
                        "ZeekConn | where ts between (datetime("
                                + from
                                + ") .. datetime("
                                + to
                                + ")) | count");
        Said.same("a timespan beside 'between'", wanted, rows);
        return rows.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String monitorBatch(Client client, Random random)
            throws IOException, InterruptedException {
        ObjectNode batch = client.mapper().createObjectNode();
        ArrayNode requests = batch.putArray("requests");
        List<String> queries =
                List.of(QUERIES.get(2), "ZeekConn | where no_such_column == 1", QUERIES.get(0));
        for (int i = 0; i < queries.size(); i++) {
            requests.addObject()
                    .put("id", Integer.toString(i))
                    .put("method", "POST")
                    .put("path", "/query")
                    .put("workspace", "soak")
                    .set("body", monitorBody(client, queries.get(i)));
        }
        JsonNode answers = Said.json(client.post("/v1/$batch", batch.toString())).get("responses");
        Said.same("responses", 3, answers.size());
        Said.same("of a wrong query", 400, answers.at("/1/status").asInt());
        Said.same(
                "of a wrong query", "BadArgumentError", answers.at("/1/body/error/code").asText());
        for (int i : new int[] {0, 2}) {
            Said.same(
                    "in a batch beside v2",
                    wanted(client, queries.get(i)),
                    answers.at("/" + i + "/body/tables/0/rows"));
        }
        return answers.at("/0/body/tables").toString() + answers.at("/2/body/tables");
    }

    /// What the case shows of itself, loads of others left out.
    private static String show(Client client, Random random)
            throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        for (String command :
                List.of(
                        ".show version",
                        ".show tables | where TableName !startswith 'Soak'",
                        ".show tables details | where TableName !startswith 'Soak'",
                        ".show table ZeekConn cslschema",
                        ".show table ZeekConn schema as json",
                        ".show schema | where TableName !startswith 'Soak' | summarize count() by TableName | sort by TableName asc")) {
            said.append(Said.tableRows(client.command(command)));
        }
        JsonNode count =
                Said.tableRows(
                        client.command(
                                ".show tables details | where TableName == 'ZeekConn' | project TotalRowCount"));
        Said.same("rows of a table", wanted(client, "ZeekConn | count"), count);
        String schema = Said.tableRows(client.command(".show schema as json")).at("/0/0").asText();
        if (!client.mapper()
                .readTree(schema)
                .at("/Databases")
                .elements()
                .next()
                .path("Tables")
                .has("ZeekConn")) {
            throw new Unexpected("the schema lacks a table: " + schema);
        }
        Answer wrong = client.command(".show no such thing");
        Said.same("a wrong command", 400, wrong.status());
        return said.toString();
    }

    private static String name() {
        return "Soak_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String function(Client client, Random random)
            throws IOException, InterruptedException {
        String name = name();
        int number = random.nextInt(1_000);
        JsonNode made =
                Said.tableRows(
                        client.command(
                                ".create-or-alter function with (docstring='of a soak') "
                                        + name
                                        + "(x:long) { print y = x + "
                                        + number
                                        + " }"));
        Said.same("a function", name, made.at("/0/0").asText());
        try {
            JsonNode called = Said.rows(client.query(name + "(42)", "", "soak"));
            Said.same("a call", 42 + number, called.at("/0/0").asInt());
            Said.same(
                    "its listing",
                    name,
                    Said.tableRows(client.command(".show function " + name)).at("/0/0").asText());
        } finally {
            String _ = Said.fine(client.command(".drop function " + name));
        }
        Said.same("a dropped one", 400, client.query(name + "(42)", "", "soak").status());
        return "";
    }

    private static String table(Client client, Random random)
            throws IOException, InterruptedException {
        String name = name();
        int rows = 1 + random.nextInt(2_000);
        String _ =
                Said.fine(
                        client.command(
                                ".set-or-append "
                                        + name
                                        + " <| range x from 1 to "
                                        + rows
                                        + " step 1 | extend y = strcat('row ', x)"));
        try {
            String _ =
                    Said.fine(
                            client.command(
                                    ".ingest inline into table " + name + " <| 7,seven\n8,eight"));
            JsonNode counted =
                    Said.rows(client.query(name + " | summarize count(), sum(x)", "", "soak"));
            Said.same("its rows", rows + 2, counted.at("/0/0").asInt());
            Said.same("their sum", (long) rows * (rows + 1) / 2 + 15, counted.at("/0/1").asLong());
        } finally {
            String _ = Said.fine(client.command(".drop table " + name));
        }
        Said.same("a dropped one", 400, client.query(name + " | count", "", "soak").status());
        return "";
    }
}
