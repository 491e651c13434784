package spoor.bench.samples;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// The general log of a web shop's MySQL server on one working day, and what each connection was
/// for: [MySqlShop] fills it with the shop's traffic, [MySqlThief] with a brute force and a theft.
final class MySqlServer {
    static final Instant MORNING = Instant.parse("2026-09-17T06:00:00Z");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Random random = new Random(20260917);
    private final List<Connection> connections = new ArrayList<>();

    private record Entry(Instant time, long thread, String text) {}

    /// One connection while it is made up; each entry comes a little after the one before.
    final class Connection {
        private final Instant begin;
        private final String purpose;
        private final List<Entry> entries = new ArrayList<>();
        private Instant time;

        private Connection(Instant begin, String purpose) {
            this.begin = begin;
            this.time = begin;
            this.purpose = purpose;
        }

        Connection entry(String command, String argument, int milliseconds) {
            entries.add(new Entry(time, 0, command + '\t' + argument));
            time = time.plusNanos(1_000L * (400 + random.nextInt(1_000 * milliseconds)));
            return this;
        }

        Connection query(String statement) {
            return entry("Query", statement, 40);
        }

        /// A statement that a person types, some seconds after the one before.
        Connection typed(String statement) {
            time = time.plusMillis(1_500 + random.nextInt(14_000));
            return query(statement);
        }

        void quit() {
            entry("Quit", "", 1);
        }
    }

    MySqlServer() {
        new MySqlShop(this, random).work();
        new MySqlThief(this).act();
        connections.sort(Comparator.comparing(connection -> connection.begin));
    }

    Connection connect(Instant begin, String purpose, String user, String host, String database) {
        Connection connection = new Connection(begin, purpose);
        connection.entry("Connect", user + '@' + host + " on " + database + " using SSL/TLS", 3);
        connections.add(connection);
        return connection;
    }

    void refused(Instant begin, String purpose, String user, String host, boolean password) {
        connect(begin, purpose, user, host, "")
                .entry(
                        "Connect",
                        String.format(
                                Locale.ROOT,
                                "Access denied for user '%s'@'%s' (using password: %s)",
                                user,
                                host,
                                password ? "YES" : "NO"),
                        1);
    }

    static Instant at(double hours) {
        return MORNING.plus(Duration.ofMillis((long) (hours * 3_600_000)));
    }

    byte[] log() {
        List<Entry> all = new ArrayList<>();
        for (Map.Entry<Long, Connection> numbered : numbered().entrySet()) {
            for (Entry entry : numbered.getValue().entries) {
                all.add(new Entry(entry.time(), numbered.getKey(), entry.text()));
            }
        }
        all.sort(Comparator.comparing(Entry::time).thenComparingLong(Entry::thread));
        StringBuilder out =
                new StringBuilder(
                        """
                        /usr/sbin/mysqld, Version: 8.4.6 (MySQL Community Server - GPL). started with:
                        Tcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock
                        Time                 Id Command    Argument
                        """);
        for (Entry entry : all) {
            out.append(TIME.format(entry.time()))
                    .append(String.format(Locale.ROOT, "\t%5d ", entry.thread()))
                    .append(entry.text())
                    .append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] labels() {
        StringBuilder out = new StringBuilder("thread_id,class\n");
        numbered()
                .forEach((thread, connection) ->
                        out.append(thread).append(',').append(connection.purpose).append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<Long, Connection> numbered() {
        Map<Long, Connection> numbered = new TreeMap<>();
        connections.forEach(connection -> numbered.put(31L + numbered.size(), connection));
        return numbered;
    }
}
