package spoor.workbench.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spoor.kql.syntax.Nearest;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// The connections of a case: `connections/NAME.json` in its folder.
public final class Connections {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final String ENDING = ".json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;

    public Connections(Path caseFolder) {
        this.folder = caseFolder.resolve("connections");
    }

    /// All, by name.
    public List<Connection> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /// Keeps a connection; one of that name is replaced.
    void add(Connection connection) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("kind", connection.kind().word());
        root.put("endpoint", connection.endpoint().toString());
        root.put("database", connection.database());
        root.put("tenant", connection.tenant());
        root.put("login", connection.login().name().toLowerCase(Locale.ROOT));
        connection.authority().ifPresent(pem -> root.put("authority", pem));
        write(file(connection.name()), root.toPrettyString() + "\n");
    }

    /// @throws SpoorException when there is none of that name
    public void remove(String name) {
        Connection connection = named(name);
        forget(file(connection.name()));
        forget(schemas(connection.name()));
    }

    /// @throws SpoorException when there is none of that name
    public Connection named(String name) {
        List<Connection> all = all();
        return all.stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String near = Nearest.hint(name, all.stream().map(Connection::name).toList());
                    return new SpoorException(
                            ErrorKind.USER,
                            "there is no connection '"
                                    + name
                                    + "' in this case"
                                    + (near.isEmpty()
                                            ? ": 'spoor connect --list' shows them"
                                            : " (" + near + ")"));
                });
    }

    /// The file of what is known of a connection's tables.
    Path schemas(String name) {
        return folder.resolve(name + ".schema");
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "'"
                            + name
                            + "' cannot name a connection: use letters, digits, '-' and '_' (--name"
                            + " NAME)");
        }
    }

    private Connection read(String name) {
        Path file = file(name);
        try {
            JsonNode root = MAPPER.readTree(file.toFile());
            return new Connection(
                    name,
                    Connection.Kind.valueOf(root.path("kind").asText().toUpperCase(Locale.ROOT)),
                    URI.create(root.path("endpoint").asText()),
                    root.path("database").asText(),
                    root.path("tenant").asText(),
                    Connection.Login.valueOf(root.path("login").asText().toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(root.path("authority").textValue()));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    /// Whole, or not at all.
    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path written =
                    Files.writeString(
                            file.resolveSibling(file.getFileName() + ".new"),
                            text,
                            StandardCharsets.UTF_8);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA, file + " cannot be written (" + e.getMessage() + ")", e);
        }
    }

    static void forget(Path file) {
        try {
            boolean _ = Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static SpoorException unreadable(Path file, Exception e) {
        return new SpoorException(
                ErrorKind.DATA, file + " cannot be read (" + e.getMessage() + ")", e);
    }
}
