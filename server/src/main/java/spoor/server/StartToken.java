package spoor.server;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.Optional;
import spoor.server.users.Role;
import spoor.server.users.Tokens;

/// One token, new at each start, that the printed address holds: for a server that only this
/// machine reaches. The page exchanges it for a cookie.
final class StartToken implements Access {
    private static final String NAME = "token";

    private final String token;
    private final String cookie;
    private final Cookies cookies;

    StartToken(String token, String cookie, Cookies cookies) {
        this.token = token;
        this.cookie = cookie;
        this.cookies = cookies;
    }

    static StartToken make(Cookies cookies) {
        SecureRandom random = new SecureRandom();
        return new StartToken(Tokens.make(random), Tokens.make(random), cookies);
    }

    String token() {
        return token;
    }

    @Override
    public Optional<Visitor> visitor(Context context) {
        Optional<String> given = Secrets.bearer(context);
        if (given.isPresent() && Secrets.same(token, given.get())) {
            return Optional.of(new Visitor(NAME, Role.HUNTER, false));
        }
        if (Secrets.same(cookie, cookies.value(context))) {
            return Optional.of(new Visitor(NAME, Role.HUNTER, true));
        }
        if (given.isPresent()) {
            throw new Refusal(401, wayIn());
        }
        return Optional.empty();
    }

    @Override
    public String cookie(Visitor visitor) {
        return cookie;
    }

    /// The cookie is the same for all who know the token.
    @Override
    public void forget(Context context) {}

    @Override
    public String wayIn() {
        return "the token is missing or is not this server's: open the address that spoor printed"
                + " when it started";
    }
}
