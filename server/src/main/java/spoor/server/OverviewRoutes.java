package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.engine.duckdb.StoredReject;
import spoor.model.Stop;
import spoor.model.Ticks;
import spoor.workbench.AccountJson;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.overview.Between;
import spoor.workbench.overview.Density;
import spoor.workbench.overview.Profile;
import spoor.workbench.overview.Profiles;

/// What is in the tables: profiles of their columns, and their rows over time.
///
/// Times are ISO text in UTC, lengths of time numbers of 100 ns.
final class OverviewRoutes {
    private static final int STANDARD_BINS = 240;
    private static final int MOST_REJECTS = 10_000;

    /// What a column's values are called, in the order of `column_profile`.
    private static final List<String> VALUES =
            List.of(
                    "type",
                    "rows",
                    "nulls",
                    "empty",
                    "distinct",
                    "exact",
                    "min",
                    "max",
                    "most_common",
                    "least_common",
                    "length_min",
                    "length_mean",
                    "length_max",
                    "entropy",
                    "bytes");

    private final ServedCase served;
    private final ObjectMapper mapper;
    private final Audit audit;

    OverviewRoutes(ServedCase served, ObjectMapper mapper, Audit audit) {
        this.served = served;
        this.mapper = mapper;
        this.audit = audit;
    }

    void route(RoutesConfig routes) {
        routes.get("/api/density", this::density);
        routes.get("/api/sources/{id}/rejects", this::rejects);
        routes.get("/api/profile", this::profile);
        routes.post("/api/profile", this::begin);
        routes.delete("/api/profile", this::cancel);
    }

    private void rejects(Context context) throws IOException {
        int source = whole(context.pathParam("id"));
        List<StoredReject> rejects =
                audit.record(
                        context,
                        AuditKind.VIEW,
                        "rejects of source " + source,
                        _ -> served.desk().rejects().of(source, MOST_REJECTS));
        context.contentType("application/json; charset=utf-8");
        try (JsonGenerator json = mapper.createGenerator(context.outputStream())) {
            json.writeStartArray();
            for (StoredReject reject : rejects) {
                AccountJson.write(reject, json);
            }
            json.writeEndArray();
        }
    }

    private void density(Context context) {
        String bins = context.queryParam("bins");
        Stop stop = new Stop();
        Optional<ConnectionWatch> watch = ConnectionWatch.of(context, stop);
        Density density;
        try {
            density =
                    served.desk()
                            .densities()
                            .count(
                                    time(context, "from"),
                                    time(context, "to"),
                                    bins == null ? STANDARD_BINS : whole(bins),
                                    stop);
        } finally {
            watch.ifPresent(ConnectionWatch::close);
        }
        send(context, json(density));
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "'" + text + "' is no number");
        }
    }

    private static Optional<Long> time(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Ticks.of(Instant.parse(text)));
        } catch (DateTimeParseException e) {
            throw new Refusal(400, name + " is a time such as 2026-01-31T12:00:00Z");
        }
    }

    /// A profile shows values of rows, so it is logged as a query where it begins.
    private void begin(Context context) throws IOException {
        Profiles.Asked asked = asked(context);
        Profile profile =
                audit.recordInTurn(
                        context,
                        AuditKind.QUERY,
                        "profile of " + asked.table(),
                        Stop.NEVER,
                        _ -> served.desk().profiles().look(asked));
        send(context, json(profile));
    }

    private void profile(Context context) {
        Profile known =
                served.desk()
                        .profiles()
                        .known(asked(context))
                        .orElseThrow(() ->
                                new Refusal(404, "there is no such profile: ask for it by POST"));
        send(context, json(known));
    }

    private void cancel(Context context) {
        served.desk().profiles().cancel(asked(context));
        send(context, mapper.createObjectNode());
    }

    private Profiles.Asked asked(Context context) {
        String table = context.queryParam("table");
        if (table == null) {
            throw new Refusal(400, "say of which table: /api/profile?table=NAME");
        }
        Optional<Long> from = time(context, "from");
        Optional<Long> to = time(context, "to");
        Optional<Between> between = Optional.empty();
        if (from.isPresent() && to.isPresent()) {
            String column =
                    served.desk()
                            .densities()
                            .column(table)
                            .orElseThrow(() ->
                                    new Refusal(400, "this table has no time column to choose by"));
            between = Optional.of(new Between(column, from.get(), to.get()));
        }
        return new Profiles.Asked(table, between, "true".equals(context.queryParam("every")));
    }

    private static void send(Context context, ObjectNode json) {
        context.contentType("application/json; charset=utf-8")
                .result(PlainJson.escaped(json.toString()));
    }

    private ObjectNode json(Density density) {
        ObjectNode node = mapper.createObjectNode();
        ArrayNode tables = node.putArray("tables");
        for (Density.Line line : density.lines()) {
            ObjectNode table = tables.addObject();
            table.put("table", line.table()).put("column", line.column());
            table.put("rows", line.rows()).put("timed", line.timed());
            table.put("first", Ticks.datetimeText(line.first()));
            table.put("last", Ticks.datetimeText(line.last()));
            ArrayNode places = table.putArray("places");
            line.places().forEach(places::add);
            ArrayNode counts = table.putArray("counts");
            line.counts().forEach(counts::add);
        }
        ArrayNode without = node.putArray("without");
        density.without().forEach(without::add);
        if (!density.lines().isEmpty()) {
            node.put("from", Ticks.datetimeText(density.from()));
            node.put("to", end(density.to()));
            node.put("step", density.step());
            node.put("bins", (density.to() - density.from()) / density.step());
            node.put("first", Ticks.datetimeText(density.first()));
            node.put("last", Ticks.datetimeText(density.last()));
        }
        return node;
    }

    private static String end(long ticks) {
        return Ticks.datetimeText(Ticks.inRange(ticks) ? ticks : Ticks.ofDate(9999, 12, 31));
    }

    private ObjectNode json(Profile profile) {
        ObjectNode node = mapper.createObjectNode();
        node.put("state", profile.state().name().toLowerCase(Locale.ROOT));
        node.put("rows", profile.rows()).put("rows_done", profile.rowsDone());
        node.put("share", profile.share());
        node.put("query", profile.query());
        node.put("milliseconds", profile.milliseconds());
        node.put("problem", profile.problem());
        ArrayNode columns = node.putArray("columns");
        for (Profile.ColumnProfile column : profile.columns()) {
            columns.add(json(column));
        }
        return node;
    }

    private ObjectNode json(Profile.ColumnProfile column) {
        ObjectNode node = mapper.createObjectNode();
        node.put("name", column.name());
        for (int i = 0; i < VALUES.size(); i++) {
            put(node, VALUES.get(i), column.values().get(i));
        }
        column.spread()
                .ifPresentOrElse(
                        spread -> {
                            ObjectNode drawn = node.putObject("spread");
                            drawn.put("low", spread.low()).put("high", spread.high());
                            ArrayNode counts = drawn.putArray("counts");
                            spread.counts().forEach(counts::add);
                        },
                        () -> node.putNull("spread"));
        return node;
    }

    private void put(ObjectNode node, String name, @Nullable Object value) {
        switch (value) {
            case null -> node.putNull(name);
            case String text when name.endsWith("_common") -> node.set(name, parsed(text));
            case String text -> node.put(name, text);
            case Boolean flag -> node.put(name, flag);
            case Double real -> node.put(name, real);
            case Number whole -> node.put(name, whole.longValue());
            default -> throw new IllegalStateException("no value of a profile: " + value);
        }
    }

    private com.fasterxml.jackson.databind.JsonNode parsed(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
