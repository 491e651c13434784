package spoor.workbench.hunt;

import java.util.List;
import spoor.model.TableSchema;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// What a hunt runs on: tables that answer queries and can keep a result.
public interface HuntTarget {
    /// The tables a query may name, kept results not among them.
    List<TableSchema> tables();

    /// Where the tables' rows came from.
    List<Source> sources();

    /// @throws spoor.model.SpoorException as a case does
    QueryAnswer query(QueryRequest request);

    /// Keeps a result so that later queries may use it without computing it again.
    ///
    /// @return what queries call it until the run ends; no table of the case has that name
    String keep(ResultTable table);

    /// Forgets all that was kept.
    void forget();

    /// An input file, for the report.
    ///
    /// @param events how many rows it gave
    record Source(
            String path, long bytes, String sha256, String format, long events, long rejects) {}
}
