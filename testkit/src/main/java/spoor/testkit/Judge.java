package spoor.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import spoor.engine.Limits;
import spoor.model.EngineException;
import spoor.model.ErrorKind;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.testkit.ConformanceCase.Expectation;
import spoor.testkit.ConformanceCase.ExpectedTable;
import spoor.workbench.Now;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// Runs one case and judges the answer.
final class Judge {
    private static final int SHOWN_ROWS = 8;

    private final Answerer answerer;
    private final ExecutorService threads;
    private final Duration limit;

    /// @param threads where queries run, so that one that hangs can be left behind
    Judge(Answerer answerer, ExecutorService threads, Duration limit) {
        this.answerer = answerer;
        this.threads = threads;
        this.limit = limit;
    }

    Verdict judge(ConformanceCase one) {
        return switch (one.expectation()) {
            case Expectation.Nothing nothing -> new Verdict.Skipped(nothing.reason());
            case Expectation.Refusal refusal -> refusal(outcome(one.query()));
            case Expectation.Rows rows -> rows(rows.table(), outcome(one.query()));
            case Expectation.Shape shape -> shape(shape, outcome(one.query()));
        };
    }

    /// What a query gave.
    private sealed interface Outcome {
        record Table(ResultTable table) implements Outcome {}

        record Refusal(Problem problem) implements Outcome {}

        /// @param honest whether it was an error for the user: a value that cannot be computed
        record Failure(String text, boolean honest) implements Outcome {}
    }

    private Outcome outcome(String query) {
        QueryRequest request =
                new QueryRequest(query, new Now.Clock(), Map.of(), new Limits(limit, 0));
        Future<QueryAnswer> future = threads.submit(() -> answerer.answer(request));
        try {
            QueryAnswer answer = future.get(limit.toMillis() + 5_000, TimeUnit.MILLISECONDS);
            return answer.tables().isEmpty()
                    ? new Outcome.Failure("no table", false)
                    : new Outcome.Table(answer.tables().getFirst());
        } catch (ExecutionException e) {
            return failure(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            future.cancel(true);
            return new Outcome.Failure("no answer within the limit of " + limit, false);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Outcome failure(Throwable cause) {
        if (cause instanceof ProblemException problems && !problems.problems().isEmpty()) {
            return new Outcome.Refusal(problems.problems().getFirst());
        }
        StringBuilder text = new StringBuilder(String.valueOf(cause));
        StackTraceElement[] trace = cause.getStackTrace();
        for (int i = 0; i < Math.min(4, trace.length); i++) {
            text.append("\n      at ").append(trace[i]);
        }
        if (cause instanceof EngineException engine) {
            text.append("\n      ").append(engine.statement());
        }
        boolean honest = cause instanceof EngineException engine && engine.kind() == ErrorKind.USER;
        return new Outcome.Failure(text.toString(), honest);
    }

    private static Verdict refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refusal refusal -> new Verdict.Agree();
            case Outcome.Failure failure when failure.honest() -> new Verdict.Agree();
            case Outcome.Failure failure -> new Verdict.Differ("an error", failure.text());
            case Outcome.Table table -> new Verdict.Differ("an error", show(table.table()));
        };
    }

    private static Verdict rows(ExpectedTable expected, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refusal refusal -> refused(refusal.problem());
            case Outcome.Failure failure -> new Verdict.Differ(show(expected), failure.text());
            case Outcome.Table table ->
                    verdict(
                            TableComparison.difference(expected, table.table()),
                            show(expected),
                            table.table());
        };
    }

    private static Verdict shape(Expectation.Shape shape, Outcome outcome) {
        String expected = "columns " + shape.columns();
        return switch (outcome) {
            case Outcome.Refusal refusal -> refused(refusal.problem());
            case Outcome.Failure failure -> new Verdict.Differ(expected, failure.text());
            case Outcome.Table table ->
                    verdict(
                            TableComparison.columnDifference(
                                    shape.columns(), table.table().columns()),
                            expected,
                            table.table());
        };
    }

    private static Verdict refused(Problem problem) {
        return new Verdict.Refused(problem.code() + ": " + problem.message());
    }

    private static Verdict verdict(
            Optional<String> difference, String expected, ResultTable actual) {
        return difference.isEmpty()
                ? new Verdict.Agree()
                : new Verdict.Differ(expected, difference.get() + "\n      " + show(actual));
    }

    private static String show(ExpectedTable table) {
        StringBuilder out = new StringBuilder(table.columns().toString());
        table.rows().stream().limit(SHOWN_ROWS).forEach(row -> out.append("\n      ").append(row));
        return out.append(table.rows().size() > SHOWN_ROWS ? "\n      ..." : "").toString();
    }

    private static String show(ResultTable table) {
        StringBuilder out =
                new StringBuilder(
                        table.columns().stream()
                                .map(column -> column.name() + ":" + column.type().kqlName())
                                .toList()
                                .toString());
        table.rows().stream().limit(SHOWN_ROWS).forEach(row -> out.append("\n      ").append(row));
        return out.append(table.rowCount() > SHOWN_ROWS ? "\n      ..." : "").toString();
    }
}
