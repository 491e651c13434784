package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.EngineException;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.Span;
import spoor.model.Stop;
import spoor.model.TableSchema;
import spoor.model.Ticks;
import spoor.model.Vector;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.Render;
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
import spoor.workbench.report.HuntSummary;
import spoor.workbench.report.VisibleBytes;

/// A case of one answer: a row of every type, among them what a log may hold to do harm.
final class FakeCase implements ServedCase {
    static final String HOSTILE = "<script>alert(1)</script>\u202e\u0007\"'&";

    final List<QueryRequest> asked = new ArrayList<>();
    final List<String> ran = new ArrayList<>();
    final List<String> audited = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch began = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);
    Optional<Path> report = Optional.empty();
    Optional<Desk> desk = Optional.empty();
    int many = 2;
    Roots roots = Roots.none();
    AuditLog audit =
            AuditLog.into(
                    audited, Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

    /// A line of the audit log; the end of an action is written after its answer has gone out.
    String audited(int line) throws InterruptedException {
        for (int wait = 0; audited.size() <= line && wait < 500; wait++) {
            Thread.sleep(10);
        }
        return audited.get(line);
    }

    @Override
    public String name() {
        return "hunt";
    }

    @Override
    public List<Table> tables() {
        return List.of(new Table(new TableSchema("T", columns()), 2));
    }

    @Override
    public QueryAnswer query(QueryRequest request) {
        asked.add(request);
        switch (request.text()) {
            case "wrong" -> throw new ProblemException(wrong());
            case "slow" ->
                    throw new EngineException(
                            ErrorKind.LIMIT, "duckdb", "SELECT 1", "the query took too long", null);
            case "endless" -> endless(request.limits().stop());
            case "fault" -> throw new IllegalStateException("secret of a log");
            case "huge" -> throw new OutOfMemoryError("made by the test");
            default -> {}
        }
        ResultTable table =
                new ResultTable(
                        "",
                        columns(),
                        Collections.nCopies(batches(request.text()), batch()),
                        Optional.of(new Render("timeline", Map.of("ymax", "1", "tooltip", "s,l"))));
        return new QueryAnswer(List.of(table), List.of("a note"), 12);
    }

    @Override
    public RunningAnswer begin(QueryRequest request) {
        HeldRows held = new HeldRows(query(request));
        return request.text().equals("drips") ? new Drips(held) : held;
    }

    private int batches(String text) {
        return switch (text) {
            case "many" -> many / 2;
            case "drips" -> 12;
            default -> 1;
        };
    }

    /// Runs until it is cancelled.
    private void endless(Stop stop) {
        CountDownLatch asked = new CountDownLatch(1);
        try (Stop.Watch _ = stop.watch(_ -> asked.countDown())) {
            began.countDown();
            asked.await();
            cancelled.countDown();
            stop.check();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<StoredFunction> functions() {
        return List.of();
    }

    @Override
    public ResultTable manage(QueryRequest command, Queries queries) {
        return new ResultTable("", columns(), List.of(batch()), Optional.empty());
    }

    @Override
    public List<Problem> check(QueryRequest request) {
        return request.text().equals("wrong") ? List.of(wrong()) : List.of();
    }

    @Override
    public void writeAccount(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("sources");
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void writeRejects(JsonGenerator json, String source, int limit) throws IOException {
        json.writeStartArray();
        json.writeString(source);
        json.writeEndArray();
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public Roots roots() {
        return roots;
    }

    @Override
    public RawRecord record(RawRecords.Asked asked) {
        RawRecord.Bytes bytes =
                new RawRecord.Bytes(
                        RawRecord.Kind.TEXT,
                        900,
                        OptionalLong.of(7),
                        asked.source().getBytes(StandardCharsets.UTF_8),
                        List.of(VisibleBytes.line(HOSTILE.getBytes(StandardCharsets.UTF_8))),
                        List.of("before"),
                        List.of());
        return new RawRecord(
                3,
                "a<b>.log",
                asked.offset(),
                RawRecord.State.GROWN,
                "the file has grown",
                "",
                true,
                asked.whole() ? Optional.empty() : Optional.of(bytes));
    }

    @Override
    public Desk desk() {
        return desk.orElseThrow();
    }

    @Override
    public List<Shipped> hunts() {
        HuntSummary summary =
                new HuntSummary("2 sessions, 1 scored", List.of("s"), List.of(row()), 1, "block-3");
        return List.of(
                hunt("rare", report, report.map(_ -> summary), ""),
                hunt("other", Optional.empty(), Optional.empty(), ""));
    }

    private static List<String> row() {
        return List.of(HOSTILE);
    }

    @Override
    public List<Other> otherHunts() {
        return List.of(new Other("third", "Third <i>", List.of("the table X")));
    }

    @Override
    public Optional<Shipped> runHunt(String name) {
        ran.add(name);
        return name.equals("rare")
                ? Optional.of(hunt(name, report, Optional.empty(), "KQL102: unknown table"))
                : Optional.empty();
    }

    private static Shipped hunt(
            String name, Optional<Path> report, Optional<HuntSummary> summary, String problem) {
        return new Shipped(
                name,
                "Rare <b>",
                "What?",
                report,
                report.map(_ -> Instant.parse("2026-01-02T03:04:05.678Z")),
                problem,
                summary);
    }

    static Problem wrong() {
        return new Problem(
                "unknown-column",
                new Span(2, 7),
                "unknown column 'Acount' in 'where'",
                "did you mean 'Account'?");
    }

    private static List<Column> columns() {
        return List.of(
                new Column("s", KqlType.STRING),
                new Column("l", KqlType.LONG),
                new Column("d", KqlType.DATETIME),
                new Column("j", KqlType.DYNAMIC),
                new Column("t", KqlType.TIMESPAN),
                new Column("b", KqlType.BOOL),
                new Column("r", KqlType.REAL),
                new Column("m", KqlType.DECIMAL));
    }

    private static RowBatch batch() {
        long time = Ticks.ofDate(2024, 7, 8) + 1;
        boolean[] second = {false, true};
        return new RowBatch(
                columns(),
                List.of(
                        texts(HOSTILE, ""),
                        new Vector.Longs(new long[] {Long.MAX_VALUE, 0}, second),
                        new Vector.Longs(new long[] {time, 0}, second),
                        texts("{\"a\":[1,9007199254740993]}", "not } JSON"),
                        new Vector.Longs(new long[] {Ticks.PER_DAY, 0}, second),
                        new Vector.Longs(new long[] {1, 0}, second),
                        new Vector.Doubles(new double[] {1.5, Double.NaN}, new boolean[0]),
                        texts("1.25", null)),
                2);
    }

    private static Vector texts(@Nullable String... values) {
        return new Vector.Texts(values);
    }
}
