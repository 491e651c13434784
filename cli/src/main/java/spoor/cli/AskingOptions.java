package spoor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spoor.workbench.Case;
import spoor.workbench.Now;
import spoor.workbench.query.WarmFrontEnd;

/// What the commands that ask something of a case, or of files loaded for this once, understand.
final class AskingOptions {
    @Option(names = "--case", paramLabel = "DIR", description = "The case folder.")
    Path folder = Path.of("");

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE",
            description = "The value of a parameter of the query or hunt.")
    Map<String, String> parameters = Map.of();

    @Option(
            names = "--now",
            paramLabel = "TIME|last-event",
            description = "What now() and ago() count from, whatever a hunt says.")
    Optional<String> now = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "30s",
            converter = Durations.class,
            description = "Stop a query, or a block of a hunt, after this time.")
    Duration timeout = Duration.ZERO;

    @Mixin MemoryOption memory = new MemoryOption();

    @Mixin ExternalOptions externals = new ExternalOptions();

    @Mixin LoadingOptions loading = new LoadingOptions();

    Optional<Now> now() {
        return now.map(NowText::parse);
    }

    /// The case, with the files at the paths loaded; what of them could not be read is said.
    Case open(List<Path> paths, Console console, Clock clock) {
        WarmFrontEnd.begin();
        Case opened =
                CaseChoice.of(folder, paths, loading.load(), clock, new ProgressLine(console));
        externals.allow(opened);
        memory.bound(opened);
        CaseChoice.remark(opened, paths, console);
        return opened;
    }
}
