package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;

/// Finds holes in the serial numbers of audit events, over all sources of a table: a hole between
/// two rotated files counts as one within a file.
///
/// Serial numbers rise by one with each event of a node and start again with its kernel: where one
/// is less than half of that before it, a new run begins. Within a run every number between the
/// least and the greatest should be there. The numbers are of 32 bits: events that come out of
/// order where they start at 0 again leave no hole of four billion.
final class SerialHoles {
    /// Columns that a table of serial numbers has.
    private static final Column SERIAL = new Column("SerialNumber", KqlType.LONG);

    private static final Column NODE = new Column("node", KqlType.STRING);

    /// Holes told one by one, of each source, the largest first.
    static final int MOST = 5;

    private static final String BEFORE =
            "SELECT *, coalesce(s < p // 2 AND p - s > 10, false) AS restarts FROM (SELECT *, lag(s)"
                    + " OVER (PARTITION BY node ORDER BY t, s) AS p FROM temp.spoor_serials)";

    /// Adds up rather than counts with a filter, which DuckDB does from the start for each row.
    private static final String RUNS =
            "SELECT *, sum(CASE WHEN restarts THEN 1 ELSE 0 END) OVER (PARTITION BY node"
                    + " ORDER BY t, s ROWS UNBOUNDED PRECEDING) AS run FROM ("
                    + BEFORE
                    + ")";

    private static final String ONE_RUN = "SELECT *, 0 AS run FROM temp.spoor_serials";

    /// Two numbers so far apart lie on both sides of the place where they start at 0 again.
    private static final long WRAPPED = 1L << 31;

    private SerialHoles() {}

    private record Hole(Gap.Serials gap, long holes, long missing) {}

    /// Whether a table has serial numbers.
    static boolean has(TableSchema table) {
        return table.columns().contains(SERIAL) && table.columns().contains(NODE);
    }

    static List<Gap> find(Connection connection, String table, String time) throws SQLException {
        Sql.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE spoor_serials AS SELECT node, \"SerialNumber\" AS s, "
                        + DuckDbDialect.quoted(time)
                        + " AS t, min("
                        + DuckDbDialect.quoted(CaseStore.SOURCE)
                        + ") AS source FROM main."
                        + DuckDbDialect.quoted(table)
                        + " WHERE s IS NOT NULL AND t IS NOT NULL GROUP BY ALL");
        String sql =
                "WITH f AS ("
                        + (restarted(connection) ? RUNS : ONE_RUN)
                        + "), h AS (SELECT source, node, s, t, lead(s) OVER w AS ns,"
                        + " lead(t) OVER w AS nt FROM f"
                        + " WINDOW w AS (PARTITION BY node, run ORDER BY s, t))"
                        + " SELECT source, node, s, ns, least(t, nt), greatest(t, nt),"
                        + " count(*) OVER (PARTITION BY source) AS holes,"
                        + " sum(ns - s - 1) OVER (PARTITION BY source) AS missing"
                        + " FROM h WHERE ns > s + 1 AND ns - s < "
                        + WRAPPED
                        + " QUALIFY row_number() OVER (PARTITION BY source"
                        + " ORDER BY ns - s DESC, node, s, t) <= "
                        + MOST
                        + " ORDER BY source, ns - s DESC, node, s, t";
        Map<Integer, List<Hole>> holes = new LinkedHashMap<>();
        Sql.query(
                connection,
                sql,
                row ->
                        holes.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                                .add(
                                        new Hole(
                                                new Gap.Serials(
                                                        row.getInt(1),
                                                        row.getString(2),
                                                        row.getLong(3),
                                                        row.getLong(4),
                                                        new TimeRange(
                                                                row.getLong(5), row.getLong(6))),
                                                row.getLong(7),
                                                row.getLong(8))));
        Sql.execute(connection, "DROP TABLE temp.spoor_serials");
        List<Gap> gaps = new ArrayList<>();
        holes.forEach((source, list) -> {
            list.forEach(hole -> gaps.add(hole.gap()));
            Hole first = list.getFirst();
            if (first.holes() > list.size()) {
                gaps.add(new Gap.MoreSerials(source, first.holes(), first.missing()));
            }
        });
        return gaps;
    }

    /// Whether any kernel started anew, which is seldom; counting the runs takes long.
    private static boolean restarted(Connection connection) throws SQLException {
        return !Sql.query(
                        connection,
                        "SELECT 1 FROM (" + BEFORE + ") WHERE restarts LIMIT 1",
                        row -> row.getInt(1))
                .isEmpty();
    }
}
