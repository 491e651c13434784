package spoor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import spoor.model.SpoorException;
import spoor.server.ServerOptions;
import spoor.server.SpoorServer;
import spoor.server.TlsKeys;
import spoor.server.users.Users;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Now;
import spoor.workbench.Roots;
import spoor.workbench.ShippedHunts;
import spoor.workbench.load.UploadLimits;
import spoor.workbench.overview.Desk;

/// Where the workbench is served and to whom, and serving it.
final class ServingOptions {
    private static final int STANDARD_PORT = 7440;
    private static final String KEYSTORE_PASSWORD = "SPOOR_TLS_PASSWORD";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; without it 7440, or any free one where that is taken.")
    Optional<Integer> port = Optional.empty();

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            description =
                    "The address to listen on, 127.0.0.1 by default; another one than this"
                            + " machine's loopback needs --tls and --users.")
    String bind = ServerOptions.LOOPBACK;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name by which clients call the server; may be given more than once.")
    List<String> names = List.of();

    @Option(
            names = "--tls",
            paramLabel = "FILE",
            description =
                    "CERT.pem,KEY.pem or a keystore; the keystore's password is asked for, or taken"
                            + " from the environment variable SPOOR_TLS_PASSWORD.")
    Optional<String> tls = Optional.empty();

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "Who may use the server; made by 'spoor users add FILE NAME'.")
    Optional<Path> users = Optional.empty();

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "A folder below which the workbench may load files by their path; may be given"
                            + " more than once. Without it the page can only take dropped files.")
    List<Path> roots = List.of();

    @Option(
            names = "--max-upload",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "Take so much from a browser in one load: 500MB, 50GB (default: 1024GB).")
    Optional<Long> upload = Optional.empty();

    private UploadLimits limits() {
        UploadLimits standard = UploadLimits.STANDARD;
        return upload.map(bytes ->
                        new UploadLimits(
                                standard.files(),
                                Math.min(bytes, standard.fileBytes()),
                                bytes,
                                standard.freeBytes()))
                .orElse(standard);
    }

    private Optional<ServerOptions> checked = Optional.empty();

    private Roots roots() {
        return Roots.of(roots);
    }

    /// Looks whether it may be served so, before anything is loaded for it.
    void check() {
        var _ = options();
        var _ = roots();
    }

    private ServerOptions options() {
        ServerOptions options =
                checked.orElseGet(() ->
                        new ServerOptions(
                                bind,
                                port.orElse(STANDARD_PORT),
                                names,
                                tls.map(file -> TlsKeys.of(file, this::keystorePassword)),
                                users.map(Users::new)));
        checked = Optional.of(options);
        return options;
    }

    private char[] keystorePassword() {
        String given = System.getenv(KEYSTORE_PASSWORD);
        return given != null ? given.toCharArray() : Passwords.read("Password of the keystore: ");
    }

    /// Serves until the process is stopped.
    ///
    /// @param now what `now()` is where a request leaves it to the clock
    /// @param loading of loads that are asked for while it is served
    /// @param plain whether standard output is for people
    void serve(
            Case opened,
            Optional<Now> now,
            ShippedHunts hunts,
            LoadOptions loading,
            Console console,
            Clock clock,
            boolean plain)
            throws InterruptedException {
        options().tls().ifPresent(keys -> keys.remarks(clock.instant()).forEach(console::error));
        try (Desk desk = Desk.of(opened, loading, limits(), clock);
                SpoorServer server =
                        start(new ServedCaseFolder(opened, now, hunts, roots(), desk), clock)) {
            (plain ? console.out() : console.errors())
                    .println("Workbench: " + server.address() + " (Ctrl+C ends it)");
            console.flush();
            server.join();
        }
    }

    private SpoorServer start(ServedCaseFolder served, Clock clock) {
        if (port.isPresent()) {
            return SpoorServer.start(served, options(), clock);
        }
        try {
            return SpoorServer.start(served, options(), clock);
        } catch (SpoorException e) {
            return SpoorServer.start(served, options().withPort(0), clock);
        }
    }
}
