package spoor.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `.cancel query "ID" with (reason = "...")`: the one management command that there is.
///
/// @param id what the query's request had as `x-ms-client-request-id`
record CancelCommand(String id, String reason) {
    private static final Pattern TEXT =
            Pattern.compile(
                    "\\s*\\.cancel\\s+query\\s+(?:@?\"([^\"]*)\"|@?'([^']*)')"
                            + "(?:\\s+with\\s*\\(\\s*reason\\s*=\\s*(?:@?\"([^\"]*)\"|@?'([^']*)')\\s*\\))?"
                            + "\\s*;?\\s*");

    static Optional<CancelCommand> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new CancelCommand(
                                either(matcher.group(1), matcher.group(2)),
                                either(matcher.group(3), matcher.group(4))))
                : Optional.empty();
    }

    private static String either(@Nullable String one, @Nullable String other) {
        return one != null ? one : other != null ? other : "";
    }

    /// The table that Kusto answers with, in the v1 protocol.
    String answer(ObjectMapper mapper, boolean cancelled) {
        ObjectNode root = mapper.createObjectNode();
        ObjectNode table = root.putArray("Tables").addObject().put("TableName", "Table_0");
        ArrayNode columns = table.putArray("Columns");
        column(columns, "ClientRequestId", "String", "string");
        column(columns, "ReasonPhrase", "String", "string");
        column(columns, "RunningQueryCanceled", "SByte", "bool");
        table.putArray("Rows").addArray().add(id).add(reason).add(cancelled);
        return root.toString();
    }

    private static void column(ArrayNode columns, String name, String data, String type) {
        columns.addObject().put("ColumnName", name).put("DataType", data).put("ColumnType", type);
    }
}
