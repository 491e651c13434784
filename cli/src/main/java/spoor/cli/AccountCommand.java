package spoor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import spoor.workbench.Account;
import spoor.workbench.Case;

/// `spoor account --case DIR`
@Command(
        name = "account",
        description = "Print what was read: every byte of every source.",
        mixinStandardHelpOptions = true)
final class AccountCommand implements Callable<Integer> {
    @Option(names = "--case", paramLabel = "DIR", required = true, description = "The case folder.")
    Path folder = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "table|json",
            description = "How to print the account: ${COMPLETION-CANDIDATES}.")
    AccountFormat format = AccountFormat.TABLE;

    @Option(names = "--all", description = "Print every source and every remark, however many.")
    boolean all;

    @Option(names = "--raw", description = "Print what logs hold as it is, control characters too.")
    boolean raw;

    private final Console console;
    private final Clock clock;

    AccountCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Case opened = Case.existing(folder, clock)) {
            Account account = opened.account();
            format.print(account, console.out(), raw, all);
            return account.balanced() ? 0 : 1;
        }
    }
}
