package spoor.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import spoor.server.users.Tokens;

/// Who signed in through the page. A session ends when nobody used it for two hours, and in any
/// case twelve hours after it began. Safe for many threads.
final class Sessions {
    private static final Duration IDLE = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofHours(12);

    /// Of a user; one more ends the one that was not used for longest.
    private static final int OF_A_USER = 20;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    /// By the hash of the cookie: what is compared with what a client sends tells nothing by its
    /// time.
    private final Map<String, Session> sessions = new HashMap<>();

    Sessions(Clock clock) {
        this.clock = clock;
    }

    private record Session(String user, String password, Instant begun, Instant used) {}

    /// A new session.
    ///
    /// @param password what is kept of the user's password: another one ends his sessions
    /// @return the value of its cookie
    synchronized String begin(String user, String password) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> isOver(session, now));
        while (sessions.values().stream().filter(one -> one.user().equals(user)).count()
                >= OF_A_USER) {
            endOldest(user);
        }
        String cookie = Tokens.make(random);
        sessions.put(Tokens.hash(cookie), new Session(user, password, now, now));
        return cookie;
    }

    private void endOldest(String user) {
        sessions.entrySet().stream()
                .filter(entry -> entry.getValue().user().equals(user))
                .min(Comparator.comparing(entry -> entry.getValue().used()))
                .map(Map.Entry::getKey)
                .ifPresent(sessions::remove);
    }

    /// The user of a cookie.
    ///
    /// @param passwords what is kept of a user's password now; empty: there is no such user
    synchronized Optional<String> user(
            String cookie, java.util.function.Function<String, Optional<String>> passwords) {
        String key = Tokens.hash(cookie);
        Session session = sessions.get(key);
        if (session == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (isOver(session, now)
                || !passwords.apply(session.user()).equals(Optional.of(session.password()))) {
            sessions.remove(key);
            return Optional.empty();
        }
        sessions.put(key, new Session(session.user(), session.password(), session.begun(), now));
        return Optional.of(session.user());
    }

    synchronized void end(String cookie) {
        sessions.remove(Tokens.hash(cookie));
    }

    private static boolean isOver(Session session, Instant now) {
        return now.isAfter(session.used().plus(IDLE)) || now.isAfter(session.begun().plus(LONGEST));
    }
}
