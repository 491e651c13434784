package spoor.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Collectors;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Signature;
import spoor.mining.Miner;
import spoor.mining.Miners;
import spoor.model.Column;
import spoor.workbench.help.Word;
import spoor.workbench.manage.StoredFunction;

/// What the editor and the tree of tables know of a case: `{"database", "tables", "functions",
/// "stored", "miners", "words"}`.
final class SchemaJson {
    private SchemaJson() {}

    static ObjectNode of(ObjectMapper mapper, ServedCase served) {
        ObjectNode root = mapper.createObjectNode();
        root.put("database", served.name());
        ArrayNode tables = root.putArray("tables");
        for (ServedCase.Table table : served.tables()) {
            ObjectNode node = tables.addObject();
            node.put("name", table.schema().name()).put("rows", table.rows());
            ArrayNode columns = node.putArray("columns");
            for (Column column : table.schema().columns()) {
                columns.addObject().put("name", column.name()).put("type", column.type().kqlName());
            }
        }
        ArrayNode functions = root.putArray("functions");
        addFunctions(functions);
        addStored(root.putArray("stored"), served);
        addMiners(root.putArray("miners"));
        addWords(root.putArray("words"));
        return root;
    }

    private static void addFunctions(ArrayNode functions) {
        for (Function function : Functions.ALL) {
            ObjectNode node = functions.addObject();
            node.put("name", function.name()).put("summary", function.summary());
            ArrayNode aliases = node.putArray("aliases");
            function.aliases().forEach(aliases::add);
            ArrayNode calls = node.putArray("calls");
            function.signatures().forEach(signature -> calls.add(call(function, signature)));
        }
    }

    private static void addStored(ArrayNode functions, ServedCase served) {
        for (StoredFunction function : served.functions()) {
            ObjectNode node = functions.addObject();
            node.put("name", function.name()).put("summary", function.docstring());
            node.put("call", function.name() + function.parameters());
            node.put("body", function.body());
            ArrayNode parameters = node.putArray("parameters");
            for (StoredFunction.Parameter parameter : function.typedParameters()) {
                ObjectNode json = parameters.addObject().put("name", parameter.name());
                json.put("type", parameter.type()).put("default", parameter.defaultValue());
                json.put("table", parameter.table());
                ArrayNode columns = json.putArray("columns");
                for (Column column : parameter.columns()) {
                    columns.addObject()
                            .put("name", column.name())
                            .put("type", column.type().kqlName());
                }
            }
        }
    }

    private static void addWords(ArrayNode words) {
        for (Word word : Word.all()) {
            words.addObject()
                    .put("kind", word.kind().name().toLowerCase(Locale.ROOT))
                    .put("name", word.name())
                    .put("call", word.call())
                    .put("summary", word.summary());
        }
    }

    private static String call(Function function, Signature signature) {
        return signature.parameters().stream()
                .map(parameter ->
                        switch (parameter.occurs()) {
                            case ONCE -> parameter.name();
                            case OPTIONAL -> "[" + parameter.name() + "]";
                            case REPEATED, PAIRS -> parameter.name() + ", ...";
                        })
                .collect(Collectors.joining(", ", function.name() + "(", ")"));
    }

    private static void addMiners(ArrayNode miners) {
        for (Miner miner : Miners.ALL) {
            Miner.Description description = miner.description();
            miners.addObject()
                    .put("name", description.name())
                    .put("signature", description.signature())
                    .put("summary", description.summary());
        }
    }
}
