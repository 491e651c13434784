package spoor.server.users;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// The users of a file. A server that runs sees a change of the file with the next request: who was
/// removed is out at once. Safe for many threads.
public final class Users {
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 1_000;

    private final SecureRandom random = new SecureRandom();
    private final UsersFile file;
    private final PasswordHash nobody;

    // both: guarded by this
    private Seen seen = new Seen(FileTime.fromMillis(Long.MIN_VALUE), -1, "");
    private Known known = new Known(Map.of(), Map.of());

    private record Seen(FileTime changed, long size, String key) {}

    /// @param tokens names by the hash of a token
    private record Known(Map<String, User> users, Map<String, String> tokens) {}

    public Users(Path file) {
        this.file = new UsersFile(file);
        this.nobody = PasswordHash.make(Tokens.make(random).toCharArray(), random);
    }

    /// Looks that the file can be read and has somebody in it.
    ///
    /// @throws SpoorException when not
    public void requireSomebody() {
        if (known().users().isEmpty()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the users file "
                            + file.path()
                            + " has no user: add one with 'spoor users add "
                            + file.path()
                            + " NAME'");
        }
    }

    public Optional<User> find(String name) {
        return Optional.ofNullable(known().users().get(name));
    }

    /// Takes as long for a name that is not there as for a wrong password.
    public Optional<User> byPassword(String name, char[] password) {
        if (password.length > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        Optional<User> user = find(name);
        boolean right = user.map(User::password).orElse(nobody).matches(password);
        return right ? user : Optional.empty();
    }

    public Optional<User> byToken(String token) {
        Known now = known();
        return Optional.ofNullable(now.tokens().get(Tokens.hash(token)))
                .map(name -> now.users().get(name));
    }

    private synchronized Known known() {
        try {
            Path path = file.path();
            Seen now =
                    new Seen(
                            Files.getLastModifiedTime(path),
                            Files.size(path),
                            String.valueOf(
                                    Files.readAttributes(
                                                    path,
                                                    java.nio.file.attribute.BasicFileAttributes
                                                            .class)
                                            .fileKey()));
            if (!now.equals(seen)) {
                known = indexed(file.read());
                seen = now;
            }
            return known;
        } catch (IOException e) {
            known = indexed(file.read());
            return known;
        }
    }

    private static Known indexed(Map<String, User> users) {
        Map<String, String> tokens = new HashMap<>();
        for (User user : users.values()) {
            user.tokens().forEach(token -> tokens.put(token, user.name()));
        }
        return new Known(Map.copyOf(users), Map.copyOf(tokens));
    }

    /// All, by name.
    public Collection<User> all() {
        return file.read().values();
    }

    /// Looks that a user may be added by a name, before somebody types a password.
    public void requireFree(String name) {
        if (!User.isName(name)) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "'"
                            + name
                            + "' cannot be a user's name: take up to 64 letters, digits and . _ @"
                            + " -, and begin with a letter or digit");
        }
        if (file.exists() && file.read().containsKey(name)) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "there is a user '"
                            + name
                            + "' already: 'spoor users password' sets another password, 'spoor"
                            + " users remove' removes him");
        }
    }

    /// Looks that there is a user of a name.
    public void requireThere(String name) {
        var _ = require(file.read(), name);
    }

    /// Adds a user; the file is made where there is none.
    ///
    /// @throws SpoorException when the name is taken or not to be used, or the password too weak
    public void add(String name, Role role, char[] password) {
        requireFree(name);
        Map<String, User> users = file.exists() ? file.read() : new TreeMap<>();
        users.put(name, new User(name, role, hashed(name, password), java.util.List.of()));
        file.write(users);
    }

    public void password(String name, char[] password) {
        PasswordHash hash = hashed(name, password);
        change(name, user -> user.with(hash));
    }

    public void role(String name, Role role) {
        change(name, user -> user.with(role));
    }

    /// Makes a token; it can be shown this once.
    public String token(String name) {
        String token = Tokens.make(random);
        change(name, user -> user.withToken(Tokens.hash(token)));
        return token;
    }

    public void revokeTokens(String name) {
        change(name, User::withoutTokens);
    }

    public void remove(String name) {
        Map<String, User> users = file.read();
        require(users, name);
        users.remove(name);
        file.write(users);
    }

    private void change(String name, java.util.function.UnaryOperator<User> change) {
        Map<String, User> users = file.read();
        users.put(name, change.apply(require(users, name)));
        file.write(users);
    }

    private User require(Map<String, User> users, String name) {
        User user = users.get(name);
        if (user == null) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "there is no user '"
                            + name
                            + "' in "
                            + file.path()
                            + ": see 'spoor users list'");
        }
        return user;
    }

    private PasswordHash hashed(String name, char[] password) {
        if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "a password has "
                            + SHORTEST_PASSWORD
                            + " to "
                            + LONGEST_PASSWORD
                            + " characters");
        }
        if (new String(password).equalsIgnoreCase(name)) {
            throw new SpoorException(ErrorKind.USER, "the password must not be the user's name");
        }
        return PasswordHash.make(password, random);
    }
}
