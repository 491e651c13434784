package spoor.cli;

import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spoor.workbench.Case;

/// `spoor watchlist add NAME FILE.csv --case DIR`, `spoor watchlist list --case DIR`.
@Command(
        name = "watchlist",
        description = "Add a CSV file as a watchlist of a case, or list them.",
        mixinStandardHelpOptions = true)
final class WatchlistCommand {
    private final Console console;
    private final Clock clock;

    WatchlistCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Command(name = "add", description = "Keep a CSV file with a header as a watchlist.")
    int add(
            @Parameters(paramLabel = "NAME", description = "The watchlist's name.") String name,
            @Parameters(paramLabel = "FILE", description = "The CSV file.") Path file,
            @Mixin CaseOption chosen) {
        try (Case opened = chosen.openOrMake(clock)) {
            opened.texts().addWatchlist(name, file);
        }
        return 0;
    }

    @Command(name = "list", description = "Print the names of the watchlists.")
    int list(@Mixin CaseOption chosen) {
        try (Case opened = chosen.existing(clock)) {
            opened.texts().watchlists().forEach(console.out()::println);
        }
        return 0;
    }
}
