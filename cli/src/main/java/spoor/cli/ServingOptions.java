package spoor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import spoor.model.SpoorException;
import spoor.server.ServerOptions;
import spoor.server.SpoorServer;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Now;
import spoor.workbench.Roots;
import spoor.workbench.ShippedHunts;
import spoor.workbench.load.UploadLimits;
import spoor.workbench.overview.Desk;

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

    /// Serves until the process is stopped.
    ///
    /// @param now what `now()` is where a request leaves it to the clock
    /// @param options of loads that are asked for while it is served
    /// @param plain whether standard output is for people
    void serve(
            Case opened,
            Optional<Now> now,
            ShippedHunts hunts,
            LoadOptions options,
            Console console,
            Clock clock,
            boolean plain)
            throws InterruptedException {
        try (Desk desk = Desk.of(opened, options, limits(), clock);
                SpoorServer server =
                        start(
                                new ServedCaseFolder(opened, now, hunts, Roots.of(roots), desk),
                                clock)) {
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
