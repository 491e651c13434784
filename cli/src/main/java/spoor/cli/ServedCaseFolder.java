package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import spoor.engine.duckdb.StoredReject;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.server.ServedCase;
import spoor.workbench.AccountJson;
import spoor.workbench.Case;
import spoor.workbench.Now;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;
import spoor.workbench.Roots;
import spoor.workbench.RunningAnswer;
import spoor.workbench.ShippedHunts;
import spoor.workbench.ShippedHunts.Other;
import spoor.workbench.ShippedHunts.Shipped;
import spoor.workbench.audit.AuditLog;
import spoor.workbench.manage.Management;
import spoor.workbench.manage.Queries;
import spoor.workbench.manage.StoredFunction;
import spoor.workbench.overview.Desk;
import spoor.workbench.records.RawRecord;
import spoor.workbench.records.RawRecords;

/// A case as the server asks for it.
///
/// @param now what `now()` is where a request leaves it to the clock
/// @param shipped the hunts that may be run on it
/// @param roots what may be loaded by its path
record ServedCaseFolder(
        Case served, Optional<Now> now, ShippedHunts shipped, Roots roots, Desk desk)
        implements ServedCase {
    @Override
    public String name() {
        return served.name();
    }

    @Override
    public List<Table> tables() {
        return served.tables().stream()
                .map(table -> new Table(table.schema(), table.rows()))
                .toList();
    }

    @Override
    public QueryAnswer query(QueryRequest request) {
        return served.query(timed(request));
    }

    @Override
    public RunningAnswer begin(QueryRequest request) {
        return served.begin(timed(request));
    }

    @Override
    public List<StoredFunction> functions() {
        return StoredFunction.all(served);
    }

    @Override
    public ResultTable manage(QueryRequest command, Queries queries) {
        return new Management(served, name(), queries).run(timed(command));
    }

    @Override
    public List<Problem> check(QueryRequest request) {
        try {
            served.check(timed(request));
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    private QueryRequest timed(QueryRequest request) {
        if (now.isEmpty() || !(request.now() instanceof Now.Clock)) {
            return request;
        }
        return request.at(now.get());
    }

    @Override
    public void writeAccount(JsonGenerator json) throws IOException {
        AccountJson.write(served.account(), json);
    }

    @Override
    public void writeRejects(JsonGenerator json, String source, int limit) throws IOException {
        json.writeStartArray();
        for (StoredReject reject :
                served.rejects(source.isEmpty() ? Optional.empty() : Optional.of(source), limit)) {
            AccountJson.write(reject, json);
        }
        json.writeEndArray();
    }

    @Override
    public AuditLog audit() {
        return served.audit();
    }

    @Override
    public RawRecord record(RawRecords.Asked asked) {
        return served.records().read(asked);
    }

    @Override
    public List<Shipped> hunts() {
        return shipped.fitting();
    }

    @Override
    public List<Other> otherHunts() {
        return shipped.others();
    }

    @Override
    public Optional<Shipped> runHunt(String name) {
        return shipped.run(name);
    }
}
