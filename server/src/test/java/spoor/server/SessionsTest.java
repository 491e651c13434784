package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final InstantSource source = () -> now;
    private final Sessions sessions = new Sessions(source.withZone(ZoneOffset.UTC));

    @Test
    void endsASessionThatNobodyUses() {
        String cookie = sessions.begin("ann", "hash");
        now = now.plus(Duration.ofMinutes(119));
        assertEquals(Optional.of("ann"), user(cookie));
        now = now.plus(Duration.ofMinutes(119));
        assertEquals(Optional.of("ann"), user(cookie));
        now = now.plus(Duration.ofMinutes(121));
        assertEquals(Optional.empty(), user(cookie));
    }

    @Test
    void endsASessionAfterTwelveHoursHoweverMuchItIsUsed() {
        String cookie = sessions.begin("ann", "hash");
        for (int hour = 1; hour <= 12; hour++) {
            now = now.plus(Duration.ofHours(1));
            assertEquals(Optional.of("ann"), user(cookie), "hour " + hour);
        }
        now = now.plusSeconds(1);
        assertEquals(Optional.empty(), user(cookie));
    }

    @Test
    void endsWithTheUserAndWithThePassword() {
        String one = sessions.begin("ann", "hash");
        assertEquals(Optional.empty(), sessions.user(one, _ -> Optional.of("another")));
        assertEquals(Optional.empty(), user(one), "it does not come back");
        String two = sessions.begin("ann", "hash");
        assertEquals(Optional.empty(), sessions.user(two, _ -> Optional.empty()));
    }

    @Test
    void endsWhenTheUserSignsOut() {
        String one = sessions.begin("ann", "hash");
        String two = sessions.begin("ann", "hash");
        assertNotEquals(one, two);
        sessions.end(one);
        assertEquals(Optional.empty(), user(one));
        assertEquals(Optional.of("ann"), user(two));
    }

    @Test
    void keepsTwentySessionsOfAUser() {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            cookies.add(sessions.begin("ann", "hash"));
            now = now.plusSeconds(1);
        }
        assertEquals(Optional.empty(), user(cookies.getFirst()));
        assertEquals(Optional.of("ann"), user(cookies.get(1)));
    }

    private Optional<String> user(String cookie) {
        return sessions.user(cookie, _ -> Optional.of("hash"));
    }
}
