package spoor.cli;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Now;
import spoor.workbench.ShippedHunts;
import spoor.workbench.query.WarmFrontEnd;

/// `spoor serve --case DIR`
@Command(
        name = "serve",
        description =
                "Serve the workbench of a case on this machine. A folder that is not there, or is"
                        + " empty, becomes a new case: logs are loaded from the page.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin CaseOption chosen = new CaseOption();

    @Option(
            names = "--now",
            paramLabel = "TIME|last-event",
            description = "What now() and ago() count from.")
    Optional<String> now = Optional.empty();

    @Mixin MemoryOption memory = new MemoryOption();

    @Mixin ExternalOptions externals = new ExternalOptions();

    @Mixin ServingOptions serving = new ServingOptions();

    private final Console console;
    private final Clock clock;

    ServeCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        serving.check();
        Optional<Now> start = now.map(NowText::parse);
        WarmFrontEnd.begin();
        try (Case opened = chosen.existingOrNew(clock)) {
            externals.allow(opened);
            memory.bound(opened);
            ShippedHunts hunts = ShippedHunts.ofInstallation(opened, start);
            serving.serve(opened, start, hunts, LoadOptions.STANDARD, console, clock, true);
            return 0;
        }
    }
}
