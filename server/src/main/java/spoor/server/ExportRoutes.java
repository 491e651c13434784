package spoor.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.workbench.QueryRequest;
import spoor.workbench.RunningAnswer;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.export.Export;
import spoor.workbench.export.ExportFormat;
import spoor.workbench.export.ExportName;

/// Whole results as files. An export is asked for by POST, with the text in the body, which gives
/// an address that names no query; that address is fetched once, so that the browser itself writes
/// the file, however large; meanwhile it can be looked at and cancelled.
///
/// The query runs anew, without the limit of rows that the page has. One that breaks off ends its
/// connection, so that no file passes for whole.
final class ExportRoutes {
    private static final int MOST = 64;
    private static final int ID_BYTES = 18;

    private final ServedCase served;
    private final ObjectMapper mapper;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ExportTicket> tickets = new LinkedHashMap<>();

    ExportRoutes(ServedCase served, ObjectMapper mapper, Audit audit, Clock clock) {
        this.served = served;
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
    }

    void route(RoutesConfig routes) {
        routes.post("/api/exports", this::ask);
        routes.get("/api/exports/{id}", this::look);
        routes.delete("/api/exports/{id}", this::cancel);
        routes.get("/api/exports/{id}/{name}", this::fetch);
    }

    /// `{"csl", "properties", "format": "csv|ndjson|markdown|parquet", "result": 0}`
    private void ask(Context context) throws IOException {
        byte[] body = context.bodyAsBytes();
        QueryRequest query =
                Rights.bounded(
                        KustoRequest.parseWhole(mapper, body).query(), Audit.visitor(context));
        JsonNode root = mapper.readTree(body);
        ExportFormat format = format(root.path("format").asText());
        List<Problem> problems = served.check(query);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        String name =
                ExportName.of(
                        format,
                        query.text(),
                        served.tables().stream().map(table -> table.schema().name()).toList(),
                        clock.instant());
        ExportTicket.Wanted wanted =
                new ExportTicket.Wanted(
                        Audit.visitor(context).name(),
                        query,
                        format,
                        root.path("result").asInt(0),
                        name);
        send(context, json(put(wanted)));
    }

    private static ExportFormat format(String name) {
        for (ExportFormat format : ExportFormat.values()) {
            if (format.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new Refusal(400, "the format is none of csv, ndjson, markdown and parquet");
    }

    /// Forgets the oldest that do not run.
    private ExportTicket put(ExportTicket.Wanted wanted) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        ExportTicket ticket =
                new ExportTicket(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(id), wanted);
        synchronized (tickets) {
            for (ExportTicket oldest : new ArrayList<>(tickets.values())) {
                if (tickets.size() >= MOST && oldest.state() != ExportTicket.State.RUNNING) {
                    oldest.cancel();
                    tickets.remove(oldest.id());
                }
            }
            if (tickets.size() >= MOST) {
                throw new Refusal(429, MOST + " exports run already: wait for one, or cancel one");
            }
            tickets.put(ticket.id(), ticket);
        }
        return ticket;
    }

    private ExportTicket ticket(Context context) {
        ExportTicket ticket;
        synchronized (tickets) {
            ticket = tickets.get(context.pathParam("id"));
        }
        if (ticket == null || !ticket.wanted().user().equals(Audit.visitor(context).name())) {
            throw new Refusal(404, "there is no such export: ask for it again");
        }
        return ticket;
    }

    private void look(Context context) {
        send(context, json(ticket(context)));
    }

    private void cancel(Context context) {
        ExportTicket ticket = ticket(context);
        ticket.cancel();
        send(context, json(ticket));
    }

    private void fetch(Context context) throws IOException {
        ExportTicket ticket = ticket(context);
        if (!ticket.begin()) {
            throw new Refusal(410, "an export is fetched once: ask for it again");
        }
        try {
            long rows =
                    audit.recordInTurn(
                            context,
                            AuditKind.EXPORT,
                            ticket.wanted().query().text(),
                            ticket.stop(),
                            entry -> {
                                try {
                                    return write(context, ticket);
                                } finally {
                                    entry.rows(ticket.rows());
                                }
                            });
            ticket.written(rows);
            ticket.done();
        } catch (IOException e) {
            // who asked has gone
            ticket.cancel();
        } catch (RuntimeException | Error e) {
            ticket.failed(sentence(e));
            if (!context.res().isCommitted()) {
                context.res().resetBuffer();
                context.res().setHeader("Content-Disposition", null);
                throw e;
            }
            breakOff(context);
        }
    }

    /// What the page shows: of a fault of ours its class only, for it may hold log contents.
    private static String sentence(Throwable failure) {
        return failure instanceof SpoorException || failure instanceof Refusal
                ? String.valueOf(failure.getMessage())
                : "Spoor failed (" + failure.getClass().getSimpleName() + ")";
    }

    private long write(Context context, ExportTicket ticket) throws IOException {
        ExportTicket.Wanted wanted = ticket.wanted();
        Optional<ConnectionWatch> watch = ConnectionWatch.of(context, ticket.stop());
        try (RunningAnswer answer = served.begin(wanted.query().stoppedBy(ticket.stop()))) {
            if (wanted.result() < 0 || wanted.result() >= answer.headings().size()) {
                throw new Refusal(400, "the query has no result of this number");
            }
            try (RowCursor rows = answer.rows(wanted.result())) {
                context.res().setContentType(wanted.format().mediaType());
                context.res()
                        .setHeader(
                                "Content-Disposition",
                                "attachment; filename=\"" + wanted.name() + "\"");
                return Export.write(
                        wanted.format(),
                        rows,
                        context.res().getOutputStream(),
                        false,
                        ticket::written);
            }
        } finally {
            watch.ifPresent(ConnectionWatch::close);
        }
    }

    /// Ends the connection in the middle: the client sees that this is not the whole file.
    private static void breakOff(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private ObjectNode json(ExportTicket ticket) {
        ExportTicket.Wanted wanted = ticket.wanted();
        return mapper.createObjectNode()
                .put("id", ticket.id())
                .put("name", wanted.name())
                .put("address", "/api/exports/" + ticket.id() + "/" + wanted.name())
                .put("state", ticket.state().name().toLowerCase(Locale.ROOT))
                .put("rows", ticket.rows())
                .put("message", ticket.message());
    }

    private static void send(Context context, ObjectNode json) {
        context.contentType("application/json; charset=utf-8")
                .result(PlainJson.escaped(json.toString()));
    }
}
