package spoor.server.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// The file of the users: JSON, `{"users": [{"name", "role", "password", "tokens"}]}`, with hashes
/// in the place of passwords and tokens. It must be its owner's alone to read and write.
final class UsersFile {
    private static final long MAX_BYTES = 4 << 20;
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> OF_OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final ObjectMapper mapper =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Path file;

    UsersFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /// The users by name.
    ///
    /// @throws SpoorException when the file is not there, is not such a file, or is not its owner's
    ///   alone
    Map<String, User> read() {
        try {
            requireItsOwners();
            if (Files.size(file) > MAX_BYTES) {
                throw wrong("it is larger than " + MAX_BYTES + " bytes");
            }
            return parsed(mapper.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "there is no users file "
                            + file
                            + ": make one with 'spoor users add "
                            + file
                            + " NAME'",
                    e);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw wrong("it is not JSON");
        } catch (IOException e) {
            throw wrong("it cannot be read (" + e.getMessage() + ")");
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    private void requireItsOwners() throws IOException {
        if (!isPosix()) {
            return;
        }
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
        if (given.stream().anyMatch(OF_OTHERS::contains)) {
            throw wrong("others may read or write it; say: chmod 600 " + file);
        }
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private SpoorException wrong(String why) {
        return new SpoorException(ErrorKind.USER, "the users file " + file + " is refused: " + why);
    }

    private Map<String, User> parsed(JsonNode root) {
        Map<String, User> users = new TreeMap<>();
        if (!root.path("users").isArray()) {
            throw wrong("it has no list \"users\"");
        }
        for (JsonNode node : root.get("users")) {
            User user = user(node);
            if (users.putIfAbsent(user.name(), user) != null) {
                throw wrong("it has the user '" + user.name() + "' twice");
            }
        }
        return users;
    }

    private User user(JsonNode node) {
        String name = node.path("name").asText();
        if (!User.isName(name)) {
            throw wrong("a user has no name, or one that 'spoor users add' would not take");
        }
        Optional<PasswordHash> password = PasswordHash.of(node.path("password").asText());
        if (password.isEmpty()) {
            throw wrong(
                    "the password of '"
                            + name
                            + "' is not kept as 'spoor users add' keeps it: set it with 'spoor"
                            + " users password'");
        }
        List<String> tokens = new ArrayList<>();
        node.path("tokens").forEach(token -> tokens.add(token.asText()));
        return new User(name, Role.of(node.path("role").asText()), password.get(), tokens);
    }

    /// Puts a new file into the place of the old one: whoever reads sees the one or the other.
    void write(Map<String, User> users) {
        ObjectNode root = mapper.createObjectNode();
        ArrayNode list = root.putArray("users");
        for (User user : users.values()) {
            ObjectNode node = list.addObject();
            node.put("name", user.name());
            node.put("role", user.role().toString());
            node.put("password", user.password().text());
            user.tokens().forEach(node.putArray("tokens")::add);
        }
        Path whole = file.toAbsolutePath();
        try {
            Path next = Files.createTempFile(whole.getParent(), ".users-", ".new");
            try {
                if (isPosix()) {
                    var _ = Files.setPosixFilePermissions(next, OF_OWNER);
                }
                var _ =
                        Files.writeString(
                                next,
                                mapper.writeValueAsString(root) + "\n",
                                StandardCharsets.UTF_8);
                var _ =
                        Files.move(
                                next,
                                whole,
                                StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING);
            } finally {
                var _ = Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    "the users file " + file + " cannot be written (" + e.getMessage() + ")",
                    e);
        }
    }
}
