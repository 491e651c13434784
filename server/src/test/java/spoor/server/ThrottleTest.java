package spoor.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final InstantSource source = () -> now;
    private final Throttle throttle = new Throttle(source.withZone(ZoneOffset.UTC));

    @Test
    void refusesAnAddressAfterTenFailures() {
        for (int i = 0; i < 10; i++) {
            assertDoesNotThrow(() -> throttle.requireRoom("192.0.2.1", "ann"));
            throttle.failed("192.0.2.1", "ann");
        }
        assertRefused("192.0.2.1", "bob");
        assertDoesNotThrow(() -> throttle.requireRoom("192.0.2.2", "ann"));
        now = now.plus(Duration.ofMinutes(5));
        assertDoesNotThrow(() -> throttle.requireRoom("192.0.2.1", "bob"));
    }

    @Test
    void refusesANameAfterAHundredFailuresFromAnywhere() {
        for (int i = 0; i < 100; i++) {
            throttle.failed("192.0.2." + i, "ann");
        }
        assertRefused("198.51.100.1", "ann");
        assertDoesNotThrow(() -> throttle.requireRoom("198.51.100.1", "bob"));
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        for (int i = 0; i < 10; i++) {
            throttle.failed("2001:db8:1:2::" + i, "");
        }
        assertRefused("[2001:db8:1:2:ffff::1]".replaceAll("[\\[\\]]", ""), "");
        assertDoesNotThrow(() -> throttle.requireRoom("2001:db8:1:3::1", ""));
    }

    private void assertRefused(String address, String name) {
        Refusal refusal = assertThrows(Refusal.class, () -> throttle.requireRoom(address, name));
        assertEquals(429, refusal.status());
    }
}
