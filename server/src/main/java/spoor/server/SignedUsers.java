package spoor.server;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import spoor.server.users.Tokens;
import spoor.server.users.User;
import spoor.server.users.Users;

/// Users of a file: by a token of theirs (`Authorization: Bearer`), by name and password
/// (`Authorization: Basic`, or the form of the page, which gives a session).
final class SignedUsers implements Access {
    /// Passwords that are looked at at a time: each costs a core a tenth of a second or two.
    private static final int AT_A_TIME = 2;

    private static final long WAIT_SECONDS = 5;

    /// A client that sends name and password with every request pays for the hash now and then.
    private static final Duration REMEMBER = Duration.ofMinutes(5);

    private static final int REMEMBERED = 1_000;

    private final String pepper = Tokens.make(new SecureRandom());
    private final Semaphore looking = new Semaphore(AT_A_TIME, true);
    private final Users users;
    private final Clock clock;
    private final Cookies cookies;
    private final Sessions sessions;
    private final Throttle throttle;

    /// By the hash of name and password; guarded by itself.
    private final Map<String, Remembered> remembered = new LinkedHashMap<>();

    private record Remembered(String name, String password, Instant until) {}

    SignedUsers(Users users, Cookies cookies, Clock clock) {
        this.users = users;
        this.clock = clock;
        this.cookies = cookies;
        this.sessions = new Sessions(clock);
        this.throttle = new Throttle(clock);
    }

    @Override
    public Optional<Visitor> visitor(Context context) {
        Optional<String> token = Secrets.bearer(context);
        if (token.isPresent()) {
            return Optional.of(byToken(context, token.get()));
        }
        Optional<String> basic = Secrets.basic(context);
        if (basic.isPresent()) {
            return Optional.of(byBasic(context, basic.get()));
        }
        String cookie = cookies.value(context);
        return cookie == null
                ? Optional.empty()
                : sessions.user(cookie, name -> users.find(name).map(User::keptPassword))
                        .flatMap(users::find)
                        .map(user -> new Visitor(user.name(), user.role(), true));
    }

    private Visitor byToken(Context context, String token) {
        String address = context.req().getRemoteAddr();
        throttle.requireRoom(address, "");
        Optional<User> user = users.byToken(token);
        if (user.isEmpty()) {
            throttle.failed(address, "");
            throw new Refusal(401, "the token is no user's: make one with 'spoor users token'");
        }
        return visitor(user.get(), false);
    }

    private Visitor byBasic(Context context, String basic) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(401, "the name and password are not Base64");
        }
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw new Refusal(401, "the name and password have no colon between them");
        }
        String name = pair.substring(0, colon);
        String password = pair.substring(colon + 1);
        String key = Tokens.hash(pepper + name.length() + ":" + pair);
        Optional<User> known = remembered(key);
        User user = known.isPresent() ? known.get() : byPassword(context, name, password);
        if (known.isEmpty()) {
            remember(key, user);
        }
        return visitor(user, true);
    }

    private Optional<User> remembered(String key) {
        Remembered before;
        synchronized (remembered) {
            before = remembered.get(key);
        }
        return before == null || !clock.instant().isBefore(before.until())
                ? Optional.empty()
                : users.find(before.name())
                        .filter(user -> user.keptPassword().equals(before.password()));
    }

    private void remember(String key, User user) {
        synchronized (remembered) {
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(
                    key,
                    new Remembered(
                            user.name(), user.keptPassword(), clock.instant().plus(REMEMBER)));
        }
    }

    /// Signs in by name and password.
    ///
    /// @throws Refusal with the same words, after the same time, for a wrong password and for a
    ///   name that is not there
    User byPassword(Context context, String name, String password) {
        String address = context.req().getRemoteAddr();
        if (users.find(name).isPresent()) {
            Audit.user(context, name);
        }
        throttle.requireRoom(address, name);
        Optional<User> user;
        try {
            if (!looking.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(429, "too many sign in at this moment: try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the server is closing");
        }
        try {
            // of those who waited some may have failed too often by now
            throttle.requireRoom(address, name);
            user = users.byPassword(name, password.toCharArray());
            if (user.isEmpty()) {
                throttle.failed(address, name);
            }
        } finally {
            looking.release();
        }
        return user.orElseThrow(() -> new Refusal(401, "the name or the password is wrong"));
    }

    private static Visitor visitor(User user, boolean ambient) {
        return new Visitor(user.name(), user.role(), ambient);
    }

    @Override
    public String cookie(Visitor visitor) {
        User user =
                users.find(visitor.name())
                        .orElseThrow(() -> new Refusal(401, "there is no such user any more"));
        return sessions.begin(user.name(), user.keptPassword());
    }

    @Override
    public void forget(Context context) {
        @Nullable String cookie = cookies.value(context);
        if (cookie != null) {
            sessions.end(cookie);
        }
    }

    @Override
    public String wayIn() {
        return "sign in first: on the page /sign-in, with name and password (Authorization: Basic),"
                + " or with a token that 'spoor users token' made (Authorization: Bearer)";
    }
}
