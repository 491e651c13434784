package spoor.server.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.SpoorException;

class UsersTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir Path folder;

    @Test
    void keepsNoPasswordAndNoToken() throws IOException {
        Users users = users();
        users.add("ann", Role.READER, PASSWORD.toCharArray());
        users.add("bob", Role.HUNTER, PASSWORD.toCharArray());
        String token = users.token("ann");
        String kept = Files.readString(file());
        assertFalse(kept.contains("horse"), kept);
        assertFalse(kept.contains(token), kept);
        assertTrue(kept.contains("pbkdf2-sha512:210000:"), kept);
        assertNotEquals(
                users.find("ann").orElseThrow().password(),
                users.find("bob").orElseThrow().password(),
                "each has a salt of his own");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void knowsUsersByPasswordAndByToken() {
        Users users = users();
        users.add("ann", Role.READER, PASSWORD.toCharArray());
        String token = users.token("ann");
        assertEquals("ann", users.byPassword("ann", PASSWORD.toCharArray()).orElseThrow().name());
        assertEquals(Optional.empty(), users.byPassword("ann", "correct horse".toCharArray()));
        assertEquals(Optional.empty(), users.byPassword("bob", PASSWORD.toCharArray()));
        assertEquals(Optional.empty(), users.byPassword("ann", new char[2_000]));
        assertEquals("ann", users.byToken(token).orElseThrow().name());
        assertEquals(Optional.empty(), users.byToken("nonsense"));
        users.revokeTokens("ann");
        assertEquals(Optional.empty(), users.byToken(token));
    }

    @Test
    void takesTheSameLettersOfAnotherKeyboard() {
        Users users = users();
        users.add("ann", Role.READER, "Kase\u0301 und Bröt".toCharArray());
        assertTrue(users.byPassword("ann", "Kas\u00e9 und Bro\u0308t".toCharArray()).isPresent());
    }

    @Test
    void seesAtOnceWhatChanges() {
        Users server = users();
        Users command = users();
        command.add("ann", Role.READER, PASSWORD.toCharArray());
        assertEquals(Role.READER, server.find("ann").orElseThrow().role());
        command.role("ann", Role.HUNTER);
        assertEquals(Role.HUNTER, server.find("ann").orElseThrow().role());
        command.remove("ann");
        assertEquals(Optional.empty(), server.find("ann"));
    }

    @Test
    void refusesWeakPasswordsAndOddNames() {
        Users users = users();
        for (String name : new String[] {"", "a b", "../x", "a\nb", "-x", "a".repeat(65), "ä"}) {
            assertRefused("cannot be a user's name", () -> users.add(name, Role.READER, chars()));
        }
        assertRefused(
                "12 to 1000 characters",
                () -> users.add("ann", Role.READER, "short".toCharArray()));
        assertRefused(
                "must not be the user's name",
                () -> users.add("ann-the-hunter", Role.READER, "Ann-The-Hunter".toCharArray()));
        users.add("ann", Role.READER, chars());
        assertRefused("already", () -> users.add("ann", Role.READER, chars()));
        assertRefused("there is no user 'bob'", () -> users.remove("bob"));
        assertRefused("choose reader or hunter", () -> Role.of("root"));
    }

    @Test
    void refusesAFileThatOthersMayRead() throws IOException {
        Users users = users();
        users.add("ann", Role.READER, chars());
        var _ = Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("chmod 600", users()::requireSomebody);
    }

    @Test
    void refusesAFileThatIsNone() throws IOException {
        assertRefused("spoor users add", users()::requireSomebody);
        write("no JSON");
        assertRefused("it is not JSON", users()::requireSomebody);
        write("{}");
        assertRefused("no list", users()::requireSomebody);
        write("{\"users\": []}");
        assertRefused("has no user", users()::requireSomebody);
        write("{\"users\": [{\"name\": \"ann\", \"role\": \"hunter\", \"password\": \"plain\"}]}");
        assertRefused("is not kept as", users()::requireSomebody);
        write(
                "{\"users\": [{\"name\": \"ann\", \"role\": \"hunter\", \"password\":"
                        + " \"pbkdf2-sha512:99999999:"
                        + "A".repeat(22)
                        + "==:"
                        + "A".repeat(43)
                        + "=\"}]}");
        assertRefused("is not kept as", users()::requireSomebody);
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
        var _ = Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    }

    private static void assertRefused(String part, Runnable action) {
        SpoorException error = assertThrows(SpoorException.class, action::run);
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains(part), message);
    }

    private static char[] chars() {
        return PASSWORD.toCharArray();
    }

    private Path file() {
        return folder.resolve("users.json");
    }

    private Users users() {
        return new Users(file());
    }
}
