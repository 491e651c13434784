package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.workbench.AccountJson;
import spoor.workbench.Case;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;
import spoor.workbench.Roots;
import spoor.workbench.RunningAnswer;
import spoor.workbench.ShippedHunts.Other;
import spoor.workbench.ShippedHunts.Shipped;
import spoor.workbench.audit.AuditLog;
import spoor.workbench.manage.Management;
import spoor.workbench.manage.Queries;
import spoor.workbench.manage.StoredFunction;
import spoor.workbench.overview.Desk;
import spoor.workbench.records.RawRecord;
import spoor.workbench.records.RawRecords;

/// A case as it is on disk, without hunts.
record RealCase(Case served) implements ServedCase {
    @Override
    public String name() {
        return "hunt";
    }

    @Override
    public List<Table> tables() {
        return served.tables().stream()
                .map(table -> new Table(table.schema(), table.rows()))
                .toList();
    }

    @Override
    public QueryAnswer query(QueryRequest request) {
        return served.query(request);
    }

    @Override
    public RunningAnswer begin(QueryRequest request) {
        return served.begin(request);
    }

    @Override
    public List<StoredFunction> functions() {
        return StoredFunction.all(served);
    }

    @Override
    public ResultTable manage(QueryRequest command, Queries queries) {
        return new Management(served, name(), queries).run(command);
    }

    @Override
    public List<Problem> check(QueryRequest request) {
        try {
            served.check(request);
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    @Override
    public void writeAccount(JsonGenerator json) throws IOException {
        AccountJson.write(served.account(), json);
    }

    @Override
    public void writeRejects(JsonGenerator json, String source, int limit) throws IOException {
        json.writeStartArray();
        json.writeEndArray();
    }

    @Override
    public RawRecord record(RawRecords.Asked asked) {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public Desk desk() {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public AuditLog audit() {
        return served.audit();
    }

    @Override
    public Roots roots() {
        return Roots.none();
    }

    @Override
    public List<Shipped> hunts() {
        return List.of();
    }

    @Override
    public List<Other> otherHunts() {
        return List.of();
    }

    @Override
    public Optional<Shipped> runHunt(String name) {
        return Optional.empty();
    }
}
