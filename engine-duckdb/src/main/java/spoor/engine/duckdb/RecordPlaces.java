package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/// Where records begin and end in a source, by the rows and rejects that a case has of it.
public final class RecordPlaces {
    private final DuckDbEngine engine;

    public RecordPlaces(DuckDbEngine engine) {
        this.engine = engine;
    }

    /// What a case knows of one place of a source.
    ///
    /// @param rows that begin there
    /// @param rejected length of the record that was refused there
    /// @param next where the next record begins; empty: the rest of the source belongs to this one
    public record Place(long rows, OptionalLong rejected, OptionalLong next) {
        /// Whether a record begins there.
        public boolean known() {
            return rows > 0 || rejected.isPresent();
        }
    }

    private record Found(long here, OptionalLong next) {}

    /// Looks up a place. Where a source fills several tables, its record is the longest of those
    /// that begin there: of an audit event, all its lines.
    public Place at(StoredSource source, long offset) {
        try (Connection connection = engine.connect()) {
            long rows = 0;
            OptionalLong longest = OptionalLong.empty();
            OptionalLong nearest = OptionalLong.empty();
            boolean open = false;
            for (String table : source.tables()) {
                Found found = found(connection, table, source.id(), offset);
                rows += found.here;
                if (found.here > 0) {
                    open |= found.next.isEmpty();
                    longest = further(longest, found.next);
                }
                nearest = nearer(nearest, found.next);
            }
            Found reject = rejected(connection, source.id(), offset);
            OptionalLong rejected =
                    reject.here > 0 ? OptionalLong.of(reject.here) : OptionalLong.empty();
            OptionalLong next = rows > 0 ? open ? OptionalLong.empty() : longest : nearest;
            return new Place(rows, rejected, nearer(next, reject.next));
        } catch (SQLException e) {
            throw DuckDbEngine.failure("the place of a record", e);
        }
    }

    private static Found found(Connection connection, String table, int source, long offset)
            throws SQLException {
        return one(
                connection,
                "SELECT count(*) FILTER (WHERE \"_Offset\" = $2),"
                        + " min(\"_Offset\") FILTER (WHERE \"_Offset\" > $2)"
                        + " FROM main."
                        + DuckDbDialect.quoted(table)
                        + " WHERE \"_Source\" = $1 AND \"_Offset\" >= $2",
                source,
                offset);
    }

    /// The length of a refused record, and where the next one begins.
    private static Found rejected(Connection connection, int source, long offset)
            throws SQLException {
        return one(
                connection,
                "SELECT coalesce(max(length) FILTER (WHERE at_offset = $2), 0),"
                        + " min(at_offset) FILTER (WHERE at_offset > $2)"
                        + " FROM spoor.rejects WHERE source = $1 AND at_offset >= $2"
                        + " AND column_name = '' AND length > 0",
                source,
                offset);
    }

    private static Found one(Connection connection, String sql, int source, long offset)
            throws SQLException {
        List<Found> found =
                Sql.query(
                        connection,
                        sql,
                        row -> {
                            long here = row.getLong(1);
                            long next = row.getLong(2);
                            return new Found(
                                    here,
                                    row.wasNull() ? OptionalLong.empty() : OptionalLong.of(next));
                        },
                        source,
                        offset);
        return found.getFirst();
    }

    private static OptionalLong nearer(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.getAsLong() <= other.getAsLong() ? one : other;
    }

    private static OptionalLong further(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.getAsLong() >= other.getAsLong() ? one : other;
    }
}
