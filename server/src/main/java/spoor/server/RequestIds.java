package spoor.server;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// What a request is called in answers: the client's own id, ours, and when it came.
record RequestIds(String client, String activity, Instant time) {
    static RequestIds of(Context context, Clock clock) {
        String given = context.req().getHeader("x-ms-client-request-id");
        String client = given == null ? "" : given.replaceAll("[^\\x21-\\x7e]", "");
        return new RequestIds(
                client.substring(0, Math.min(client.length(), 200)),
                UUID.randomUUID().toString(),
                clock.instant());
    }

    void name(Context context) {
        context.header("x-ms-activity-id", activity);
        if (!client.isEmpty()) {
            context.header("x-ms-client-request-id", client);
        }
    }
}
