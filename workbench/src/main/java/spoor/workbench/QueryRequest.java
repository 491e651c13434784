package spoor.workbench;

import java.util.Map;
import java.util.Optional;
import spoor.engine.Limits;
import spoor.engine.Meter;
import spoor.model.Stop;

/// A KQL request. Its limits of time and rows are those of the whole request; [#stoppedBy] makes it
/// one that can be cancelled while it runs.
///
/// @param text one or more statements
/// @param now what `now()` is
/// @param parameters values of `declare query_parameters`, as text
/// @param places whether rows that are rows of stored tables carry their place: the columns
///   `_Source` and `_Offset`, last
/// @param timespan what all tables are restricted to
/// @param keeps whether it may keep a model in the case (`save=` of a miner)
public record QueryRequest(
        String text,
        Now now,
        Map<String, String> parameters,
        Limits limits,
        boolean places,
        Optional<Timespan> timespan,
        boolean keeps) {
    public QueryRequest {
        parameters = Map.copyOf(parameters);
    }

    /// About all times, without places.
    public QueryRequest(String text, Now now, Map<String, String> parameters, Limits limits) {
        this(text, now, parameters, limits, false, Optional.empty(), true);
    }

    /// About all times.
    public QueryRequest(
            String text, Now now, Map<String, String> parameters, Limits limits, boolean places) {
        this(text, now, parameters, limits, places, Optional.empty(), true);
    }

    /// The same request, whose rows carry their place where they have one.
    public QueryRequest withPlaces() {
        return new QueryRequest(text, now, parameters, limits, true, timespan, keeps);
    }

    /// The same request at another time.
    public QueryRequest at(Now other) {
        return new QueryRequest(text, other, parameters, limits, places, timespan, keeps);
    }

    /// The same request about some time.
    public QueryRequest within(Timespan about) {
        return new QueryRequest(text, now, parameters, limits, places, Optional.of(about), keeps);
    }

    /// The same request, cancelled by asking this stop.
    public QueryRequest stoppedBy(Stop stop) {
        return new QueryRequest(
                text, now, parameters, limits.stoppedBy(stop), places, timespan, keeps);
    }

    /// The same request, which tells how far each result is.
    public QueryRequest toldTo(Meter meter) {
        return new QueryRequest(
                text, now, parameters, limits.toldTo(meter), places, timespan, keeps);
    }

    /// The same request, which must not keep anything in the case.
    public QueryRequest keepingNothing() {
        return new QueryRequest(text, now, parameters, limits, places, timespan, false);
    }

    /// The same request with another text.
    public QueryRequest saying(String other) {
        return new QueryRequest(other, now, parameters, limits, places, timespan, keeps);
    }

    public static QueryRequest of(String text) {
        return new QueryRequest(text, new Now.Clock(), Map.of(), Limits.NONE);
    }
}
