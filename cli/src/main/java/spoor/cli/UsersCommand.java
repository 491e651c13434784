package spoor.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spoor.server.users.Role;
import spoor.server.users.User;
import spoor.server.users.Users;

/// `spoor users add|password|role|token|remove|list`: who may use a server. A server that runs sees
/// the change with its next request.
@Command(
        name = "users",
        description = "Say who may use a server: add, change and remove users, make tokens.",
        mixinStandardHelpOptions = true)
final class UsersCommand {
    private final Console console;

    UsersCommand(Console console) {
        this.console = console;
    }

    /// The file, in each command alike.
    static final class In {
        @Parameters(index = "0", paramLabel = "FILE", description = "The users file.")
        Path file = Path.of("");

        Users users() {
            return new Users(file);
        }
    }

    /// The file and a user of it.
    static final class Of {
        @Parameters(index = "0", paramLabel = "FILE", description = "The users file.")
        Path file = Path.of("");

        @Parameters(index = "1", paramLabel = "NAME", description = "The user's name.")
        String name = "";

        Users users() {
            return new Users(file);
        }
    }

    @Command(
            name = "add",
            description =
                    "Add a user; the password is asked for, or read as a line of standard input.")
    int add(
            @picocli.CommandLine.Mixin Of of,
            @Option(
                            names = "--role",
                            paramLabel = "reader|hunter|administrator",
                            defaultValue = "reader",
                            description =
                                    "What the user may do: a reader queries and exports (default),"
                                            + " a hunter also loads, runs hunts and management"
                                            + " commands.")
                    String role) {
        Role chosen = Role.of(role);
        of.users().requireFree(of.name);
        of.users().add(of.name, chosen, Passwords.readNew("Password of " + of.name + ": "));
        return 0;
    }

    @Command(name = "password", description = "Set another password; ends the user's sessions.")
    int password(@picocli.CommandLine.Mixin Of of) {
        of.users().requireThere(of.name);
        of.users().password(of.name, Passwords.readNew("New password of " + of.name + ": "));
        return 0;
    }

    @Command(name = "role", description = "Give a user another role: reader or hunter.")
    int role(
            @picocli.CommandLine.Mixin Of of,
            @Parameters(index = "2", paramLabel = "ROLE", description = "reader or hunter.")
                    String role) {
        of.users().role(of.name, Role.of(role));
        return 0;
    }

    @Command(
            name = "token",
            description = "Make a token for programs and print it: it is shown this once.")
    int token(
            @picocli.CommandLine.Mixin Of of,
            @Option(names = "--revoke", description = "Forget all tokens of the user instead.")
                    boolean revoke) {
        if (revoke) {
            of.users().revokeTokens(of.name);
        } else {
            console.out().println(of.users().token(of.name));
        }
        return 0;
    }

    @Command(name = "remove", description = "Remove a user, with sessions and tokens.")
    int remove(@picocli.CommandLine.Mixin Of of) {
        of.users().remove(of.name);
        return 0;
    }

    @Command(name = "list", description = "Print the users, their roles and how many tokens.")
    int list(@picocli.CommandLine.Mixin In in) {
        TextTable table =
                new TextTable(
                        List.of("name", "role", "tokens"), List.of(false, false, true), false);
        for (User user : in.users().all()) {
            table.add(
                    List.of(
                            user.name(),
                            user.role().toString(),
                            Integer.toString(user.tokens().size())));
        }
        table.print(console.out());
        return 0;
    }
}
