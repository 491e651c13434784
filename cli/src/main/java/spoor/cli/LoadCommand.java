package spoor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spoor.workbench.Account;
import spoor.workbench.Case;

/// `spoor load PATH... --case DIR`
@Command(
        name = "load",
        description =
                "Load logs into a case and print their account. What is in the case already is"
                        + " skipped, what grew is continued.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Log files, and folders of them.")
    List<Path> paths = List.of();

    @Mixin CaseOption chosen = new CaseOption();

    @Mixin AccountOptions printing = new AccountOptions();

    @Mixin LoadingOptions loading = new LoadingOptions();

    private final Console console;
    private final Clock clock;

    LoadCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try (Case opened = chosen.openOrMake(clock)) {
            Account account =
                    CommandAudit.load(opened, paths, loading.load(), new ProgressLine(console));
            printing.print(account, console);
            return loading.exitCode(account);
        }
    }
}
