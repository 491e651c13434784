package spoor.workbench;

import java.util.Map;
import spoor.engine.Limits;

/// A KQL request.
///
/// @param text one or more statements
/// @param now what `now()` is
/// @param parameters values of `declare query_parameters`, as text
public record QueryRequest(String text, Now now, Map<String, String> parameters, Limits limits) {
    public QueryRequest {
        parameters = Map.copyOf(parameters);
    }

    public static QueryRequest of(String text) {
        return new QueryRequest(text, new Now.Clock(), Map.of(), Limits.NONE);
    }
}
