package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import spoor.model.Problem;
import spoor.model.TableSchema;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;
import spoor.workbench.Roots;
import spoor.workbench.RunningAnswer;
import spoor.workbench.ShippedHunts.Other;
import spoor.workbench.ShippedHunts.Shipped;
import spoor.workbench.audit.AuditLog;
import spoor.workbench.manage.Queries;
import spoor.workbench.manage.StoredFunction;
import spoor.workbench.overview.Desk;
import spoor.workbench.records.RawRecord;
import spoor.workbench.records.RawRecords;

/// What the server asks of a case. Safe for many threads at once.
public interface ServedCase {
    /// The name that clients see as the database.
    String name();

    List<Table> tables();

    /// @throws spoor.model.ProblemException when the text is wrong
    /// @throws spoor.model.EngineException when the engine fails or a limit is hit
    QueryAnswer query(QueryRequest request);

    /// The same answer while it is worked on, for results that memory may not hold. Close it.
    RunningAnswer begin(QueryRequest request);

    /// The functions that the case keeps.
    List<StoredFunction> functions();

    /// Runs a management command.
    ///
    /// @param queries of the server
    ResultTable manage(QueryRequest command, Queries queries);

    /// What is wrong with a text, without running it; empty: nothing.
    List<Problem> check(QueryRequest request);

    /// Writes the account as one JSON value, the same as `spoor account --format json` prints.
    void writeAccount(JsonGenerator json) throws IOException;

    /// Writes the rejects of a source (by its path; empty: of all) as one JSON array, at most
    /// `limit` of them.
    void writeRejects(JsonGenerator json, String source, int limit) throws IOException;

    /// A record as its file has it.
    ///
    /// @throws spoor.model.SpoorException of kind USER when there is no such source
    RawRecord record(RawRecords.Asked asked);

    /// The hunts that come with Spoor and fit the case, and how they stand.
    List<Shipped> hunts();

    /// The hunts that come with Spoor and do not fit, and why.
    List<Other> otherHunts();

    /// Runs one of them; what goes wrong is in its problem. Empty: there is none of that name.
    Optional<Shipped> runHunt(String name);

    /// Where what is done is logged.
    AuditLog audit();

    /// What may be loaded by its path.
    Roots roots();

    /// Loads, and what the first page shows.
    Desk desk();

    /// A table and how many rows it has.
    record Table(TableSchema schema, long rows) {}
}
