package spoor.testkit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import spoor.testkit.clients.Ask.Unexpected;
import spoor.testkit.clients.Client.Answer;

/// What answers say, whichever protocol they came in.
final class Said {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Said() {}

    /// An answer's body, when nothing was wrong.
    static String fine(Answer answer) {
        if (answer.status() != 200) {
            throw new Unexpected(answer.status() + " " + answer.text());
        }
        return answer.text();
    }

    static JsonNode json(Answer answer) throws IOException {
        return MAPPER.readTree(fine(answer));
    }

    /// Names, columns and rows of the results of a v2 answer, in whichever frames they came, or the
    /// error.
    static String v2(Answer answer) throws IOException {
        JsonNode root = MAPPER.readTree(answer.body());
        if (answer.status() != 200) {
            return answer.status() + " " + root.at("/error/@message").asText();
        }
        ArrayNode said = MAPPER.createArrayNode();
        ArrayNode rows = MAPPER.createArrayNode();
        for (JsonNode frame : root) {
            switch (frame.path("FrameType").asText()) {
                case "DataTable" -> {
                    if (frame.path("TableKind").asText().equals("PrimaryResult")) {
                        said.add(frame.get("Columns")).add(frame.get("Rows"));
                    } else if (frame.path("TableName").asText().contains("Properties")) {
                        said.add(frame.get("Rows"));
                    }
                }
                case "TableHeader" -> {
                    rows = MAPPER.createArrayNode();
                    said.add(frame.get("Columns")).add(rows);
                }
                case "TableFragment" -> frame.get("Rows").forEach(rows::add);
                case "DataSetCompletion" -> {
                    if (frame.path("HasErrors").asBoolean()) {
                        said.add(frame.at("/OneApiErrors/0/error/@message"));
                    }
                }
                default -> {
                    // headers and progress
                }
            }
        }
        return said.toString();
    }

    /// The rows of the first result of a v2 answer that is whole.
    static JsonNode rows(Answer answer) throws IOException {
        for (JsonNode frame : json(answer)) {
            if (frame.path("TableKind").asText().equals("PrimaryResult")) {
                return frame.get("Rows");
            }
        }
        throw new Unexpected("no result: " + answer.text());
    }

    /// The rows of the first table of a v1 or Azure Monitor answer, or of a command's.
    static JsonNode tableRows(Answer answer) throws IOException {
        JsonNode root = json(answer);
        JsonNode table = root.path(root.has("Tables") ? "Tables" : "tables").path(0);
        JsonNode rows = table.path(table.has("Rows") ? "Rows" : "rows");
        if (!rows.isArray() || root.has("Exceptions") || root.has("error")) {
            throw new Unexpected("no whole table: " + answer.text());
        }
        return rows;
    }

    /// @throws Unexpected when the two are not the same
    static void same(String what, Object wanted, Object said) {
        if (!wanted.equals(said)) {
            throw new Unexpected(what + ": " + cut(said) + " instead of " + cut(wanted));
        }
    }

    private static String cut(Object value) {
        String text = value.toString();
        return text.length() > 250 ? text.substring(0, 250) + "..." : text;
    }

    /// The cells of a column of rows, as text.
    static List<String> texts(JsonNode rows, int column) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.get(column).asText()));
        return texts;
    }
}
