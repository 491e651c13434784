package spoor.cli;

import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
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

    @Option(
            names = "--log-end",
            paramLabel = "TIME|YEAR",
            description =
                    "No line of the logs is later: tells the years of logs that name none. Without"
                            + " it: when each file was last changed.")
    Optional<String> logEnd = Optional.empty();

    @Mixin UnpackingOptions unpacking = new UnpackingOptions();

    LoadOptions load() {
        return new LoadOptions(
                table,
                LoadOptions.STANDARD.threads(),
                unpacking.limits(),
                logEnd.map(LoadingOptions::end));
    }

    private static Instant end(String text) {
        String whole = text.matches("[0-9]{4}") ? text + "-12-31T23:59:59" : text;
        return NowText.instant(whole)
                .orElseThrow(() ->
                        new SpoorException(
                                ErrorKind.USER,
                                "--log-end '"
                                        + text
                                        + "' is no time: write 2026, 2026-01-31 or"
                                        + " 2026-01-31T12:00:00Z"));
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
