package spoor.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import spoor.workbench.QueryRequest;
import spoor.workbench.Timespan;

/// A query in Azure Monitor's protocol: `{"query", "timespan", "workspaces"}` and the `Prefer`
/// header.
///
/// @param statistics whether to say what it took
/// @param render whether to say how it is drawn
record MonitorRequest(KustoRequest asked, boolean statistics, boolean render) {
    private static final int STANDARD_SECONDS = 180;
    private static final int MOST_SECONDS = 600;

    /// @param body of the query
    /// @param prefer the header; null: none
    /// @throws Refusal when it is no such request
    /// @throws spoor.model.SpoorException when the timespan is none
    static MonitorRequest of(JsonNode body, @Nullable String prefer) {
        if (!body.path("query").isTextual()) {
            throw new Refusal(400, "the request has no text in \"query\"");
        }
        if (!body.path("workspaces").isEmpty()) {
            throw new Refusal(400, "there is one workspace, this case: leave \"workspaces\" out");
        }
        Prefer preferred = Prefer.of(prefer);
        int seconds = Math.clamp(preferred.seconds().orElse(STANDARD_SECONDS), 1, MOST_SECONDS);
        KustoRequest asked = KustoRequest.ofText(body.get("query").textValue(), seconds);
        QueryRequest query = asked.query();
        JsonNode timespan = body.path("timespan");
        if (timespan.isTextual() && !timespan.textValue().isBlank()) {
            query = query.within(Timespan.parse(timespan.textValue()));
        } else if (!timespan.isMissingNode() && !timespan.isNull() && !timespan.isTextual()) {
            throw new Refusal(400, "\"timespan\" is not a text");
        }
        return new MonitorRequest(
                new KustoRequest(
                        query, asked.maxRows(), false, false, new Frames(false, false, false)),
                preferred.statistics(),
                preferred.render());
    }

    /// `include-render=true, include-statistics=true, wait=30`; what is not known is not looked at.
    private record Prefer(OptionalInt seconds, boolean statistics, boolean render) {
        static Prefer of(@Nullable String header) {
            OptionalInt wait = OptionalInt.empty();
            boolean statistics = false;
            boolean render = false;
            for (String one : header == null ? new String[0] : header.split("[,;]")) {
                String[] parts = one.strip().split("=", 2);
                String value = parts.length < 2 ? "true" : parts[1].strip();
                switch (parts[0].strip()) {
                    case "include-statistics" -> statistics = value.equals("true");
                    case "include-render" -> render = value.equals("true");
                    case "wait" -> {
                        if (!value.matches("[0-9]{1,6}")) {
                            throw new Refusal(400, "the wait of 'Prefer' is no number of seconds");
                        }
                        wait = OptionalInt.of(Integer.parseInt(value));
                    }
                    default -> {
                        // others may know it
                    }
                }
            }
            return new Prefer(wait, statistics, render);
        }
    }
}
