package spoor.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Case;
import spoor.workbench.remote.Connection;
import spoor.workbench.remote.ConnectionText;
import spoor.workbench.remote.Connections;

/// `spoor connect kusto|loganalytics CONNECTION --case DIR`: places elsewhere that queries of a
/// case may name.
@Command(
        name = "connect",
        description = {
            "Name a Kusto database or a Log Analytics workspace, so that queries of a case reach"
                    + " it: cluster('NAME').database('DATABASE').Table, workspace('NAME').Table.",
            "No query reaches another place than those that are named here. A case keeps no secret:"
                    + " who asks is found when a query runs, by the chain of Azure's identities"
                    + " ('az login', AZURE_CLIENT_ID and its kin, a managed identity)."
        },
        mixinStandardHelpOptions = true)
final class ConnectCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    Action action = new Action();

    @Option(names = "--case", paramLabel = "DIR", description = "The case folder.")
    Path folder = Path.of("");

    /// What is done with connections that are there.
    static final class Action {
        @Option(names = "--list", description = "Print the connections.")
        boolean list;

        @Option(names = "--remove", paramLabel = "NAME", description = "Forget a connection.")
        Optional<String> remove = Optional.empty();

        @Option(
                names = "--refresh",
                paramLabel = "NAME",
                description = "Ask again which tables and columns are there.")
        Optional<String> refresh = Optional.empty();
    }

    private final Console console;
    private final Clock clock;

    ConnectCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (folder.toString().isEmpty()
                || !action.list && action.remove.isEmpty() && action.refresh.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "write 'spoor connect kusto CONNECTION --case DIR', 'spoor connect loganalytics"
                            + " CONNECTION --case DIR', or --list, --remove NAME, --refresh NAME"
                            + " with --case DIR");
        }
        try (Case opened = Case.existing(folder, clock)) {
            Connections connections = opened.remotes().connections();
            if (action.list) {
                list(connections);
            }
            action.remove.ifPresent(connections::remove);
            action.refresh.ifPresent(name -> {
                Connection one = connections.named(name);
                answered(one, opened.remotes().test(one));
            });
        }
        return 0;
    }

    private void list(Connections connections) {
        List<List<String>> rows = new ArrayList<>();
        for (Connection one : connections.all()) {
            rows.add(
                    List.of(
                            one.name(),
                            one.kind().word(),
                            one.endpoint().toString(),
                            one.database(),
                            one.tenant(),
                            one.login().name().toLowerCase(Locale.ROOT),
                            one.authority().isPresent() ? "own" : ""));
        }
        for (List<String> row : rows) {
            console.out().println(String.join("\t", row));
        }
    }

    @Command(
            name = "kusto",
            description =
                    "Name a database of a Kusto cluster (Azure Data Explorer, Fabric, Spoor).",
            mixinStandardHelpOptions = true)
    int kusto(
            @Parameters(
                            paramLabel = "CONNECTION",
                            description =
                                    "https://CLUSTER/DATABASE, kusto://CLUSTER/DATABASE, or 'Data"
                                            + " Source=https://CLUSTER;Initial Catalog=DATABASE'.")
                    String text,
            @Option(
                            names = "--database",
                            paramLabel = "NAME",
                            description = "The database, where the text does not say it.")
                    Optional<String> database,
            @Option(
                            names = "--anonymous",
                            description = "Ask without a login: an emulator on this machine.")
                    boolean anonymous,
            @Mixin ConnectionOptions options,
            @Mixin CaseOption chosen) {
        ConnectionText.Read read = ConnectionText.of(Connection.Kind.KUSTO, text);
        return connect(
                Connection.Kind.KUSTO,
                read,
                database.orElse(read.database()),
                anonymous,
                options,
                chosen);
    }

    @Command(
            name = "loganalytics",
            description = "Name a workspace of Log Analytics (Microsoft Sentinel).",
            mixinStandardHelpOptions = true)
    int logAnalytics(
            @Parameters(
                            paramLabel = "CONNECTION",
                            description =
                                    "'loganalytics://code().tenant(\"...\").workspace(\"ID\")', the"
                                            + " workspace's id, or"
                                            + " https://HOST/v1/workspaces/ID.")
                    String text,
            @Mixin ConnectionOptions options,
            @Mixin CaseOption chosen) {
        ConnectionText.Read read = ConnectionText.of(Connection.Kind.LOGANALYTICS, text);
        return connect(Connection.Kind.LOGANALYTICS, read, read.database(), false, options, chosen);
    }

    private int connect(
            Connection.Kind kind,
            ConnectionText.Read read,
            String database,
            boolean anonymous,
            ConnectionOptions options,
            CaseOption chosen) {
        if (database.isEmpty()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    kind == Connection.Kind.KUSTO
                            ? "the connection names no database: end the address with /DATABASE, or"
                                    + " give --database NAME"
                            : "the connection names no workspace: write workspace(\"ID\")");
        }
        Connection connection =
                ConnectionText.connection(
                        kind,
                        read,
                        database,
                        options.name,
                        options.tenant,
                        anonymous,
                        options.authority.map(ConnectCommand::certificates));
        if (!read.remark().isEmpty()) {
            console.note("note: " + read.remark());
        }
        try (Case opened = chosen.openOrMake(clock)) {
            answered(connection, opened.remotes().connect(connection, !options.untested));
            console.out()
                    .println(
                            "connected "
                                    + connection.name()
                                    + ": "
                                    + connection.where()
                                    + "; queries name it "
                                    + connection.written());
        }
        return 0;
    }

    private void answered(Connection connection, Optional<Integer> tables) {
        tables.ifPresent(count ->
                console.note(
                        connection.name()
                                + " answered: "
                                + count
                                + (count == 1 ? " table" : " tables")));
    }

    private static String certificates(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            if (text.contains("PRIVATE KEY")) {
                throw new SpoorException(
                        ErrorKind.USER,
                        file + " holds a private key: give a file with certificates alone");
            }
            if (!text.contains("-----BEGIN CERTIFICATE-----")) {
                throw new SpoorException(
                        ErrorKind.USER,
                        file + " holds no certificate in PEM (-----BEGIN CERTIFICATE-----)");
            }
            return text;
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.USER,
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }
}
