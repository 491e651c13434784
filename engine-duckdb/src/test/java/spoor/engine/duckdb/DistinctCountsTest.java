package spoor.engine.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spoor.engine.Dialect;
import spoor.engine.Limits;
import spoor.engine.SqlStatement;
import spoor.engine.SqlWriter;
import spoor.kql.bind.AggregateCall;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// Distinct counts by the hash of the group are those of `count(DISTINCT)`, whatever the hash.
class DistinctCountsTest {
    private static final Symbol HOST = new Symbol("host", KqlType.STRING, false);
    private static final Symbol PORT = new Symbol("port", KqlType.LONG, true);
    private static final Symbol USER = new Symbol("user", KqlType.STRING, false);
    private static final Symbol LATE = new Symbol("late", KqlType.BOOL, true);
    private static final Symbol TIMES = new Symbol("times", KqlType.LONG, false);
    private static final Symbol PORTS = new Symbol("ports", KqlType.LONG, false);
    private static final Symbol USERS = new Symbol("users", KqlType.LONG, false);

    private static final Relation ROWS =
            Relation.Scan.of("t", List.of(HOST, PORT, USER, LATE), List.of());

    private final DuckDbEngine engine =
            DuckDbEngine.inMemory(new Settings(256L << 20, 2, Optional.empty()));

    /// Takes some or all groups for one.
    private static final class Colliding extends DuckDbDialect {
        private final String hash;

        Colliding(String hash) {
            this.hash = hash;
        }

        @Override
        public Optional<String> hash(List<String> operands) {
            return Optional.of(hash.replace("$", operands.getFirst()));
        }
    }

    /// An engine that has no hash.
    private static final class Plain extends DuckDbDialect {
        @Override
        public Optional<String> hash(List<String> operands) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void fill() {
        engine.store(
                "t",
                new SqlStatement(
                        "SELECT CASE WHEN i % 11 = 0 THEN '' ELSE 'host' || (i % 7) END AS host,"
                                + " nullif(i % 5, 3) AS port, 'user' || (i * i % 13) AS \"user\","
                                + " nullif(i % 3, 2) = 0 AS late FROM range(400) AS r(i)",
                        List.of(), List.of()),
                Limits.NONE);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theCountsAreTheSameWhateverTheHash() {
        List<List<@Nullable Object>> plain = rows(new Plain());
        assertEquals(8 * 3, plain.size());
        assertEquals(plain, rows(new DuckDbDialect()));
        assertEquals(plain, rows(new Colliding("CAST(0 AS UBIGINT)")));
        assertEquals(plain, rows(new Colliding("(length($) + 0 * 1)")));
        assertEquals(plain, rows(new Colliding("(CASE WHEN $ < 'host3' THEN 1 ELSE hash($) END)")));
    }

    @Test
    void textKeysAreCountedByTheirHash() {
        String sql = SqlWriter.write(summary(ROWS), new DuckDbDialect()).sql();
        assertTrue(sql.contains("SELECT DISTINCT hash(\"host\", \"late\")"), sql);
    }

    @Test
    void anInputThatCostsMuchIsMadeOnce() {
        Relation limited = new Relation.Limit(ROWS, 10);
        String sql = SqlWriter.write(summary(limited), new DuckDbDialect()).sql();
        assertTrue(!sql.contains("hash("), sql);
    }

    private static Relation summary(Relation input) {
        Symbol host = new Symbol("host", KqlType.STRING, false);
        Symbol late = new Symbol("late", KqlType.BOOL, true);
        return new Relation.Aggregate(
                input,
                List.of(
                        new Relation.Assignment(host, new Bound.Ref(HOST)),
                        new Relation.Assignment(late, new Bound.Ref(LATE))),
                List.of(
                        assignment(TIMES, AggregateCall.Kind.COUNT, HOST, Optional.empty()),
                        assignment(
                                PORTS, AggregateCall.Kind.DISTINCT_COUNT, PORT, Optional.empty()),
                        assignment(
                                USERS,
                                AggregateCall.Kind.DISTINCT_COUNT,
                                USER,
                                Optional.of(new Bound.Ref(LATE)))));
    }

    private static Relation.AggregateAssignment assignment(
            Symbol symbol, AggregateCall.Kind kind, Symbol operand, Optional<Bound> filter) {
        return new Relation.AggregateAssignment(
                symbol,
                new AggregateCall(kind, new Bound.Ref(operand), filter, 0, Optional.empty()));
    }

    private List<List<@Nullable Object>> rows(Dialect dialect) {
        SqlStatement statement = SqlWriter.write(summary(ROWS), dialect);
        List<Column> columns = statement.columns();
        assertEquals(List.of("host", "late", "times", "ports", "users"), names(columns));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (RowCursor cursor = engine.query(statement, Limits.NONE)) {
            for (Optional<RowBatch> next = cursor.next(); next.isPresent(); next = cursor.next()) {
                for (int row = 0; row < next.get().rows(); row++) {
                    rows.add(next.get().row(row));
                }
            }
        }
        return rows;
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
