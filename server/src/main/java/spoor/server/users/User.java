package spoor.server.users;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A user as the file knows him.
///
/// @param tokens SHA-256 of each, in hexadecimal
public record User(String name, Role role, PasswordHash password, List<String> tokens) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    public User {
        tokens = List.copyOf(tokens);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// The hash of the password, to see whether it is another one.
    public String keptPassword() {
        return password.text();
    }

    User with(Role other) {
        return new User(name, other, password, tokens);
    }

    User with(PasswordHash other) {
        return new User(name, role, other, tokens);
    }

    User withToken(String hash) {
        List<String> more = new ArrayList<>(tokens);
        more.add(hash);
        return new User(name, role, password, more);
    }

    User withoutTokens() {
        return new User(name, role, password, List.of());
    }
}
