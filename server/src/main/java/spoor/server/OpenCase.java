package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import spoor.engine.duckdb.StoredReject;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.workbench.AccountJson;
import spoor.workbench.Case;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;

/// A case of the workbench, as the server asks it.
record OpenCase(Case opened) implements ServedCase {
    @Override
    public String name() {
        return opened.name();
    }

    @Override
    public List<Table> tables() {
        return opened.tables().stream()
                .map(table -> new Table(table.schema(), table.rows()))
                .toList();
    }

    @Override
    public QueryAnswer query(QueryRequest request) {
        return opened.query(request);
    }

    @Override
    public List<Problem> check(QueryRequest request) {
        try {
            opened.explain(request);
            return List.of();
        } catch (ProblemException wrong) {
            return wrong.problems();
        }
    }

    @Override
    public void writeAccount(JsonGenerator json) throws IOException {
        AccountJson.write(opened.account(), json);
    }

    @Override
    public void writeRejects(JsonGenerator json, String source, int limit) throws IOException {
        Optional<String> path = source.isEmpty() ? Optional.empty() : Optional.of(source);
        json.writeStartArray();
        for (StoredReject reject : opened.rejects(path, limit)) {
            AccountJson.write(reject, json);
        }
        json.writeEndArray();
    }
}
