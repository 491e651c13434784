package spoor.testkit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.testkit.clients.Ask.Unexpected;
import spoor.testkit.clients.Client.Answer;

/// Whole results as files, in each format; each must hold what the query gives.
final class Exports {
    private static final String QUERY =
            "SecurityEvent | where isnotempty(CommandLine) | sort by TimeGenerated asc, NewProcessId asc, EventID asc | take 300 | project CommandLine, EventID";
    private static final String LARGE =
            "range x from 1 to 2000000 step 1 | extend y = strcat('row ', x)";

    private Exports() {}

    static List<Ask> all() {
        return List.of(
                new Ask("export csv", 1, true, Exports::csv),
                new Ask("export json lines", 1, true, Exports::jsonLines),
                new Ask("export markdown", 1, true, Exports::markdown),
                new Ask("export parquet", 1, true, Exports::parquet),
                new Ask("export, cancelled", 1, false, Exports::cancelled),
                new Ask("export, hung up on", 1, false, Exports::hungUp),
                new Ask("export, not fetched", 1, false, Exports::notFetched));
    }

    private static JsonNode asked(Client client, String query, String format)
            throws IOException, InterruptedException {
        ObjectNode body = client.body(query, "").put("format", format).put("result", 0);
        return Said.json(client.post("/api/exports", body.toString()));
    }

    private static byte[] file(Client client, String format)
            throws IOException, InterruptedException {
        JsonNode asked = asked(client, QUERY, format);
        Answer answer = client.get(asked.get("address").asText());
        if (answer.status() != 200) {
            throw new Unexpected(answer.status() + " " + answer.text());
        }
        JsonNode after = look(client, asked);
        Said.same("an export's state", "done", after.get("state").asText());
        Said.same("an export's rows", wanted(client).size(), after.get("rows").asInt());
        Said.same(
                "an export fetched twice", 410, client.get(asked.get("address").asText()).status());
        return answer.body();
    }

    private static JsonNode look(Client client, JsonNode asked)
            throws IOException, InterruptedException {
        return Said.json(client.get("/api/exports/" + asked.get("id").asText()));
    }

    private static List<String> wanted(Client client) throws IOException, InterruptedException {
        List<String> texts = Said.texts(Said.rows(client.query(QUERY, "", "soak")), 0);
        if (texts.isEmpty()) {
            throw new Unexpected("no rows: " + QUERY);
        }
        return texts;
    }

    /// The first cell of each line, read back as the page of the exports says.
    private static String csv(Client client, Random random)
            throws IOException, InterruptedException {
        String text = new String(file(client, "csv"), StandardCharsets.UTF_8);
        List<String> cells = new ArrayList<>();
        Matcher lines =
                Pattern.compile("(?:\"((?:[^\"]|\"\")*+)\"|([^\",\n]*)),[^\n]*\n").matcher(text);
        while (lines.find()) {
            String cell =
                    lines.group(1) == null ? lines.group(2) : lines.group(1).replace("\"\"", "\"");
            cells.add(unescaped(cell));
        }
        Said.same("the head", "CommandLine", cells.removeFirst());
        Said.same("csv beside v2", wanted(client), cells);
        return text;
    }

    private static String unescaped(String cell) {
        return Pattern.compile("\\\\u\\{([0-9A-F]{4,6})\\}")
                .matcher(cell.startsWith("'") ? cell.substring(1) : cell)
                .replaceAll(code ->
                        Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(code.group(1), 16))));
    }

    private static String jsonLines(Client client, Random random)
            throws IOException, InterruptedException {
        String text = new String(file(client, "ndjson"), StandardCharsets.UTF_8);
        List<String> values = new ArrayList<>();
        for (String line : text.split("\n")) {
            values.add(client.mapper().readTree(line).get("CommandLine").asText());
        }
        Said.same("json lines beside v2", wanted(client), values);
        return text;
    }

    private static String markdown(Client client, Random random)
            throws IOException, InterruptedException {
        String text = new String(file(client, "markdown"), StandardCharsets.UTF_8);
        Said.same("lines of markdown", wanted(client).size() + 2L, text.lines().count());
        return text;
    }

    private static String parquet(Client client, Random random)
            throws IOException, InterruptedException {
        byte[] bytes = file(client, "parquet");
        String ends =
                new String(bytes, 0, 4, StandardCharsets.ISO_8859_1)
                        + new String(bytes, bytes.length - 4, 4, StandardCharsets.ISO_8859_1);
        Said.same("the ends of a file", "PAR1PAR1", ends);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Stopped from another connection.
    private static String cancelled(Client client, Random random)
            throws IOException, InterruptedException {
        JsonNode asked = asked(client, Gone.HEAVY, random.nextBoolean() ? "csv" : "parquet");
        boolean[] whole = new boolean[1];
        Thread fetching =
                Thread.startVirtualThread(() -> {
                    try {
                        whole[0] = client.get(asked.get("address").asText()).status() == 200;
                    } catch (IOException | InterruptedException e) {
                        whole[0] = false;
                    }
                });
        Thread.sleep(random.nextInt(500));
        JsonNode stopped = Said.json(client.delete("/api/exports/" + asked.get("id").asText()));
        Said.same("a cancelled export", "cancelled", stopped.get("state").asText());
        if (!fetching.join(java.time.Duration.ofSeconds(60))) {
            throw new Unexpected("a cancelled export goes on");
        }
        Said.same("a cancelled export is whole", false, whole[0]);
        return "";
    }

    private static String hungUp(Client client, Random random)
            throws IOException, InterruptedException {
        JsonNode asked = asked(client, LARGE, "csv");
        client.hangUp(asked.get("address").asText(), 1 + random.nextInt(200_000));
        for (int looks = 0; looks < 600; looks++) {
            String state = look(client, asked).get("state").asText();
            if (state.equals("cancelled")) {
                return "";
            }
            Said.same("an export hung up on", "running", state);
            Thread.sleep(100);
        }
        throw new Unexpected("an export that was hung up on goes on");
    }

    private static String notFetched(Client client, Random random)
            throws IOException, InterruptedException {
        Said.same("an export", "waiting", asked(client, QUERY, "csv").get("state").asText());
        return "";
    }
}
