package spoor.workbench;

import java.util.Map;
import spoor.engine.Limits;
import spoor.model.Stop;

/// A KQL request. Its limits of time and rows are those of the whole request; [#stoppedBy] makes it
/// one that can be cancelled while it runs.
///
/// @param text one or more statements
/// @param now what `now()` is
/// @param parameters values of `declare query_parameters`, as text
/// @param places whether rows that are rows of stored tables carry their place: the columns
///   `_Source` and `_Offset`, last
public record QueryRequest(
        String text, Now now, Map<String, String> parameters, Limits limits, boolean places) {
    public QueryRequest {
        parameters = Map.copyOf(parameters);
    }

    public QueryRequest(String text, Now now, Map<String, String> parameters, Limits limits) {
        this(text, now, parameters, limits, false);
    }

    /// The same request, whose rows carry their place where they have one.
    public QueryRequest withPlaces() {
        return new QueryRequest(text, now, parameters, limits, true);
    }

    /// The same request, cancelled by asking this stop.
    public QueryRequest stoppedBy(Stop stop) {
        return new QueryRequest(text, now, parameters, limits.stoppedBy(stop), places);
    }

    public static QueryRequest of(String text) {
        return new QueryRequest(text, new Now.Clock(), Map.of(), Limits.NONE);
    }
}
