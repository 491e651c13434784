package spoor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import spoor.model.SpoorException;
import spoor.server.ServerOptions;
import spoor.server.SpoorServer;
import spoor.workbench.Roots;

/// Where the workbench is served, and serving it.
final class ServingOptions {
    private static final int STANDARD_PORT = 7440;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; without it 7440, or any free one where that is taken.")
    Optional<Integer> port = Optional.empty();

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            description = "The address to listen on; only this machine's loopback.")
    String bind = ServerOptions.LOOPBACK;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "A folder below which the workbench may load files by their path; may be given"
                            + " more than once. Without it the page can only take dropped files.")
    List<Path> roots = List.of();

    Roots roots() {
        return Roots.of(roots);
    }

    /// Serves until the process is stopped.
    ///
    /// @param plain whether standard output is for people
    void serve(ServedCaseFolder served, Console console, Clock clock, boolean plain)
            throws InterruptedException {
        try (SpoorServer server = start(served, clock)) {
            (plain ? console.out() : console.errors())
                    .println("Workbench: " + server.address() + " (Ctrl+C ends it)");
            console.flush();
            server.join();
        }
    }

    private SpoorServer start(ServedCaseFolder served, Clock clock) {
        if (port.isPresent()) {
            return SpoorServer.start(served, new ServerOptions(bind, port.get()), clock);
        }
        try {
            return SpoorServer.start(served, new ServerOptions(bind, STANDARD_PORT), clock);
        } catch (SpoorException e) {
            return SpoorServer.start(served, new ServerOptions(bind, 0), clock);
        }
    }
}
