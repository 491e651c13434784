package spoor.server;

import java.time.Duration;

/// What clients may take of the server.
///
/// @param headerBytes all headers of a request; a longer one is answered with 431
/// @param connections at a time; more wait to be accepted
/// @param idle nothing read or written for so long ends a connection, also one whose client does
///   not read its answer. A query that still runs counts as neither
/// @param slow for so long a client may send or read slowly, then it loses its connection
/// @param slowBytes fewer than these in that time are slow
/// @param running queries and exports at a time
/// @param waiting for their turn; more are refused
/// @param turn how long one waits at most
record Bounds(
        int headerBytes,
        int connections,
        Duration idle,
        Duration slow,
        long slowBytes,
        int running,
        int waiting,
        Duration turn) {
    static final Bounds STANDARD =
            new Bounds(
                    16 << 10,
                    500,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(60),
                    60_000,
                    16,
                    100,
                    Duration.ofMinutes(4));

    Bounds withIdle(Duration other) {
        return new Bounds(headerBytes, connections, other, slow, slowBytes, running, waiting, turn);
    }

    Bounds withSlow(Duration other) {
        return new Bounds(headerBytes, connections, idle, other, slowBytes, running, waiting, turn);
    }

    Bounds withTurns(int atATime, int queued, Duration wait) {
        return new Bounds(headerBytes, connections, idle, slow, slowBytes, atATime, queued, wait);
    }
}
