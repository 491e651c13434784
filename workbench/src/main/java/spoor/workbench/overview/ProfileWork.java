package spoor.workbench.overview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.engine.Limits;
import spoor.mining.Miner;
import spoor.mining.profile.ColumnProfileMiner;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Span;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.Now;
import spoor.workbench.QueryRequest;

/// The making of one profile. Guarded by itself.
final class ProfileWork implements Runnable {
    /// Most and least common values of each column.
    private static final int VALUES = 12;

    private final Case target;
    private final Account.Table table;
    private final String rows;
    private final int share;
    private final Duration time;
    private final long expected;
    private final Stop stop = new Stop();

    private Profile.State state = Profile.State.RUNNING;
    private long done;
    private long milliseconds;
    private String problem = "";
    private List<Profile.ColumnProfile> columns = List.of();

    /// @param share 1 of so many rows is looked at
    ProfileWork(
            Case target, Account.Table table, Optional<Between> between, int share, Duration time) {
        this.target = target;
        this.table = table;
        this.share = share;
        this.time = time;
        this.expected = table.rows() / share;
        this.rows =
                KqlText.name(table.schema().name())
                        + between.map(Between::where).orElse("")
                        + (share == 1
                                ? ""
                                : " | where hash(_Offset + 1000003 * _Source, " + share + ") == 0");
    }

    @Override
    public void run() {
        long begun = System.nanoTime();
        try {
            List<Profile.ColumnProfile> found = spread(profile());
            synchronized (this) {
                columns = found;
                state = Profile.State.DONE;
                milliseconds = (System.nanoTime() - begun) / 1_000_000;
            }
        } catch (SpoorException e) {
            failed(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            failed("it does not fit in memory: give Java more (SPOOR_JAVA_OPTIONS=-Xmx4g)");
        } catch (RuntimeException e) {
            failed("a fault of Spoor's own: " + e.getClass().getSimpleName());
        }
    }

    private synchronized void failed(String why) {
        problem = why;
        state = stop.reason().isPresent() ? Profile.State.CANCELLED : Profile.State.FAILED;
    }

    void cancel() {
        stop.request("the profile was cancelled");
        synchronized (this) {
            state = Profile.State.CANCELLED;
        }
    }

    private List<List<@Nullable Object>> profile() {
        List<List<@Nullable Object>> found = new ArrayList<>();
        try (RowCursor input = new Counting(target.stream(request(rows)))) {
            Miner.Call call =
                    new Miner.Call(
                            input.columns(),
                            List.of(
                                    new Miner.Argument.OfConstant(
                                            Optional.of("values"),
                                            KqlType.LONG,
                                            Optional.of((long) VALUES),
                                            Span.NONE)),
                            Span.NONE);
            for (RowBatch batch : new ColumnProfileMiner().run(call, input, stop)) {
                for (int row = 0; row < batch.rows(); row++) {
                    found.add(batch.row(row));
                }
            }
        }
        return found;
    }

    private QueryRequest request(String text) {
        return new QueryRequest(text, new Now.Clock(), Map.of(), new Limits(time, 0, stop));
    }

    private List<Profile.ColumnProfile> spread(List<List<@Nullable Object>> profiled) {
        List<Profile.ColumnProfile> found = new ArrayList<>();
        List<Column> known = table.schema().columns();
        for (int i = 0; i < profiled.size(); i++) {
            List<@Nullable Object> row = profiled.get(i);
            String name = String.valueOf(row.get(0));
            String low = String.valueOf(row.get(7));
            String high = String.valueOf(row.get(8));
            Optional<String> query =
                    low.equals(high) || low.isEmpty()
                            ? Optional.empty()
                            : known.stream()
                                    .filter(column -> column.name().equals(name))
                                    .findFirst()
                                    .flatMap(column ->
                                            Spreads.query(rows, name, column.type(), low, high));
            Optional<Profile.Spread> spread =
                    query.map(text ->
                            new Profile.Spread(
                                    low,
                                    high,
                                    Spreads.counts(
                                            target.query(request(text)).table().rows(),
                                            value -> ((Number) value).longValue())));
            found.add(new Profile.ColumnProfile(name, row.subList(1, row.size()), spread));
        }
        return found;
    }

    synchronized Profile view() {
        return new Profile(
                state,
                state == Profile.State.DONE ? done : expected,
                done,
                share,
                rows + " | evaluate column_profile(values=" + VALUES + ")",
                milliseconds,
                problem,
                columns);
    }

    private synchronized void counted(int more) {
        done += more;
    }

    /// Counts the rows that pass.
    private final class Counting implements RowCursor {
        private final RowCursor input;

        Counting(RowCursor input) {
            this.input = input;
        }

        @Override
        public List<Column> columns() {
            return input.columns();
        }

        @Override
        public Optional<RowBatch> next() {
            Optional<RowBatch> batch = input.next();
            batch.ifPresent(one -> counted(one.rows()));
            return batch;
        }

        @Override
        public void close() {
            input.close();
        }
    }
}
