package spoor.cli;

import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;
import spoor.model.SpoorException;
import spoor.server.ServerOptions;
import spoor.server.SpoorServer;

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
