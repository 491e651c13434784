package spoor.mining.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.mining.Oracle;
import spoor.mining.sessions.Sessionizer.Limits;
import spoor.mining.sessions.Sessionizer.Sessions;
import spoor.model.KqlType;
import spoor.model.Ticks;
import spoor.model.Vector;

/// The sessions of the original, reproduced.
class SessionizerOracleTest {
    private static final Pattern NAME =
            Pattern.compile("sessionize_(.+)_max(\\d+)_sep(\\d+)\\.csv");

    @Test
    void cutsTheExchangeDataAsTheOriginalDoes() {
        List<Map<String, String>> rows = Oracle.csv(Oracle.path("exchange/demo_exchange_data.csv"));
        List<Path> files = Oracle.files("exchange", "sessionize_*.csv");
        assertEquals(9, files.size());
        for (Path file : files) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            assertTrue(name.matches(), file.toString());
            List<String> keys = List.of(name.group(1).split("-"));
            Limits limits =
                    new Limits(
                            Long.parseLong(name.group(2)) * Ticks.PER_MINUTE,
                            Long.parseLong(name.group(3)) * Ticks.PER_MINUTE);
            Sessions sessions = exchange(rows, keys, limits);
            List<Map<String, String>> expected = Oracle.csv(file);
            assertEquals(expected.size(), sessions.count(), file.toString());
            for (int i = 0; i < expected.size(); i++) {
                Map<String, String> row = expected.get(i);
                assertEquals(
                        row.get("input_rows"),
                        Arrays.toString(members(sessions, i)),
                        file + " session " + i);
                assertEquals(ticks(row.get("time_min")), sessions.begin().values()[i]);
                assertEquals(ticks(row.get("time_max")), sessions.end().values()[i]);
                for (int key = 0; key < keys.size(); key++) {
                    String user = ((Vector.Texts) sessions.keys().get(key)).values()[i];
                    assertEquals(row.get(keys.get(key)), user == null ? "" : user);
                }
            }
        }
    }

    @Test
    void theSessionsOfThePageHoldTheSameEventsInTheSameOrder() {
        List<Map<String, String>> rows = Oracle.csv(Oracle.path("exchange/demo_exchange_data.csv"));
        Sessions sessions =
                exchange(
                        rows,
                        List.of("UserId", "ClientIP"),
                        new Limits(20 * Ticks.PER_MINUTE, 2 * Ticks.PER_MINUTE));
        List<@Nullable Object> expected =
                Oracle.list(Oracle.json(Oracle.path("exchange/sessions_cmds.json")));
        assertEquals(400, sessions.count());
        for (int i = 0; i < expected.size(); i++) {
            List<@Nullable Object> events = new ArrayList<>();
            for (int row : members(sessions, i)) {
                events.add(rows.get(row).get("Operation"));
            }
            assertEquals(Oracle.object(expected.get(i)).get("events"), events);
        }
    }

    @Test
    void agreesOnEveryEdgeCase() {
        List<Path> files = Oracle.files("edge", "sessionize_*.json");
        assertFalse(files.isEmpty());
        for (Path file : files) {
            Map<String, @Nullable Object> edge = Oracle.object(Oracle.json(file));
            if (!file.endsWith("sessionize_bad_time.json")) {
                assertEdge(file.toString(), edge);
            }
        }
    }

    @Test
    void aTimeThatIsTextIsAProblemBeforeAnythingRuns() {
        // The original throws on the text 'not a time'; here such a column is no datetime.
        Calls calls =
                new Calls()
                        .column("u", KqlType.STRING, "a")
                        .column("t", KqlType.STRING, "not a time")
                        .column("op", KqlType.STRING, "A");
        assertEquals(
                "MINE003: argument 'time' of 'sessionize' is the column 't' of type string,"
                        + " expected datetime (make it a datetime: extend t = todatetime(...))",
                calls.use("t").use("op").use("u").problems("sessionize").getFirst().line());
    }

    private static void assertEdge(String name, Map<String, @Nullable Object> edge) {
        Map<String, @Nullable Object> input = Oracle.object(edge.get("input"));
        List<@Nullable Object> columns = Oracle.list(input.get("columns"));
        List<@Nullable Object> rows = Oracle.list(input.get("rows"));
        List<Vector> keys = new ArrayList<>();
        for (Object key : Oracle.list(input.get("user_identifier_cols"))) {
            List<@Nullable Object> values = column(rows, columns.indexOf(key));
            boolean numbers = values.stream().anyMatch(Number.class::isInstance);
            keys.add(Calls.vector(numbers ? KqlType.LONG : KqlType.STRING, values));
        }
        List<@Nullable Object> times = new ArrayList<>();
        for (Object time : column(rows, columns.indexOf(input.get("time_col")))) {
            times.add(time == null ? null : ticks(time.toString()));
        }
        Sessions sessions =
                Sessionizer.sessionize(
                        (Vector.Longs) Calls.vector(KqlType.DATETIME, times),
                        keys,
                        new Limits(
                                Oracle.whole(input.get("max_session_time_mins")) * Ticks.PER_MINUTE,
                                Oracle.whole(input.get("max_event_separation_mins"))
                                        * Ticks.PER_MINUTE));
        List<@Nullable Object> events = column(rows, columns.indexOf(input.get("event_col")));
        List<@Nullable Object> expected =
                Oracle.list(Oracle.object(edge.get("output")).get("sessions"));
        assertEquals(expected.size(), sessions.count(), name);
        for (int i = 0; i < expected.size(); i++) {
            Map<String, @Nullable Object> session = Oracle.object(expected.get(i));
            List<@Nullable Object> got = new ArrayList<>();
            for (int row : members(sessions, i)) {
                got.add(events.get(row));
            }
            assertEquals(session.get("events"), got, name);
            assertEquals(Oracle.whole(session.get("number_events")), got.size(), name);
            assertEquals(time(session.get("time_min")), value(sessions.begin(), i), name);
            assertEquals(time(session.get("time_max")), value(sessions.end(), i), name);
            List<@Nullable Object> users = new ArrayList<>();
            for (Vector key : sessions.keys()) {
                users.add(value(key, i));
            }
            List<@Nullable Object> wanted = new ArrayList<>();
            for (Object user : Oracle.object(session.get("user")).values()) {
                wanted.add(user instanceof Number number ? number.longValue() : user);
            }
            assertEquals(wanted, users, name);
        }
    }

    private static Sessions exchange(
            List<Map<String, String>> rows, List<String> keys, Limits limits) {
        List<@Nullable Object> times = new ArrayList<>();
        Map<String, List<@Nullable Object>> users = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            times.add(ticks(row.get("TimeGenerated")));
            for (String key : keys) {
                String user = row.get(key);
                users.computeIfAbsent(key, k -> new ArrayList<>())
                        .add(user == null || user.isEmpty() ? null : user);
            }
        }
        return Sessionizer.sessionize(
                (Vector.Longs) Calls.vector(KqlType.DATETIME, times),
                users.values().stream().map(v -> Calls.vector(KqlType.STRING, v)).toList(),
                limits);
    }

    private static int[] members(Sessions sessions, int i) {
        return Arrays.copyOfRange(sessions.rows(), sessions.starts()[i], sessions.starts()[i + 1]);
    }

    private static List<@Nullable Object> column(List<@Nullable Object> rows, int place) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object row : rows) {
            values.add(Oracle.list(row).get(place));
        }
        return values;
    }

    private static @Nullable Object value(Vector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        return switch (vector) {
            case Vector.Longs longs -> longs.values()[row];
            case Vector.Doubles doubles -> doubles.values()[row];
            case Vector.Texts texts -> texts.values()[row];
            case Vector.Arrays arrays -> arrays.text(row);
        };
    }

    private static @Nullable Object time(@Nullable Object text) {
        return text == null ? null : ticks(text.toString());
    }

    private static long ticks(@Nullable String text) {
        String iso = String.valueOf(text).replace(' ', 'T');
        boolean zoned = iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
        return Ticks.of(zoned ? OffsetDateTime.parse(iso).toInstant() : Instant.parse(iso + "Z"));
    }
}
