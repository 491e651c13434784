package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import spoor.workbench.ResultTable;
import spoor.workbench.audit.AuditKind;

/// Kusto's management commands, and what its clients ask before they do anything.
final class ManagementRoutes {
    private final ServedCase served;
    private final ObjectMapper mapper;
    private final RunningQueries running;
    private final Audit audit;
    private final Clock clock;

    ManagementRoutes(
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
        routes.post("/v1/rest/mgmt", this::run);
    }

    private void run(Context context) throws IOException {
        RequestIds ids = RequestIds.of(context, clock);
        KustoRequest request = KustoRequest.parse(mapper, context.bodyAsBytes());
        Visitor visitor = Audit.visitor(context);
        ResultTable table =
                audit.record(
                        context,
                        AuditKind.COMMAND,
                        request.query().text(),
                        entry -> {
                            try (RunningQueries.Running begun =
                                    running.begin(ids.client(), visitor, request.query().text())) {
                                begun.runs();
                                ResultTable made =
                                        served.manage(
                                                Rights.bounded(request.query(), visitor)
                                                        .stoppedBy(begun.stop()),
                                                running.of(visitor));
                                entry.rows(made.rowCount());
                                begun.ended("");
                                return made;
                            }
                        });
        ids.name(context);
        try (JsonGenerator json = mapper.createGenerator(AnswerStream.json(context))) {
            V1Writer writer = new V1Writer(json, mapper, request.exactText());
            writer.start();
            writer.write(table);
            writer.end(java.util.List.of());
        }
    }
}
