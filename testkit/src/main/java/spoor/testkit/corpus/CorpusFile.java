package spoor.testkit.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;
import spoor.testkit.corpus.CorpusQuery.NamedType;

/// Reads a corpus (a JSON object a line: `id`, `query`, `bind`, `result` as pairs of name and type)
/// and the schemas of the tables that it names (`{"tables": {name: {column: type}}}`).
final class CorpusFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CorpusFile() {}

    static List<CorpusQuery> queries(Path file) throws IOException {
        List<CorpusQuery> queries = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.isBlank()) {
                queries.add(query(MAPPER.readTree(line)));
            }
        }
        return queries;
    }

    private static CorpusQuery query(JsonNode node) {
        Optional<List<NamedType>> result = Optional.empty();
        if (node.path("result").isArray()) {
            List<NamedType> columns = new ArrayList<>();
            for (JsonNode pair : node.path("result")) {
                columns.add(new NamedType(pair.path(0).asText(), pair.path(1).asText()));
            }
            result = Optional.of(columns);
        }
        return new CorpusQuery(
                node.path("id").asText(),
                node.path("query").asText(),
                node.path("bind").asText(),
                result);
    }

    static List<TableSchema> schemas(Path file) throws IOException {
        JsonNode tables = MAPPER.readTree(file.toFile()).path("tables");
        List<TableSchema> schemas = new ArrayList<>();
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            List<Column> columns = new ArrayList<>();
            for (Map.Entry<String, JsonNode> column : table.getValue().properties()) {
                String type = column.getValue().asText();
                columns.add(
                        new Column(
                                column.getKey(),
                                KqlType.named(type)
                                        .orElseThrow(() ->
                                                new IOException(
                                                        "unknown type '"
                                                                + type
                                                                + "' of "
                                                                + table.getKey()))));
            }
            schemas.add(new TableSchema(table.getKey(), columns));
        }
        return schemas;
    }
}
