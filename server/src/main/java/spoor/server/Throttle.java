package spoor.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows who guesses. After ten failures within five minutes from one address (of IPv6: one network
/// of 64 bits), or a hundred for one name from anywhere, further tries are refused unseen until the
/// five minutes are over, right or wrong. Safe for many threads.
final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int OF_ADDRESS = 10;
    private static final int OF_NAME = 100;

    /// Addresses and names that are remembered; the longest unseen are forgotten.
    private static final int REMEMBERED = 20_000;

    private final Clock clock;
    private final Map<String, Failures> failures =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private record Failures(Instant since, int count) {}

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /// @param name that is tried; empty: none
    /// @throws Refusal when there were too many failures
    synchronized void requireRoom(String address, String name) {
        if (count(addressKey(address)) >= OF_ADDRESS
                || !name.isEmpty() && count(nameKey(name)) >= OF_NAME) {
            throw new Refusal(
                    429,
                    "too many sign-ins failed: wait "
                            + WINDOW.toMinutes()
                            + " minutes and try again");
        }
    }

    synchronized void failed(String address, String name) {
        count(addressKey(address), 1);
        if (!name.isEmpty()) {
            count(nameKey(name), 1);
        }
    }

    private int count(String key) {
        Failures before = failures.get(key);
        return before == null || isOver(before) ? 0 : before.count();
    }

    private void count(String key, int more) {
        Failures before = failures.get(key);
        failures.put(
                key,
                before == null || isOver(before)
                        ? new Failures(clock.instant(), more)
                        : new Failures(before.since(), before.count() + more));
    }

    private boolean isOver(Failures before) {
        return !clock.instant().isBefore(before.since().plus(WINDOW));
    }

    private static String nameKey(String name) {
        return "n" + name.substring(0, Math.min(name.length(), 100));
    }

    private static String addressKey(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? "a" + HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : "a" + parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "a" + address;
        }
    }
}
