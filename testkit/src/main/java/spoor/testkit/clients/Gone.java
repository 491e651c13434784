package spoor.testkit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import spoor.testkit.clients.Ask.Unexpected;
import spoor.testkit.clients.Client.Answer;

/// Queries that nobody waits for any more: cancelled from elsewhere, or hung up on. Each must end,
/// and soon.
final class Gone {
    static final String HEAVY =
            "let a = range x from 1 to 3000000 step 1 | extend k = x % 1000; a | join kind=inner a on k | where x * x1 % 7 == 3 | count";
    private static final String ROWS =
            "range x from 1 to 1000000 step 1 | extend y = strcat('row ', x)";

    private Gone() {}

    static List<Ask> all() {
        return List.of(
                new Ask("cancel", 2, false, Gone::cancel),
                new Ask("cancel command", 1, false, Gone::cancelCommand),
                new Ask("hang up", 2, false, (client, random) -> hangUp(client, random, "")),
                new Ask(
                        "hang up on fragments",
                        1,
                        false,
                        (client, random) -> hangUp(client, random, Queries.PROGRESSIVE)),
                new Ask("time is over", 1, true, Gone::late));
    }

    private interface Canceller {
        /// Whether something was cancelled.
        boolean cancel(String id) throws IOException, InterruptedException;
    }

    private static String cancel(Client client, Random random)
            throws IOException, InterruptedException {
        return cancelled(
                client,
                random,
                id ->
                        Said.json(client.delete("/api/queries?id=" + id)).get("cancelled").asInt()
                                > 0);
    }

    private static String cancelCommand(Client client, Random random)
            throws IOException, InterruptedException {
        return cancelled(
                client,
                random,
                id ->
                        Said.tableRows(client.command(".cancel query '" + id + "'"))
                                .at("/0/2")
                                .asBoolean());
    }

    /// A query that would take minutes, cancelled from another connection.
    private static String cancelled(Client client, Random random, Canceller canceller)
            throws IOException, InterruptedException {
        String id = "soak-" + UUID.randomUUID();
        AtomicReference<String> told = new AtomicReference<>("");
        Thread asking =
                Thread.startVirtualThread(() -> {
                    try {
                        told.set(Said.v2(client.query(HEAVY, "", id)));
                    } catch (IOException | InterruptedException e) {
                        told.set(e.toString());
                    }
                });
        Thread.sleep(random.nextInt(400));
        boolean cancelled = false;
        // before the query is there, there is nothing to cancel
        for (int tries = 0; tries < 2_000 && !cancelled && asking.isAlive(); tries++) {
            cancelled = canceller.cancel(id);
            if (!cancelled) {
                Thread.sleep(20);
            }
        }
        boolean ended = asking.join(Duration.ofSeconds(60));
        if (!ended || !told.get().contains("the query was cancelled")) {
            throw new Unexpected(
                    "cancelled: " + cancelled + ", ended: " + ended + ", told: " + told.get());
        }
        return "";
    }

    /// The server must see that nobody reads, and end the query.
    private static String hangUp(Client client, Random random, String options)
            throws IOException, InterruptedException {
        String id = "soak-" + UUID.randomUUID();
        client.hangUp(
                ROWS,
                "\"notruncation\":true" + (options.isEmpty() ? "" : "," + options),
                id,
                1 + random.nextInt(200_000));
        for (int looks = 0; looks < 600; looks++) {
            JsonNode running =
                    Said.tableRows(
                            client.command(
                                    ".show running queries | where ClientActivityId == '"
                                            + id
                                            + "' | count"));
            if (running.at("/0/0").asInt() == 0) {
                return "";
            }
            Thread.sleep(100);
        }
        throw new Unexpected("a query that was hung up on goes on");
    }

    private static String late(Client client, Random random)
            throws IOException, InterruptedException {
        Answer answer = client.query(HEAVY, "\"servertimeout\":\"00:00:01\"", "soak");
        String said = Said.v2(answer);
        if (answer.status() != 400 || !said.contains("time")) {
            throw new Unexpected(said);
        }
        return said;
    }
}
