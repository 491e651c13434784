package spoor.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import spoor.engine.Limits;
import spoor.model.Ticks;
import spoor.workbench.Now;
import spoor.workbench.QueryRequest;
import spoor.workbench.RunningAnswer;
import spoor.workbench.query.SetOptions;

/// The body of a Kusto query request: `{"db", "csl", "properties"}`, where `properties` is an
/// object or, as the official clients send it, the JSON text of one.
///
/// @param maxRows rows written of each table; the answer says when there are more
/// @param pictures whether the answer carries the pictures that `render` asks for, drawn
/// @param exactText whether 64-bit numbers beyond 2^53 and dynamic values are written as text, for
///   a reader (a browser) that would round them
/// @param frames how the answer is cut into frames
record KustoRequest(
        QueryRequest query, long maxRows, boolean pictures, boolean exactText, Frames frames) {
    /// Kusto's own limit of a result: a query that gives more is refused, unless the request says
    /// `notruncation`.
    static final long MAX_ROWS = 500_000;

    private static final Duration DEFAULT_TIME = Duration.ofMinutes(4);
    private static final Duration MAX_TIME = Duration.ofHours(1);
    private static final Set<String> SET =
            Set.of(
                    "servertimeout",
                    "norequesttimeout",
                    "notruncation",
                    "truncationmaxrecords",
                    "query_take_max_records");

    /// @throws Refusal when the body is not such a request
    static KustoRequest parse(ObjectMapper mapper, byte[] body) {
        JsonNode root = object(mapper, body);
        String text = text(root);
        JsonNode properties = properties(mapper, root.path("properties"));
        JsonNode options = options(mapper, properties.path("Options"), text);
        return new KustoRequest(
                new QueryRequest(
                        text,
                        now(options),
                        parameters(properties.path("Parameters")),
                        new Limits(time(options), refusedBeyond(options)),
                        options.path("spoor_places").asBoolean(false)),
                cutAt(options),
                options.path("spoor_pictures").asBoolean(false),
                options.path("spoor_exact_text").asBoolean(false),
                Frames.of(options));
    }

    /// Whether the answer carries a picture of one of these results.
    boolean drawn(List<RunningAnswer.Heading> headings) {
        return pictures && headings.stream().anyMatch(Visualizations::drawn);
    }

    /// A request without properties beside its text.
    static KustoRequest ofText(String text, int seconds) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode body = mapper.createObjectNode().put("csl", text);
        body.putObject("properties").putObject("Options").put("servertimeout", seconds + "s");
        return parse(mapper, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// A request for all rows, with the time that an export may take, whatever the options say.
    static KustoRequest parseWhole(ObjectMapper mapper, byte[] body) {
        KustoRequest request = parse(mapper, body);
        QueryRequest query = request.query();
        return new KustoRequest(
                new QueryRequest(
                        query.text(), query.now(), query.parameters(), new Limits(MAX_TIME, 0)),
                Long.MAX_VALUE,
                false,
                request.exactText(),
                request.frames());
    }

    /// The text of a request, alone.
    ///
    /// @throws Refusal when the body is not such a request
    static String text(ObjectMapper mapper, byte[] body) {
        return text(object(mapper, body));
    }

    private static String text(JsonNode root) {
        JsonNode text = root.path("csl");
        if (!text.isTextual()) {
            throw new Refusal(400, "the request has no text in \"csl\"");
        }
        return text.textValue();
    }

    /// The options, those that the text itself sets (`set notruncation;`) before the request's.
    private static JsonNode options(ObjectMapper mapper, JsonNode given, String text) {
        ObjectNode options = mapper.createObjectNode();
        if (given instanceof ObjectNode object) {
            options.setAll(object);
        }
        SetOptions.of(text)
                .forEach((name, value) -> {
                    if (SET.contains(name)) {
                        options.put(name, value);
                    }
                });
        return options;
    }

    private static JsonNode object(ObjectMapper mapper, byte[] body) {
        try {
            JsonNode root = mapper.readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (java.io.IOException e) {
            throw new Refusal(400, "the request is not JSON");
        }
        throw new Refusal(400, "the request is not a JSON object");
    }

    private static JsonNode properties(ObjectMapper mapper, JsonNode node) {
        try {
            JsonNode properties = node.isTextual() ? mapper.readTree(node.textValue()) : node;
            if (properties.isObject() || properties.isNull() || properties.isMissingNode()) {
                return properties;
            }
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "the text in \"properties\" is not JSON");
        }
        throw new Refusal(400, "\"properties\" is not an object");
    }

    private static Now now(JsonNode options) {
        Optional<String> given = text(options, "query_now");
        if (given.isEmpty()) {
            return new Now.Clock();
        }
        if (given.get().equals("last-event")) {
            return new Now.LastEvent();
        }
        try {
            return new Now.At(Instant.parse(given.get()));
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    400,
                    "the option query_now is neither a time such as 2024-05-01T12:00:00Z nor"
                            + " last-event");
        }
    }

    private static Duration time(JsonNode options) {
        if (options.path("norequesttimeout").asBoolean(false)) {
            return MAX_TIME;
        }
        Optional<String> given = text(options, "servertimeout");
        if (given.isEmpty()) {
            return DEFAULT_TIME;
        }
        OptionalLong ticks = SetOptions.timespan(given.get());
        if (ticks.isEmpty() || ticks.getAsLong() < 0) {
            throw new Refusal(
                    400, "the option servertimeout is not a timespan such as 00:00:30 or 30s");
        }
        Duration time = Duration.ofSeconds(ticks.getAsLong() / Ticks.PER_SECOND);
        return time.isZero()
                ? Duration.ofSeconds(1)
                : time.compareTo(MAX_TIME) > 0 ? MAX_TIME : time;
    }

    /// So many rows are written, and the engine is stopped: nothing is refused then.
    private static long cutAt(JsonNode options) {
        long take = options.path("query_take_max_records").asLong(0);
        return take > 0 ? take : Long.MAX_VALUE;
    }

    /// A result of more rows is refused; 0: none is.
    private static long refusedBeyond(JsonNode options) {
        if (isUncut(options) || cutAt(options) != Long.MAX_VALUE) {
            return 0;
        }
        long rows = options.path("truncationmaxrecords").asLong(MAX_ROWS);
        return rows > 0 ? rows : MAX_ROWS;
    }

    private static boolean isUncut(JsonNode options) {
        return options.path("notruncation").asBoolean(false);
    }

    private static Map<String, String> parameters(JsonNode node) {
        Map<String, String> parameters = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return parameters;
    }

    private static Optional<String> text(JsonNode options, String name) {
        JsonNode value = options.path(name);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
