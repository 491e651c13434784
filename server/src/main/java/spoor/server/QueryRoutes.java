package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import spoor.model.Stop;
import spoor.workbench.RunningAnswer;
import spoor.workbench.audit.AuditEntry;
import spoor.workbench.audit.AuditKind;

/// Kusto's query protocol, v2: the rows are written while the engine works, a batch at a time.
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
        routes.post("/v2/rest/query", this::query);
    }

    private void query(Context context) throws IOException {
        RequestIds ids = RequestIds.of(context, clock);
        KustoRequest request = KustoRequest.parse(mapper, context.bodyAsBytes());
        try {
            long _ =
                    audit.record(
                            context,
                            AuditKind.QUERY,
                            request.query().text(),
                            entry -> answer(new Asked(context, request, ids), entry));
        } catch (IOException e) {
            // who asked has gone
        } catch (RuntimeException | Error e) {
            if (!context.res().isCommitted()) {
                throw e;
            }
        }
    }

    private record Asked(Context context, KustoRequest request, RequestIds ids) {}

    /// @return the rows written
    private long answer(Asked asked, AuditEntry entry) throws IOException {
        try (RunningQueries.Running begun = running.begin(asked.ids().client())) {
            Stop stop = begun.stop();
            // Whoever asked may be gone before the answer is there.
            Optional<ConnectionWatch> watch = ConnectionWatch.of(asked.context(), stop);
            KustoRequest request = asked.request();
            try (RunningAnswer answer = served.begin(request.query().stoppedBy(stop));
                    HeldAnswer held = held(request, answer)) {
                asked.ids().name(asked.context());
                KustoAnswer written =
                        write(
                                asked,
                                held,
                                stop,
                                // the connection is the next request's once the last byte is sent
                                () -> watch.ifPresent(ConnectionWatch::close));
                entry.rows(written.rows());
                if (written.told().isPresent()) {
                    throw failure(written.told().get());
                }
                return written.rows();
            } finally {
                watch.ifPresent(ConnectionWatch::close);
            }
        }
    }

    private static RuntimeException failure(Throwable told) {
        if (told instanceof Error error) {
            throw error;
        }
        return told instanceof RuntimeException failure ? failure : new IllegalStateException(told);
    }

    private static HeldAnswer held(KustoRequest request, RunningAnswer answer) {
        boolean drawn =
                request.pictures() && answer.headings().stream().anyMatch(Visualizations::drawn);
        return drawn ? HeldAnswer.ofAllRows(answer) : HeldAnswer.ofFirstRows(answer);
    }

    private KustoAnswer write(Asked asked, HeldAnswer held, Stop stop, Runnable beforeLast)
            throws IOException {
        try (JsonGenerator json = mapper.createGenerator(AnswerStream.json(asked.context()))) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            KustoAnswer answer = new KustoAnswer(json, mapper, asked.request(), asked.ids());
            answer.write(held, stop, clock);
            beforeLast.run();
            return answer;
        }
    }
}
