package spoor.workbench.query;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import spoor.engine.Engine;
import spoor.kql.bind.Catalog;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;

/// Runs KQL requests on an engine.
public final class QueryPipeline {
    private static final String MISSING = "this build cannot run queries yet";

    public QueryPipeline(
            Engine engine, Catalog catalog, Clock clock, Supplier<Instant> lastEvent) {}

    @SuppressWarnings("DoNotCallSuggester")
    public QueryAnswer run(QueryRequest request) {
        throw missing(request);
    }

    @SuppressWarnings("DoNotCallSuggester")
    public String explain(QueryRequest request) {
        throw missing(request);
    }

    private static SpoorException missing(QueryRequest request) {
        return new SpoorException(ErrorKind.INTERNAL, MISSING + ": " + request.text());
    }
}
