package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Gaps as rows of the manifest (`spoor.gaps`), and which sources were looked at
/// (`spoor.examined`).
final class GapRows {
    static final List<String> LAYOUT =
            List.of(
                    "CREATE TABLE IF NOT EXISTS spoor.examined(source INTEGER, sha256 VARCHAR,"
                            + " text_length BIGINT)",
                    "CREATE TABLE IF NOT EXISTS spoor.gaps(source INTEGER, kind VARCHAR,"
                            + " node VARCHAR, a BIGINT, b BIGINT, from_time BIGINT,"
                            + " to_time BIGINT)");

    private GapRows() {}

    static void keep(Connection connection, Gap gap) throws SQLException {
        switch (gap) {
            case Gap.Quiet quiet ->
                    insert(connection, gap, "QUIET", "", quiet.longestOther(), 0, quiet.between());
            case Gap.ClockBack back ->
                    insert(
                            connection,
                            gap,
                            "CLOCK",
                            "",
                            back.offset(),
                            0,
                            new TimeRange(back.before(), back.after()));
            case Gap.NewestFirst _ ->
                    insert(connection, gap, "NEWEST_FIRST", "", 0, 0, new TimeRange(0, 0));
            case Gap.Unordered unordered ->
                    insert(
                            connection,
                            gap,
                            "UNORDERED",
                            "",
                            unordered.places(),
                            0,
                            new TimeRange(0, 0));
            case Gap.Serials serials ->
                    insert(
                            connection,
                            gap,
                            "SERIALS",
                            serials.node(),
                            serials.after(),
                            serials.before(),
                            serials.between());
            case Gap.MoreSerials more ->
                    insert(
                            connection,
                            gap,
                            "MORE_SERIALS",
                            "",
                            more.holes(),
                            more.missing(),
                            new TimeRange(0, 0));
        }
    }

    private static void insert(
            Connection connection,
            Gap gap,
            String kind,
            String node,
            long a,
            long b,
            TimeRange times)
            throws SQLException {
        Sql.execute(
                connection,
                "INSERT INTO spoor.gaps VALUES ($1, $2, $3, $4, $5, $6, $7)",
                gap.source(),
                kind,
                node,
                a,
                b,
                times.first(),
                times.last());
    }

    static Gap read(ResultSet row) throws SQLException {
        int source = row.getInt("source");
        long a = row.getLong("a");
        long b = row.getLong("b");
        TimeRange times = new TimeRange(row.getLong("from_time"), row.getLong("to_time"));
        String kind = row.getString("kind");
        return switch (kind) {
            case "QUIET" -> new Gap.Quiet(source, times, a);
            case "CLOCK" -> new Gap.ClockBack(source, a, times.first(), times.last());
            case "NEWEST_FIRST" -> new Gap.NewestFirst(source);
            case "UNORDERED" -> new Gap.Unordered(source, a);
            case "SERIALS" -> new Gap.Serials(source, row.getString("node"), a, b, times);
            case "MORE_SERIALS" -> new Gap.MoreSerials(source, a, b);
            default -> throw new IllegalStateException("a gap of kind " + kind);
        };
    }
}
