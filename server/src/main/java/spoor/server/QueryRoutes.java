package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.workbench.QueryRequest;
import spoor.workbench.RunningAnswer;
import spoor.workbench.audit.AuditEntry;
import spoor.workbench.audit.AuditKind;

/// Kusto's query protocol, v1 and v2: the rows are written while the engine works, a batch at a
/// time.
final class QueryRoutes {
    private final ServedCase served;
    private final ObjectMapper mapper;
    private final RunningQueries running;
    private final Audit audit;
    private final Clock clock;

    QueryRoutes(
            ServedCase served,
            ObjectMapper mapper,
            RunningQueries running,
            Audit audit,
            Clock clock) {
        this.served = served;
        this.mapper = mapper;
        this.running = running;
        this.audit = audit;
        this.clock = clock;
    }

    void route(RoutesConfig routes) {
        routes.post("/v2/rest/query", context -> query(context, this::v2, true));
        routes.post("/v1/rest/query", context -> query(context, this::v1, false));
    }

    /// A protocol: how the answer to a request is written.
    interface Protocol {
        AnswerWriter writer(JsonGenerator json, Asked asked, Stop stop);
    }

    /// @param protocol in which it is answered
    /// @param progress whether the answer says how far it is
    record Asked(
            Context context,
            KustoRequest request,
            RequestIds ids,
            Protocol protocol,
            boolean progress) {}

    private AnswerWriter v1(JsonGenerator json, Asked asked, Stop stop) {
        return new V1Answer(json, mapper, asked.request(), asked.ids());
    }

    private AnswerWriter v2(JsonGenerator json, Asked asked, Stop stop) {
        return new KustoAnswer(json, mapper, asked.request(), asked.ids(), stop, clock);
    }

    private void query(Context context, Protocol protocol, boolean hasProgress) throws IOException {
        KustoRequest request = KustoRequest.parse(mapper, context.bodyAsBytes());
        boolean progress = hasProgress && request.frames().progressive();
        answer(new Asked(context, request, RequestIds.of(context, clock), protocol, progress));
    }

    /// Answers a request, in the audit log, and stops the engine when who asked has gone.
    void answer(Asked asked) throws IOException {
        Context context = asked.context();
        try {
            long _ = run(asked, () -> new SentAnswer(asked, mapper));
        } catch (IOException e) {
            // who asked has gone
        } catch (RuntimeException | Error e) {
            if (!context.res().isCommitted()) {
                throw e;
            }
        }
    }

    /// Where an answer goes.
    interface Sink extends AutoCloseable {
        @Override
        default void close() throws IOException {}

        /// Whether a word of the answer is written: it can only tell a failure at its end then.
        default boolean begun() {
            return false;
        }

        /// Says how far an answer is whose rows are waited for.
        default void progress(HeldAnswer held, Stop stop, double percent) throws IOException {}

        /// @param beforeLast to be called before the last byte is sent: the connection is the next
        ///   request's then
        RowReader write(HeldAnswer held, Stop stop, Runnable beforeLast) throws IOException;
    }

    /// Runs a query in its turn and has its answer written; it ends when who asked has gone, or
    /// cancels it, also while it waits.
    ///
    /// @return the rows written
    /// @throws RuntimeException what failed, also when the answer tells it
    long run(Asked asked, Supplier<Sink> sinks) throws IOException {
        Context context = asked.context();
        String text = asked.request().query().text();
        try (RunningQueries.Running begun =
                running.begin(asked.ids().client(), Audit.visitor(context), text)) {
            // Whoever asked may be gone before the answer is there.
            Optional<ConnectionWatch> watch = ConnectionWatch.of(context, begun.stop());
            Runnable beforeLast = () -> watch.ifPresent(ConnectionWatch::close);
            try {
                return audit.recordInTurn(
                        context,
                        AuditKind.QUERY,
                        text,
                        begun.stop(),
                        entry -> {
                            begun.runs();
                            try (Sink sink = sinks.get()) {
                                return run(asked, begun, entry, sink, beforeLast);
                            }
                        });
            } catch (SpoorException | Refusal e) {
                begun.ended(String.valueOf(e.getMessage()));
                throw e;
            } finally {
                beforeLast.run();
            }
        }
    }

    private long run(
            Asked asked,
            RunningQueries.Running begun,
            AuditEntry entry,
            Sink sink,
            Runnable beforeLast)
            throws IOException {
        Stop stop = begun.stop();
        Visitor visitor = Audit.visitor(asked.context());
        QueryRequest query = Rights.bounded(asked.request().query(), visitor).stoppedBy(stop);
        Progress progress = new Progress(sink, stop);
        if (asked.progress()) {
            query = query.toldTo(progress.meter());
        }
        try (RunningAnswer answer = served.begin(query);
                HeldAnswer held = HeldAnswer.of(answer)) {
            progress.of(held);
            hold(asked.request(), held, sink);
            RowReader read = sink.write(held, stop, beforeLast);
            entry.rows(read.all());
            if (read.told().isPresent()) {
                throw failure(read.told().get());
            }
            begun.ended("");
            return read.all();
        }
    }

    private static RuntimeException failure(Throwable told) {
        if (told instanceof Error error) {
            throw error;
        }
        return told instanceof RuntimeException failure ? failure : new IllegalStateException(told);
    }

    private static void hold(KustoRequest request, HeldAnswer held, Sink sink) {
        try {
            if (request.drawn(held.headings())) {
                held.holdAllRows();
            } else {
                held.holdFirstRows();
            }
        } catch (RuntimeException | Error e) {
            if (!sink.begun()) {
                throw e;
            }
            held.failLater(e);
        }
    }
}
