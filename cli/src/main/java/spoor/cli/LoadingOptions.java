package spoor.cli;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spoor.model.ErrorKind;
import spoor.workbench.Account;
import spoor.workbench.LoadOptions;

/// What all commands that load understand.
final class LoadingOptions {
    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Load all files into this table, whatever their format says.")
    Optional<String> table = Optional.empty();

    @Option(
            names = "--max-rejects",
            paramLabel = "N",
            description =
                    "Exit with 3 when more than N records are rejected; without it, when any file"
                            + " cannot be read at all.")
    Optional<Long> maxRejects = Optional.empty();

    @Mixin UnpackingOptions unpacking = new UnpackingOptions();

    LoadOptions load() {
        return new LoadOptions(table, LoadOptions.STANDARD.threads(), unpacking.limits());
    }

    /// The exit code of a load.
    int exitCode(Account account) {
        boolean bad =
                maxRejects
                        .map(most -> account.totals().rejects().count() > most)
                        .orElse(account.unread() > 0);
        if (bad) {
            return ErrorKind.DATA.exitCode();
        }
        return account.balanced() ? 0 : 1;
    }
}
